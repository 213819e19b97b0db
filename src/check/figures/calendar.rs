//! Months, days of the week and times of day by their names.

use std::ops::Range;

use crate::text::{Analysed, TATWEEL, Token, TokenKind, is_arabic_mark};

/// Returns the places of the months, else of the days, else of the times of day, of which each text names
/// another one.
pub(super) fn differing_names(texts: [&Analysed<'_>; 2]) -> [Vec<Range<usize>>; 2] {
    let all =
        [texts.map(months), texts.map(|text| names(text, &DAYS)), texts.map(|text| names(text, &HALVES))];
    let differ = |[one, other]: &[Vec<Named>; 2]| {
        let lacks = |own: &[Named], others: &[Named]| {
            own.iter().any(|named| !others.iter().any(|other| other.number == named.number))
        };
        let sorted = |names: &[Named]| {
            let mut numbers: Vec<u16> = names.iter().map(|named| named.number).collect();
            numbers.sort_unstable();
            numbers
        };
        lacks(one, other) && lacks(other, one) || one.len() == other.len() && sorted(one) != sorted(other)
    };
    let found = all.into_iter().find(differ).unwrap_or_default();
    found.map(|named| named.into_iter().map(|named| named.range).collect())
}

/// A name that stands for a number, such as a month.
#[derive(Default)]
struct Named {
    range: Range<usize>,
    number: u16,
}

fn months(text: &Analysed<'_>) -> Vec<Named> {
    let months = text.months();
    let named = months.into_iter().map(|month| {
        // Months of two calendars are not compared.
        Named { range: month.range, number: month.calendar as u16 * 100 + u16::from(month.number) }
    });
    named.collect()
}

// The days of the week, in folded spelling. `sun`, `sat` and the like are other words too.
#[rustfmt::skip]
const DAYS: [(&str, u16); 22] = [
    ("saturday", 1), ("saturdays", 1), ("السبت", 1), ("sunday", 2), ("sundays", 2), ("الاحد", 2), ("monday", 3),
    ("mondays", 3), ("الاثنين", 3), ("tuesday", 4), ("tuesdays", 4), ("الثلاثاء", 4), ("wednesday", 5),
    ("wednesdays", 5), ("الاربعاء", 5), ("thursday", 6), ("thursdays", 6), ("الخميس", 6), ("friday", 7),
    ("fridays", 7), ("الجمعه", 7), ("للجمعه", 7),
];

// Morning and evening beside an hour, in folded spelling.
#[rustfmt::skip]
const HALVES: [(&str, u16); 6] =
    [("am", 1), ("pm", 2), ("صباحا", 1), ("مساء", 2), ("فجرا", 1), ("عصرا", 2)];

// Returns the names of a list that a text has, by whole words, with the clitics that may precede them.
fn names(text: &Analysed<'_>, list: &[(&str, u16)]) -> Vec<Named> {
    let folded = text.folded();
    let mut found = Vec::new();
    let tokens: Vec<Token<'_>> = text.tokens().collect();
    let is_number = |at: Option<usize>| at.is_some_and(|at| tokens[at].kind == TokenKind::Number);
    for (at, token) in tokens.iter().enumerate() {
        // `I am` is no time of day.
        if matches!(token.text, "am" | "pm") && !is_number(at.checked_sub(1)) {
            continue;
        }
        let bare = token.text.trim_start_matches(['و', 'ف', 'ب', 'ك']);
        let is_named = |name: &&(&str, u16)| name.0 == token.text || name.0 == bare;
        let start = text.start_of(token);
        let range = start..start + given_length(&text.text()[start..], token.text);
        found.extend(list.iter().find(is_named).map(|&(_, number)| Named { range, number }));
    }
    // `a.m.` is two tokens.
    if list == HALVES.as_slice() {
        for (name, number) in [("a.m", 1), ("p.m", 2)] {
            let is_apart = |at: usize| folded[..at].trim_end().ends_with(|c: char| c.is_ascii_digit());
            let has = folded.match_indices(name).any(|(at, _)| is_apart(at));
            found.extend(has.then(|| Named { range: text.text().len()..text.text().len(), number }));
        }
    }
    found
}

fn given_length(text: &str, folded: &str) -> usize {
    // Vowel signs are not in the folded word.
    let mut letters = text.char_indices().filter(|&(_, c)| !is_arabic_mark(c) && c != TATWEEL);
    letters.nth(folded.chars().count()).map_or(text.len(), |(at, _)| at)
}
