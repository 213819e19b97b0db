//! [`Figure`]: a number of a text, with every value that it may stand for.

use std::ops::Range;

use super::digit_groups::{begins_with_zero, joined, number_of_digits, row, undotted};
use super::durations::duration;
use super::readings::{afternoon, one_less, parts_of_date, scaled, whole_years, with_half, with_unit};
use super::word_numbers::counted_romans;
use crate::text::{Analysed, Digits, Number, fold, numbers};

/// Numbers up to this one are not checked, since they are often written as words or shown by the form of a
/// noun.
const WRITTEN_OUT: f64 = 12.0;

/// A number of a text, with every value that it may stand for.
pub(super) struct Figure {
    pub(super) range: Range<usize>,
    /// Plain numbers, and numbers with the name of their unit after them (`30 minutes`).
    pub(super) values: Vec<String>,
    /// The values of groups of digits that may also be several numbers: 12 300.
    pub(super) list: Vec<String>,
    /// Whether a translation must have the number in digits or words.
    pub(super) counts: bool,
    pub(super) is_in_words: bool,
}

impl Figure {
    /// Returns the first value; 0 if it is no number.
    pub(super) fn value(&self) -> f64 {
        self.values.iter().chain(&self.list).find_map(|value| value.parse().ok()).unwrap_or_default()
    }
}

/// Returns the numbers that a text writes in digits, with the parts of dates and times apart.
pub(super) fn digits(text: &str) -> Vec<Number> {
    numbers(text).iter().flat_map(|number| parts_of_date(text, number)).collect()
}

/// Returns the figures of a text, whose [`digits`] are given.
pub(super) fn figures(analysed: &Analysed<'_>, found: &[Number]) -> Vec<Figure> {
    let text = analysed.text();
    let words = analysed.spelled_numbers();
    let mut figures = Vec::new();
    let mut at = 0;
    while at < found.len() {
        let row = row(text, &found[at..]);
        let groups = &found[at..at + row];
        let (first, last) = (&groups[0], &groups[row - 1]);
        let mut values = joined(text, groups);
        // A group such as 000 is no number of its own.
        let is_tail = |group: &Number| number_of_digits(text, group) == 3 && begins_with_zero(text, group);
        let is_one = !values.is_empty() && groups.iter().any(is_tail);
        let alone: Vec<String> = groups.iter().map(|group| group.value.clone()).collect();
        let list = if row == 1 || is_one { Vec::new() } else { alone.clone() };
        values.extend(alone.into_iter().filter(|_| row == 1));
        values.extend(undotted(text, first));
        values.extend(scaled(text, last, &words));
        values.extend(afternoon(text, first));
        let counts = values
            .iter()
            .chain(&list)
            .any(|value| value.parse::<f64>().is_ok_and(|value| value > WRITTEN_OUT));
        values.extend(whole_years(text, found, at));
        values.extend(with_unit(text, first));
        values.extend(duration(text, last));
        let range = first.range.start..last.range.end;
        figures.push(Figure { range, values, list, counts, is_in_words: false });
        at += row;
    }
    let words = words.into_iter().filter(|number| number.digits == Digits::Words);
    figures.extend(words.map(|number| Figure {
        values: values_of_words(text, &number),
        range: number.range,
        list: Vec::new(),
        counts: false,
        is_in_words: true,
    }));
    figures.extend(counted_romans(analysed).into_iter().map(|(value, range)| {
        let values = vec![value.to_string()];
        Figure { range, values, list: Vec::new(), counts: false, is_in_words: true }
    }));
    figures
}

// Returns twice the value of a scale that may be a dual before a noun: ألفا ريال are two thousand, مليونا
// نسمة two million.
fn two_of(given: &str, number: &Number) -> Option<String> {
    let is_dual = matches!(fold(given).as_str(), "الفا" | "مليونا" | "مليارا");
    let value: f64 = number.value.parse().ok().filter(|_| is_dual)?;
    Some((2.0 * value).to_string())
}

// Returns the values that a number in words may stand for, its own first.
fn values_of_words(text: &str, number: &Number) -> Vec<String> {
    let own = [number.value.clone()].into_iter().chain(one_less(text, number));
    let own: Vec<Number> = own.map(|value| Number { value, ..number.clone() }).collect();
    let hours: Vec<String> = own.iter().filter_map(|number| afternoon(text, number)).collect();
    let others = duration(text, number).into_iter().chain(with_half(text, number));
    let others = others.chain(two_of(&text[number.range.clone()], number)).chain(hours);
    own.into_iter().map(|number| number.value).chain(others).collect()
}
