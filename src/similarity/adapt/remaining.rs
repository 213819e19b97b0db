//! Numbers of a translation that keep their place while others are exchanged.
//!
//! A translation may repeat a number in words, `30 (ثلاثين)`, or add what follows from the number: `5 miles
//! (8 km)`, a day of the week. If the number alone were exchanged, the translation would contradict itself.

use std::collections::HashSet;

use crate::text::{Analysed, Number, TokenKind, Weekday, numbers};

use super::doubt::Doubt;
use super::exchange::Replacement;

/// Returns why the replacements are not enough: the translation has an exchanged number in words too, or a
/// number or a day of the week that the query and the source do not share. No doubt if nothing but the last
/// mark is exchanged.
pub(super) fn doubt(
    target: &str,
    replacements: &[Replacement],
    (query, source): (&str, &str),
) -> Option<Doubt> {
    let is_old = |value: &str| replacements.iter().any(|replacement| replacement.old == value);
    if is_old("") && replacements.len() == 1 || replacements.is_empty() {
        return None;
    }
    let target = Read::new(target);
    let (query, source) = (Read::new(query), Read::new(source));
    let is_replaced = |number: &Number| {
        replacements
            .iter()
            .any(|other| other.range.start < number.range.end && number.range.start < other.range.end)
    };
    let shared: HashSet<&str> = &source.values().collect::<HashSet<_>>() & &query.values().collect();
    // An Arabic dual has no number: نوعين is 2 species.
    let is_dual = |number: &Number| matches!(number.value.as_str(), "1" | "2") && source.is_arabic();
    let is_free = |number: &&Number| !is_replaced(number) && !target.is_of_a_name(number) && !is_dual(number);
    let mut remaining = target.figures.iter().filter(is_free);
    let mut in_words = target.words.iter();
    if in_words.any(|number| is_old(&number.value)) {
        return Some(Doubt::Words);
    }
    let is_derived = |number: &Number| !shared.contains(number.value.as_str());
    // `Second` and ثانية are seldom meant as a number.
    let is_surely_derived = |number: &Number| number.value != "2" && is_derived(number);
    let has_fraction = || target.has(&FRACTIONS) && !source.has(&FRACTIONS) && !source.has(&PARTS);
    if remaining.any(is_derived) || target.words.iter().any(is_surely_derived) || has_fraction() {
        return Some(Doubt::Derived);
    }
    // Without the short names: `sat` and `sun` are also other words.
    target.weekdays(3).iter().any(|day| !source.weekdays(0).contains(day)).then_some(Doubt::Weekday)
}

// Words for parts of a thing.
const FRACTIONS: [&str; 9] = ["نصف", "ثلث", "ثلثا", "ثلثي", "ثلثان", "ثلثين", "half", "thirds", "halves"];

// Words for parts of a thing that are also others: `third` may be an ordinal, ربع a quarter of a town.
const PARTS: [&str; 5] = ["third", "quarter", "quarters", "ربع", "ارباع"];

/// The numbers of a text, and the text.
struct Read<'t> {
    text: Analysed<'t>,
    figures: Vec<Number>,
    words: Vec<Number>,
    months: Vec<String>,
}

impl<'t> Read<'t> {
    fn new(text: &'t str) -> Self {
        let (figures, text) = (numbers(text), Analysed::new(text));
        let months = text.months().iter().map(|month| month.number.to_string()).collect();
        Self { figures, words: text.spelled_numbers(), months, text }
    }

    // A month has its number in figures in a translation that writes dates in figures.
    fn values(&self) -> impl Iterator<Item = &str> {
        let numbers = self.figures.iter().chain(&self.words).map(|number| number.value.as_str());
        numbers.chain(self.months.iter().map(String::as_str))
    }

    // Returns true for a number that is part of a name: COVID-19, B12.
    fn is_of_a_name(&self, number: &Number) -> bool {
        let before = &self.text.text()[..number.range.start];
        before.strip_suffix('-').unwrap_or(before).ends_with(|c: char| c.is_ascii_alphabetic())
    }

    fn is_arabic(&self) -> bool {
        self.text.tokens().any(|token| token.kind == TokenKind::Arabic)
    }

    // Returns true if the text has one of these words, with or without clitics.
    fn has(&self, words: &[&str]) -> bool {
        self.text.tokens().any(|token| words.contains(&token.text) || words.contains(&bare(token.text)))
    }

    // The days of the week that the text names by words of more bytes than these.
    fn weekdays(&self, bytes: usize) -> Vec<usize> {
        let named = self.text.tokens().filter(|token| token.text.len() > bytes);
        named.filter_map(|token| Weekday::of(token.text)).map(|day| day.number).collect()
    }
}

// Returns an Arabic word without what may be written together with it.
fn bare(word: &str) -> &str {
    let word = word.strip_prefix(['و', 'ف']).unwrap_or(word);
    let word = word.strip_prefix(['ب', 'ل', 'ك']).unwrap_or(word);
    word.strip_prefix("ال").unwrap_or(word)
}
