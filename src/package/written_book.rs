//! What all workbooks that this crate writes share: the limits of Excel, and how a workbook gets out.

use std::io::{self, Write};

use rust_xlsxwriter::{Workbook, XlsxError};

use crate::error::{Error, Result};

/// The most rows of a sheet, that of the headings included.
pub(crate) const MOST_ROWS: u32 = 1_048_576;
/// The name of the hidden sheet in which mizan keeps the sentences of the texts whose beads the workbook has.
pub(crate) const OWN_SHEET: &str = "mizan";
/// The longest text of a cell, in units of UTF-16.
pub(crate) const LONGEST_CELL: usize = 32_767;

/// Returns as much of a text as a cell takes.
pub(crate) fn fitting(text: &str) -> &str {
    let mut units = 0;
    let end = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > LONGEST_CELL
    });
    end.map_or(text, |(end, _)| &text[..end])
}

/// Writes a workbook, which is held in memory, and flushes the output.
///
/// # Errors
///
/// If the output refuses.
pub(crate) fn write_book(book: &mut Workbook, out: &mut impl Write) -> Result<()> {
    let file = book.save_to_buffer().map_err(unwritten)?;
    out.write_all(&file)?;
    out.flush()?;
    Ok(())
}

/// Returns the error of a cell or a workbook that cannot be written.
pub(crate) fn unwritten(error: XlsxError) -> Error {
    io::Error::other(error.to_string()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_by_units_of_utf_16() {
        assert_eq!(fitting("صمام"), "صمام");
        let wide = "\u{1F6B0}".repeat(LONGEST_CELL / 2 + 1);
        assert_eq!(fitting(&wide).chars().count(), LONGEST_CELL / 2);
        assert_eq!(fitting(&"ن".repeat(LONGEST_CELL + 1)).chars().count(), LONGEST_CELL);
    }
}
