//! The beads of two texts as a spreadsheet that a person corrects.
//!
//! [`write_bitext`] makes a workbook with a row for each bead, and a hidden sheet with the sentences of both
//! texts. What comes back ([`Worksheet`]) may have been edited in any way: texts changed, cells moved, rows
//! merged, deleted, inserted, sorted. [`Worksheet::on`] finds each text of a row again in the two texts, by
//! its words and not by its place, and tells each [`Difference`]; what the rows no longer hold is told too,
//! so that nothing is lost in silence.

mod columns;
mod corrected;
mod difference;
mod figures;
mod free_letters;
mod letters;
mod line;
mod own_sheet;
mod placing;
mod row_status;
mod rows;
#[cfg(test)]
mod tests;
mod worksheet_row;
mod written;
mod written_bitext;
mod written_text;

pub use corrected::{Corrected, RowMark};
pub use difference::Difference;
pub use row_status::RowStatus;
pub use rows::Worksheet;
pub use worksheet_row::WorksheetRow;
pub use written::{WrittenRow, write};
pub use written_bitext::write_bitext;
pub use written_text::{WrittenSentence, WrittenText};
