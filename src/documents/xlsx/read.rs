//! [`read`]: opens a workbook and reads its sheets.

use super::chosen_column::ChosenColumn;
use crate::documents::archive::open;
use crate::documents::block::{Block, BlockKind, Place, TakeBlock};
use crate::documents::pptx::Slide;
use crate::documents::read_options::ReadOptions;
use crate::documents::read_report::{DocumentRemark, ReadReport};
use crate::documents::tidy::tidy;
use crate::error::{ErrorKind, Result};
use crate::format::Limits;
use crate::package::{CellText, Sheet, Workbook};

// A block takes about as much memory as this many cells of a table of units.
const CELLS_OF_A_BLOCK: usize = 8;

/// Calls a closure with the filled cells of a workbook, sheet by sheet, row by row, each as the sheet shows
/// it. The text boxes of a sheet, and its comments if they are asked for, follow its cells.
///
/// # Errors
///
/// If the file is no workbook, is damaged or beyond the limits, if no sheet has text in the column that the
/// options name, or if the closure returns an error.
pub(in crate::documents) fn read(
    bytes: &[u8],
    options: &ReadOptions,
    take: &mut TakeBlock<'_>,
) -> Result<ReadReport> {
    let parts = open(bytes, "workbook", options)?;
    let limits = Limits { columns: usize::MAX, ..options.limits };
    let mut workbook = Workbook::open(parts, limits)?;
    let mut reading =
        Reading { options, take, blocks: 0, bytes: 0, left_out: LeftOut::default(), remarks: Vec::new() };
    for (sheet, number) in workbook.sheets().iter().zip(1..) {
        if sheet.is_hidden && !options.all {
            reading.left_out.sheets += 1;
        } else {
            reading.sheet(&mut workbook, sheet, number)?;
        }
    }
    reading.faults(&workbook);
    reading.end()
}

struct Reading<'r, 't> {
    options: &'r ReadOptions,
    take: &'r mut TakeBlock<'t>,
    // What blocks were made of up to now.
    blocks: usize,
    bytes: usize,
    left_out: LeftOut,
    remarks: Vec<DocumentRemark>,
}

/// What was left out.
#[derive(Default)]
struct LeftOut {
    sheets: usize,
    cells: usize,
    shapes: usize,
    // Cells whose text is not in the workbook.
    missing: usize,
    // Sheets without the column that the options name.
    without_column: usize,
}

impl Reading<'_, '_> {
    fn sheet(&mut self, workbook: &mut Workbook<'_>, sheet: &Sheet, number: usize) -> Result<()> {
        let mut column = ChosenColumn::new(self.options.column.as_ref());
        let mut has_cells = false;
        let fault = workbook.read(sheet, &mut |texts, cell| {
            has_cells = true;
            let text = match &cell.text {
                CellText::Shared(number) => texts.get(*number),
                CellText::Own(text) => text,
                CellText::Missing => {
                    self.left_out.missing += 1;
                    return Ok(());
                }
            };
            let (row, place) = (cell.row as usize + 1, cell.column as usize + 1);
            let kind = BlockKind::Cell { table: number, row, column: place };
            let known = column
                .take((cell.row, cell.column), text, || self.block(kind, text, number, cell.is_hidden))?;
            known.into_iter().try_for_each(&mut *self.take)
        })?;
        column.end().into_iter().try_for_each(&mut *self.take)?;
        self.left_out.without_column += usize::from(has_cells && column.is_missing());
        if let Some(fault) = fault {
            let what = format!("sheet \"{}\": {fault}", sheet.name);
            self.remarks.push(DocumentRemark::Damaged(what));
        }
        if self.options.column.is_none() {
            self.beside(workbook, sheet, number)?;
        }
        Ok(())
    }

    // Returns the block of a cell, if the cell has text and is shown.
    fn block(&mut self, kind: BlockKind, text: &str, sheet: usize, is_hidden: bool) -> Result<Option<Block>> {
        if is_hidden && !self.options.all {
            self.left_out.cells += 1;
            return Ok(None);
        }
        let text = tidy(text);
        if text.is_empty() {
            return Ok(None);
        }
        let (limits, hint) = (&self.options.limits, "split it into several");
        (self.blocks, self.bytes) = (self.blocks + 1, self.bytes + text.len());
        let most = limits.workbook_cells / CELLS_OF_A_BLOCK;
        if self.blocks > most {
            let what = "filled cells in a workbook";
            return Err(ErrorKind::TooMany { what, limit: most, hint }.into());
        }
        // A document holds its text twice: as blocks and joined.
        let most = limits.workbook_texts / 2;
        if self.bytes > most {
            let what = "a workbook with texts";
            return Err(ErrorKind::TooLarge { what, limit: most as u64, hint }.into());
        }
        Ok(Some(Block::new(kind, text, Place::Sheet(sheet))))
    }

    // Reads the text boxes of a sheet, and its comments. Their parts have the elements of slides.
    fn beside(&mut self, workbook: &mut Workbook<'_>, sheet: &Sheet, number: usize) -> Result<()> {
        let mut kinds = vec![("drawing", BlockKind::TextBox)];
        kinds.extend(self.options.comments.then_some(("comments", BlockKind::Comment)));
        for (relation, kind) in kinds {
            for slide in workbook.beside(sheet, relation, |xml| Slide::read(xml, self.options, 0))? {
                for shape in slide.shapes {
                    if shape.is_hidden && !self.options.all {
                        self.left_out.shapes += usize::from(!shape.blocks.is_empty());
                        continue;
                    }
                    for (_, text) in shape.blocks {
                        let block = self.block(kind, &text, number, false)?;
                        block.into_iter().try_for_each(&mut *self.take)?;
                    }
                }
            }
        }
        Ok(())
    }

    fn faults(&mut self, workbook: &Workbook<'_>) {
        let (damaged, missing) = workbook.take_faults();
        self.remarks
            .extend(damaged.into_iter().map(|found| DocumentRemark::Damaged(found.fault.to_string())));
        let missing: Vec<&str> = missing.iter().map(String::as_str).collect();
        self.remarks.extend(DocumentRemark::missing_parts(&missing));
    }

    fn end(mut self) -> Result<ReadReport> {
        if let Some(column) = self.options.column.as_ref().filter(|_| self.blocks == 0) {
            return Err(ErrorKind::NoColumn(column.to_string()).into());
        }
        for (count, one, several) in [
            (self.left_out.sheets, "hidden sheet", "hidden sheets"),
            (self.left_out.cells, "cell in hidden rows and columns", "cells in hidden rows and columns"),
            (self.left_out.shapes, "hidden shape", "hidden shapes"),
            (self.left_out.without_column, "sheet without this column", "sheets without this column"),
            (
                self.left_out.missing,
                "cell whose text is not in the workbook",
                "cells whose texts are not in the workbook",
            ),
        ] {
            self.remarks.extend((count > 0).then_some(DocumentRemark::LeftOut { count, one, several }));
        }
        Ok(ReadReport { remarks: self.remarks, ..ReadReport::default() })
    }
}
