//! [`PdfParagraph`]: lines that are read as one.

use super::super::layout::{CellPlace, Line};
use super::hyphens::{Words, push_line};

/// Lines that are read as one.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct PdfParagraph {
    /// The text.
    pub(crate) text: String,
    /// The number of the page on which the paragraph begins.
    pub(super) page: usize,
    /// The size of its first line.
    pub(super) size: f32,
    /// True if all lines are bold.
    pub(super) is_bold: bool,
    /// The number of lines.
    pub(super) lines: usize,
    /// The cell in which the paragraph stands.
    pub(super) cell: Option<CellPlace>,
    /// True if the paragraph is a note at the foot of a page.
    pub(super) is_note: bool,
    /// True if the paragraph ends far before the end of the last line of its part of the page.
    pub(super) has_room: bool,
    /// The last line, after which the next one may go on.
    pub(super) last: Line,
}

impl PdfParagraph {
    /// Begins a paragraph.
    pub(super) fn new(line: &Line) -> Self {
        Self {
            text: line.text.clone(),
            page: line.page,
            size: line.size,
            is_bold: line.is_bold,
            lines: 1,
            cell: line.cell,
            is_note: false,
            has_room: false,
            last: line.clone(),
        }
    }

    /// Adds a line.
    pub(super) fn push(&mut self, line: &Line, words: &Words) {
        push_line(&mut self.text, &line.text, words);
        self.is_bold &= line.is_bold;
        self.lines += 1;
        self.last = line.clone();
    }
}
