//! The numbers of a text that its translation lacks, both in digits and in words.

use std::collections::HashSet;
use std::ops::Range;

use crate::text::{Analysed, Digits, Number, canonical_number, fold, numbers};

/// Numbers up to this one are not checked, since they are often written as words or shown by the form of a
/// noun.
const WRITTEN_OUT: f64 = 12.0;

/// Returns the places of the numbers above twelve that the other text has neither in digits nor in words. A
/// number that is part of a name or a code (COVID-19, xx_31), or looks like the mark of a footnote, does not
/// count.
pub(super) fn missing_numbers(text: &str, other: &str) -> Vec<Range<usize>> {
    if !text.contains(char::is_numeric) {
        return Vec::new();
    }
    let said: HashSet<String> = figures(other).into_iter().flat_map(|figure| figure.values).collect();
    let lacks = |figure: &Figure| {
        figure.counts
            && stands_alone(text, &figure.range)
            && !figure.values.iter().any(|value| said.contains(value))
    };
    figures(text).into_iter().filter(lacks).map(|figure| figure.range).collect()
}

/// A number of a text, with every value that it may stand for.
struct Figure {
    range: Range<usize>,
    values: Vec<String>,
    /// Whether a translation must have the number in digits or words.
    counts: bool,
}

fn figures(text: &str) -> Vec<Figure> {
    let words = Analysed::new(text).spelled_numbers();
    let mut figures = Vec::new();
    let found = numbers(text);
    let mut rest = found.as_slice();
    while let Some(first) = rest.first() {
        let row = row(text, rest);
        let (groups, after) = rest.split_at(row);
        rest = after;
        let range = first.range.start..groups[row - 1].range.end;
        let mut values: Vec<String> = groups.iter().map(|group| group.value.clone()).collect();
        values.extend(joined(text, groups));
        values.extend(undotted(text, first));
        values.extend(scaled(text, &groups[row - 1], &words));
        values.extend(afternoon(text, first));
        let counts = values.iter().any(|value| value.parse::<f64>().is_ok_and(|value| value > WRITTEN_OUT));
        figures.push(Figure { range, values, counts });
    }
    let words = words.into_iter().filter(|number| number.digits == Digits::Words);
    figures.extend(words.map(|number| Figure {
        range: number.range,
        values: vec![number.value],
        counts: false,
    }));
    figures
}

/// Returns how many numbers at the beginning of `numbers` are groups of digits with a space between them.
fn row(text: &str, numbers: &[Number]) -> usize {
    let is_group = |number: &Number| text[number.range.clone()].chars().count() <= 3;
    let goes_on = |two: &&[Number]| {
        let gap = &text[two[0].range.end..two[1].range.start];
        matches!(gap, " " | "\u{A0}" | "\u{202F}") && two.iter().all(is_group)
    };
    1 + numbers.windows(2).take_while(goes_on).count()
}

/// Returns the values of groups of digits read together: 560 000 and, as it is often typed in Arabic, 000
/// 560.
fn joined(text: &str, groups: &[Number]) -> Vec<String> {
    let is_whole = |group: &&Number| text[group.range.clone()].chars().count() == 3;
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

/// Returns the value of a number together with the word after it: 2.5 million.
fn scaled(text: &str, number: &Number, words: &[Number]) -> Option<String> {
    let next = words.iter().find(|word| word.range.start >= number.range.end)?;
    let gap = text.get(number.range.end..next.range.start)?;
    let times: f64 = next.value.parse().ok().filter(|&times| times >= 1000.0)?;
    let value: f64 = number.value.parse().ok()?;
    matches!(gap, " " | "\u{A0}" | "-").then(|| (value * times).to_string())
}

/// Returns the hour on a clock of twelve hours for an hour from 13 to 24.
fn afternoon(text: &str, number: &Number) -> Option<String> {
    let hour: u8 = number.value.parse().ok().filter(|hour| (13..=24).contains(hour))?;
    text[number.range.end..].starts_with(':').then(|| (hour - 12).to_string())
}

/// Returns true for a number that is no part of a name, a code or an address.
fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].rsplit(char::is_whitespace).next().unwrap_or_default();
    let after = &text[range.end..];
    let is_of_name = |c: char| c.is_alphabetic() || matches!(c, '_' | '#' | '&' | '{');
    let ordinal = ["th", "st", "nd", "rd"].iter().find_map(|ending| after.strip_prefix(ending));
    !before.contains(is_of_name)
        && !ordinal.unwrap_or(after).starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_in_digits_is_found_in_words_and_other_digits() {
        for (arabic, english) in [
            ("القرن الثاني والعشرون", "the 22nd century"),
            ("بأكثر من سبعين لغةً", "in more than 70 languages"),
            ("٤٥ درجة", "45 degrees"),
            ("حوالي 000 560 دولار", "about $560,000"),
            ("نحو 560 000 دولار", "about $560,000"),
            ("نحو 42000 شخص", "about 42.000 people"),
            ("خمسمئة مليون", "500 million"),
            ("2.5 مليون", "2,500,000"),
            ("الساعة 2:30 مساء", "at 14:30"),
            ("القرن التاسع عشر", "the 19th century"),
            ("في الستينيات", "in the 1960s"),
            ("الجائحة", "COVID-19"),
            ("تفاعلات عالمية.", "global interactions.33"),
            ("انقر هنا", "Click xx_31, &#9881; or {14}"),
            ("ثلاثة أيام", "3 days"),
        ] {
            assert!(missing_numbers(arabic, english).is_empty(), "{arabic}");
            assert!(missing_numbers(english, arabic).is_empty(), "{english}");
        }
    }

    #[test]
    fn a_number_that_is_not_there_is_told() {
        for (text, other, expected) in [
            ("بلغت 45 درجة", "It reached 54 degrees", "45"),
            ("By 2030, provide it to all", "توفير ذلك للجميع", "2030"),
            ("حللنا 5139 جينوما", "We analysed 5,193 genomes", "5139"),
            ("about $560,000", "نحو 000 650 دولار", "560,000"),
            ("in the 19th century", "في القرن الثامن عشر", "19"),
            ("(153) سعرًا", "153 of 154 prices", ""),
        ] {
            let found: Vec<_> = missing_numbers(text, other).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found.first().copied().unwrap_or_default(), expected, "{text}");
        }
    }
}
