//! Redoing what was undone: each step comes back as it was, and a new change ends what can be redone.
#![cfg(feature = "cli")]

use crate::desk::Desk;
use mizan::memory::{Action, Batch, Lookup, Memory, Series, Step, StoredUnit, UnitId};
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
    write(memory, || memory.batch(), changes);
}

fn write<'m>(memory: &Memory, batch: impl FnOnce() -> mizan::Result<Batch<'m>>, changes: &[Change]) {
    let known: Vec<UnitId> = units(memory).iter().map(|stored| stored.id).collect();
    let nth = |number: u8| known.get(usize::from(number)).copied();
    let mut batch = batch().unwrap();
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
        steps in prop::collection::vec((prop::collection::vec(change(), 1..8), 0..3usize), 1..8),
        back in 1..8usize,
        last in prop::collection::vec(change(), 1..4),
    ) {
        let memory = Memory::in_memory().unwrap();
        let series = [memory.series(), memory.series()];
        let mut states = vec![(0, units(&memory))];
        for (step, of) in &steps {
            write(&memory, || series.get(*of).map_or_else(|| memory.batch(), Series::batch), step);
            let (made, state) = (memory.steps().unwrap().len(), units(&memory));
            match states.last_mut().filter(|(before, _)| *before == made) {
                // The step has changed nothing, or belongs to the series of the one before.
                Some(last) => last.1 = state,
                None => states.push((made, state)),
            }
        }
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

#[test]
fn a_series_is_undone_and_redone_whole_and_in_parts_where_another_writer_came_between() {
    let memory = Memory::in_memory().unwrap();
    let insert = |mut batch: Batch<'_>, number: u8, file: &str| {
        batch = batch.action(Action::Import).file(file.to_owned());
        batch.insert(&numbered(number)).unwrap();
        batch.commit().unwrap();
    };
    let (one, two) = (memory.series(), memory.series());
    insert(one.batch().unwrap(), 1, "a.tmx");
    insert(one.batch().unwrap(), 2, "b.tmx");
    insert(two.batch().unwrap(), 3, "c.tmx");
    insert(one.batch().unwrap(), 4, "d.tmx");
    let steps = |steps: Vec<Step>| -> Vec<(String, u64, u64)> {
        steps.into_iter().map(|step| (step.file.unwrap(), step.files, step.made)).collect()
    };
    let step = |file: &str, files| (file.to_owned(), files, files);
    assert_eq!(steps(memory.steps().unwrap()), [step("d.tmx", 1), step("c.tmx", 1), step("a.tmx", 2)]);
    let all = units(&memory);
    for (left, removed) in [(3, 1), (2, 1), (0, 2)] {
        assert_eq!(memory.undo().unwrap().unwrap().removed, removed);
        assert_eq!(units(&memory).len(), left);
    }
    assert_eq!(memory.undo().unwrap(), None);
    assert_eq!(steps(memory.undone_steps().unwrap()), [step("a.tmx", 2), step("c.tmx", 1), step("d.tmx", 1)]);
    let redone = memory.redo().unwrap().unwrap();
    assert_eq!((redone.made, redone.files, redone.file.as_deref()), (2, 2, Some("a.tmx")));
    while memory.redo().unwrap().is_some() {}
    assert_eq!(units(&memory), all);
    memory.compact().unwrap();
    assert!(memory.steps().unwrap().is_empty());
}

#[test]
fn a_unit_that_a_series_made_and_changed_counts_once() {
    let memory = Memory::in_memory().unwrap();
    make(&memory, &[Change::Insert(1), Change::Insert(2)]);
    let series = memory.series();
    write(&memory, || series.batch(), &[Change::Insert(3)]);
    write(&memory, || series.batch(), &[Change::Replace(2, 4), Change::Replace(0, 5), Change::Delete(1)]);
    write(&memory, || series.batch(), &[Change::Replace(0, 6)]);
    let step = memory.steps().unwrap().swap_remove(0);
    assert_eq!((step.made, step.changed), (1, 2));
    let undone = memory.undo().unwrap().unwrap();
    assert_eq!((undone.removed, undone.restored), (1, 2));
    let redone = memory.redo().unwrap().unwrap();
    assert_eq!((redone.made, redone.changed, redone.deleted), (1, 1, 1));
}

#[test]
fn a_run_over_several_files_is_undone_and_redone_as_one_step() {
    let desk = Desk::with(&[
        ("in/a.tsv", "أغلق الصمام.\tClose the valve.\n"),
        ("in/b.tsv", "افتح الباب.\tOpen the door.\n"),
        ("in/c.po", "msgid \"Stop here.\"\nmsgstr \"قف هنا.\"\n"),
        ("one.ar.txt", "وصل الطرد أمس."),
        ("one.en.txt", "The parcel arrived yesterday."),
        ("two.ar.txt", "غادر القطار مبكرا."),
        ("two.en.txt", "The train left early."),
    ]);
    desk.ok(&["add", "نعم", "yes", "-m", "m.mizan"]);
    desk.ok(&["import", "in", "--into", "m.mizan"]);
    desk.ok(&["align", "--pairs", ".", "--into", "m.mizan"]);
    let all = desk.ok(&["export", "m.mizan", "--to", "tsv"]);
    let steps = desk.ok(&["undo", "--list", "-m", "m.mizan"]);
    let steps: Vec<Vec<&str>> = steps.lines().map(|line| line.split('\t').skip(1).collect()).collect();
    assert_eq!(steps.len(), 3, "{steps:?}");
    assert!(steps[0][0].starts_with("align ") && steps[0][0].ends_with(".ar.txt and 1 other"), "{steps:?}");
    assert_eq!(steps[1], ["import a.tsv and 2 others", "3 made", "0 changed or deleted"]);
    let json = desk.json(&["undo", "--list", "-m", "m.mizan", "--json"]);
    assert_eq!(
        (&json[1]["file"], &json[1]["files"], &json[1]["made"]),
        (&"a.tsv".into(), &3.into(), &3.into())
    );
    assert_eq!((&json[2]["file"], &json[2]["files"]), (&serde_json::Value::Null, &0.into()));
    assert_eq!(desk.json(&["info", "m.mizan", "--json"])["steps"], 3);
    let undone = desk.run(&["undo", "-m", "m.mizan"]).err;
    assert!(undone.contains(".ar.txt and 1 other of 20"), "{undone}");
    assert!(undone.ends_with(": 2 units deleted, 0 units restored\n"), "{undone}");
    let undone = desk.json(&["undo", "-m", "m.mizan", "--json"]);
    assert_eq!((&undone["deleted"], &undone["files"]), (&3.into(), &3.into()));
    assert_eq!(desk.ok(&["export", "m.mizan", "--to", "tsv"]), "نعم\tyes\n");
    desk.ok(&["redo", "-m", "m.mizan"]);
    let redone = desk.run(&["redo", "-m", "m.mizan"]).err;
    assert!(redone.ends_with(": 2 units made, 0 changed, 0 deleted\n"), "{redone}");
    assert_eq!(desk.ok(&["export", "m.mizan", "--to", "tsv"]), all);
    desk.ok(&["add", "ربما", "maybe", "-m", "n.mizan"]);
    desk.ok(&["merge", "m.mizan", "n.mizan", "--into", "both.mizan"]);
    assert!(desk.run(&["undo", "-m", "both.mizan"]).err.contains("undone: merge m.mizan and 1 other of 20"));
    assert_eq!(desk.json(&["info", "both.mizan", "--json"])["units"], 0);
}
