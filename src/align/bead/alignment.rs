//! [`Alignment`]: the beads of two texts, in order.

use super::bead::Bead;
use crate::error::{Error, Position, Result, Syntax};

/// The beads of two texts, in order: every sentence of both sides stands in exactly one of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Alignment {
    beads: Vec<Bead>,
    ran_out_of_time: bool,
}

impl Alignment {
    /// Returns the alignment of beads that hold every sentence once, in order.
    pub(crate) fn new(beads: Vec<Bead>) -> Self {
        Self { beads, ran_out_of_time: false }
    }

    /// Says whether the alignment was finished in time.
    pub(crate) fn in_time(self, in_time: bool) -> Self {
        Self { ran_out_of_time: !in_time, ..self }
    }

    /// Returns the alignment of two texts, of this many sentences, by given beads. The indices of each bead
    /// and the beads themselves are put in order; each sentence that no bead names gets a null bead.
    ///
    /// # Errors
    ///
    /// If a bead names a sentence that does not exist, or one that another bead names.
    pub fn from_beads(beads: Vec<Bead>, source_len: usize, target_len: usize) -> Result<Self> {
        let mut all = beads;
        all.iter_mut().for_each(Bead::sort);
        let (source, target) = claim(&all, source_len, target_len)?;
        all.extend(unclaimed(&source).map(Bead::of_source));
        all.extend(unclaimed(&target).map(Bead::of_target));
        Ok(Self::new(in_order(all)))
    }

    /// Returns the beads.
    #[must_use]
    pub fn beads(&self) -> &[Bead] {
        &self.beads
    }

    /// Returns true if the time of [`Aligner::within`](crate::Aligner::within) ran out before the best beads
    /// were found.
    #[must_use]
    pub fn ran_out_of_time(&self) -> bool {
        self.ran_out_of_time
    }
}

/// Returns which sentences of each side stand in a bead.
///
/// # Errors
///
/// If a bead names a sentence that does not exist, or one that another bead names.
pub(crate) fn claim(beads: &[Bead], source_len: usize, target_len: usize) -> Result<(Vec<bool>, Vec<bool>)> {
    let (mut source, mut target) = (vec![false; source_len], vec![false; target_len]);
    for (bead, line) in beads.iter().zip(1..) {
        if !(claim_each(&mut source, bead.source()) && claim_each(&mut target, bead.target())) {
            let at = Position { line, column: 1, byte: 0 };
            return Err(Error::syntax(at, Syntax::Value(bead.to_string())));
        }
    }
    Ok((source, target))
}

fn claim_each(claimed: &mut [bool], indices: &[usize]) -> bool {
    indices.iter().all(|&i| claimed.get_mut(i).is_some_and(|seen| !std::mem::replace(seen, true)))
}

fn unclaimed(claimed: &[bool]) -> impl Iterator<Item = usize> {
    claimed.iter().enumerate().filter(|(_, seen)| !**seen).map(|(i, _)| i)
}

/// Puts beads in the order of their source sentences. A bead without a source sentence follows the bead that
/// contains the target sentence before it.
pub(crate) fn in_order(beads: Vec<Bead>) -> Vec<Bead> {
    let (mut sourced, mut unsourced): (Vec<_>, Vec<_>) = beads
        .into_iter()
        .filter(|b| !(b.source().is_empty() && b.target().is_empty()))
        .partition(|b| !b.source().is_empty());
    sourced.sort_by_key(|bead| bead.source()[0]);
    unsourced.sort_by_key(|bead| bead.target()[0]);
    let mut waiting = unsourced.into_iter().peekable();
    let mut ordered = Vec::new();
    for bead in sourced {
        if let Some(&first) = bead.target().first() {
            while let Some(before) = waiting.next_if(|null| null.target()[0] < first) {
                ordered.push(before);
            }
        }
        ordered.push(bead);
    }
    ordered.extend(waiting);
    ordered
}

impl<'a> IntoIterator for &'a Alignment {
    type Item = &'a Bead;
    type IntoIter = std::slice::Iter<'a, Bead>;

    fn into_iter(self) -> Self::IntoIter {
        self.beads.iter()
    }
}

impl IntoIterator for Alignment {
    type Item = Bead;
    type IntoIter = std::vec::IntoIter<Bead>;

    fn into_iter(self) -> Self::IntoIter {
        self.beads.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::read_beads;

    #[test]
    fn beads_of_a_person_become_an_alignment() {
        let beads = read_beads(&b"[3] : [2, 1]\n[0] : [0]\n"[..]).unwrap();
        let alignment = Alignment::from_beads(beads, 4, 4).unwrap();
        let lines: Vec<_> = alignment.into_iter().map(|bead| bead.to_string()).collect();
        assert_eq!(
            lines,
            [
                "[0] : [0] : 1.000",
                "[1] : [] : 1.000",
                "[2] : [] : 1.000",
                "[3] : [1, 2] : 1.000",
                "[] : [3] : 1.000"
            ]
        );
    }

    #[test]
    fn beads_that_name_a_sentence_twice_or_one_too_many_are_refused() {
        for lines in ["[0] : [0]\n[0] : [1]\n", "[4] : [0]\n", "[1, 1] : [0]\n"] {
            let beads = read_beads(lines.as_bytes()).unwrap();
            assert!(Alignment::from_beads(beads, 4, 4).is_err(), "{lines:?}");
        }
    }
}
