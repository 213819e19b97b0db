//! The rows of a document as a spreadsheet that comes back.

use std::io::Write;

use super::job::Job;
use crate::error::Result;
use crate::lang::Lang;
use crate::review::board::{Board, Column, Decision, Row};
use crate::unit::Status;
use crate::worksheet::{WrittenRow, WrittenSentence, WrittenText, write};

impl Job {
    /// Writes all rows of a document as a workbook, as [`write`](fn@write) says: also those without a
    /// counterpart, and those that were left out, with the status `excluded`.
    ///
    /// # Errors
    ///
    /// As for [`write`](fn@write).
    pub fn write_sheet(&self, document: usize, out: impl Write) -> Result<()> {
        let board = self.board(document);
        let about = self.documents().nth(document).expect("the document exists");
        let langs = about.langs();
        let [source, target] = Column::BOTH.map(|column| text(board, column, &langs[column.index()]));
        let rows = board.rows().iter().zip(board.texts()).map(|(row, texts)| written(row, texts));
        write(out, about.name(), [&source, &target], rows)
    }
}

fn text<'b>(board: &'b Board, column: Column, lang: &'b Lang) -> WrittenText<'b> {
    let numbers = board
        .rows()
        .iter()
        .zip(1..)
        .flat_map(|(row, number)| std::iter::repeat_n(number, row.counts()[column.index()]));
    let sentences = board.passages(column).iter().zip(numbers).map(|(passage, row)| WrittenSentence {
        text: &passage.text,
        opens: passage.opens,
        place: passage.place.as_deref(),
        row,
    });
    WrittenText { lang, sentences: sentences.collect() }
}

fn written(row: &Row, texts: [String; 2]) -> WrittenRow {
    let status = match row.decision {
        Decision::Excluded => "excluded",
        Decision::Confirmed => Status::Reviewed.name(),
        Decision::Open if row.is_null() => "",
        Decision::Open => Status::Aligned.name(),
    };
    WrittenRow {
        texts,
        confidence: (!row.is_null()).then_some(row.confidence),
        status,
        note: row.note.clone().unwrap_or_default(),
        labels: Vec::new(),
    }
}
