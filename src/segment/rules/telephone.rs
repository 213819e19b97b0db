//! Telephone numbers and the parts of an address. The word before the number names the line or the part
//! (`Mob. 050 123 4567`, `جوال. ٠٥٠١٢٣٤٥٦٧`, `Blk. 7`), so its full stop ends nothing.
//!
//! Business letters have more names for lines than a list can hold, so the form and the place of the word
//! decide.

use crate::segment::context::{First, MarkContext, WordAfter, WordBefore};
use crate::segment::marks::{is_alphabetic, is_numeric};
use crate::text::digit_value;

impl MarkContext<'_> {
    /// Returns true if a telephone number follows, and the word before the mark is its name: a short
    /// capitalized word, or any word at the head of the segment or behind a comma, a colon or a number.
    pub(crate) fn names_telephone(&self, before: &WordBefore<'_>) -> bool {
        // Letters of an abbreviation in a sentence; `Telex.` is among the longest.
        const LONGEST: usize = 5;
        let short = before.token.starts_with(char::is_uppercase) && before.letters() <= LONGEST;
        let is_word = !before.token.is_empty() && before.token.chars().all(is_alphabetic);
        let is_name =
            || short || is_word && (self.opens_segment(before.start) || self.is_listed(before.start));
        is_telephone(&self.text[self.mark.next..self.end]) && is_name()
    }

    /// Returns true if a number follows and the word before the mark is a part of an address, behind a comma:
    /// `Apt. 5, Blk. 7`, `ط. 3، عم. 5`.
    pub(crate) fn numbers_address(&self, before: &WordBefore<'_>, next: &WordAfter<'_>) -> bool {
        // Letters of such an abbreviation.
        const LONGEST: usize = 4;
        const LONGEST_ARABIC: usize = 2;
        let most = if before.is_arabic() { LONGEST_ARABIC } else { LONGEST };
        let is_short =
            (1..=most).contains(&before.letters()) && !before.token.starts_with(char::is_lowercase);
        let behind_comma = || self.text[self.start..before.start].trim_end().ends_with([',', '،']);
        next.first == First::Digit && is_short && before.token.chars().all(is_alphabetic) && behind_comma()
    }

    // Returns true behind what may stand before a further entry of an address: a comma, a colon, a number.
    fn is_listed(&self, at: usize) -> bool {
        let parts =
            |c: char| matches!(c, ',' | '،' | ';' | '؛' | ':' | '|' | '/' | '-' | '–') || is_numeric(c);
        self.text[self.start..at].trim_end().ends_with(parts)
    }
}

// Returns true for a number with a plus or zero in front, or of at least seven digits in one piece or in
// groups.
fn is_telephone(text: &str) -> bool {
    // The most chars of a telephone number with its signs, and the least digits.
    const LONGEST: usize = 24;
    const LEAST_DIGITS: usize = 7;
    let is_digit = |c: char| digit_value(c).is_some();
    let signs = |c: char| is_digit(c) || matches!(c, ' ' | '-' | '(' | ')' | '+' | '/' | '\u{A0}');
    let digits = text.chars().take(LONGEST).take_while(|&c| signs(c)).filter(|&c| is_digit(c)).count();
    let first = text.trim_start_matches('(');
    let grouped = first.chars().take_while(|&c| is_digit(c)).count();
    let is_marked = first.starts_with('+') || first.chars().next().and_then(digit_value) == Some(0);
    // Groups of four digits are years: `2019-2024`.
    is_marked && digits + 1 >= LEAST_DIGITS || digits >= LEAST_DIGITS && grouped != 4
}
