//! [`Segment`]: a stretch of the text as the caller gave it, between two places at which the text is cut.

use std::ops::Range;

/// A stretch of the text as given, usually a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment<'t> {
    pub(super) start: usize,
    pub(super) text: &'t str,
    pub(super) opens_paragraph: bool,
}

impl<'t> Segment<'t> {
    /// Returns where the segment stands in the text, in bytes.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }

    /// Returns the text of the segment as given, with the white space behind it.
    #[must_use]
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// Returns true for the first segment of a block: a paragraph, a headline, a list item.
    #[must_use]
    pub fn opens_paragraph(&self) -> bool {
        self.opens_paragraph
    }

    /// Returns the segment without the white space and byte order marks around it, its range narrowed
    /// accordingly. A segment of white space alone becomes an empty one.
    ///
    /// ```
    /// let segmenter = mizan::Segmenter::new(mizan::Lang::ENGLISH);
    /// let first = segmenter.segments(" One. Two.").next().unwrap().trimmed();
    /// assert_eq!((first.range(), first.text()), (1..5, "One."));
    /// ```
    #[must_use]
    pub fn trimmed(&self) -> Self {
        let blank = |c: char| c.is_whitespace() || c == '\u{FEFF}';
        let tail = self.text.trim_start_matches(blank);
        let start = self.start + self.text.len() - tail.len();
        Self { start, text: tail.trim_end_matches(blank), ..*self }
    }
}
