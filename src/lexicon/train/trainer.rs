//! [`Trainer`]: collects pairs of sentences and learns a lexicon from them.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::affix_counts;
use super::corpus::{Corpus, StemRow};
use super::translations;
use crate::lexicon::Lexicon;
use crate::lexicon::model::{ModelParts, hash, pack_seen};
use crate::text::{TokenKind, canonical_number, english_stem, fold, tokens};

/// Learns a [`Lexicon`] from pairs of sentences that translate each other. The same pairs in the same order
/// give the same model, byte for byte, on any number of threads. A million pairs take a few minutes on two
/// cores and less than 8 GB.
///
/// ```
/// use mizan::lexicon::Trainer;
///
/// let mut trainer = Trainer::new();
/// trainer.add("وصل القطار", "the train arrived");
/// trainer.add("غادر القطار", "the train left");
/// trainer.add("غادر الضيف", "the guest left");
/// let lexicon = trainer.train(|_| {});
/// let mut vocabulary = lexicon.vocabulary();
/// let guest = vocabulary.stems("guest")[0];
/// let found = lexicon.translations(vocabulary.stems("الضيف")[0]).map(|translation| translation.stem());
/// assert!(found.collect::<Vec<_>>().contains(&guest));
/// ```
#[derive(Debug, Default)]
pub struct Trainer {
    words: HashMap<Box<str>, u32>,
    kinds: Vec<TokenKind>,
    // The Arabic and the English words of each pair, and the weight of the pair.
    pairs: Vec<([Vec<u32>; 2], f32)>,
    // The hashes of all pairs: a repeated pair teaches nothing new.
    seen: HashSet<u64>,
    weight: f32,
    threads: usize,
}

// The most Arabic and the most English words of a pair, and the greatest ratio of their lengths. Other pairs
// are rarely sentences that translate each other. Chosen by hand.
const LONGEST: [usize; 2] = [60, 78];
const MOST_TIMES: usize = 6;

impl Trainer {
    /// Returns a trainer without pairs.
    #[must_use]
    pub fn new() -> Self {
        Self { weight: 1.0, threads: 1, ..Self::default() }
    }

    /// Sets the number of threads, 1 by default. The model does not depend on it.
    #[must_use]
    pub fn threads(mut self, threads: usize) -> Self {
        self.threads = threads.max(1);
        self
    }

    /// Sets the weight of each pair added from now on, 0 to 10, 1 by default: more for texts like those to be
    /// aligned, less for a mass of texts that would outweigh the others.
    pub fn weigh(&mut self, weight: f32) {
        self.weight = weight.clamp(0.0, 10.0);
    }

    /// Adds a pair; returns true if the pair was taken. These pairs are not taken: a pair that was added
    /// before, a pair with an empty side, a pair of more than 60 Arabic or 78 English words, and a pair of
    /// which one side is more than six times as long as the other.
    pub fn add(&mut self, arabic: &str, english: &str) -> bool {
        let pair = [arabic, english].map(|text| self.words_of(&fold(text)));
        let lengths = [pair[0].len(), pair[1].len()];
        let long = lengths[0] > LONGEST[0] || lengths[1] > LONGEST[1];
        let (less, more) = (lengths[0].min(lengths[1]), lengths[0].max(lengths[1]));
        if less == 0 || long || more > MOST_TIMES * less || !self.seen.insert(hash_of(&pair)) {
            return false;
        }
        self.pairs.push((pair, self.weight));
        true
    }

    /// Returns the number of pairs taken.
    #[must_use]
    pub fn pair_count(&self) -> usize {
        self.pairs.len()
    }

    /// Returns the number of steps that [`train`](Self::train) reports in all.
    #[must_use]
    pub fn steps(&self) -> u64 {
        translations::ROUNDS * self.pairs.len() as u64
    }

    /// Learns the lexicon. Calls `progress` with the number of further steps done, from any thread.
    #[must_use]
    pub fn train(self, progress: impl Fn(u64) + Sync) -> Lexicon {
        let mut words = vec![""; self.words.len()];
        for (word, &number) in &self.words {
            words[number as usize] = word;
        }
        let learned = affix_counts::learn(&self.arabic_types(&words));
        let seen = pack_seen(learned.seen.iter().map(|(&stem, &count)| (stem, count)));
        let cutter =
            Lexicon::from_parts(ModelParts { affixes: learned.affixes, seen, ..ModelParts::default() });
        let corpus = self.corpus(&words, &cutter);
        let mut parts = cutter.parts();
        parts.tokens = corpus.tokens();
        parts.counts = corpus.counts();
        parts.translations = translations::learn(&corpus, self.threads, &progress);
        Lexicon::from_parts(parts)
    }

    fn words_of(&mut self, folded: &str) -> Vec<u32> {
        let mut numbers = Vec::new();
        for token in tokens(folded) {
            let next = self.words.len() as u32;
            let number = match self.words.get(token.text) {
                Some(&number) => number,
                None => {
                    self.words.insert(token.text.into(), next);
                    self.kinds.push(token.kind);
                    next
                }
            };
            numbers.push(number);
        }
        numbers
    }

    // Returns the Arabic words that occur at least twice on the Arabic side.
    fn arabic_types<'w>(&self, words: &[&'w str]) -> Vec<&'w str> {
        let mut counts = vec![0_u32; words.len()];
        for &word in self.pairs.iter().flat_map(|(pair, _)| &pair[0]) {
            counts[word as usize] += 1;
        }
        let often = |number: usize| counts[number] >= 2 && self.kinds[number] == TokenKind::Arabic;
        (0..words.len()).filter(|&number| often(number)).map(|number| words[number]).collect()
    }

    fn corpus(&self, words: &[&str], cutter: &Lexicon) -> Corpus {
        let mut numbers = BTreeMap::new();
        let stems: Vec<String> = words
            .iter()
            .zip(&self.kinds)
            .map(|(word, kind)| match kind {
                TokenKind::Arabic => cutter.stem(word).into_owned(),
                TokenKind::Word => english_stem(word).into_owned(),
                TokenKind::Number => canonical_number(word).into_owned(),
            })
            .collect();
        for stem in &stems {
            let next = numbers.len() as u32;
            numbers.entry(stem.as_str()).or_insert(next);
        }
        let stem_of: Vec<u32> = stems.iter().map(|stem| numbers[stem.as_str()]).collect();
        let stemmed = |side: &Vec<u32>| side.iter().map(|&word| stem_of[word as usize]).collect::<StemRow>();
        let mut spellings = vec![String::new(); numbers.len()];
        for (stem, &number) in &numbers {
            spellings[number as usize] = (*stem).to_owned();
        }
        Corpus {
            spellings,
            pairs: self.pairs.iter().map(|(pair, _)| [stemmed(&pair[0]), stemmed(&pair[1])]).collect(),
            weights: self.pairs.iter().map(|&(_, weight)| weight).collect(),
        }
    }
}

fn hash_of(pair: &[Vec<u32>; 2]) -> u64 {
    let bytes: Vec<u8> =
        pair[0].iter().chain(&[u32::MAX]).chain(&pair[1]).flat_map(|word| word.to_le_bytes()).collect();
    hash(&bytes)
}
