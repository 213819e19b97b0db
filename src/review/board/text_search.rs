//! Search and replace in the passages of a board, without regard to marks and hamza.

use std::ops::Range;

use serde::Serialize;

use super::board::Board;
use super::column::Column;
use crate::text::Folded;

/// A place where a text was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Place {
    /// The column.
    pub column: Column,
    /// The number of the passage in the column.
    pub passage: usize,
    /// The chars (Unicode scalar values) of the passage before the text.
    pub start: usize,
    /// The chars of the passage up to the end of the text.
    pub end: usize,
}

impl Board {
    /// Returns where a text stands, in the order of the passages: source first. Marks, forms of alef and
    /// hamza, and letter case do not count.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<Place> {
        let mut found = Vec::new();
        for column in Column::BOTH {
            for (passage, at) in self.passages(column).iter().zip(0..) {
                let chars = |bytes: usize| passage.text[..bytes].chars().count();
                found.extend(ranges(&passage.text, text).into_iter().map(|range| Place {
                    column,
                    passage: at,
                    start: chars(range.start),
                    end: chars(range.end),
                }));
            }
        }
        found
    }
}

/// Returns a text with a part replaced wherever it stands; `None` if it stands nowhere.
pub(in crate::review) fn replaced(text: &str, find: &str, with: &str) -> Option<String> {
    let found = ranges(text, find);
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for range in &found {
        out += &text[done..range.start];
        out += with;
        done = range.end;
    }
    out += &text[done..];
    (!found.is_empty()).then_some(out)
}

// Returns where a text is found, in bytes and in order; none overlap.
fn ranges(text: &str, find: &str) -> Vec<Range<usize>> {
    let find = Folded::new(find);
    if find.as_str().is_empty() {
        return Vec::new();
    }
    let folded = Folded::new(text);
    let found = folded.as_str().match_indices(find.as_str());
    let places = found.map(|(at, found)| {
        let range = folded.original(at..at + found.len());
        // A space behind the last letter belongs to the text that follows.
        range.start..range.start + text[range].trim_end().len()
    });
    places.filter(|range| !range.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_hamza_do_not_count() {
        assert_eq!(replaced("أُغلِقَ البابُ ثم أغلق", "اغلق", "فُتح"), Some("فُتح البابُ ثم فُتح".into()));
        assert_eq!(replaced("The Valve", "valve", "gate"), Some("The gate".into()));
        assert_eq!(replaced("The Valve", "", "gate"), None);
        assert_eq!(replaced("The Valve", "pump", "gate"), None);
    }
}
