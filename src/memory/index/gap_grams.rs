//! The grams of the gaps between short words, by which phrases of short words are found: [`gap_grams`].
//!
//! Letters in threes do not tell whether two short words follow one another: most long texts have them
//! somewhere. So a text has a gram for each two words in a row of which at least one is short, made of the
//! last two letters of the first and the first two of the second, whatever parts the words. In English, where
//! short words are frequent, both are short. A run that an older program has built lacks these grams.

use crate::hash::{fnv1a, spread};
use crate::text::{Token, TokenKind, of_neighbour, tokens};

use super::grams::WHOLE;

// Hashes of whole texts take 16 bits of the upper half of all grams; gaps have a bit of their own there.
const GAP: u32 = 1 << 26;
// Gaps share their lists: with a list for each, a memory of a million units is a megabyte larger.
const HASHES: u32 = 1 << 12;

/// The gram that the first text of a run has, if the run has the grams of gaps.
pub(super) const MARK: u32 = WHOLE | GAP | HASHES;
/// The gram of texts with letters that neighbours of Arabic write, whose words are parted otherwise.
pub(super) const FOREIGN: u32 = WHOLE | GAP | (HASHES + 1);

/// Returns the grams of the gaps of a folded text.
pub(super) fn gap_grams(folded: &str) -> impl Iterator<Item = u32> {
    let mut before: Option<(Token, bool)> = None;
    let gaps = tokens(folded).filter_map(move |next| {
        let is_short = is_short(&next);
        let (word, was_short) = before.replace((next.clone(), is_short))?;
        let is_indexed = word.kind == next.kind
            && match word.kind {
                TokenKind::Arabic => was_short || is_short,
                TokenKind::Word => was_short && is_short,
                TokenKind::Number => false,
            };
        is_indexed.then(|| gap_gram(word.text, next.text))
    });
    let is_foreign = |c: char| !c.is_ascii() && of_neighbour(c).is_some();
    gaps.chain(folded.contains(is_foreign).then_some(FOREIGN))
}

/// Returns the gram of the gap between two folded words.
pub(super) fn gap_gram(word: &str, next: &str) -> u32 {
    let start = word.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
    let end = next.char_indices().nth(2).map_or(next.len(), |(at, _)| at);
    let [word, next] = [&word[start..], &next[..end]].map(|letters| spread(fnv1a(letters.as_bytes())));
    WHOLE | GAP | ((spread(word.rotate_left(1) ^ next) >> 32) as u32 % HASHES)
}

/// Returns true for an Arabic word of two letters or fewer, which has no clitics, and for a word of another
/// script that may be one of three letters with an ending: *dry's*, *dries*.
fn is_short(word: &Token) -> bool {
    match word.kind {
        // Each has two bytes.
        TokenKind::Arabic => word.text.len() <= 2 * SHORT_ARABIC,
        TokenKind::Number => false,
        TokenKind::Word => {
            let letters = word.text.strip_suffix("'s").unwrap_or(word.text);
            let most = if letters.ends_with('s') { SHORT_OTHER + 2 } else { SHORT_OTHER };
            letters.len() <= most || !letters.is_ascii() && letters.chars().count() <= most
        }
    }
}

/// The most letters of a short word, which the search for it takes to be bare or with an English ending.
pub(in crate::memory) const SHORT_ARABIC: usize = 2;
pub(in crate::memory) const SHORT_OTHER: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_beside_a_short_word_has_a_gram() {
        let grams = |text: &str| gap_grams(text).collect::<Vec<_>>();
        assert_eq!(grams("كتاب في بيت"), [gap_gram("كتاب", "في"), gap_gram("في", "بيت")]);
        assert_eq!(grams("كتاب، في"), [gap_gram("باب", "في")]);
        assert_eq!(grams("the he's of"), [gap_gram("the", "he"), gap_gram("'s", "of")]);
        assert!(grams("the valve of 3 men").is_empty());
        assert_eq!(grams("dries or"), [gap_gram("es", "or")]);
        assert_eq!(grams("ھ"), [FOREIGN]);
    }
}
