//! Redoing what was undone: each step comes back as it was, and a new change ends what can be redone.
#![cfg(feature = "cli")]

use crate::desk::Desk;
use mizan::memory::{Action, Lookup, Memory, StoredUnit, UnitId};
use mizan::{Header, Lang, Unit};
use proptest::prelude::*;

fn unit(english: &str, arabic: &str) -> Unit {
    Unit::new(Lang::ENGLISH, english, Lang::ARABIC, arabic)
}

fn units(memory: &Memory) -> Vec<StoredUnit> {
    memory.units().unwrap().map(Result::unwrap).collect()
}

/// What a step does with a unit that there may be.
#[derive(Clone, Debug)]
enum Change {
    Insert(u8),
    Replace(u8, u8),
    Delete(u8),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        (0..12u8).prop_map(Change::Insert),
        (0..12u8, 0..12u8).prop_map(|(id, text)| Change::Replace(id, text)),
        (0..12u8).prop_map(Change::Delete),
    ]
}

fn numbered(number: u8) -> Unit {
    unit(&format!("Close valve {number} now."), &format!("أغلق الصمام {number} الآن."))
}

/// Makes one step of some changes; those of units that do not exist are left out.
fn make(memory: &Memory, changes: &[Change]) {
    let known: Vec<UnitId> = units(memory).iter().map(|stored| stored.id).collect();
    let nth = |number: u8| known.get(usize::from(number)).copied();
    let mut batch = memory.batch().unwrap();
    for change in changes {
        match *change {
            Change::Insert(text) => drop(batch.insert(&numbered(text)).unwrap()),
            // A unit may have been deleted in the same step.
            Change::Replace(number, text) => {
                drop(nth(number).map(|id| batch.replace(id, &numbered(text))));
            }
            Change::Delete(number) => drop(nth(number).map(|id| batch.delete(id))),
        }
    }
    batch.commit().unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn undoing_and_redoing_any_steps_leads_through_the_same_states(
        steps in prop::collection::vec(prop::collection::vec(change(), 1..8), 1..6),
        back in 1..6usize,
        last in prop::collection::vec(change(), 1..4),
    ) {
        let memory = Memory::in_memory().unwrap();
        let mut states = vec![(0, units(&memory))];
        for step in &steps {
            make(&memory, step);
            states.push((memory.steps().unwrap().len(), units(&memory)));
        }
        // Steps that changed nothing are no steps.
        states.dedup_by_key(|(made, _)| *made);
        let listed = memory.steps().unwrap();
        let back = back.min(listed.len());
        for number in 0..back {
            prop_assert!(memory.undo().unwrap().is_some());
            prop_assert_eq!(&units(&memory), &states[states.len() - 2 - number].1);
        }
        let mut undone = listed[..back].to_vec();
        undone.reverse();
        prop_assert_eq!(memory.undone_steps().unwrap(), undone);
        prop_assert_eq!(memory.info().unwrap().steps as usize, listed.len() - back);
        for number in (0..back).rev() {
            prop_assert!(memory.redo().unwrap().is_some());
            prop_assert_eq!(&units(&memory), &states[states.len() - 1 - number].1);
        }
        prop_assert_eq!(memory.redo().unwrap(), None);
        prop_assert_eq!(memory.steps().unwrap(), listed);
        for stored in units(&memory) {
            let found = memory.lookup(stored.unit.source().plain(), &Lookup::new().limit(50)).unwrap();
            prop_assert!(found.iter().any(|m| m.unit().target() == stored.unit.target()), "{:?}", stored.unit);
        }
        if memory.undo().unwrap().is_some() {
            let before = memory.steps().unwrap().len();
            make(&memory, &last);
            if memory.steps().unwrap().len() > before {
                prop_assert!(memory.undone_steps().unwrap().is_empty());
                prop_assert_eq!(memory.redo().unwrap(), None);
            }
        }
    }
}

#[test]
fn a_large_import_is_found_again_after_undo_and_redo() {
    let memory = Memory::in_memory().unwrap();
    let header = Header::default();
    let mut batch = memory.batch().unwrap().action(Action::Import).file("plant.tmx".to_owned());
    for number in 0..3000 {
        batch
            .insert(&unit(&format!("Close valve {number} now."), &format!("أغلق الصمام {number} الآن.")))
            .unwrap();
    }
    batch.header("plant.tmx", &header).unwrap();
    batch.commit().unwrap();
    let (all, headers) = (units(&memory), memory.headers().unwrap());
    assert_eq!(memory.undo().unwrap().unwrap().removed, 3000);
    assert!(memory.headers().unwrap().is_empty());
    let redone = memory.redo().unwrap().unwrap();
    assert_eq!((redone.action, redone.file.as_deref()), (Action::Import, Some("plant.tmx")));
    assert_eq!((redone.made, redone.changed, redone.deleted), (3000, 0, 0));
    assert_eq!((units(&memory), memory.headers().unwrap()), (all, headers));
    let found = memory.lookup("Close valve 2719 now.", &Lookup::new()).unwrap();
    assert_eq!((found.len(), found[0].percent()), (1, 100));
    assert!(found[0].variants() > 5);
}

#[test]
fn a_batch_that_goes_on_after_its_step_was_undone_is_a_step_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("m.mizan");
    let (one, two) = (Memory::create(&path).unwrap(), Memory::create(&path).unwrap());
    let mut batch = one.batch().unwrap();
    batch.insert(&numbered(1)).unwrap();
    let undone = std::thread::spawn(move || while two.undo().unwrap().is_none() {});
    while !undone.is_finished() {
        batch.save().unwrap();
    }
    undone.join().unwrap();
    batch.insert(&numbered(2)).unwrap();
    batch.commit().unwrap();
    assert_eq!(one.steps().unwrap().iter().map(|step| step.made).collect::<Vec<_>>(), [1]);
    assert_eq!(units(&one).len(), 1);
}

#[test]
fn redo_takes_back_several_undos_until_something_changes() {
    let desk = Desk::new();
    for (english, arabic) in [("Yes", "نعم"), ("No", "لا"), ("Stop", "قف")] {
        desk.ok(&["add", english, arabic, "-m", "m.mizan"]);
    }
    let run = desk.run(&["redo", "-m", "m.mizan"]);
    assert_eq!((run.code, run.err.as_str()), (1, "mizan: nothing to redo\n"));
    desk.ok(&["undo", "-m", "m.mizan"]);
    desk.ok(&["undo", "-m", "m.mizan"]);
    assert_eq!(desk.ok(&["redo", "--list", "-m", "m.mizan"]).lines().count(), 2);
    assert_eq!(desk.ok(&["undo", "--list", "-m", "m.mizan"]).lines().count(), 1);
    let run = desk.run(&["redo", "-m", "m.mizan"]);
    assert_eq!(run.code, 0);
    assert!(run.err.starts_with("mizan: redone: add of 20"), "{}", run.err);
    assert!(run.err.ends_with(": 1 unit made, 0 changed, 0 deleted\n"), "{}", run.err);
    assert!(desk.ok(&["export", "m.mizan", "--to", "tsv"]).contains("No\tلا"));
    assert_eq!(desk.json(&["redo", "-m", "m.mizan", "--json"])["new"], 1);
    assert_eq!(desk.json(&["undo", "-m", "m.mizan", "--json"])["deleted"], 1);
    desk.ok(&["add", "Go", "اذهب", "-m", "m.mizan"]);
    assert_eq!(desk.run(&["redo", "-m", "m.mizan"]).code, 1);
    assert_eq!(desk.run(&["redo", "--list", "-m", "m.mizan"]).code, 1);
}
