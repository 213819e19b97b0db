//! The Arabic stemmer: [`AffixLikelihoods::stem`] cuts a word into the likeliest prefix, stem and suffix.

use crate::text::ARTICLE;

use super::affixes::{ENDINGS, PREFIXES, SUFFIXES, VERBAL_PREFIXES};

// The power to which the count of a stem is raised, so that words are cut to a frequent stem. With a power of
// 1 no word would be cut. Chosen by hand.
const POWER: f32 = 1.8;
// Added to the count of each affix, so that a rare one stays possible. Chosen by hand.
const AFFIX_FLOOR: f32 = 0.1;
// The number of bytes that UTF-8 uses for an Arabic letter.
const LETTER: usize = 2;
// 30 exp(-2.6 n - 1), the likelihood of an unseen stem of n letters. The curve was chosen by hand.
#[rustfmt::skip]
const UNSEEN: [f32; 16] = [
    1.1036e+01, 8.1971e-01, 6.0883e-02, 4.5220e-03, 3.3586e-04, 2.4946e-05, 1.8528e-06, 1.3762e-07,
    1.0221e-08, 7.5916e-10, 5.6386e-11, 4.1880e-12, 3.1106e-13, 2.3103e-14, 1.7160e-15, 1.2745e-16,
];

// The one word that keeps its article, with the clitics that may precede it. Cut like other words it would
// become له, "to him".
const GOD: [&str; 9] = ["الله", "والله", "بالله", "لله", "فالله", "ولله", "وبالله", "تالله", "كالله"];

/// A way to cut a word: the numbers of its prefix and suffix, and the stem between them.
#[derive(Clone, Copy, Debug)]
pub(super) struct WordCut<'w> {
    pub(super) prefix: usize,
    pub(super) suffix: usize,
    pub(super) stem: &'w str,
}

/// Returns the number of prefixes; those from `PREFIXES.len()` on are verbal.
pub(super) const fn prefix_count() -> usize {
    PREFIXES.len() + VERBAL_PREFIXES.len()
}

/// Returns every way to cut a folded Arabic word, the whole word first.
pub(super) fn cuts(word: &str) -> impl Iterator<Item = WordCut<'_>> {
    let prefixes = PREFIXES.iter().chain(VERBAL_PREFIXES).enumerate();
    let fitting = prefixes.filter_map(|(prefix, before)| Some((prefix, word.strip_prefix(before)?)));
    fitting.flat_map(|(prefix, rest)| {
        let letters = if prefix < PREFIXES.len() { 2 } else { 3 };
        SUFFIXES.iter().enumerate().filter_map(move |(suffix, after)| {
            let stem = rest.strip_suffix(after)?;
            let whole = prefix == 0 && suffix == 0;
            (whole || stem.len() >= letters * LETTER).then_some(WordCut { prefix, suffix, stem })
        })
    })
}

/// The likelihood of each affix, not normalised, since likelihoods are only compared.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct AffixLikelihoods {
    pub(super) prefixes: Vec<f32>,
    pub(super) suffixes: Vec<f32>,
}

impl AffixLikelihoods {
    /// Returns the likeliest stem of a folded Arabic word. An article and one ending that are left on the
    /// stem are stripped as well. The closure returns the [`pull`] of a stem.
    pub(super) fn stem<'w>(&self, word: &'w str, pull: impl Fn(&str) -> f32) -> &'w str {
        if GOD.contains(&word) {
            return GOD[0];
        }
        let mut best = (f32::NEG_INFINITY, word);
        for cut in cuts(word) {
            let affixes = self.prefixes[cut.prefix] * self.suffixes[cut.suffix];
            let likelihood = affixes * (pull(cut.stem) + unseen(cut.stem));
            if likelihood > best.0 {
                best = (likelihood, cut.stem);
            }
        }
        bare(best.1)
    }
}

/// Returns the likelihood of an affix with this count.
pub(super) fn affix(count: f32) -> f32 {
    count.max(0.0) + AFFIX_FLOOR
}

/// Returns the weight of a stem with this count: the higher it is, the more words are cut to the stem.
pub(super) fn pull(count: f32) -> f32 {
    count.max(0.0).powf(POWER)
}

/// Returns the likelihood of a stem that was never seen.
pub(super) fn unseen(stem: &str) -> f32 {
    UNSEEN[(stem.len() / LETTER).min(UNSEEN.len() - 1)]
}

// Strips the article from a long stem, then one ending.
fn bare(stem: &str) -> &str {
    let stem = stem.strip_prefix(ARTICLE).filter(|_| stem.len() >= 5 * LETTER).unwrap_or(stem);
    let shorter = |ending: &&str| stem.strip_suffix(ending).filter(|rest| rest.len() >= 3 * LETTER);
    ENDINGS.iter().find_map(shorter).unwrap_or(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verbal_prefix_leaves_three_letters() {
        let stems = |word| cuts(word).map(|cut| cut.stem).collect::<Vec<_>>();
        assert!(stems("يكتب").contains(&"كتب"));
        assert!(!stems("يكت").contains(&"كت"));
        assert!(stems("وكت").contains(&"كت"));
        assert_eq!(stems("و"), ["و"]);
    }

    #[test]
    fn a_frequent_stem_attracts_its_forms() {
        let seen = |stem: &str| if stem == "كتاب" { pull(40.0) } else { 0.0 };
        let affixes =
            AffixLikelihoods { prefixes: vec![1.0; prefix_count()], suffixes: vec![1.0; SUFFIXES.len()] };
        for word in ["كتاب", "وكتابهم", "بالكتاب", "كتابها", "فبكتاب"] {
            assert_eq!(affixes.stem(word, seen), "كتاب", "{word}");
        }
    }

    #[test]
    fn the_name_of_god_keeps_its_article() {
        let affixes =
            AffixLikelihoods { prefixes: vec![1.0; prefix_count()], suffixes: vec![1.0; SUFFIXES.len()] };
        for word in ["الله", "والله", "لله", "وبالله"] {
            assert_eq!(affixes.stem(word, |_| 0.0), "الله", "{word}");
        }
    }

    #[test]
    fn the_article_and_one_ending_go_from_long_stems() {
        for (stem, left) in [("المدرسه", "مدرس"), ("مصري", "مصر"), ("لله", "لله"), ("لي", "لي")]
        {
            assert_eq!(bare(stem), left);
        }
    }

    #[test]
    fn unseen_stems_are_unlikelier_the_longer_they_are() {
        for (letters, likelihood) in UNSEEN.iter().enumerate() {
            let expected = 30.0 * (-2.6 * letters as f64 - 1.0).exp();
            assert!((f64::from(*likelihood) / expected - 1.0).abs() < 1e-3, "{letters}");
        }
    }
}
