//! Groups of digits with a space between them, which may be one number (12 300) or several.

use crate::text::{Number, canonical_number, fold};

/// Returns how many numbers at the beginning of `numbers` are groups of digits with a space between them.
pub(super) fn row(text: &str, numbers: &[Number]) -> usize {
    let is_group = |number: &Number| number_of_digits(text, number) <= 3;
    let goes_on = |two: &&[Number]| {
        let gap = &text[two[0].range.end..two[1].range.start];
        let parts = matches!(gap, " " | "\u{A0}" | "\u{2007}" | "\u{2009}" | "\u{202F}" | "'" | "\u{2019}");
        parts && two.iter().all(is_group)
    };
    1 + numbers.windows(2).take_while(goes_on).count()
}

pub(super) fn number_of_digits(text: &str, number: &Number) -> usize {
    text[number.range.clone()].chars().count()
}

pub(super) fn begins_with_zero(text: &str, number: &Number) -> bool {
    text[number.range.clone()].starts_with(['0', '\u{660}', '\u{6F0}'])
}

/// Returns the values of groups of digits read together: 560 000 and, as it is often typed in Arabic, 000
/// 560.
pub(super) fn joined(text: &str, groups: &[Number]) -> Vec<String> {
    let is_whole = |group: &&Number| number_of_digits(text, group) == 3;
    let join = |groups: &mut dyn Iterator<Item = &Number>| {
        let digits: String = groups.map(|group| &text[group.range.clone()]).collect();
        canonical_number(&fold(&digits)).into_owned()
    };
    let mut joined = Vec::new();
    if groups.len() > 1 && groups.iter().skip(1).all(|group| is_whole(&group)) {
        joined.push(join(&mut groups.iter()));
    }
    if groups.len() > 1 && groups.iter().rev().skip(1).all(|group| is_whole(&group)) {
        joined.push(join(&mut groups.iter().rev()));
    }
    joined
}

/// Returns the value of a number whose dot separates thousands: 42.000.
pub(super) fn undotted(text: &str, number: &Number) -> Option<String> {
    let (before, after) = text[number.range.clone()].split_once('.')?;
    let digits = fold(&format!("{before}{after}"));
    (after.chars().count() == 3).then(|| canonical_number(&digits).into_owned())
}
