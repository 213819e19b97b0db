//! [`Change`]: what an action has changed, in a form that can be made and taken back.

use serde::{Deserialize, Serialize};

use super::passage::Passage;
use super::row::Row;
use crate::error::{ErrorKind, Result};

/// What an action has changed: stretches of rows and passages, as they were and as they are. They are made in
/// order, and each counts from the state that the one before has left.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Change {
    /// Changed stretches of rows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<Splice<Row>>,
    /// Changed stretches of source passages.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub source: Vec<Splice<Passage>>,
    /// Changed stretches of target passages.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub target: Vec<Splice<Passage>>,
}

/// A stretch of a list that was replaced.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Splice<T> {
    /// Where the stretch begins.
    pub at: usize,
    /// The stretch as it was.
    pub old: Vec<T>,
    /// The stretch as it is.
    pub new: Vec<T>,
}

impl Change {
    /// Returns the change that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        Self { rows: inverse(&self.rows), source: inverse(&self.source), target: inverse(&self.target) }
    }

    /// Returns true if nothing changes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.source.is_empty() && self.target.is_empty()
    }
}

impl<T: Clone + PartialEq> Splice<T> {
    /// Returns what differs between two states of a stretch; `None` if nothing does.
    pub(in crate::review) fn between(at: usize, old: &[T], new: &[T]) -> Option<Self> {
        let before = old.iter().zip(new).take_while(|(old, new)| old == new).count();
        let (old, new) = (&old[before..], &new[before..]);
        let behind = old.iter().rev().zip(new.iter().rev()).take_while(|(old, new)| old == new).count();
        let (old, new) = (&old[..old.len() - behind], &new[..new.len() - behind]);
        let is_same = old.is_empty() && new.is_empty();
        (!is_same).then(|| Self { at: at + before, old: old.to_vec(), new: new.to_vec() })
    }

    /// Replaces the stretch in a list.
    ///
    /// # Errors
    ///
    /// If the list has another stretch there.
    pub(super) fn make(&self, list: &mut Vec<T>) -> Result<()> {
        if !list.get(self.at..).is_some_and(|rest| rest.starts_with(&self.old)) {
            let why = "its log does not fit its documents: the file is damaged";
            return Err(ErrorKind::Job(why.into()).into());
        }
        list.splice(self.at..self.at + self.old.len(), self.new.iter().cloned());
        Ok(())
    }
}

fn inverse<T: Clone>(splices: &[Splice<T>]) -> Vec<Splice<T>> {
    let turned =
        |splice: &Splice<T>| Splice { at: splice.at, old: splice.new.clone(), new: splice.old.clone() };
    splices.iter().rev().map(turned).collect()
}
