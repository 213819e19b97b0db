//! [`RtfFlow`]: paragraphs of one kind of text of an RTF document while they are gathered.

use super::rtf_state::ParagraphState;
use crate::documents::block::BlockKind;
use crate::documents::text_run::TextRun;

/// A stream of paragraphs: the running text, the notes or the text boxes.
#[derive(Debug, Default)]
pub(super) struct RtfFlow {
    pub(super) run: TextRun,
    /// The kind of all paragraphs, if they have one.
    kind: Option<BlockKind>,
    is_table: bool,
    table: usize,
    row: usize,
    column: usize,
}

impl RtfFlow {
    /// Returns a flow whose paragraphs have one kind.
    pub(super) fn of_kind(kind: BlockKind) -> Self {
        Self { kind: Some(kind), ..Self::default() }
    }

    /// Ends a paragraph. Returns its kind and text.
    pub(super) fn end_paragraph(&mut self, paragraph: ParagraphState) -> Option<(BlockKind, String)> {
        self.enter(paragraph);
        let kind = self.kind.unwrap_or(match paragraph {
            _ if self.is_table => BlockKind::Cell { table: self.table, row: self.row, column: self.column },
            ParagraphState { heading: Some(level), .. } => BlockKind::Heading(level),
            ParagraphState { is_item: true, .. } => BlockKind::ListItem,
            ParagraphState { .. } => BlockKind::Paragraph,
        });
        Some((kind, self.run.take()?))
    }

    /// Ends a cell. Returns the kind and text of its last paragraph.
    pub(super) fn end_cell(&mut self, paragraph: ParagraphState) -> Option<(BlockKind, String)> {
        let ended = self.end_paragraph(ParagraphState { is_cell: true, ..paragraph });
        self.column += 1;
        ended
    }

    /// Ends a row of a table.
    pub(super) fn end_row(&mut self) {
        self.row += 1;
        self.column = 1;
    }

    // Begins or ends a table, as the paragraph stands inside one or not.
    fn enter(&mut self, paragraph: ParagraphState) {
        if paragraph.is_cell && !self.is_table {
            self.table += 1;
            (self.row, self.column) = (1, 1);
        }
        self.is_table = paragraph.is_cell;
    }
}
