//! The translations of stems, learned by IBM model 1 in both directions with a word for "no counterpart" and
//! a prior for the diagonal: [`learn`].
//!
//! In the first rounds each direction learns alone, in the last ones both learn from the product of their
//! posteriors (Liang et al. 2006).

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::thread;

use super::corpus::Corpus;
use super::posteriors::{PairPosteriors, Probabilities};

// Rounds of expectation maximisation in each stage. Chosen by hand.
const ROUNDS_ALONE: u64 = 3;
const ROUNDS_TOGETHER: u64 = 4;
/// The number of passes over all pairs.
pub(super) const ROUNDS: u64 = ROUNDS_ALONE + ROUNDS_TOGETHER;

// Added to each sum of counts, so that a translation seen once gets no probability of 1. A value of 1 gave no
// better results (`docs/model.md`).
const DOUBT: f32 = 0.3;
// Translations below this probability in both directions, or below this count, are dropped. Measured on the
// development sets: .01 and .3 are worse (`docs/model.md`).
const LEAST_LIKELY: f32 = 0.003;
const LEAST_COUNT: f32 = 0.1;
// The unit of counts, which are whole numbers so that their sum does not depend on the order of adding.
const UNIT: f32 = 1.0 / (1_u64 << 32) as f32;
// The pairs that a thread takes at a time, a round number.
const CHUNK: usize = 1024;

/// Learns the translations of each Arabic stem.
pub(super) fn learn(
    corpus: &Corpus,
    threads: usize,
    progress: &(impl Fn(u64) + Sync),
) -> BTreeMap<(String, String), Probabilities> {
    let mut learning = TranslationLearner::new(corpus);
    for round in 0..ROUNDS {
        learning.forget_counts();
        let stage = if round < ROUNDS_ALONE { Stage::Alone } else { Stage::Together };
        learning.estimate(threads, stage, progress);
        learning.maximise(stage);
    }
    learning.likely()
}

/// How the two directions learn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// Each direction learns from its own posteriors.
    Alone,
    /// Both directions learn from the product of their posteriors.
    Together,
}

/// The pairs of stems that occur together, with their probabilities and counts.
struct TranslationLearner<'c> {
    corpus: &'c Corpus,
    // Where the cells of each pair begin in `cells`.
    starts: Vec<usize>,
    // The number of the entry of each Arabic and each English word of a pair, row by row.
    cells: Vec<u32>,
    // The place in `entries` where the entries of each Arabic stem begin; the last place is the number of
    // entries.
    rows: Vec<usize>,
    entries: Vec<StemPair>,
    // For each English and each Arabic stem, its probability if it has no counterpart.
    nulls: [Vec<NullStem>; 2],
}

/// An Arabic and an English stem that occur in the same pair.
struct StemPair {
    english: u32,
    likely: Probabilities,
    counts: [AtomicU64; 2],
}

struct NullStem {
    likely: f32,
    count: AtomicU64,
}

impl<'c> TranslationLearner<'c> {
    fn new(corpus: &'c Corpus) -> Self {
        let stems = corpus.spellings.len();
        let even = 1.0 / stems as f32;
        let mut places: Vec<Vec<(u32, u32)>> = vec![Vec::new(); stems];
        let mut starts = Vec::with_capacity(corpus.pairs.len());
        let mut end = 0;
        for (pair, [arabic, english]) in corpus.pairs.iter().enumerate() {
            starts.push(end);
            end += arabic.len() * english.len();
            for (at, &stem) in arabic.iter().enumerate() {
                places[stem as usize].push((pair as u32, at as u32));
            }
        }
        let mut learning = Self {
            corpus,
            starts,
            cells: vec![0; end],
            rows: vec![0],
            entries: Vec::new(),
            nulls: [0, 1]
                .map(|_| (0..stems).map(|_| NullStem { likely: even, count: AtomicU64::new(0) }).collect()),
        };
        let mut entry_of = vec![u32::MAX; stems];
        for places in places {
            learning.add_row(&places, even, &mut entry_of);
        }
        learning
    }

    // Adds the entries of an Arabic stem that occurs at these places. `entry_of` is working memory: it holds
    // the last entry of each English stem, which may belong to another Arabic stem.
    fn add_row(&mut self, places: &[(u32, u32)], even: f32, entry_of: &mut [u32]) {
        let first = self.entries.len();
        for &(pair, at) in places {
            let english = &self.corpus.pairs[pair as usize][1];
            let start = self.starts[pair as usize] + at as usize * english.len();
            for (cell, &stem) in self.cells[start..].iter_mut().zip(english) {
                let entry = &mut entry_of[stem as usize];
                if *entry == u32::MAX || (*entry as usize) < first {
                    *entry = self.entries.len() as u32;
                    let counts = [AtomicU64::new(0), AtomicU64::new(0)];
                    self.entries.push(StemPair { english: stem, likely: [even; 2], counts });
                }
                *cell = *entry;
            }
        }
        self.rows.push(self.entries.len());
    }

    fn estimate(&self, threads: usize, stage: Stage, progress: &(impl Fn(u64) + Sync)) {
        let next = AtomicUsize::new(0);
        thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(|| {
                    let mut posteriors = PairPosteriors::default();
                    loop {
                        let start = next.fetch_add(CHUNK, Ordering::Relaxed);
                        let end = self.corpus.pairs.len().min(start + CHUNK);
                        if start >= end {
                            break;
                        }
                        (start..end).for_each(|pair| self.estimate_pair(pair, stage, &mut posteriors));
                        progress((end - start) as u64);
                    }
                });
            }
        });
    }

    fn estimate_pair(&self, pair: usize, stage: Stage, posteriors: &mut PairPosteriors) {
        let [arabic, english] = &self.corpus.pairs[pair];
        let weight = self.corpus.weights[pair];
        let cells = &self.cells[self.starts[pair]..][..arabic.len() * english.len()];
        let null = |side: usize| move |&stem: &u32| &self.nulls[side][stem as usize];
        let likely = cells.iter().map(|&cell| self.entries[cell as usize].likely);
        let nulls = [english.iter().map(null(0)), arabic.iter().map(null(1))];
        posteriors.estimate(
            [arabic.len(), english.len()],
            likely,
            nulls.clone().map(|n| n.map(|null| null.likely)),
        );
        for (&cell, &[to_english, to_arabic]) in cells.iter().zip(&posteriors.cells) {
            let counts = &self.entries[cell as usize].counts;
            if stage == Stage::Together {
                add(&counts[0], weight * to_english * to_arabic);
            } else {
                add(&counts[0], weight * to_english);
                add(&counts[1], weight * to_arabic);
            }
        }
        for (nulls, shares) in nulls.into_iter().zip(&posteriors.nulls) {
            nulls.zip(shares).for_each(|(null, &share)| add(&null.count, weight * share));
        }
    }

    fn maximise(&mut self, stage: Stage) {
        if stage == Stage::Together {
            for entry in &mut self.entries {
                *entry.counts[1].get_mut() = *entry.counts[0].get_mut();
            }
        }
        let by_english = self.sums_by_english();
        for row in self.rows.windows(2) {
            let entries = &mut self.entries[row[0]..row[1]];
            let sum: u64 = entries.iter_mut().map(|entry| *entry.counts[0].get_mut()).sum();
            for entry in entries {
                let sums = [sum, by_english[entry.english as usize]];
                let [to_english, to_arabic] = &mut entry.counts;
                let counts = [*to_english.get_mut(), *to_arabic.get_mut()];
                entry.likely = [0, 1].map(|side| as_count(counts[side]) / (as_count(sums[side]) + DOUBT));
            }
        }
        for nulls in &mut self.nulls {
            let sum: u64 = nulls.iter_mut().map(|null| *null.count.get_mut()).sum();
            for null in nulls {
                null.likely = as_count(*null.count.get_mut()) / (as_count(sum) + DOUBT);
            }
        }
    }

    fn sums_by_english(&mut self) -> Vec<u64> {
        let mut sums = vec![0_u64; self.corpus.spellings.len()];
        for entry in &mut self.entries {
            sums[entry.english as usize] += *entry.counts[1].get_mut();
        }
        sums
    }

    fn forget_counts(&mut self) {
        for entry in &mut self.entries {
            entry.counts = [AtomicU64::new(0), AtomicU64::new(0)];
        }
        for null in self.nulls.iter_mut().flatten() {
            null.count = AtomicU64::new(0);
        }
    }

    // Returns the translations that are likely enough to be kept. A stem that translates itself needs no
    // entry.
    fn likely(&self) -> BTreeMap<(String, String), Probabilities> {
        let spellings = &self.corpus.spellings;
        let mut likely = BTreeMap::new();
        for (arabic, row) in self.rows.windows(2).enumerate() {
            for entry in &self.entries[row[0]..row[1]] {
                let english = entry.english as usize;
                let counted = as_count(entry.counts[0].load(Ordering::Relaxed)) > LEAST_COUNT;
                if counted && english != arabic && entry.likely.iter().any(|&likely| likely > LEAST_LIKELY) {
                    likely.insert((spellings[arabic].clone(), spellings[english].clone()), entry.likely);
                }
            }
        }
        likely
    }
}

fn add(count: &AtomicU64, share: f32) {
    count.fetch_add((share / UNIT) as u64, Ordering::Relaxed);
}

fn as_count(units: u64) -> f32 {
    units as f32 * UNIT
}
