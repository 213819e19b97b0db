//! Numbers after abbreviations of references: `Our Ref. No. A/5`.
//!
//! Business letters have more abbreviations than a list can hold, so their form decides: a short capitalized
//! word.

use crate::segment::context::{WordAfter, WordBefore};
use crate::segment::marks::is_numeric;

/// Returns true if a short capitalized word stands before `No.` and a number, so that the word is an
/// abbreviation.
pub(super) fn is_reference(before: &WordBefore<'_>, next: &WordAfter<'_>) -> bool {
    // Letters of an abbreviation; `Regn.` and `Invce.` are among the longest.
    const LONGEST: usize = 5;
    let short = before.token.starts_with(char::is_uppercase) && before.letters() <= LONGEST;
    short && (is_numbered(next) || is_shortened_before_number(next))
}

// Returns true before a further abbreviation and `No.`: `Vat. Reg. No. 7`.
fn is_shortened_before_number(next: &WordAfter<'_>) -> bool {
    let behind = next.rest.strip_prefix(". ").unwrap_or_default();
    next.word.starts_with(char::is_uppercase)
        && WordAfter::read(behind).is_some_and(|next| is_numbered(&next))
}

/// Returns true if the word after a mark and the one behind it are a code: `EK 201`.
pub(super) fn is_spaced_code(next: &WordAfter<'_>) -> bool {
    // Letters before the number; `MSKU` of a container is among the longest.
    const LONGEST: usize = 4;
    let is_prefix = next.word.len() <= LONGEST && next.word.chars().all(|c| c.is_ascii_uppercase());
    let number = next.rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(is_numeric));
    is_prefix && number
}

/// Returns true if the word after a mark is a code with a digit: `A/5`, `AB-12`.
pub(super) fn is_code(next: &WordAfter<'_>) -> bool {
    let behind = next.rest.split(char::is_whitespace).next().unwrap_or_default();
    [next.word, behind].iter().any(|part| part.contains(|c: char| c.is_ascii_digit()))
}

// Returns true before a number: `No. 7`, `Nos. 7 and 8`, `No. EK 201`.
fn is_numbered(next: &WordAfter<'_>) -> bool {
    let Some(number) = next.rest.strip_prefix('.') else { return false };
    let code = number.split_whitespace().next().unwrap_or_default();
    let is_code = code.contains(|c: char| c.is_ascii_digit())
        || WordAfter::read(number.trim_start()).is_some_and(|next| is_spaced_code(&next));
    is_code && matches!(next.word, "No" | "Nos" | "Nr" | "NO" | "NOS")
}
