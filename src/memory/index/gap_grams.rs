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

/// Puts the grams of the gaps of a folded text into a list.
pub(super) fn gap_grams(folded: &str, grams: &mut Vec<u32>) {
    grams.clear();
    if !scan(folded.as_bytes(), grams) {
        grams.clear();
        grams.extend(gaps_of_tokens(folded));
    }
}

/// A word of which the scan knows the place.
#[derive(Clone, Copy)]
struct Word {
    kind: TokenKind,
    is_short: bool,
    start: usize,
    end: usize,
}

// Puts the grams of a text of the commonest characters into a list, as `gaps_of_tokens` would: a text has few
// others, and an import reads this for each text twice. Returns false at another character.
fn scan(text: &[u8], grams: &mut Vec<u32>) -> bool {
    let mut before: Option<Word> = None;
    let mut at = 0;
    while let Some(&first) = text.get(at) {
        let start = at;
        let word = match first {
            b'a'..=b'z' => {
                at += latin_letters(&text[at..]);
                while text.get(at) == Some(&b'\'') && text.get(at + 1).is_some_and(u8::is_ascii_lowercase) {
                    at += 1 + latin_letters(&text[at + 1..]);
                }
                Word { kind: TokenKind::Word, is_short: is_short_latin(&text[start..at]), start, end: at }
            }
            b'%' => {
                at += 1;
                Word { kind: TokenKind::Word, is_short: true, start, end: at }
            }
            b'0'..=b'9' => {
                at += digits(&text[at..]);
                while matches!(text.get(at), Some(b'.' | b','))
                    && text.get(at + 1).is_some_and(u8::is_ascii_digit)
                {
                    at += 1 + digits(&text[at + 1..]);
                }
                Word { kind: TokenKind::Number, is_short: false, start, end: at }
            }
            0xD8 | 0xD9 if is_arabic(&text[at..]) => {
                while is_arabic(&text[at..]) {
                    at += 2;
                }
                Word { kind: TokenKind::Arabic, is_short: at - start <= 2 * SHORT_ARABIC, start, end: at }
            }
            _ => match mark_len(&text[at..]) {
                Some(len) => {
                    at += len;
                    continue;
                }
                None => return false,
            },
        };
        if let Some(last) = before.replace(word)
            && is_indexed([last.kind, word.kind], [last.is_short, word.is_short])
        {
            let two = match word.kind {
                TokenKind::Arabic => 4,
                _ => 2,
            };
            let end = &text[last.start.max(last.end.saturating_sub(two))..last.end];
            let beginning = &text[word.start..word.end.min(word.start + two)];
            grams.push(gram_of(end, beginning));
        }
    }
    true
}

fn latin_letters(text: &[u8]) -> usize {
    text.iter().take_while(|byte| byte.is_ascii_lowercase()).count()
}

fn digits(text: &[u8]) -> usize {
    text.iter().take_while(|byte| byte.is_ascii_digit()).count()
}

// Returns true for a text that begins with an Arabic letter from ؠ to ي: the fold leaves few others.
fn is_arabic(text: &[u8]) -> bool {
    matches!(text, [0xD8, 0xA0..=0xBF, ..] | [0xD9, 0x80..=0x8A, ..])
}

// Returns the bytes of the mark at the beginning of a text; none for another character than the commonest
// marks: those of ASCII, ، ؛ ؟ « » and the dashes and quotation marks of typography.
fn mark_len(text: &[u8]) -> Option<usize> {
    match text {
        [byte, ..] if byte.is_ascii() => Some(1),
        [0xD8, 0x8C | 0x9B | 0x9F, ..] | [0xC2, 0xAB | 0xBB, ..] => Some(2),
        [0xE2, 0x80, _, ..] => Some(3),
        _ => None,
    }
}

fn gaps_of_tokens(folded: &str) -> impl Iterator<Item = u32> {
    let mut before: Option<(Token, bool)> = None;
    let gaps = tokens(folded).filter_map(move |next| {
        let is_short = is_short(&next);
        let (word, was_short) = before.replace((next.clone(), is_short))?;
        is_indexed([word.kind, next.kind], [was_short, is_short]).then(|| gap_gram(word.text, next.text))
    });
    let is_foreign = |c: char| !c.is_ascii() && of_neighbour(c).is_some();
    gaps.chain(folded.contains(is_foreign).then_some(FOREIGN))
}

// Returns true for two words of one kind of which the gap has a gram.
fn is_indexed([kind, next]: [TokenKind; 2], [is_short, next_is_short]: [bool; 2]) -> bool {
    kind == next
        && match kind {
            TokenKind::Arabic => is_short || next_is_short,
            TokenKind::Word => is_short && next_is_short,
            TokenKind::Number => false,
        }
}

/// Returns the gram of the gap between two folded words.
pub(super) fn gap_gram(word: &str, next: &str) -> u32 {
    let start = word.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
    let end = next.char_indices().nth(2).map_or(next.len(), |(at, _)| at);
    gram_of(&word.as_bytes()[start..], &next.as_bytes()[..end])
}

fn gram_of(end: &[u8], beginning: &[u8]) -> u32 {
    let [word, next] = [end, beginning].map(|letters| spread(fnv1a(letters)));
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
            is_short_latin(word.text.as_bytes())
                || !word.text.is_ascii() && {
                    let letters = word.text.strip_suffix("'s").unwrap_or(word.text);
                    letters.chars().count() <= most_letters(letters.ends_with('s'))
                }
        }
    }
}

fn is_short_latin(word: &[u8]) -> bool {
    let letters = word.strip_suffix(b"'s").unwrap_or(word);
    letters.len() <= most_letters(letters.ends_with(b"s"))
}

fn most_letters(ends_with_s: bool) -> usize {
    if ends_with_s { SHORT_OTHER + 2 } else { SHORT_OTHER }
}

/// The most letters of a short word, which the search for it takes to be bare or with an English ending.
pub(in crate::memory) const SHORT_ARABIC: usize = 2;
pub(in crate::memory) const SHORT_OTHER: usize = 3;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::fold;

    #[test]
    fn a_gap_beside_a_short_word_has_a_gram() {
        let grams = |text: &str| {
            let mut grams = Vec::new();
            gap_grams(text, &mut grams);
            grams
        };
        assert_eq!(grams("كتاب في بيت"), [gap_gram("كتاب", "في"), gap_gram("في", "بيت")]);
        assert_eq!(grams("كتاب، في"), [gap_gram("باب", "في")]);
        assert_eq!(grams("the he's of"), [gap_gram("the", "he"), gap_gram("'s", "of")]);
        assert!(grams("the valve of 3 men").is_empty());
        assert_eq!(grams("dries or"), [gap_gram("es", "or")]);
        assert_eq!(grams("ھ"), [FOREIGN]);
    }

    proptest! {
        #[test]
        fn a_scan_finds_the_gaps_between_tokens(text in "[في او عمـًب،«»—’٣ںٔه' ,.%0-9a-eséж漢\u{200C}_:/-]{0,40}") {
            let (folded, mut grams) = (fold(&text), Vec::new());
            gap_grams(&folded, &mut grams);
            prop_assert_eq!(grams, gaps_of_tokens(&folded).collect::<Vec<_>>());
        }
    }
}
