//! [`Masked`]: a text in which markup, placeholders and addresses do not show, so that rules about signs see
//! sentences only.

use std::ops::Range;

use crate::unit::{Code, CodeKind, UnitText};

use super::codes::address::addresses;
use super::codes::escapes::escapes;

/// The sign that stands for a placeholder, a tag that stands alone, or an address.
pub(super) const HIDDEN: char = '\u{FFFC}';

/// A text without its markup, and the places of its parts in the plain text.
#[derive(Debug)]
pub(super) struct Masked {
    pub(super) text: String,
    /// Where each part begins: in this text, and in the plain text.
    steps: Vec<(usize, usize)>,
}

impl Masked {
    pub(super) fn of(text: &UnitText) -> Self {
        let plain = text.plain();
        let mut hidden: Vec<(Range<usize>, Option<char>)> =
            text.codes().iter().map(|code| (code.at..code.at, shown(code))).collect();
        hidden.extend(markup(plain));
        hidden.extend(addresses(plain).into_iter().map(|range| (range, Some(HIDDEN))));
        hidden.extend(escapes(plain).into_iter().map(|range| (range, Some('\n'))));
        hidden.sort_by_key(|(range, _)| (range.start, range.end));
        let mut masked = Self { text: String::with_capacity(plain.len()), steps: vec![(0, 0)] };
        let mut done = 0;
        for (range, shown) in hidden {
            if range.start < done {
                continue;
            }
            masked.text.push_str(&plain[done..range.start]);
            masked.text.extend(shown);
            done = range.end;
            masked.steps.push((masked.text.len(), done));
        }
        masked.text.push_str(&plain[done..]);
        masked
    }

    /// Returns where a range of this text stands in the plain text.
    pub(super) fn plain(&self, range: &Range<usize>) -> Range<usize> {
        self.place(range.start)..self.place(range.end)
    }

    fn place(&self, at: usize) -> usize {
        let step = self.steps.partition_point(|&(masked, _)| masked <= at) - 1;
        let (masked, plain) = self.steps[step];
        plain + at - masked
    }
}

// Returns the sign that is shown for a code, if the code stands for something that is shown.
fn shown(code: &Code) -> Option<char> {
    (code.kind == CodeKind::Single).then_some(HIDDEN)
}

/// Returns the tags and placeholders of a plain text, and the sign that is shown for each.
pub(super) fn markup(plain: &str) -> Vec<(Range<usize>, Option<char>)> {
    let Some(marked) = UnitText::marked(plain) else { return Vec::new() };
    let mut before = 0;
    let ranges = marked.codes().iter().map(|code| {
        let start = code.at + before;
        before += code.markup.len();
        (start..start + code.markup.len(), shown(code))
    });
    ranges.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_lead_back_to_the_plain_text() {
        let plain = "Open <b>{0}</b> at https://example.com/a?b, now";
        let masked = Masked::of(&plain.into());
        assert_eq!(masked.text, "Open \u{FFFC} at \u{FFFC}, now");
        let at = masked.text.find("now").unwrap();
        assert_eq!(&plain[masked.plain(&(at..at + 3))], "now");
        let code = Code::new(6, CodeKind::Single, "1", "<x/>");
        let masked = Masked::of(&UnitText::with_codes("Press  now", vec![code]));
        assert_eq!(masked.text, "Press \u{FFFC} now");
        assert_eq!(masked.plain(&(0..5)), 0..5);
    }
}
