//! [`DigitRuns`]: long numbers that are written in groups of digits, such as those of telephones and bank
//! accounts.
//!
//! Each writer parts the groups in another way, so two long numbers are compared by their digits alone. In
//! Arabic text the groups of a telephone number often stand in the opposite order.

use std::ops::Range;

use crate::text::{Number, fold, is_invisible};

// The most groups that are read as one number: an IBAN of 34 characters has nine groups of four.
const MOST_GROUPS: usize = 9;
// The fewest digits of a number that is compared by its digits: 10 000.
const FEWEST: usize = 5;
// The fewest digits of a telephone number without its country code.
const FEWEST_OF_PHONE: usize = 7;
// The most characters between two groups: `) - `.
const WIDEST_GAP: usize = 4;

/// The groups of digits of a text.
pub(super) struct DigitRuns<'t> {
    text: &'t str,
    groups: Vec<Group>,
}

struct Group {
    range: Range<usize>,
    digits: String,
    /// Whether the group may continue the group before.
    goes_on: bool,
}

impl<'t> DigitRuns<'t> {
    /// Reads the runs of a text, whose numbers are given.
    pub(super) fn new(text: &'t str, numbers: &[Number]) -> Self {
        let mut end = None;
        let groups = numbers.iter().map(|number| {
            let range = number.range.clone();
            let goes_on = end.replace(range.end).is_some_and(|end| joins(&text[end..range.start]));
            let digits = fold(&text[range.clone()]).chars().filter(char::is_ascii_digit).collect();
            Group { range, digits, goes_on }
        });
        Self { text, groups: groups.collect() }
    }

    /// Returns what the runs inside a range may be compared by.
    pub(super) fn keys(&self, inside: Range<usize>) -> impl Iterator<Item = String> {
        let starts = (0..self.groups.len()).filter(move |&at| self.groups[at].range.start >= inside.start);
        starts.flat_map(move |start| self.from(start)).flat_map(|run| self.keys_of(run))
    }

    /// Returns what the runs that contain a range may be compared by.
    pub(super) fn keys_around(&self, range: &Range<usize>) -> impl Iterator<Item = String> {
        let (first, last) = (
            self.groups.partition_point(|group| group.range.end <= range.start),
            self.groups.partition_point(|group| group.range.start < range.end),
        );
        let starts = first.saturating_sub(MOST_GROUPS - 1)..=first;
        let runs = starts.flat_map(|start| self.from(start));
        runs.filter(move |run| run.start <= first && run.end >= last).flat_map(|run| self.keys_of(run))
    }

    // The runs of groups that begin with a group.
    fn from(&self, start: usize) -> impl Iterator<Item = Range<usize>> + use<> {
        let rest = self.groups.get(start + 1..).unwrap_or_default();
        let more = rest.iter().take(MOST_GROUPS - 1).take_while(|group| group.goes_on).count();
        let exists = start < self.groups.len();
        (0..=more).filter(move |_| exists).map(move |more| start..start + 1 + more)
    }

    fn keys_of(&self, run: Range<usize>) -> Vec<String> {
        let groups = &self.groups[run];
        let (Some(first), Some(last)) = (groups.first(), groups.last()) else { return Vec::new() };
        let has_plus = self.text[..first.range.start].trim_end_matches('(').ends_with('+')
            || self.text[last.range.end..].starts_with('+');
        let forward: Vec<&str> = groups.iter().map(|group| group.digits.as_str()).collect();
        let back: Vec<&str> = forward.iter().rev().copied().collect();
        let mut keys = keys_of_digits(&forward.concat(), has_plus);
        if groups.len() > 1 {
            keys.extend(keys_of_digits(&back.concat(), has_plus));
            // +44 (0)20: the zero is dialled inside the country only.
            let without: Vec<&str> = forward.into_iter().filter(|&digits| digits != "0").collect();
            keys.extend(keys_of_digits(&without.concat(), has_plus));
        }
        keys
    }
}

// What the digits of a number may be compared by: all digits, and those of a telephone number without the
// country code or the zero before the code of a city.
fn keys_of_digits(digits: &str, has_plus: bool) -> Vec<String> {
    if digits.len() < FEWEST {
        return Vec::new();
    }
    let mut keys = vec![digits.to_owned()];
    let abroad = digits.strip_prefix("00").or_else(|| has_plus.then_some(digits));
    let lengths_of_code = 0..=3;
    let ends: Vec<&str> = match abroad {
        Some(whole) => lengths_of_code.filter_map(|code| whole.get(code..)).collect(),
        None => digits.strip_prefix('0').into_iter().collect(),
    };
    keys.extend(ends.iter().filter(|end| end.len() >= FEWEST_OF_PHONE).map(|end| format!("phone {end}")));
    keys
}

// Returns true if groups of digits with this between them may be one number.
fn joins(gap: &str) -> bool {
    let is_joint = |c: char| {
        matches!(c, ' ' | '\u{A0}' | '\u{2007}' | '\u{2009}' | '\u{202F}')
            || matches!(c, '(' | ')' | '-' | '\u{2010}'..='\u{2013}' | '\'' | '\u{2019}' | '\u{640}')
    };
    let mut shown = gap.chars().filter(|&c| !is_invisible(c));
    gap.len() <= 4 * WIDEST_GAP && shown.clone().count() <= WIDEST_GAP && shown.all(is_joint)
}
