//! [`Figure`]: a number of a text, with every value that it may stand for.

use std::ops::Range;

use crate::text::{Analysed, Digits, Number, canonical_number, fold, numbers};

/// Numbers up to this one are not checked, since they are often written as words or shown by the form of a
/// noun.
const WRITTEN_OUT: f64 = 12.0;

/// The most characters of a unit behind a number, vowel signs included. Chosen by hand.
const LONGEST_UNIT: usize = 24;

/// A number of a text, with every value that it may stand for.
pub(super) struct Figure {
    pub(super) range: Range<usize>,
    /// Plain numbers, and numbers with the name of their unit behind them (`30 minutes`).
    pub(super) values: Vec<String>,
    /// The values of groups of digits that may also be several numbers: 12 300.
    pub(super) list: Vec<String>,
    /// Whether a translation must have the number in digits or words.
    pub(super) counts: bool,
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
        figures.push(Figure { range: first.range.start..last.range.end, values, list, counts });
        at += row;
    }
    let words = words.into_iter().filter(|number| number.digits == Digits::Words);
    figures.extend(words.map(|number| Figure {
        range: number.range,
        values: vec![number.value],
        list: Vec::new(),
        counts: false,
    }));
    figures
}

/// Returns the parts of a date or of the time of a day that dots part (12.03.2024, الساعة 17.30); any other
/// number as it is.
fn parts_of_date(text: &str, number: &Number) -> Vec<Number> {
    let given = &text[number.range.clone()];
    let lengths: Vec<usize> = given.split('.').map(|part| part.chars().count()).collect();
    let is_of_digits = given.chars().all(|c| c == '.' || c.is_numeric());
    let is_date = matches!(lengths.as_slice(), [1 | 2, 1 | 2, 2 | 4] | [4, 1 | 2, 1 | 2]);
    let is_time = matches!(lengths.as_slice(), [1 | 2, 2]) && is_of_clock(text, &number.range);
    if !is_of_digits || !(is_date || is_time) {
        return vec![number.clone()];
    }
    let mut start = number.range.start;
    let parts = given.split('.').map(|part| {
        let range = start..start + part.len();
        start = range.end + 1;
        let value = canonical_number(&fold(part)).into_owned();
        Number { range, value, digits: number.digits }
    });
    parts.collect()
}

/// Returns true if the words around a number say that it is the time of a day.
fn is_of_clock(text: &str, range: &Range<usize>) -> bool {
    let before = fold(text[..range.start].trim_end().rsplit(' ').next().unwrap_or_default());
    let after = fold(text[range.end..].trim_start().split(' ').next().unwrap_or_default());
    let after = after.trim_end_matches(|c: char| !c.is_alphabetic());
    before.ends_with("الساعه")
        || matches!(after, "am" | "pm" | "a.m" | "p.m" | "hrs" | "oclock" | "o'clock")
        || matches!(after, "صباحا" | "مساء" | "ظهرا" | "عصرا" | "ليلا" | "ص" | "م")
}

/// Returns how many numbers at the beginning of `numbers` are groups of digits with a space between them.
fn row(text: &str, numbers: &[Number]) -> usize {
    let is_group = |number: &Number| number_of_digits(text, number) <= 3;
    let goes_on = |two: &&[Number]| {
        let gap = &text[two[0].range.end..two[1].range.start];
        let parts = matches!(gap, " " | "\u{A0}" | "\u{2007}" | "\u{2009}" | "\u{202F}" | "'" | "\u{2019}");
        parts && two.iter().all(is_group)
    };
    1 + numbers.windows(2).take_while(goes_on).count()
}

fn number_of_digits(text: &str, number: &Number) -> usize {
    text[number.range.clone()].chars().count()
}

fn begins_with_zero(text: &str, number: &Number) -> bool {
    text[number.range.clone()].starts_with(['0', '\u{660}', '\u{6F0}'])
}

/// Returns the values of groups of digits read together: 560 000 and, as it is often typed in Arabic, 000
/// 560.
fn joined(text: &str, groups: &[Number]) -> Vec<String> {
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
fn undotted(text: &str, number: &Number) -> Option<String> {
    let (before, after) = text[number.range.clone()].split_once('.')?;
    let digits = fold(&format!("{before}{after}"));
    (after.chars().count() == 3).then(|| canonical_number(&digits).into_owned())
}

/// Returns the value of a number together with the word or letters after it: 2.5 million, 15k.
fn scaled(text: &str, number: &Number, words: &[Number]) -> Option<String> {
    let value: f64 = number.value.parse().ok()?;
    let after = &text[number.range.end..];
    let letters = after.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(after.len());
    let times = match &after[..letters] {
        "k" | "K" => 1e3,
        "m" | "M" | "mn" => 1e6,
        "bn" | "B" => 1e9,
        _ => {
            let next = words.iter().find(|word| word.range.start >= number.range.end)?;
            let gap = text.get(number.range.end..next.range.start)?;
            next.value.parse().ok().filter(|&times| times >= 1e3 && matches!(gap, " " | "\u{A0}" | "-"))?
        }
    };
    Some((value * times).to_string())
}

/// Returns the hour on a clock of twelve hours for an hour from 13 to 24.
fn afternoon(text: &str, number: &Number) -> Option<String> {
    let hour: u8 = number.value.parse().ok().filter(|hour| (13..=24).contains(hour))?;
    let after = text[number.range.end..].chars().next();
    (after == Some(':') || (after == Some('.') && is_of_clock(text, &number.range)))
        .then(|| (hour - 12).to_string())
}

/// Returns the years that two digits stand for, in a date (12/3/24) or behind another year (1990-95).
fn whole_years(text: &str, numbers: &[Number], at: usize) -> Vec<String> {
    let shown = |at: usize| &text[numbers[at].range.clone()];
    let gap = |at: usize| &text[numbers[at - 1].range.end..numbers[at].range.start];
    let parts = |gap: &str| matches!(gap, "/" | "-" | "." | "\u{2013}");
    if at == 0 || shown(at).chars().count() != 2 || !parts(gap(at)) {
        return Vec::new();
    }
    let year: u32 = numbers[at].value.parse().unwrap_or_default();
    match numbers[at - 1].value.parse::<u32>() {
        Ok(first @ 1000..=2999) => vec![(first / 100 * 100 + year).to_string()],
        Ok(1..=31) if at > 1 && gap(at - 1) == gap(at) => {
            vec![(1900 + year).to_string(), (2000 + year).to_string(), (1400 + year).to_string()]
        }
        _ => Vec::new(),
    }
}

/// Returns the value with the name of its unit, where a text may say both in words: percents and minutes.
fn with_unit(text: &str, number: &Number) -> Option<String> {
    let after: String = text[number.range.end..].trim_start().chars().take(LONGEST_UNIT).collect();
    let after = fold(&after);
    let word = after.split(|c: char| !c.is_alphabetic() && c != '%').find(|word| !word.is_empty());
    let word = word.unwrap_or_default();
    let begins = |names: &[&str]| names.iter().any(|name| after.starts_with(name));
    let unit =
        if begins(&["%", "percent", "per cent", "باليمه", "بالمايه", "بالميه", "في المايه", "في الميه"])
        {
            "percent"
        } else if matches!(word, "minute" | "minutes" | "min" | "mins" | "دقيقه" | "دقايق")
            || text[..number.range.start].ends_with(':')
        {
            "minutes"
        } else if matches!(word, "month" | "months" | "شهر" | "شهرا" | "اشهر" | "شهور") {
            "months"
        } else if matches!(word, "hour" | "hours" | "ساعه" | "ساعات")
            || text[number.range.end..].starts_with("/7")
        {
            "hours"
        } else {
            return None;
        };
    Some(format!("{} {unit}", number.value))
}
