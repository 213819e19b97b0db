//! [`Choice`]: chooses among the units that share words with a sentence.
//!
//! A longer part says more than any part inside it, and a unit that is whole says more than a longer one
//! that has to be cut. Of units that share the same words, those whose translation is sure come first, then
//! reviewed ones, then the newest.

use std::cmp::Reverse;
use std::ops::Range;

use super::fragment::{Fragment, FragmentKind};
use super::sharing::Sharing;

/// The most units that are read for the same words, and for a sentence. Chosen by hand.
const READ: usize = 4;
const READ_OF_A_SENTENCE: usize = 16;
/// The most fragments with the same words that are shown, each with another translation.
const SHOWN: usize = 2;

/// The words of a sentence that fragments cover so far.
#[derive(Default)]
pub(super) struct Choice {
    covered: Vec<(Range<usize>, FragmentKind, usize)>,
}

/// Sorts the units that share words, those that are to be read first at the front.
pub(super) fn sort(sharing: &mut [Sharing]) {
    sharing.sort_by_key(|one| {
        (Reverse(one.run.query.len()), Reverse(one.kind), one.run.text.len(), Reverse(one.candidate.unit))
    });
}

impl Choice {
    /// Returns true if a unit says something that the fragments taken so far do not.
    pub(super) fn is_new(&self, sharing: &Sharing) -> bool {
        let words = &sharing.run.query;
        let read: usize = self.covered.iter().map(|(_, _, read)| read).sum();
        read < READ_OF_A_SENTENCE
            && self.covered.iter().all(|(covered, kind, read)| match covered == words {
                true => *kind <= sharing.kind && *read < READ,
                false => !holds(covered, words) || *kind < sharing.kind,
            })
    }

    /// Notes that a unit was taken.
    pub(super) fn take(&mut self, sharing: &Sharing) {
        let words = &sharing.run.query;
        match self.covered.iter_mut().find(|(covered, kind, _)| covered == words && *kind == sharing.kind) {
            Some((_, _, read)) => *read += 1,
            None => self.covered.push((words.clone(), sharing.kind, 1)),
        }
    }
}

/// Returns the best fragments in the order of their places, the longer one first.
pub(in crate::memory) fn best(mut fragments: Vec<Fragment>) -> Vec<Fragment> {
    fragments.sort_by_key(|one| {
        let changed = one.unit.origin.changed.max(one.unit.origin.created);
        let worth =
            Reverse((one.kind, one.target.is_some(), one.percent, one.unit.status(), changed, one.id));
        (one.query.start, Reverse(one.query.end), worth)
    });
    let mut kept: Vec<Fragment> = Vec::new();
    for one in fragments {
        let same: Vec<&Fragment> = kept.iter().filter(|kept| kept.query == one.query).collect();
        let says_no_more = |kept: &&Fragment| {
            kept.target() == one.target() || one.target().is_none() || kept.kind > one.kind
        };
        if same.len() < SHOWN && !same.iter().any(says_no_more) {
            kept.push(one);
        }
    }
    let is_inside = |at: usize| {
        let one = &kept[at];
        kept.iter().any(|other| {
            other.query != one.query && holds(&other.query, &one.query) && other.kind >= one.kind
        })
    };
    let inside: Vec<bool> = (0..kept.len()).map(is_inside).collect();
    let mut inside = inside.into_iter();
    kept.retain(|_| !inside.next().unwrap_or(false));
    kept
}

fn holds(outer: &Range<usize>, inner: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}
