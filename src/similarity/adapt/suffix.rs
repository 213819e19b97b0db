//! The parts of a translation that change with a number: the ending of an English ordinal, and the article
//! before the number.

use std::ops::Range;

use crate::lang::Known;

// The endings that make an English number an ordinal.
const ORDINALS: [&str; 4] = ["st", "nd", "rd", "th"];

/// Returns the place to replace in the translation when the number at a range becomes `new`, and its
/// replacement. The ending of an English ordinal changes with its number (3rd, 11th). `None` if the text
/// around the number does not fit the new number.
pub(super) fn in_place(
    target: &str,
    range: Range<usize>,
    new: &str,
    rules: Option<Known>,
) -> Option<(Range<usize>, String)> {
    let (before, after) = (&target[..range.start], &target[range.end..]);
    let is_glued = after.starts_with(|c: char| c.is_ascii_alphabetic());
    match rules {
        Some(Known::English) => {
            if !article_fits(before, &target[range.clone()], new) {
                return None;
            }
            let Some(ending) = ordinal_ending(after) else { return Some((range, new.to_owned())) };
            let number: u64 = new.replace(',', "").parse().ok()?;
            Some((range.start..range.end + ending.len(), format!("{new}{}", ordinal(number))))
        }
        // 3e, 1er, 2.ª: the letters that another number takes are not known.
        None if is_glued || after.starts_with(['º', 'ª']) => None,
        _ => Some((range, new.to_owned())),
    }
}

fn ordinal_ending(after: &str) -> Option<&str> {
    let letters = after.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(after.len());
    let ending = &after[..letters];
    ORDINALS.iter().any(|ordinal| ending.eq_ignore_ascii_case(ordinal)).then_some(ending)
}

/// Returns the digits of a folded English ordinal, such as 3rd.
pub(super) fn without_ordinal_ending(folded: &str) -> Option<&str> {
    let digits = folded.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let is_number = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    (is_number && ORDINALS.contains(&&folded[digits.len()..])).then_some(digits)
}

/// Returns true for the ending of an English ordinal, folded.
pub(super) fn is_ordinal_ending(folded: &str) -> bool {
    ORDINALS.contains(&folded)
}

fn ordinal(number: u64) -> &'static str {
    match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}

// Returns true if an article before the number fits the new number as well: a 5-day, an 8-day.
fn article_fits(before: &str, old: &str, new: &str) -> bool {
    let word = before.trim_end().rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let has_article = word.eq_ignore_ascii_case("a") || word.eq_ignore_ascii_case("an");
    !has_article || begins_with_vowel(old) == begins_with_vowel(new)
}

// Returns true if an English number begins with a vowel when it is read aloud: eight, eleven, eighteen.
fn begins_with_vowel(number: &str) -> bool {
    let digits: String =
        number.split('.').next().unwrap_or_default().chars().filter(char::is_ascii_digit).collect();
    let first_group = digits.len() % 3;
    digits.starts_with('8') || (first_group == 2 && (digits.starts_with("11") || digits.starts_with("18")))
}
