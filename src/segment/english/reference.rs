//! Numbers after abbreviations: references (`Our Ref. No. A/5`) and telephone numbers (`Mob. 050 123 4567`).
//!
//! Business letters have more abbreviations than a list can hold, so their form decides: a short capitalized
//! word.

use crate::segment::context::{MarkContext, WordAfter, WordBefore};

/// Returns true if a short capitalized word stands before `No.` and a number, or before a telephone number,
/// so that the word is an abbreviation.
pub(super) fn is_reference(context: &MarkContext<'_>, before: &WordBefore<'_>, next: &WordAfter<'_>) -> bool {
    // Letters of an abbreviation; `Regn.` and `Invce.` are among the longest.
    const LONGEST: usize = 5;
    let short = before.token.starts_with(char::is_uppercase) && before.letters() <= LONGEST;
    short && (is_numbered(next) || is_telephone(&context.text[context.mark.next..context.end]))
}

/// Returns true if the word after a mark is a code with a digit: `A/5`, `AB-12`.
pub(super) fn is_code(next: &WordAfter<'_>) -> bool {
    let behind = next.rest.split(char::is_whitespace).next().unwrap_or_default();
    [next.word, behind].iter().any(|part| part.contains(|c: char| c.is_ascii_digit()))
}

// Returns true before a number: `No. 7`, `Nos. 7 and 8`.
fn is_numbered(next: &WordAfter<'_>) -> bool {
    let Some(number) = next.rest.strip_prefix('.') else { return false };
    let code = number.split_whitespace().next().unwrap_or_default();
    matches!(next.word, "No" | "Nos" | "Nr" | "NO" | "NOS") && code.contains(|c: char| c.is_ascii_digit())
}

// Returns true for a number with a plus or zero in front, or of at least seven digits in one piece or in
// groups.
fn is_telephone(text: &str) -> bool {
    // The most chars of a telephone number with its signs, and the least digits.
    const LONGEST: usize = 24;
    const LEAST_DIGITS: usize = 7;
    let signs = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '(' | ')' | '+' | '/' | '\u{A0}');
    let number = text.chars().take(LONGEST).take_while(|&c| signs(c));
    let digits = number.filter(char::is_ascii_digit).count();
    let first = text.trim_start_matches('(');
    let grouped = first.chars().take_while(char::is_ascii_digit).count();
    // Groups of four digits are years: `2019-2024`.
    first.starts_with(['+', '0']) && digits + 1 >= LEAST_DIGITS || digits >= LEAST_DIGITS && grouped != 4
}
