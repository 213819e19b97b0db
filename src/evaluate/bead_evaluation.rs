//! Beads compared with a person's: [`BeadEvaluation`].
//!
//! The counts are those of vecalign's scorer. *Strict* accuracy counts a bead as right if the person has
//! exactly the same bead; *lax* accuracy, if a bead of the person shares one link between a source and a
//! target sentence. Precision counts null beads, recall does not.

use std::collections::{HashMap, HashSet};

use super::accuracy::Accuracy;
use super::judged::judge;
use super::reliability::Reliability;
use super::share::Share;
use crate::align::{Bead, BeadType};

/// Compares the beads of one document with a person's.
///
/// A bead that is given twice counts once. Linear in the number of links.
///
/// ```
/// use mizan::align::read_beads;
/// use mizan::evaluate;
///
/// let gold = read_beads(&b"[0] : [0]\n[1] : [1, 2]\n"[..])?;
/// let found = read_beads(&b"[0] : [0]\n[1] : [1]\n[] : [2]\n"[..])?;
/// let evaluation = evaluate::beads(&gold, &found);
/// assert_eq!(evaluation.strict().recall(), 0.5);
/// assert_eq!(evaluation.lax().recall(), 1.0);
/// # Ok::<(), mizan::Error>(())
/// ```
#[must_use]
pub fn beads(gold: &[Bead], found: &[Bead]) -> BeadEvaluation {
    let mut evaluation = BeadEvaluation { documents: 1, ..BeadEvaluation::default() };
    evaluation.count_beads(gold, found);
    evaluation.count_links(gold, found);
    evaluation
}

/// How far found beads agree with a person's, over one document or several.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BeadEvaluation {
    documents: usize,
    // Found beads that agree with the gold ones.
    precision: Agreement,
    // Gold beads with two sides that agree with the found ones.
    recall: Agreement,
    // Links between sentences.
    shared_links: usize,
    found_links: usize,
    gold_links: usize,
    gold_by_type: [Share; 5],
    found_by_type: [Share; 5],
    reliability: Reliability,
}

/// How many beads of a set agree with those of another set.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Agreement {
    strict: usize,
    lax: usize,
    all: usize,
}

/// The sentences of a bead.
type Key<'b> = (&'b [usize], &'b [usize]);

impl BeadEvaluation {
    /// Adds the counts of other documents.
    pub fn add(&mut self, other: &Self) {
        self.documents += other.documents;
        self.precision.add(other.precision);
        self.recall.add(other.recall);
        self.shared_links += other.shared_links;
        self.found_links += other.found_links;
        self.gold_links += other.gold_links;
        let mine = self.gold_by_type.iter_mut().chain(&mut self.found_by_type);
        let theirs = other.gold_by_type.iter().chain(&other.found_by_type);
        mine.zip(theirs).for_each(|(mine, theirs)| mine.add(*theirs));
        self.reliability.add(&other.reliability);
    }

    /// Returns the number of documents compared.
    #[must_use]
    pub fn documents(&self) -> usize {
        self.documents
    }

    /// Returns the strict accuracy: a bead is right if the person has exactly the same bead.
    #[must_use]
    pub fn strict(&self) -> Accuracy {
        let [found, gold] = [self.precision, self.recall];
        Accuracy::new(Share::new(found.strict, found.all).ratio(), Share::new(gold.strict, gold.all).ratio())
    }

    /// Returns the lax accuracy: a bead is right if it shares one link with a bead of the person.
    #[must_use]
    pub fn lax(&self) -> Accuracy {
        let [found, gold] = [self.precision, self.recall];
        Accuracy::new(Share::new(found.lax, found.all).ratio(), Share::new(gold.lax, gold.all).ratio())
    }

    /// Returns the accuracy of single links between a source and a target sentence.
    #[must_use]
    pub fn links(&self) -> Accuracy {
        Accuracy::new(
            Share::new(self.shared_links, self.found_links).ratio(),
            Share::new(self.shared_links, self.gold_links).ratio(),
        )
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

    /// Returns the found beads by confidence.
    #[must_use]
    pub fn reliability(&self) -> &Reliability {
        &self.reliability
    }

    fn count_beads(&mut self, gold: &[Bead], found: &[Bead]) {
        let (gold_keys, found_keys) = (keys(gold), keys(found));
        self.precision = Agreement::of(&gold_keys, &found_keys);
        self.recall = Agreement::of(&without_nulls(&found_keys), &without_nulls(&gold_keys));
        for key in &gold_keys {
            self.gold_by_type[type_of(key) as usize].count(found_keys.contains(key));
        }
        for key in found_keys.iter().filter(|key| !is_empty(key)) {
            self.found_by_type[type_of(key) as usize].count(gold_keys.contains(key));
        }
        self.reliability = Reliability::of(&judge(gold, found));
    }

    fn count_links(&mut self, gold: &[Bead], found: &[Bead]) {
        let (gold, found) = (links(gold), links(found));
        self.shared_links = gold.intersection(&found).count();
        (self.found_links, self.gold_links) = (found.len(), gold.len());
    }
}

impl Agreement {
    fn of(reference: &HashSet<Key>, tested: &HashSet<Key>) -> Self {
        let mut targets: HashMap<usize, HashSet<usize>> = HashMap::new();
        for (source, target) in reference {
            for &i in *source {
                targets.entry(i).or_default().extend(*target);
            }
        }
        let shares_a_link = |(source, target): &Key| {
            source
                .iter()
                .filter_map(|i| targets.get(i))
                .any(|linked| target.iter().any(|j| linked.contains(j)))
        };
        let tested = || tested.iter().filter(|key| !is_empty(key));
        let strict = tested().filter(|key| reference.contains(*key)).count();
        let lax = tested().filter(|key| reference.contains(*key) || shares_a_link(key)).count();
        Self { strict, lax, all: tested().count() }
    }

    fn add(&mut self, other: Self) {
        self.strict += other.strict;
        self.lax += other.lax;
        self.all += other.all;
    }
}

fn type_of((source, target): &Key) -> BeadType {
    BeadType::of_lengths(source.len(), target.len())
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
    keys.iter().copied().filter(|key| type_of(key) != BeadType::Null).collect()
}

fn links(beads: &[Bead]) -> HashSet<(usize, usize)> {
    beads
        .iter()
        .flat_map(|b| b.source().iter().flat_map(|&i| b.target().iter().map(move |&j| (i, j))))
        .collect()
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
        let evaluation = beads(&gold, &found);
        assert_eq!(evaluation.strict(), Accuracy::new(3.0 / 5.0, 2.0 / 3.0));
        assert_eq!(evaluation.lax(), Accuracy::new(4.0 / 5.0, 1.0));
        assert_eq!(evaluation.links(), Accuracy::new(1.0, 4.0 / 5.0));
        assert_eq!(evaluation.recall_of(BeadType::Null), Share::new(1, 1));
        assert_eq!(evaluation.precision_of(BeadType::Null), Share::new(1, 2));
        assert_eq!(evaluation.recall_of(BeadType::OneMany), Share::new(0, 1));
    }

    #[test]
    fn documents_are_pooled_by_adding_their_counts() {
        let gold = read_beads(&b"[0] : [0]\n[1] : [1]\n"[..]).unwrap();
        let mut pooled = beads(&gold, &gold);
        pooled.add(&beads(&gold, &gold[..1]));
        assert_eq!(pooled.documents(), 2);
        assert_eq!(pooled.strict(), Accuracy::new(1.0, 3.0 / 4.0));
    }

    #[test]
    fn confidence_is_held_against_what_is_right() {
        let gold = read_beads(&b"[0] : [0]\n[1] : [1]\n"[..]).unwrap();
        let found = read_beads(&b"[0] : [0] : 0.950\n[1] : [2] : 0.950\n"[..]).unwrap();
        let evaluation = beads(&gold, &found);
        assert_eq!(evaluation.reliability().bins()[9].share(), Share::new(1, 2));
        assert!((evaluation.reliability().calibration_error() - 0.45).abs() < 1e-12);
    }
}
