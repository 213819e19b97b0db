//! The label of an item in a translation, moved as far as the label of its source moved: `ج)` to `د)`, so
//! `c)` to `d)`.
//!
//! A letter may count in several series: `i` is the ninth letter or the first Roman numeral, and Arabic has
//! two orders of letters. A label is moved only if all readings that fit both old labels agree.

use std::ops::Range;

use crate::text::{ListSeries, TATWEEL, fold, is_arabic_mark};

/// Returns the place of the label at the head of a translation, and the label that stands there when the
/// label `old` of its source becomes `new`. Both are folded.
pub(super) fn relabelled(target: &str, old: &str, new: &str) -> Option<(Range<usize>, String)> {
    let range = label_at_head(target)?;
    let written = &target[range.clone()];
    let mut found = None;
    for label in readings(written, old, new) {
        if found.replace(label.clone()?).is_some_and(|earlier| Some(earlier) != label) {
            return None;
        }
    }
    found.map(|label| (range, label))
}

// The label that replaces `written` in every pair of series in which both old labels have the same place.
fn readings(written: &str, old: &str, new: &str) -> impl Iterator<Item = Option<String>> {
    let folded = fold(written);
    let pairs = ListSeries::ALL.into_iter().flat_map(|theirs| ListSeries::ALL.map(|ours| (theirs, ours)));
    let fits = move |&(theirs, ours): &(ListSeries, ListSeries)| {
        theirs.place(old).is_some_and(|place| ours.place(&folded) == Some(place))
    };
    let pairs: Vec<_> = pairs.filter(fits).collect();
    pairs.into_iter().map(move |(theirs, ours)| written_as(written, ours, ours.label(theirs.place(new)?)?))
}

// Writes a label of a series as another one is written: with its capitals, or with the vowel signs at its
// end. None for digits, in whose system the translation must be written.
fn written_as(written: &str, series: ListSeries, label: String) -> Option<String> {
    const ENDING: [char; 2] = ['ا', '\u{64B}'];
    match series {
        ListSeries::Digits => None,
        ListSeries::Abjad | ListSeries::Dictionary if label == "ا" => Some("أ".to_owned()),
        ListSeries::Abjad | ListSeries::Dictionary if label == "ه" => Some("ه\u{640}".to_owned()),
        ListSeries::ArabicOrdinals => {
            let ending = &written[written.trim_end_matches(ENDING).len()..];
            let stem = if label == "اولا" { "أول" } else { label.trim_end_matches(ENDING) };
            Some(format!("{stem}{ending}"))
        }
        _ if written.chars().all(char::is_uppercase) => Some(label.to_uppercase()),
        _ if written.starts_with(char::is_uppercase) => {
            let (first, rest) = label.split_at_checked(1)?;
            Some(first.to_uppercase() + rest)
        }
        _ => Some(label),
    }
}

// The letters between an opening bracket, if there is one, and the mark that ends the label.
fn label_at_head(target: &str) -> Option<Range<usize>> {
    let start = target.find(char::is_alphanumeric)?;
    let is_of_label = |c: char| c.is_alphanumeric() || is_arabic_mark(c) || c == TATWEEL;
    let len = target[start..].find(|c| !is_of_label(c))?;
    let range = start..start + len;
    let ends = target[range.end..].trim_start_matches(' ').starts_with([')', '.', '-', ':', '/']);
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
            ("Third: the deposit", "ثالثا", "رابعا", Some("Fourth")),
            ("THIRD. The deposit", "ثالثا", "خامسا", Some("FIFTH")),
            ("ثانيًا: التأمين", "second", "first", Some("أولًا")),
            ("ثالثاً) التأمين", "third", "tenth", Some("عاشراً")),
            ("3. The deposit", "ثالثا", "رابعا", None),
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
