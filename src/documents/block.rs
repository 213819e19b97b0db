//! [`Block`]: a heading, a paragraph, a cell or another part of a document that stands for itself.

use std::time::Duration;

#[cfg(feature = "documents")]
use super::block_source::BlockSource;
use crate::error::Result;

/// A part of a document that stands for itself: no sentence goes on from one block to the next.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Block {
    /// What the block is.
    pub kind: BlockKind,
    /// The text, in logical order. A line break inside the block is `\n`.
    pub text: String,
    /// Where the block stands in the document.
    pub place: Place,
    /// Where the text stands in the file, if the options ask for that and the reader knows.
    #[cfg(feature = "documents")]
    pub(crate) source: Option<Box<BlockSource>>,
    /// True for a cue with which another person begins to speak.
    #[cfg(feature = "documents")]
    pub(super) is_turn: bool,
}

impl Block {
    /// Makes a block.
    #[must_use]
    pub fn new(kind: BlockKind, text: impl Into<String>, place: Place) -> Self {
        Self {
            kind,
            text: text.into(),
            place,
            #[cfg(feature = "documents")]
            source: None,
            #[cfg(feature = "documents")]
            is_turn: false,
        }
    }
}

/// A closure that is called with each block of a document.
pub(super) type TakeBlock<'t> = dyn FnMut(Block) -> Result<()> + 't;

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BlockKind {
    /// A heading of a level from 1, the title of the document or of a chapter, to 9.
    Heading(u8),
    /// A paragraph of the running text.
    Paragraph,
    /// A paragraph of a list, without its number or bullet.
    ListItem,
    /// A paragraph in a cell. All numbers count from 1: tables in the document, rows in the table, columns in
    /// the row, from the side where its language begins.
    Cell {
        /// The number of the table.
        table: usize,
        /// The number of the row.
        row: usize,
        /// The number of the column.
        column: usize,
    },
    /// The caption of a picture or table.
    Caption,
    /// A paragraph of a footnote, of an endnote or of a speaker's notes.
    Footnote,
    /// A paragraph in a text box.
    TextBox,
    /// A paragraph of a comment.
    Comment,
    /// A paragraph of the header or footer of pages.
    PageHead,
    /// The words that a subtitle shows, and when: times since the beginning of the film.
    Cue {
        /// When the words appear.
        from: Duration,
        /// When the words disappear.
        to: Duration,
    },
    /// Code of a program, which is not translated.
    Code,
}

/// Where a block stands in its document. All numbers count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Place {
    /// The number of the paragraph, in a document without pages of its own.
    Paragraph(usize),
    /// The number of the page.
    Page(usize),
    /// The number of the slide.
    Slide(usize),
    /// The number of the chapter in the order of reading.
    Chapter(usize),
    /// The number of the cue.
    Cue(usize),
    /// The number of the sheet in its workbook. The table of a cell has the same number; row and column are
    /// those of the sheet.
    Sheet(usize),
}
