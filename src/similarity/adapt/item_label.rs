//! The label of an item in a translation, moved as far as the label of its source moved: `ج)` to `د)`, so
//! `c)` to `d)`.
//!
//! A letter may count in several series: `i` is the ninth letter or the first Roman numeral, and Arabic has
//! two orders of letters. A label is moved only if all readings that fit both old labels agree.

use std::ops::Range;

use crate::text::{fold, roman, roman_value};

// The orders of letters, in folded spelling. The third is that of Arabic dictionaries.
const LETTERS: [&str; 3] =
    ["abcdefghijklmnopqrstuvwxyz", "ابجدهوزحطيكلمنسعفصقرشتثخذضظغ", "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"];

/// Signs that count the items of a list.
#[derive(Clone, Copy, PartialEq)]
enum Series {
    Letters(&'static str),
    Romans,
    Digits,
}

const SERIES: [Series; 5] = [
    Series::Letters(LETTERS[0]),
    Series::Letters(LETTERS[1]),
    Series::Letters(LETTERS[2]),
    Series::Romans,
    Series::Digits,
];

impl Series {
    // The place of a folded label, from 1.
    fn place(self, label: &str) -> Option<usize> {
        match self {
            Self::Letters(order) => {
                let mut letters = label.chars();
                let letter = letters.next().filter(|_| letters.next().is_none())?;
                order.chars().position(|other| other == letter).map(|place| place + 1)
            }
            Self::Romans => roman_value(label).map(usize::from),
            Self::Digits => label.parse().ok(),
        }
    }

    // The label of a place; none for digits, in whose system the translation must be written.
    fn label(self, place: usize) -> Option<String> {
        match self {
            Self::Letters(order) => order.chars().nth(place.checked_sub(1)?).map(|letter| match letter {
                'ا' => "أ".to_owned(),
                'ه' => "ه\u{640}".to_owned(),
                letter => letter.to_string(),
            }),
            Self::Romans => u16::try_from(place).ok().map(roman),
            Self::Digits => None,
        }
    }
}

/// Returns the place of the label at the head of a translation, and the label that stands there when the
/// label `old` of its source becomes `new`. Both are folded.
pub(super) fn relabelled(target: &str, old: &str, new: &str) -> Option<(Range<usize>, String)> {
    let range = label_at_head(target)?;
    let written = &target[range.clone()];
    let mut found = None;
    for label in readings(&fold(written), old, new) {
        if found.replace(label.clone()?).is_some_and(|earlier| Some(earlier) != label) {
            return None;
        }
    }
    let is_capital = written.chars().all(char::is_uppercase);
    found.map(|label| (range, if is_capital { label.to_uppercase() } else { label }))
}

// The label that replaces `written` in every pair of series in which both old labels have the same place.
fn readings(written: &str, old: &str, new: &str) -> impl Iterator<Item = Option<String>> {
    let pairs = SERIES.into_iter().flat_map(|theirs| SERIES.map(|ours| (theirs, ours)));
    let fits = move |&(theirs, ours): &(Series, Series)| {
        theirs.place(old).is_some_and(|place| ours.place(written) == Some(place))
    };
    let pairs: Vec<_> = pairs.filter(fits).collect();
    pairs.into_iter().map(move |(theirs, ours)| ours.label(theirs.place(new)?))
}

// The letters between an opening bracket, if there is one, and the mark that ends the label.
fn label_at_head(target: &str) -> Option<Range<usize>> {
    let start = target.find(char::is_alphanumeric)?;
    let is_of_label = |c: char| c.is_alphanumeric() || c == '\u{640}';
    let len = target[start..].find(|c| !is_of_label(c))?;
    let range = start..start + len;
    let ends = target[range.end..].trim_start_matches(' ').starts_with([')', '.', '-']);
    (ends && target[..start].chars().all(|c| matches!(c, '(' | ' '))).then_some(range)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_moves_as_far_as_the_label_of_its_source() {
        for (target, old, new, adapted) in [
            ("c) the deposit", "ج", "د", Some("d")),
            ("(C) the deposit", "ج", "ه", Some("E")),
            ("هـ. إيداع", "e", "c", Some("ج")),
            ("(iv) the deposit", "4", "5", Some("v")),
            ("II. The deposit", "ii", "ix", Some("IX")),
            ("a) la caution", "a", "b", Some("b")),
            // The second letter of both orders is ب, the third is not.
            ("b) the deposit", "ب", "ا", Some("a")),
            ("b) the deposit", "ب", "ج", None),
            ("the deposit", "ج", "د", None),
            ("c) the deposit", "د", "ه", None),
            ("1) the deposit", "ا", "ب", None),
        ] {
            let found = relabelled(target, old, new);
            assert_eq!(found.map(|(_, label)| label).as_deref(), adapted, "{target}");
        }
    }
}
