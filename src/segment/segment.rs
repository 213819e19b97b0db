//! [`Segment`]: a stretch of the text as the caller gave it, between two places at which the text is cut.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use super::line_mark::LineMark;
use super::seam::Seam;

/// A stretch of the text as given, usually a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment<'t> {
    pub(super) start: usize,
    pub(super) text: &'t str,
    pub(super) opens_paragraph: bool,
    // The mark at the head of each line of its block.
    pub(super) line_mark: Option<LineMark>,
    // What stands in its block between two pages or inside a cut word; `None` if nothing does.
    pub(super) seams: Option<Arc<[Seam]>>,
    pub(super) is_page_line: bool,
}

impl<'t> Segment<'t> {
    /// Returns where the segment stands in the text, in bytes.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }

    /// Returns the text of the segment as given, with the white space after it.
    #[must_use]
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// Returns true for the first segment of a block: a paragraph, a headline, a list item.
    #[must_use]
    pub fn opens_paragraph(&self) -> bool {
        self.opens_paragraph
    }

    /// Returns true for a line that belongs to a page and stands between sentences: a page number, a running
    /// head or foot.
    #[must_use]
    pub fn is_page_line(&self) -> bool {
        self.is_page_line
    }

    /// Returns how many lines that belong to a page stand inside the segment:
    /// [`on_one_line`](Self::on_one_line) leaves them out.
    ///
    /// ```
    /// let report = "The members asked how long the work on the new road would take and\n\n\
    ///     - 12 -\n\nwho would pay for it. The engineer said that nobody could know.\n";
    /// let segmenter = mizan::Segmenter::new(mizan::Lang::ENGLISH);
    /// let first = segmenter.segments(report).next().unwrap();
    /// assert_eq!(first.page_lines(), 1);
    /// let line = "The members asked how long the work on the new road would take and who would pay for it.";
    /// assert_eq!(first.on_one_line(), line);
    /// ```
    #[must_use]
    pub fn page_lines(&self) -> usize {
        self.own_seams().map(|seam| seam.page_lines).sum()
    }

    /// Returns true if the segment holds lines of a page or words cut at line ends, which
    /// [`on_one_line`](Self::on_one_line) mends.
    #[must_use]
    pub fn is_mended(&self) -> bool {
        self.own_seams().next().is_some()
    }

    fn own_seams(&self) -> impl Iterator<Item = &Seam> {
        let range = self.range();
        let seams = self.seams.as_deref().unwrap_or_default();
        seams.iter().filter(move |seam| range.start < seam.range.start && seam.range.end < range.end)
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
        Self { start, text: tail.trim_end_matches(blank), ..self.clone() }
    }

    /// Returns the text of the segment on one line, without white space around it.
    ///
    /// A line end inside it becomes one space, with the indentation of the next line. The marks of quoted
    /// mail (`> `) and of comments (`// `) at the heads of its lines are left out, and so are lines that
    /// belong to a page. A word that was cut at a line end is whole. The [`range`](Self::range) is that of
    /// the text as given.
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
        let trimmed = self.trimmed();
        if trimmed.is_mended() {
            return self.joined(&trimmed.mended()).into();
        }
        let text = trimmed.text;
        if self.line_mark.is_none() && memchr::memchr2(b'\n', b'\r', text.as_bytes()).is_none() {
            return text.into();
        }
        self.joined(text).into()
    }

    // Returns the text without its seams.
    fn mended(&self) -> String {
        let (mut text, mut at) = (String::new(), self.start);
        for seam in self.own_seams() {
            text += &self.text[at - self.start..seam.range.start - self.start];
            text += seam.joint;
            at = seam.range.end;
        }
        text + &self.text[at - self.start..]
    }

    // Joins lines by spaces, without the marks at their heads.
    fn joined<'s>(&self, text: &'s str) -> String {
        let read = |line: &'s str| match self.line_mark? {
            LineMark::Starred => LineMark::starred(line),
            _ => LineMark::read(line),
        };
        let bare = |line: &'s str| match read(line) {
            Some((mark, length)) if Some(mark) == self.line_mark => line[length..].trim(),
            // The blank line of a shallower quotation ends a block.
            Some((_, length)) if self.line_mark.is_some() && line[length..].trim().is_empty() => "",
            _ => line.trim(),
        };
        let lines: Vec<&str> = text.split(['\n', '\r']).map(bare).filter(|line| !line.is_empty()).collect();
        lines.join(" ")
    }
}
