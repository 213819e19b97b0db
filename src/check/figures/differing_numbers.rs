//! Small numbers, and numbers in words, of which each text has another one: `3 days`, أربعة أيام.
//!
//! A small number may be left out: the dual and the singular say it (يومان), and so do words such as *both*.
//! So it counts only if the other text has a number of its own in its place.

use std::ops::Range;

use super::calendar::differing_names;
use super::codes::differing_codes;
use super::dates::is_named_month;
use super::figure::Figure;
use super::glosses::differing_glosses;
use super::missing_numbers::stands_alone;
use super::text_numbers::TextNumbers;
use crate::text::{canonical_number, fold, roman_value};

// The least number in words that counts: `one` is often no number.
const LEAST_IN_WORDS: f64 = 2.0;
// Of two texts with other numbers, one has this number or a greater one: `two` may be a dual in Arabic.
const LEAST_TO_DIFFER: f64 = 3.0;
// The greatest, since *hundreds of thousands* names no number.
const MOST_IN_WORDS: f64 = 99.0;
// The least number in digits that a translation may not leave out.
const LEAST_TO_KEEP: f64 = 3.0;

/// Returns the places of the numbers of each text in the place of which the other has another number; else
/// those of the months, the days of the week and the times of day that differ.
pub(in crate::check) fn differing_numbers(numbers: [&TextNumbers<'_>; 2]) -> [Vec<Range<usize>>; 2] {
    let glosses = differing_glosses(numbers);
    if glosses.iter().any(|places| !places.is_empty()) {
        return glosses;
    }
    let lacking = Lacking::of(numbers);
    if let Some(places) = lacking.in_place_of_each_other() {
        return places;
    }
    let left_out = [0, 1].map(|side| {
        let is_kept = |figure: &&&Figure| figure.value() >= LEAST_TO_KEEP && figure.range.start > 0;
        places(&lacking.in_digits[side].iter().filter(is_kept).copied().collect::<Vec<_>>())
    });
    if left_out.iter().any(|places| !places.is_empty()) {
        return left_out;
    }
    let names = differing_names(numbers.map(|one| &one.analysed));
    if names.iter().any(|places| !places.is_empty()) {
        names
    } else {
        differing_codes(numbers.map(TextNumbers::text))
    }
}

// Returns true for the minutes of a full hour: 13:00.
fn is_full_hour(text: &str, range: &Range<usize>) -> bool {
    text[..range.start].ends_with(':') && matches!(&*fold(&text[range.clone()]), "00")
}

/// Returns the places of the numbers of each text in the place of which the other has another number, if one
/// of them is in digits or a Roman numeral. Words alone may count what no number says (*the first ten*).
pub(in crate::check) fn exchanged_numbers(numbers: [&TextNumbers<'_>; 2]) -> [Vec<Range<usize>>; 2] {
    let places = Lacking::of(numbers).in_place_of_each_other().unwrap_or_default();
    let is_sign =
        |given: &str| given.contains(char::is_numeric) || roman_value(&given.to_ascii_lowercase()).is_some();
    let has_sign =
        |side: usize| places[side].iter().any(|place| is_sign(&numbers[side].text()[place.clone()]));
    if has_sign(0) || has_sign(1) { places } else { Default::default() }
}

/// The numbers of each text that the other lacks.
struct Lacking<'t> {
    in_digits: [Vec<&'t Figure>; 2],
    in_words: [Vec<&'t Figure>; 2],
}

impl<'t> Lacking<'t> {
    fn of(numbers: [&'t TextNumbers<'_>; 2]) -> Self {
        let texts = numbers.map(TextNumbers::text);
        let lacking = [0, 1].map(|side| {
            let other = numbers[1 - side];
            let lacks = |figure: &&Figure| {
                !other.has(figure)
                    && !other.has_run(numbers[side], figure)
                    && !is_full_hour(texts[side], &figure.range)
                    && !is_grouped(numbers[side], figure, other)
                    && !is_named_month(
                        (texts[side], &numbers[side].found),
                        (figure.value(), figure.range.start),
                        &other.analysed,
                    )
            };
            numbers[side].figures.iter().filter(lacks).collect::<Vec<&Figure>>()
        });
        let in_digits = [0, 1].map(|side| {
            let own = |figure: &&Figure| !figure.is_in_words && stands_alone(texts[side], &figure.range);
            lacking[side].iter().copied().filter(own).collect::<Vec<_>>()
        });
        let in_words = [0, 1].map(|side| {
            // *The first five* is five.
            let counts_on = |figure: &Figure| {
                let given = texts[side][figure.range.clone()].to_lowercase();
                ["first ", "last ", "second "].iter().any(|ordinal| given.starts_with(ordinal))
            };
            let own = |figure: &&Figure| {
                figure.is_in_words
                    && !counts_on(figure)
                    && (LEAST_IN_WORDS..=MOST_IN_WORDS).contains(&figure.value())
            };
            lacking[side].iter().copied().filter(own).collect::<Vec<_>>()
        });
        Self { in_digits, in_words }
    }

    // Returns the places of numbers in digits, else in words, of which each text has another.
    fn in_place_of_each_other(&self) -> Option<[Vec<Range<usize>>; 2]> {
        let pairs = [
            (&self.in_digits[0], &self.in_digits[1]),
            (&self.in_digits[0], &self.in_words[1]),
            (&self.in_words[0], &self.in_digits[1]),
            (&self.in_words[0], &self.in_words[1]),
        ];
        let is_sure = |figures: &[&Figure]| figures.iter().any(|figure| figure.value() >= LEAST_TO_DIFFER);
        let differ = pairs
            .into_iter()
            .find(|(one, other)| !one.is_empty() && !other.is_empty() && (is_sure(one) || is_sure(other)));
        differ.map(|(one, other)| [places(one), places(other)])
    }
}

fn places(figures: &[&Figure]) -> Vec<Range<usize>> {
    figures.iter().map(|figure| figure.range.clone()).collect()
}

// Returns true for a part of a number that the other text parts by another mark (`3.1`, ٣-١), and for the
// hour of noon.
fn is_grouped(own: &TextNumbers<'_>, figure: &Figure, other: &TextNumbers<'_>) -> bool {
    let text = own.text();
    let is_of_group = |c: char| c.is_numeric() || "-./:\u{66B}".contains(c);
    let start = text[..figure.range.start].trim_end_matches(is_of_group).len();
    let rest = &text[figure.range.end..];
    let end = text.len() - rest.trim_start_matches(is_of_group).len();
    let parts = text[start..end].split(|c: char| !c.is_numeric()).filter(|part| !part.is_empty());
    let group: Vec<String> = parts.map(|part| canonical_number(&fold(part)).into_owned()).collect();
    let says_noon = || {
        let folded = other.analysed.folded();
        ["noon", "midday", "midnight", "ظهر", "منتصف"].iter().any(|word| folded.contains(word))
    };
    let is_noon = group.first().is_some_and(|first| matches!(first.as_str(), "12" | "0"));
    is_noon && says_noon()
        || group.len() > 1 && (other.says(&group.join(".")) || group.iter().all(|part| other.says(part)))
}
