//! [`Telephone`]: a telephone number of a search, which is found in any grouping of its digits:
//! `06 555 1234`, `065551234`, `(06) 555-1234`.

use std::ops::Range;

use crate::memory::index::Stretch;

// How many digits a telephone number has: from a local one to the most of the plan of numbers, E.164, with
// `00` before them.
const DIGITS: std::ops::RangeInclusive<usize> = 7..=17;

// What parts two groups of digits, folded.
const SEPARATORS: [&str; 10] = [" ", "-", ".", "/", " - ", ") ", ")-", ")", " (", "("];

// Digits in a row by which the index is asked.
const GRAM: usize = 3;

/// The digits of a telephone number in their groups, as a folded text has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Telephone {
    digits: String,
    // The place in the folded text, in bytes.
    range: Range<usize>,
    may_be_one: bool,
}

impl Telephone {
    /// Returns the rows of groups of digits in a search that may be telephone numbers.
    pub(super) fn all(folded: &str) -> Vec<Self> {
        rows(folded).iter().filter_map(|groups| Self::read(folded, groups)).collect()
    }

    fn read(folded: &str, groups: &[Range<usize>]) -> Option<Self> {
        let (first, last) = (groups.first()?, groups.last()?);
        let digits: String = groups.iter().map(|group| &folded[group.clone()]).collect();
        let before = &folded[..first.start];
        let touches = |c: char| c.is_alphanumeric() || matches!(c, '*' | '%');
        let is_free = !before.ends_with(touches) && !folded[last.end..].starts_with(touches);
        let opener = before.strip_suffix('(').unwrap_or(before);
        let has_plus = opener.ends_with('+') || before.ends_with('+');
        let has_code = has_plus || digits.starts_with('0') || before.ends_with('(');
        // A local number has no code: `555-1234`, `1 800 555 1234`.
        let lengths: Vec<usize> = groups.iter().map(Range::len).collect();
        let is_local = matches!(lengths.as_slice(), [3, 4] | [.., 3, 3, 4]);
        let range = before.len() - usize::from(before.ends_with(['(', '+']))..last.end;
        (is_free && DIGITS.contains(&digits.len())).then_some(Self {
            digits,
            range,
            may_be_one: has_code || is_local,
        })
    }

    /// Returns true if a range of the folded text holds nothing but groups of this number.
    pub(super) fn holds(&self, folded: &str, part: Range<usize>) -> bool {
        let is_digit = |c: char| c.is_ascii_digit();
        let text = &folded[part.clone()];
        let (Some(first), Some(last)) = (text.find(is_digit), text.rfind(is_digit)) else { return false };
        let is_inside = self.range.start <= part.start + first && part.start + last < self.range.end;
        is_inside && !text.contains(char::is_alphabetic)
    }

    /// Returns the places of this number in a folded text.
    pub(super) fn places(&self, folded: &str) -> Vec<Range<usize>> {
        let rows = rows(folded);
        rows.iter().flat_map(|groups| self.in_row(folded, groups)).map(|found| found.range).collect()
    }

    // Two telephone numbers may stand in one row: `06 555 1234 - 06 555 4321`.
    fn in_row(&self, folded: &str, groups: &[Range<usize>]) -> Option<Self> {
        let digits = |groups: &[Range<usize>]| groups.iter().map(Range::len).sum::<usize>();
        (0..groups.len()).find_map(|first| {
            let lengths = groups[first..].iter().scan(0, |sum, group| {
                *sum += group.len();
                Some(*sum)
            });
            let count = 1 + lengths.take_while(|&length| length < self.digits.len()).count();
            let found = Self::read(folded, groups.get(first..first + count)?)?;
            let may_be_apart = |rest: &[Range<usize>]| rest.is_empty() || DIGITS.contains(&digits(rest));
            let is_own = may_be_apart(&groups[..first]) && may_be_apart(&groups[first + count..]);
            (is_own && found.digits == self.digits && (self.may_be_one || found.may_be_one)).then_some(found)
        })
    }

    /// Returns the stretches that a text has if it has this number or, in its place, a part in one of these
    /// forms: the last digits and those before them, with what may part them.
    pub(super) fn stretches(&self, forms: &[String]) -> Vec<Stretch> {
        let digits = self.digits.as_bytes();
        let ends = digits.rchunks_exact(GRAM).take(2).map(String::from_utf8_lossy);
        let of_gram = |gram: &str| {
            let parted = SEPARATORS.iter().flat_map(|separator| {
                (1..GRAM).map(move |at| [&gram[..at], separator, &gram[at..]].concat())
            });
            let all = forms.iter().cloned().chain([gram.to_owned()]).chain(parted);
            Stretch::new(all.collect(), Vec::new())
        };
        ends.map(|gram| of_gram(&gram)).collect()
    }
}

// Returns the groups of digits of a folded text in rows, as far as separators join them.
fn rows(folded: &str) -> Vec<Vec<Range<usize>>> {
    let (mut rows, mut at) = (Vec::new(), 0);
    while let Some(start) = folded[at..].find(|c: char| c.is_ascii_digit()).map(|start| at + start) {
        let row = groups(folded, start);
        at = row.last().map_or(folded.len(), |last| last.end);
        rows.push(row);
    }
    rows
}

// Returns the places of the groups of digits from one on, as far as separators join them.
fn groups(folded: &str, start: usize) -> Vec<Range<usize>> {
    let len = |at: usize| folded[at..].bytes().take_while(u8::is_ascii_digit).count();
    let first = start..start + len(start);
    let mut groups = vec![first];
    while let Some(last) = groups.last().map(|group| group.end) {
        let behind = SEPARATORS.iter().filter(|separator| folded[last..].starts_with(**separator));
        let next = behind.map(|separator| last + separator.len()).find(|&at| len(at) > 0);
        let Some(next) = next else { break };
        groups.push(next..next + len(next));
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_found(asked: &str, text: &str) -> bool {
        Telephone::all(asked).iter().any(|asked| !asked.places(text).is_empty())
    }

    #[test]
    fn a_telephone_number_is_found_in_any_grouping() {
        let all = [
            "06 555 1234",
            "065551234",
            "06-555-1234",
            "(06) 555 1234",
            "(06)5551234",
            "06/5551234",
            "06.555.1234",
            "0655 51234",
            "06 555 12 34",
            "06 - 5551234",
        ];
        for asked in all {
            for text in all {
                assert!(is_found(asked, &format!("call {text}, please")), "{asked} {text}");
            }
        }
        assert!(
            is_found("96265551234", "tel. +962 6 555 1234") && is_found("+962 6 555 1234", "96265551234")
        );
        let two = "06 555 1234 - 06 555 4321";
        assert!(is_found("065551234", two) && is_found("065554321", two));
        assert!(is_found("555 1234", "5551234") && is_found("18005551234", "1 800 555 1234"));
    }

    #[test]
    fn other_numbers_are_none() {
        for (asked, text) in [
            ("06 555 1234", "06 555 4321"),
            ("06 555 1234", "7 06 555 1234"),
            ("06 555", "06555"),
            ("1000000", "1 00 0000"),
            ("1800555", "1 800 555 1234"),
            ("12345678", "1234.5678"),
            ("1002003", "pages 100 200 3"),
            ("065551234", "a065551234"),
        ] {
            assert!(!is_found(asked, text), "{asked} {text}");
        }
    }

    #[test]
    fn the_index_is_asked_for_each_way_to_part_the_last_digits() {
        let telephone = &Telephone::all("06 555 1234")[0];
        let stretches = telephone.stretches(&["1234".to_owned()]);
        for text in
            ["065551234", "06 555 1234", "06-5551-234", "(06) 555 12 34", "06 55 51 234", "rooms 1234"]
        {
            assert!(
                stretches.iter().all(|stretch| stretch.is_indexed() && stretch.may_be_in(text)),
                "{text}"
            );
        }
        assert!(!stretches.iter().all(|stretch| stretch.may_be_in("06 444 4321")));
    }
}
