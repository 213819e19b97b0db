//! The further values of a number that the letters and words beside it give: the parts of a date, the hour of
//! a clock, a scale (million), a unit (percent).

use std::fmt::Display;
use std::ops::Range;

use crate::text::{Number, canonical_number, fold};

// The most characters of a unit after a number, vowel signs included. Chosen by hand.
const LONGEST_UNIT: usize = 24;

// The most characters of a word that is read beside a number. Chosen by hand; it bounds the time for a text
// without spaces.
const LONGEST_WORD: usize = 48;

/// Returns the parts of a date or of the time of a day that dots part (12.03.2024, الساعة 17.30); any other
/// number as it is.
pub(super) fn parts_of_date(text: &str, number: &Number) -> Vec<Number> {
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
    let before = fold(last_word(text[..range.start].trim_end()));
    let after = fold(first_word(text[range.end..].trim_start()));
    let after = after.trim_end_matches(|c: char| !c.is_alphabetic());
    before.ends_with("الساعه")
        || matches!(after, "am" | "pm" | "a.m" | "p.m" | "hrs" | "oclock" | "o'clock")
        || matches!(after, "صباحا" | "مساء" | "ظهرا" | "عصرا" | "ليلا" | "ص" | "م")
}

/// Returns the value of a number together with the word or letters after it: 2.5 million, 15k.
pub(super) fn scaled(text: &str, number: &Number, words: &[Number]) -> Option<String> {
    let value: f64 = number.value.parse().ok()?;
    let after = &text[number.range.end..];
    let letters = after.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(after.len());
    let times = match &after[..letters] {
        "k" | "K" => 1e3,
        "m" | "M" | "mn" => 1e6,
        "bn" | "B" => 1e9,
        _ => {
            let next = words.get(words.partition_point(|word| word.range.start < number.range.end))?;
            let gap = text.get(number.range.end..next.range.start)?;
            next.value.parse().ok().filter(|&times| times >= 1e3 && matches!(gap, " " | "\u{A0}" | "-"))?
        }
    };
    Some((value * times).to_string())
}

/// Returns the value of a number in words with the half of its scale behind it: three million and a half.
pub(super) fn with_half(text: &str, number: &Number) -> Option<String> {
    let after: String = text[number.range.end..].chars().take(LONGEST_UNIT).collect();
    let after = fold(after.trim_start());
    let has_half = ["ونصف", "والنصف", "and a half"].iter().any(|half| after.starts_with(half));
    let value: f64 = number.value.parse().ok().filter(|_| has_half)?;
    let scale = [1e9, 1e6, 1e3].into_iter().find(|&scale| value >= scale && value % scale == 0.0)?;
    Some((value + scale / 2.0).to_string())
}

/// Returns the value that a number in words has beside its neighbours: the hour before it in *a quarter to
/// four* and الرابعة إلا ربعًا, and ten in أول عشر, which reads as eleven.
pub(super) fn one_less(text: &str, number: &Number) -> Option<String> {
    let value: u64 = number.value.parse().ok()?;
    let given = fold(&text[number.range.clone()]);
    let counts_on = given.trim_start_matches('و').starts_with("اول ");
    let after: String = text[number.range.end..].chars().take(LONGEST_UNIT).collect();
    let before = fold(text[..number.range.start].trim_end());
    let is_hour = fold(after.trim_start()).starts_with("الا ")
        || ["quarter to", "minutes to", "half to"].iter().any(|to| before.ends_with(to));
    (counts_on || is_hour && value <= 12).then(|| (value - 1).to_string())
}

/// Returns the name that an hour of the afternoon has on a clock of twelve hours: of 17 in 17:30, and of any
/// number up to twelve, unless the word after the number says that the hour is one of the morning.
pub(super) fn afternoon(text: &str, number: &Number) -> Option<String> {
    let hour: u8 = number.value.parse().ok()?;
    let after = &text[number.range.end..];
    let is_of_clock =
        || after.starts_with(':') || (after.starts_with('.') && is_of_clock(text, &number.range));
    match hour {
        13..=24 if is_of_clock() => Some(named_afternoon(hour - 12)),
        // Midnight is 24:00 and twelve o'clock at night.
        12 => Some(named_afternoon(hour)),
        1..=11 if !is_of_morning(after) => Some(named_afternoon(hour)),
        _ => None,
    }
}

/// Returns the name of an hour of the afternoon.
pub(super) fn named_afternoon(hour: impl Display) -> String {
    format!("{hour} o'clock in the afternoon")
}

/// Returns true if the word after an hour and its minutes says that the hour is one of the morning:
/// `8:30 a.m.`, `الثامنة والنصف صباحا`.
fn is_of_morning(after: &str) -> bool {
    // The minutes in words have two words at most: إلا ربعا.
    const MOST_MINUTES: usize = 2;
    let is_minutes = |word: &str| {
        let minutes = word.strip_prefix('و').unwrap_or(word);
        let minutes = minutes.strip_prefix("ال").unwrap_or(minutes);
        matches!(minutes, "نصف" | "ربع" | "ثلث" | "ربعا" | "ثلثا" | "الا" | "لا" | "")
    };
    let after = after.trim_start_matches(|c: char| c.is_numeric() || ":.".contains(c));
    let words = after.split_whitespace().map(|word| {
        let short: String = word.chars().take(LONGEST_UNIT).collect();
        fold(&short).trim_end_matches(|c: char| !c.is_alphabetic()).to_owned()
    });
    let word = words.take(MOST_MINUTES + 1).find(|word| !is_minutes(word)).unwrap_or_default();
    matches!(word.as_str(), "am" | "a.m" | "صباحا" | "ص" | "فجرا")
}

/// Returns the years that two digits stand for, in a date (12/3/24) or after another year (1990-95).
pub(super) fn whole_years(text: &str, numbers: &[Number], at: usize) -> Vec<String> {
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
pub(super) fn with_unit(text: &str, number: &Number) -> Option<String> {
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

/// Returns the end of a text after its last white space; of a longer word, its last characters.
pub(super) fn last_word(text: &str) -> &str {
    let ends = text.char_indices().rev().take(LONGEST_WORD);
    let start = ends.take_while(|(_, c)| !c.is_whitespace()).last().map_or(text.len(), |(at, _)| at);
    &text[start..]
}

fn first_word(text: &str) -> &str {
    let ends = text.char_indices().map(|(at, c)| (at + c.len_utf8(), c)).take(LONGEST_WORD);
    let end = ends.take_while(|(_, c)| !c.is_whitespace()).last().map_or(0, |(at, _)| at);
    &text[..end]
}
