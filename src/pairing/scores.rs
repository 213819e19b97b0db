//! The score of each document against each of the other side: [`Scores`].
//!
//! The score is the mean of two logarithms, one for each direction: how many times more probable the words of
//! a document are, given the words of the other one, than by chance, for each word that has a translation
//! among the words of the other side (the translation model of retrieval of Berger and Lafferty 1999, with
//! the word translations of the aligner). A word that no document of the other side can explain says
//! nothing. Two documents with nothing in common have a score of about 0, a document and its translation
//! about 1. Documents of which one is much too long for the other lose up to .4.

use std::ops::Range;

use super::background::corrections;
use super::best::{Best, Scored};
use super::lengths::Lengths;
use super::side::Side;
use crate::align::{BothLinks, DirectedLexicon, Links, Occurrences};
use crate::lexicon::{self, Lexicon};

/// The probability that a word of a document comes from a translation of a word of the other document and not
/// from chance. Between .3 and .8 the pairs found are nearly the same.
const TRANSLATED: f32 = 0.5;

/// The words that each document has besides its own, which nothing explains, so that a note of three words
/// is never sure. Chosen on the documents that `benches/pair.py` names; with six, the pairs found are nearly
/// the same.
const UNEXPLAINED: f32 = 3.0;

/// The most cells of the table of scores that is held at a time: 64 MB.
const CELLS: usize = 16 << 20;

/// The best partners of each document.
pub(super) struct Scores {
    pub(super) of_source: Vec<Best>,
    pub(super) of_target: Vec<Best>,
    /// How many words of each document have a translation anywhere on the other side.
    pub(super) source_words: Vec<f32>,
    pub(super) target_words: Vec<f32>,
}

impl Scores {
    /// Scores all documents of one side against all of the other. Takes time for each pair of documents and
    /// each word that both sides have; the table is made in stretches of the target side.
    pub(super) fn new(
        source: &Side,
        target: &Side,
        links: &BothLinks,
        known: Option<DirectedLexicon>,
    ) -> Self {
        let lengths = Lengths::new(known.map(|known| known.source));
        let source_lexicon = known.map(|known| (known.lexicon, known.source));
        let target_lexicon = known.map(|known| (known.lexicon, known.target()));
        let source = Explained::new(source, &links.source, source_lexicon);
        let target = Explained::new(target, &links.target, target_lexicon);
        let mut scores = Self {
            of_source: vec![Best::default(); source.side.len()],
            of_target: vec![Best::default(); target.side.len()],
            source_words: source.linked.clone(),
            target_words: target.linked.clone(),
        };
        let (all, wide) = (0..source.side.len(), (CELLS / source.side.len().max(1)).max(1));
        for start in (0..target.side.len()).step_by(wide) {
            let stretch = start..target.side.len().min(start + wide);
            let forth = source.by(&target, all.clone(), stretch.clone());
            let back = target.by(&source, stretch.clone(), all.clone());
            for s in all.clone() {
                for (t, at) in stretch.clone().zip(0..) {
                    let explained = 0.5 * (forth[s * stretch.len() + at] + back[at * all.len() + s]);
                    let score = explained - lengths.cost(source.side.length(s), target.side.length(t));
                    scores.of_source[s].offer(Scored { other: t as u32, score });
                    scores.of_target[t].offer(Scored { other: s as u32, score });
                }
            }
        }
        scores
    }
}

/// The words of one side, and what explains them.
struct Explained<'p> {
    side: &'p Side,
    links: &'p Links,
    places: Occurrences,
    // For each document, how many of its words have a translation anywhere on the other side.
    linked: Vec<f32>,
    // For each word, the number by which its lifts are multiplied.
    corrections: Vec<f32>,
}

impl<'p> Explained<'p> {
    fn new(side: &'p Side, links: &'p Links, known: Option<(&Lexicon, lexicon::Side)>) -> Self {
        let places = side.occurrences();
        let mut linked = vec![0.0; side.len()];
        for word in (0..side.words.types.len() as u32).filter(|word| !links.of(*word).is_empty()) {
            for place in places.of(word) {
                linked[place.sentence as usize] += place.times as f32;
            }
        }
        Self { side, links, places, linked, corrections: corrections(side, known) }
    }

    /// Returns how well each of these documents is explained by each document of a range of the other side:
    /// one row for each document.
    fn by(&self, other: &Self, own: Range<usize>, others: Range<usize>) -> Vec<f32> {
        let mut table = Vec::with_capacity(own.len() * others.len());
        for document in own.clone() {
            let share = UNEXPLAINED / self.length(document);
            table.resize(table.len() + others.len(), share * (1.0 - TRANSLATED).ln());
        }
        let mut gains = vec![0.0; others.len()];
        for word in 0..self.side.words.types.len() as u32 {
            if self.links.of(word).is_empty() || self.places.within(word, own.clone()).next().is_none() {
                continue;
            }
            self.gains(word, other, others.clone(), &mut gains);
            for place in self.places.within(word, own.clone()) {
                let document = place.sentence as usize;
                let share = place.times as f32 / self.length(document);
                let row = &mut table[(document - own.start) * others.len()..][..others.len()];
                row.iter_mut().zip(&gains).for_each(|(cell, gain)| *cell += share * gain);
            }
        }
        table
    }

    // The words of a document that count.
    fn length(&self, document: usize) -> f32 {
        self.linked[document] + UNEXPLAINED
    }

    // How much more probable a word is given each of the other documents than by chance, in nats.
    fn gains(&self, word: u32, other: &Self, others: Range<usize>, gains: &mut [f32]) {
        gains.fill(0.0);
        let correction = self.corrections[word as usize];
        for link in self.links.of(word) {
            for place in other.places.within(link.other, others.clone()) {
                let document = place.sentence as usize;
                gains[document - others.start] +=
                    link.lift * place.times as f32 / other.side.word_count(document);
            }
        }
        for gain in gains {
            *gain = (1.0 - TRANSLATED + TRANSLATED * correction * *gain).ln();
        }
    }
}
