//! Words that lost the spaces between them: [`Vocabulary::parted`].
//!
//! Text that was scraped or taken from a PDF has words run together (`قالالمدير`). A long token that the
//! lexicon does not know is parted by the cheapest row of words that the lexicon knows, each of which costs
//! the logarithm of its frequency (a unigram search).

use super::stem::Side;
use super::vocabulary::Vocabulary;
use crate::text::TokenKind;

// The fewest letters of a token that is parted: a shorter one is more often a rare word. The numbers here are
// chosen by hand; the pooled F1 of the corpus is the same with others (`docs/align.md`).
const LONG: usize = 9;
// The most letters of a word, and the most of a token: bounds on time.
const LONGEST_WORD: usize = 14;
const LONGEST_TOKEN: usize = 100;
// The costs of a word that the lexicon does not know, and of each of its letters, in nats.
const UNKNOWN: f32 = 10.0;
const UNKNOWN_LETTER: f32 = 2.5;
// How much cheaper words have to be than one unknown word, in nats.
const CHEAPER: f32 = 10.0;
// The cost of each letter of a word that is not part of its stem, in nats.
const AFFIX_LETTER: f32 = 1.0;
// The least frequency of a word of two letters (في, من): shorter words fit everywhere.
const OFTEN: f64 = 3e-4;

impl Vocabulary<'_> {
    /// Returns the words of a folded token whose spaces were lost; none for any other token.
    pub(crate) fn parted<'w>(&mut self, token: &'w str, kind: TokenKind) -> Vec<&'w str> {
        if kind != TokenKind::Arabic || token.len() < LONG || self.knows(token) {
            return Vec::new();
        }
        let letters: Vec<usize> = token.char_indices().map(|(at, _)| at).chain([token.len()]).collect();
        let len = letters.len() - 1;
        if !(LONG..=LONGEST_TOKEN).contains(&len) {
            return Vec::new();
        }
        // For each place, the least cost of the letters before it, and where their last word begins.
        let mut best: Vec<(f32, usize)> = vec![(f32::INFINITY, 0); len + 1];
        best[0].0 = 0.0;
        for end in 2..=len {
            for start in end.saturating_sub(LONGEST_WORD)..end - 1 {
                let cost = best[start].0 + self.cost(&token[letters[start]..letters[end]], end - start);
                if cost < best[end].0 {
                    best[end] = (cost, start);
                }
            }
        }
        if best[len].0 + CHEAPER >= unknown(len) {
            return Vec::new();
        }
        let before = |end: &usize| Some(best[*end].1).filter(|start| *start > 0);
        let mut ends: Vec<usize> = std::iter::successors(Some(len), before).collect();
        ends.reverse();
        ends.into_iter().map(|end| &token[letters[best[end].1]..letters[end]]).collect()
    }

    // The cost of a word of this many letters, in nats.
    fn cost(&self, word: &str, letters: usize) -> f32 {
        let stem = self.lexicon().stem(word);
        let whole = letters < 3;
        let known = self.lexicon().find(if whole { word } else { &stem });
        let frequency = known.map(|stem| self.lexicon().frequency(Side::Arabic, stem));
        let Some(frequency) = frequency.filter(|frequency| !whole || *frequency > OFTEN) else {
            return if whole { f32::INFINITY } else { unknown(letters) };
        };
        let affixes = if whole { 0 } else { letters - stem.chars().count().min(letters) };
        -frequency.ln() as f32 + AFFIX_LETTER * affixes as f32
    }
}

fn unknown(letters: usize) -> f32 {
    UNKNOWN + UNKNOWN_LETTER * letters as f32
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;
    use crate::text::TokenKind;

    fn parted(token: &str) -> Vec<&str> {
        Lexicon::built_in().vocabulary().parted(token, TokenKind::Arabic)
    }

    #[test]
    fn words_run_together_are_parted() {
        assert_eq!(parted("قالمديرالشركهاليوم"), ["قال", "مدير", "الشركه", "اليوم"]);
        assert_eq!(parted("وصلالوزيرمنالقاهره"), ["وصل", "الوزير", "من", "القاهره"]);
    }

    #[test]
    fn known_words_short_words_and_names_stay_whole() {
        for word in ["والمستشفيات", "المحكمه", "استراتيجيات", "غرينبلات", "شوارزنيجر"]
        {
            assert!(parted(word).is_empty(), "{word}: {:?}", parted(word));
        }
    }
}
