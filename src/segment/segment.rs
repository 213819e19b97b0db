//! [`Segment`]: a stretch of the text as the caller gave it, between two places at which the text is cut.

use std::borrow::Cow;
use std::ops::Range;

use super::line_mark::{LineMark, is_page_number};

/// A stretch of the text as given, usually a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment<'t> {
    pub(super) start: usize,
    pub(super) text: &'t str,
    pub(super) opens_paragraph: bool,
    // The mark at the head of each line of its block.
    pub(super) line_mark: Option<LineMark>,
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

    /// Returns the text of the segment on one line, without white space around it.
    ///
    /// A line end inside it becomes one space, with the indentation of the next line. The marks of quoted
    /// mail (`> `) and of comments (`// `) at the heads of its lines are left out, and so is a line with
    /// nothing but the number of a page. The [`range`](Self::range) is that of the text as given.
    ///
    /// ```
    /// let mail = "> The road to the port was closed for repairs, so that all of the\n\
    ///     > goods came late. We ask you to accept them and to pay the price.\n";
    /// let segmenter = mizan::Segmenter::new(mizan::Lang::ENGLISH);
    /// let first = segmenter.segments(mail).next().unwrap();
    /// let line = "The road to the port was closed for repairs, so that all of the goods came late.";
    /// assert_eq!(first.on_one_line(), line);
    /// ```
    #[must_use]
    pub fn on_one_line(&self) -> Cow<'t, str> {
        let text = self.trimmed().text;
        if self.line_mark.is_none() && !text.contains(['\n', '\r']) {
            return text.into();
        }
        let bare = |line: &'t str| match LineMark::read(line) {
            Some((mark, length)) if Some(mark) == self.line_mark => line[length..].trim(),
            _ => line.trim(),
        };
        let lines: Vec<_> = text.split(['\n', '\r']).map(bare).filter(|line| !line.is_empty()).collect();
        let last = lines.len().saturating_sub(1);
        let inner = lines.iter().enumerate().filter(|&(index, line)| index == last || !is_page_number(line));
        inner.map(|(_, line)| *line).collect::<Vec<_>>().join(" ").into()
    }
}
