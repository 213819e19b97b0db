//! The counts of Arabic prefixes, suffixes and stems, learned by soft expectation maximisation over word
//! types: [`learn`].
//!
//! Each word is cut by the counts of the *other* words; its own count would favour the whole word.

use std::collections::{BTreeMap, HashMap};

use crate::lexicon::affixes::SUFFIXES;
use crate::lexicon::stemmer::{AffixLikelihoods, affix, cuts, prefix_count, pull, unseen};

// Rounds of expectation maximisation. Chosen by hand.
const ROUNDS: usize = 5;
// The least count of a stem that is kept, in word types. Chosen by hand.
const LEAST: f32 = 0.3;

/// The result of learning.
pub(super) struct LearnedAffixes<'w> {
    pub(super) affixes: AffixLikelihoods,
    /// The count of each stem, in word types.
    pub(super) seen: BTreeMap<&'w str, f32>,
}

/// A way to cut a word, and its probability among all ways to cut that word.
struct CutChoice {
    prefix: u8,
    suffix: u8,
    stem: u32,
    share: f32,
}

struct AffixCounts {
    prefixes: Vec<f32>,
    suffixes: Vec<f32>,
    stems: Vec<f32>,
}

/// Learns from distinct folded Arabic words.
pub(super) fn learn<'w>(words: &[&'w str]) -> LearnedAffixes<'w> {
    let mut numbers = HashMap::new();
    let mut stems = Vec::new();
    let mut choices: Vec<Vec<CutChoice>> = Vec::with_capacity(words.len());
    for word in words {
        let mut of_word: Vec<CutChoice> = Vec::new();
        for cut in cuts(word) {
            let stem = *numbers.entry(cut.stem).or_insert_with(|| {
                stems.push(cut.stem);
                stems.len() as u32 - 1
            });
            of_word.push(CutChoice { prefix: cut.prefix as u8, suffix: cut.suffix as u8, stem, share: 0.0 });
        }
        let share = 1.0 / of_word.len() as f32;
        of_word.iter_mut().for_each(|choice| choice.share = share);
        choices.push(of_word);
    }
    for _ in 0..ROUNDS {
        let counts = count(&choices, stems.len());
        for of_word in &mut choices {
            reweigh(of_word, &counts, &stems);
        }
    }
    let counts = count(&choices, stems.len());
    let likelihoods = |counts: &[f32]| counts.iter().map(|&count| affix(count)).collect();
    LearnedAffixes {
        affixes: AffixLikelihoods {
            prefixes: likelihoods(&counts.prefixes),
            suffixes: likelihoods(&counts.suffixes),
        },
        seen: stems.iter().copied().zip(counts.stems).filter(|&(_, count)| count >= LEAST).collect(),
    }
}

fn count(choices: &[Vec<CutChoice>], stems: usize) -> AffixCounts {
    let mut counts = AffixCounts {
        prefixes: vec![0.0; prefix_count()],
        suffixes: vec![0.0; SUFFIXES.len()],
        stems: vec![0.0; stems],
    };
    for choice in choices.iter().flatten() {
        counts.prefixes[usize::from(choice.prefix)] += choice.share;
        counts.suffixes[usize::from(choice.suffix)] += choice.share;
        counts.stems[choice.stem as usize] += choice.share;
    }
    counts
}

// Weights each choice by the counts without its own share.
fn reweigh(of_word: &mut [CutChoice], counts: &AffixCounts, stems: &[&str]) {
    let mut sum = 0.0;
    for choice in &mut *of_word {
        let stem = choice.stem as usize;
        let others = pull(counts.stems[stem] - choice.share) + unseen(stems[stem]);
        choice.share = affix(counts.prefixes[usize::from(choice.prefix)] - choice.share)
            * affix(counts.suffixes[usize::from(choice.suffix)] - choice.share)
            * others;
        sum += choice.share;
    }
    of_word.iter_mut().for_each(|choice| choice.share /= sum);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_share_a_stem_teach_how_to_cut_them() {
        let mut words = Vec::new();
        for stem in ["كتاب", "مصنع", "مجلس", "قرار", "مشروع", "برنامج"] {
            for prefix in ["", "ال", "و", "وال", "ب", "بال", "لل"] {
                words.push(format!("{prefix}{stem}"));
            }
            for suffix in ["ه", "ها", "هم", "نا"] {
                words.push(format!("{stem}{suffix}"));
            }
        }
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let learned = learn(&words);
        let cut = |word| learned.affixes.stem(word, |stem| learned.seen.get(stem).map_or(0.0, |&c| pull(c)));
        assert_eq!((cut("بالمصنع"), cut("قرارهم"), cut("ومجلسها")), ("مصنع", "قرار", "مجلس"));
    }
}
