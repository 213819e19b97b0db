//! [`EarlierStates`]: what the history of a memory says about rows that no longer stand. A page to which
//! nothing leads may have a unit as it was before it was changed or deleted.

use std::collections::HashMap;
use std::ops::Range;

use crate::memory::action::Action;

/// The states of units that the history keeps, and the numbers of the units that steps made.
#[derive(Default)]
pub(super) struct EarlierStates {
    // Sorted once all are known.
    kept: Vec<KeptState>,
    made: Vec<(i64, Range<i64>)>,
    // Those of `made` whose step was undone, in order.
    unmade: Vec<Range<i64>>,
    steps: HashMap<i64, Step>,
}

/// A unit as it was before a step, or after a step that was undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct KeptState {
    id: u32,
    step: i64,
    digest: u32,
}

/// A step of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    Done(Action),
    Undone,
    /// Rows of both kinds are there, one of them in a page that was used before.
    Unknown,
}

/// How new a state of a unit is: it ranks above each state that the history keeps from before a later step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum StateRank {
    BeforeStep(i64),
    /// The history does not have the state.
    NotKept,
}

impl EarlierStates {
    /// Adds a row of the table of steps, whose number is negative once the step is undone.
    pub(super) fn add_step(&mut self, number: i64, what: &str) {
        let action = what.split_once(": ").map_or(what, |(action, _)| action);
        let step = if number < 0 { Step::Undone } else { Step::Done(action.into()) };
        let known = self.steps.entry(number.saturating_abs()).or_insert_with(|| step.clone());
        if *known != step {
            *known = Step::Unknown;
        }
    }

    /// Adds the numbers of the units that a step made.
    pub(super) fn add_made(&mut self, step: i64, ids: Range<i64>) {
        self.made.push((step, ids));
    }

    /// Adds a state of a unit from before a step.
    pub(super) fn add_kept(&mut self, step: i64, id: u32, digest: u32) {
        self.kept.push(KeptState { id, step, digest });
    }

    /// Sorts what was added; must be called before anything is asked.
    pub(super) fn sort(&mut self) {
        // Of a step that was undone, one table has the units as they are and another as they were.
        self.kept.retain(|kept| matches!(self.steps.get(&kept.step), Some(Step::Done(_))));
        self.kept.sort_unstable();
        self.kept.dedup();
        self.made.sort_unstable_by_key(|(step, ids)| (ids.start, ids.end, *step));
        self.made.dedup();
        let mut before = i64::MIN;
        for (at, (step, ids)) in self.made.iter().enumerate() {
            let next = self.made.get(at + 1).map_or(i64::MAX, |(_, ids)| ids.start);
            // A unit has one maker; where there seem to be two, a row is altered.
            let has_one_maker = before <= ids.start && ids.end <= next;
            if has_one_maker && self.steps.get(step) == Some(&Step::Undone) {
                self.unmade.push(ids.clone());
            }
            before = before.max(ids.end);
        }
    }

    /// Returns true if the history says nothing about a unit.
    pub(super) fn is_silent(&self, id: u32) -> bool {
        self.of(id).is_empty() && !self.is_unmade(id)
    }

    /// Returns true if the unit was made by a step that was undone, so that it is no longer there.
    pub(super) fn is_unmade(&self, id: u32) -> bool {
        let id = i64::from(id);
        let next = self.unmade.partition_point(|ids| ids.start <= id);
        self.unmade[..next].last().is_some_and(|ids| ids.contains(&id))
    }

    /// Returns true if the last that the history says of a unit is that it was deleted, or changed by a step
    /// that deleted others.
    pub(super) fn ends_in_deletion(&self, id: u32) -> bool {
        let last = self.of(id).last().and_then(|last| self.steps.get(&last.step));
        let deletes =
            |step| matches!(step, &Step::Done(Action::Delete | Action::DeleteByFilter | Action::Clean));
        self.is_unmade(id) || last.is_some_and(deletes)
    }

    /// Returns how new a state of a unit is; `None` if the unit is known to be in this state no longer, and
    /// the history says or leaves it possible that it was deleted.
    pub(super) fn rank(&self, id: u32, digest: u32) -> Option<StateRank> {
        let kept = self.of(id);
        let Some(last) = kept.last() else { return (!self.is_unmade(id)).then_some(StateRank::NotKept) };
        let is_same = |kept: &&KeptState| kept.digest == digest;
        let step = kept.iter().rfind(is_same).map(|kept| kept.step);
        let is_left = match &self.steps[&last.step] {
            // A unit that another document holds too is changed, not deleted.
            Step::Done(Action::Delete | Action::DeleteByFilter | Action::Clean) => step.is_none(),
            Step::Done(Action::Edit | Action::Add | Action::Use) => true,
            // An older state may have come back since, by an import of the older file.
            _ => step != Some(last.step),
        };
        let is_left = is_left && !self.is_unmade(id);
        is_left.then(|| step.map_or(StateRank::NotKept, StateRank::BeforeStep))
    }

    fn of(&self, id: u32) -> &[KeptState] {
        let first = self.kept.partition_point(|kept| kept.id < id);
        let end = first + self.kept[first..].partition_point(|kept| kept.id == id);
        &self.kept[first..end]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn states(steps: &[(i64, &str)]) -> EarlierStates {
        let mut states = EarlierStates::default();
        for (number, what) in steps {
            states.add_step(*number, what);
        }
        states.add_made(1, 1..100);
        states.add_made(2, 100..200);
        // Before step 3, unit 7 was in the state 70, before step 4 in the state 71.
        states.add_kept(4, 7, 71);
        states.add_kept(3, 7, 70);
        states.sort();
        states
    }

    fn ranks(last: (i64, &str)) -> [Option<StateRank>; 3] {
        let states = states(&[(1, "import: a.tmx"), (2, "import: b.tmx"), (3, "edit"), last]);
        [70, 71, 72].map(|digest| states.rank(7, digest))
    }

    #[test]
    fn a_state_that_a_later_step_replaced_is_old_and_a_deleted_unit_has_none() {
        use StateRank::{BeforeStep, NotKept};
        for deleting in ["delete", "delete by filter", "clean"] {
            assert_eq!(ranks((4, deleting)), [None, None, Some(NotKept)]);
        }
        assert_eq!(ranks((4, "import: a: b.tmx")), [Some(BeforeStep(3)), None, Some(NotKept)]);
        assert_eq!(ranks((4, "edit")), [Some(BeforeStep(3)), Some(BeforeStep(4)), Some(NotKept)]);
        // What an undone step keeps may be as it was or as it is.
        assert_eq!(ranks((-4, "delete")), [Some(BeforeStep(3)), Some(NotKept), Some(NotKept)]);
        assert!(BeforeStep(3) < BeforeStep(4) && BeforeStep(4) < NotKept);
    }

    #[test]
    fn units_of_an_undone_import_are_no_longer_there() {
        let undone = states(&[(1, "import: a.tmx"), (-2, "import: b.tmx")]);
        assert_eq!([99, 100, 199, 200].map(|id| undone.is_unmade(id)), [false, true, true, false]);
        assert_eq!((undone.rank(100, 1), undone.is_silent(100), undone.is_silent(99)), (None, false, true));
        let both = states(&[(-2, "import: b.tmx"), (2, "import: b.tmx")]);
        assert!(!both.is_unmade(100), "a step that was redone");
        let mut altered = states(&[(1, "import: a.tmx"), (-2, "import: b.tmx")]);
        altered.unmade.clear();
        altered.add_made(3, 1..1000);
        altered.sort();
        assert!(!altered.is_unmade(100), "an altered row");
    }
}
