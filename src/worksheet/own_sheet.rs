//! [`OwnSheet`]: the hidden sheet, which has the sentences of both texts as they were when the sheet was
//! written.

use std::ops::Range;

use rust_xlsxwriter::Worksheet as Sheet;

use super::line::Line;
use super::written_text::WrittenText;
use crate::bitext::{Piece, Text};
use crate::error::{ErrorKind, Result};
use crate::lang::Lang;
use crate::package::{OWN_SHEET, fitting, unwritten};

/// The first cell of the sheet: what it is, and the version of its form.
const MARK: &str = "mizan beads 1";

/// The sentences of both texts, and the rows to which they belonged.
pub(super) struct OwnSheet {
    /// The name of the document.
    pub(super) name: String,
    pub(super) texts: [Text; 2],
    // For each segment of each text, the number of its row, from 1.
    rows: [Vec<usize>; 2],
}

impl OwnSheet {
    /// Writes the sentences of both texts. A sentence longer than a cell goes on in the next row.
    pub(super) fn write(sheet: &mut Sheet, name: &str, texts: [&WrittenText<'_>; 2]) -> Result<()> {
        let mut line = 0;
        let mut put = |cells: &[&str]| -> Result<()> {
            for (column, cell) in (0..).zip(cells) {
                sheet.write_string(line, column, *cell).map_err(unwritten)?;
            }
            line += 1;
            Ok(())
        };
        put(&[MARK, texts[0].lang.tag(), texts[1].lang.tag(), fitting(name)])?;
        for (side, text) in ["source", "target"].into_iter().zip(texts) {
            for sentence in &text.sentences {
                let (row, opens) = (sentence.row.to_string(), if sentence.opens { "1" } else { "" });
                let (mut side, mut rest) = (side, sentence.text);
                loop {
                    let part = fitting(rest);
                    put(&[side, &row, opens, sentence.place.unwrap_or_default(), part])?;
                    rest = &rest[part.len()..];
                    if rest.is_empty() {
                        break;
                    }
                    side = "more";
                }
            }
        }
        sheet.set_name(OWN_SHEET).map_err(unwritten)?;
        sheet.set_hidden(true);
        Ok(())
    }

    /// Reads the sheet; `None` if it is another one, or was changed so that it cannot be read.
    pub(super) fn read(lines: &[Line]) -> Option<Self> {
        let (head, lines) = lines.split_first()?;
        if head.cell(0) != MARK {
            return None;
        }
        let langs: [Lang; 2] = [head.cell(1).parse().ok()?, head.cell(2).parse().ok()?];
        let (mut pieces, mut rows) = ([Vec::<Piece>::new(), Vec::new()], [Vec::new(), Vec::new()]);
        let mut side = 0;
        for line in lines {
            match line.cell(0) {
                "more" => pieces[side].last_mut()?.text.push_str(line.cell(4)),
                name => {
                    side = ["source", "target"].iter().position(|known| *known == name)?;
                    let place = Some(line.cell(3).to_owned()).filter(|place| !place.is_empty());
                    let (text, opens) = (line.cell(4).to_owned(), line.cell(2) == "1");
                    pieces[side].push(Piece { segment: pieces[side].len(), text, opens, place });
                    rows[side].push(line.cell(1).parse().ok()?);
                }
            }
        }
        let [source, target] = langs;
        let [sources, targets] = pieces;
        let texts = [Text::of_pieces(sources, source), Text::of_pieces(targets, target)];
        Some(Self { name: head.cell(3).to_owned(), texts, rows })
    }

    /// Returns how many sentences of two texts differ from those of the sheet.
    pub(super) fn other_than(&self, texts: [&Text; 2]) -> usize {
        let differs = |(own, text): (&Text, &Text)| {
            let (own, text) = (own.segments(), text.segments());
            own.iter().zip(text).filter(|(own, text)| own != text).count() + own.len().abs_diff(text.len())
        };
        self.texts.iter().zip(texts).map(differs).sum()
    }

    /// Returns, for each row that was written, the segments of a side that it had.
    pub(super) fn segments_of_rows(&self, side: usize) -> Vec<Option<Range<usize>>> {
        let most = self.rows[side].len() + self.rows[1 - side].len();
        let mut of_rows: Vec<Option<Range<usize>>> = Vec::new();
        for (segment, &row) in self.rows[side].iter().enumerate().filter(|(_, row)| (1..=most).contains(*row))
        {
            of_rows.resize(of_rows.len().max(row + 1), None);
            let old = of_rows[row].take().unwrap_or(segment..segment);
            of_rows[row] = Some(old.start..segment + 1);
        }
        of_rows
    }
}

/// Returns an error for a sheet that cannot be used.
pub(super) fn unusable(name: &str, why: &'static str) -> crate::error::Error {
    let cause = ErrorKind::Option(why.into());
    ErrorKind::Sheet { name: name.to_owned(), cause: Box::new(crate::error::Error::from(cause)) }.into()
}
