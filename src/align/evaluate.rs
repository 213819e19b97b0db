use std::collections::{HashMap, HashSet};

use super::bead::{Bead, BeadType};
use super::calibration::{Judged, judge};

/// Compares beads with those of a person, for one document.
///
/// Counts as the field does (vecalign's scorer): *strict* wants the very bead; *lax* is content with one shared link.
/// Precision counts null beads, recall leaves them out. A bead given twice counts once. Linear in the number of
/// links.
///
/// ```
/// use mizan::align::{evaluate, read_beads};
///
/// let gold = read_beads(&b"[0] : [0]\n[1] : [1, 2]\n"[..])?;
/// let found = read_beads(&b"[0] : [0]\n[1] : [1]\n[] : [2]\n"[..])?;
/// let evaluation = evaluate(&gold, &found);
/// assert_eq!(evaluation.strict().recall, 0.5);
/// assert_eq!(evaluation.lax().recall, 1.0);
/// # Ok::<(), mizan::Error>(())
/// ```
#[must_use]
pub fn evaluate(gold: &[Bead], found: &[Bead]) -> Evaluation {
    let mut evaluation = Evaluation { documents: 1, ..Evaluation::default() };
    evaluation.count_beads(gold, found);
    evaluation.count_links(gold, found);
    evaluation
}

/// How far found beads agree with a person's, over one document or many.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evaluation {
    documents: usize,
    // Found beads that are right, strictly and laxly, and all.
    precision: [usize; 3],
    // Gold beads that were found, strictly and laxly, and all.
    recall: [usize; 3],
    // Shared links, found links, gold links.
    links: [usize; 3],
    gold_by_type: [Share; 5],
    found_by_type: [Share; 5],
    bins: [Bin; 10],
}

/// Precision, recall and their harmonic mean, each 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Accuracy {
    /// How many of the found are right.
    pub precision: f64,
    /// How many of the right were found.
    pub recall: f64,
    /// The harmonic mean of both.
    pub f1: f64,
}

/// So many of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// How many were right.
    pub right: usize,
    /// Of how many.
    pub all: usize,
}

/// Beads of like confidence, and how many of them are right.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bin {
    /// How many of them are right.
    pub share: Share,
    /// The sum of their confidences.
    pub confidence: f64,
}

type Key<'b> = (&'b [usize], &'b [usize]);

impl Evaluation {
    /// Adds the counts of other documents.
    pub fn add(&mut self, other: &Self) {
        self.documents += other.documents;
        for (mine, theirs) in [
            (&mut self.precision, &other.precision),
            (&mut self.recall, &other.recall),
            (&mut self.links, &other.links),
        ] {
            mine.iter_mut().zip(theirs).for_each(|(m, t)| *m += t);
        }
        let mine = self.gold_by_type.iter_mut().chain(&mut self.found_by_type);
        let theirs = other.gold_by_type.iter().chain(&other.found_by_type);
        mine.zip(theirs).for_each(|(m, t)| m.add(*t));
        for (mine, theirs) in self.bins.iter_mut().zip(&other.bins) {
            mine.share.add(theirs.share);
            mine.confidence += theirs.confidence;
        }
    }

    /// Returns how many documents were compared.
    #[must_use]
    pub fn documents(&self) -> usize {
        self.documents
    }

    /// Returns the accuracy that wants the very bead.
    #[must_use]
    pub fn strict(&self) -> Accuracy {
        let [right, _, all] = self.precision;
        let [found, _, wanted] = self.recall;
        Accuracy::new(share(right, all), share(found, wanted))
    }

    /// Returns the accuracy that is content with one shared link.
    #[must_use]
    pub fn lax(&self) -> Accuracy {
        let [_, right, all] = self.precision;
        let [_, found, wanted] = self.recall;
        Accuracy::new(share(right, all), share(found, wanted))
    }

    /// Returns the accuracy of single links between a source and a target sentence.
    #[must_use]
    pub fn links(&self) -> Accuracy {
        let [shared, found, gold] = self.links;
        Accuracy::new(share(shared, found), share(shared, gold))
    }

    /// Returns how many gold beads of a type were found.
    #[must_use]
    pub fn recall_of(&self, kind: BeadType) -> Share {
        self.gold_by_type[kind as usize]
    }

    /// Returns how many found beads of a type are right.
    #[must_use]
    pub fn precision_of(&self, kind: BeadType) -> Share {
        self.found_by_type[kind as usize]
    }

    /// Returns the found beads by confidence, in ten bins of equal width from 0 to 1.
    #[must_use]
    pub fn bins(&self) -> &[Bin; 10] {
        &self.bins
    }

    /// Returns the expected calibration error: by how much confidence and share of right beads differ, the mean over
    /// all found beads.
    #[must_use]
    pub fn calibration_error(&self) -> f64 {
        calibration_error(&self.bins)
    }

    fn count_beads(&mut self, gold: &[Bead], found: &[Bead]) {
        let (gold_keys, found_keys) = (keys(gold), keys(found));
        self.precision = agreement(&gold_keys, &found_keys);
        self.recall = agreement(&without_nulls(&found_keys), &without_nulls(&gold_keys));
        for key in &gold_keys {
            self.gold_by_type[of(key) as usize].count(found_keys.contains(key));
        }
        for key in found_keys.iter().filter(|key| !is_empty(key)) {
            self.found_by_type[of(key) as usize].count(gold_keys.contains(key));
        }
        self.bins = bins(&judge(gold, found));
    }

    fn count_links(&mut self, gold: &[Bead], found: &[Bead]) {
        let (gold, found) = (links(gold), links(found));
        self.links = [gold.intersection(&found).count(), found.len(), gold.len()];
    }
}

/// Returns judged beads by confidence, in ten bins of equal width from 0 to 1.
#[must_use]
pub fn bins(judged: &[Judged]) -> [Bin; 10] {
    let mut bins = [Bin::default(); 10];
    for bead in judged {
        let bin = &mut bins[((bead.confidence * 10.0) as usize).min(9)];
        bin.share.count(bead.right);
        bin.confidence += bead.confidence;
    }
    bins
}

/// Returns by how much confidence and share of right beads differ, the mean over all beads.
#[must_use]
pub fn calibration_error(bins: &[Bin; 10]) -> f64 {
    let all: usize = bins.iter().map(|bin| bin.share.all).sum();
    let off: f64 = bins.iter().map(|bin| (bin.confidence - bin.share.right as f64).abs()).sum();
    if all == 0 { 0.0 } else { off / all as f64 }
}

impl Accuracy {
    fn new(precision: f64, recall: f64) -> Self {
        let sum = precision + recall;
        let f1 = if sum == 0.0 { 0.0 } else { 2.0 * precision * recall / sum };
        Self { precision, recall, f1 }
    }
}

fn of((source, target): &Key) -> BeadType {
    BeadType::of_lengths(source.len(), target.len())
}

impl Share {
    fn count(&mut self, right: bool) {
        self.right += usize::from(right);
        self.all += 1;
    }

    fn add(&mut self, other: Self) {
        self.right += other.right;
        self.all += other.all;
    }
}

fn key(bead: &Bead) -> Key<'_> {
    (bead.source(), bead.target())
}

fn keys(beads: &[Bead]) -> HashSet<Key<'_>> {
    beads.iter().map(key).collect()
}

fn is_empty((source, target): &Key) -> bool {
    source.is_empty() && target.is_empty()
}

fn without_nulls<'b>(keys: &HashSet<Key<'b>>) -> HashSet<Key<'b>> {
    keys.iter().copied().filter(|key| of(key) != BeadType::Null).collect()
}

// How many of the tested beads agree with the reference, strictly and laxly, of all.
fn agreement(reference: &HashSet<Key>, tested: &HashSet<Key>) -> [usize; 3] {
    let mut targets: HashMap<usize, HashSet<usize>> = HashMap::new();
    for (source, target) in reference {
        for &i in *source {
            targets.entry(i).or_default().extend(*target);
        }
    }
    let shares_a_link = |(source, target): &Key| {
        source.iter().filter_map(|i| targets.get(i)).any(|linked| target.iter().any(|j| linked.contains(j)))
    };
    let tested = || tested.iter().filter(|key| !is_empty(key));
    let strict = tested().filter(|key| reference.contains(*key)).count();
    let lax = tested().filter(|key| reference.contains(*key) || shares_a_link(key)).count();
    [strict, lax, tested().count()]
}

fn links(beads: &[Bead]) -> HashSet<(usize, usize)> {
    beads
        .iter()
        .flat_map(|b| b.source().iter().flat_map(|&i| b.target().iter().map(move |&j| (i, j))))
        .collect()
}

fn share(part: usize, all: usize) -> f64 {
    if all == 0 { 0.0 } else { part as f64 / all as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::read_beads;

    // Counted by hand after the rules of vecalign's scorer.
    #[test]
    fn precision_counts_null_beads_and_recall_does_not() {
        let gold = read_beads(&b"[0] : [0]\n[1] : [1, 2]\n[2] : []\n[3, 4] : [3]\n"[..]).unwrap();
        let found = read_beads(&b"[0] : [0]\n[1] : [1]\n[] : [2]\n[2] : []\n[3, 4] : [3]\n"[..]).unwrap();
        let evaluation = evaluate(&gold, &found);
        assert_eq!(evaluation.strict(), Accuracy::new(3.0 / 5.0, 2.0 / 3.0));
        assert_eq!(evaluation.lax(), Accuracy::new(4.0 / 5.0, 1.0));
        assert_eq!(evaluation.links(), Accuracy::new(1.0, 4.0 / 5.0));
        assert_eq!(evaluation.recall_of(BeadType::Null), Share { right: 1, all: 1 });
        assert_eq!(evaluation.precision_of(BeadType::Null), Share { right: 1, all: 2 });
        assert_eq!(evaluation.recall_of(BeadType::OneMany), Share { right: 0, all: 1 });
    }

    #[test]
    fn documents_are_pooled_by_adding_their_counts() {
        let gold = read_beads(&b"[0] : [0]\n[1] : [1]\n"[..]).unwrap();
        let mut pooled = evaluate(&gold, &gold);
        pooled.add(&evaluate(&gold, &gold[..1]));
        assert_eq!(pooled.documents(), 2);
        assert_eq!(pooled.strict(), Accuracy::new(1.0, 3.0 / 4.0));
    }

    #[test]
    fn confidence_is_held_against_what_is_right() {
        let gold = read_beads(&b"[0] : [0]\n[1] : [1]\n"[..]).unwrap();
        let found = read_beads(&b"[0] : [0] : 0.950\n[1] : [2] : 0.950\n"[..]).unwrap();
        let evaluation = evaluate(&gold, &found);
        assert_eq!(evaluation.bins()[9].share, Share { right: 1, all: 2 });
        assert!((evaluation.calibration_error() - 0.45).abs() < 1e-12);
    }
}
