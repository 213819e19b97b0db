//! [`PageText`]: the lines of a page in the order of reading.

use super::super::page::{Glyph, PageGlyphs, Rule};
use super::base_direction::Around;
use super::columns::parts;
use super::grid::{Grid, grids};
use super::line::{CellPlace, Line, SeenLine};
use super::piece::{Piece, pieces};
use super::row::rows;
use super::tally::Tally;

/// Reads pages; what one page shows about the file holds for those that follow.
#[derive(Debug)]
pub(crate) struct PageText {
    // True while brackets were found as they are drawn.
    mirrored: bool,
}

impl Default for PageText {
    fn default() -> Self {
        Self { mirrored: true }
    }
}

impl PageText {
    /// Returns the lines of a page in the order of reading. Text of the direction that most glyphs have comes
    /// first.
    pub(crate) fn read(&mut self, glyphs: PageGlyphs, page: usize) -> Vec<Line> {
        let rules = glyphs.rules;
        let turned = glyphs.turned.into_iter().enumerate().filter(|(_, glyphs)| !glyphs.is_empty());
        let mut turned: Vec<(usize, Vec<Glyph>)> = turned.collect();
        turned.sort_by_key(|(_, glyphs)| std::cmp::Reverse(glyphs.len()));
        let mut seen = SeenPage { page, part: 0, lines: Vec::new() };
        for (quarter, glyphs) in turned {
            let rules: Vec<Rule> = rules.iter().map(|rule| rule.turned(quarter)).collect();
            seen.add_turned(glyphs, &grids(&rules));
        }
        let brackets: Vec<[i32; 2]> = seen.lines.iter().map(SeenLine::brackets).collect();
        let of_page = [0, 1].map(|way| brackets.iter().map(|fits| fits[way]).sum());
        self.mirrored = is_drawn(of_page).unwrap_or(self.mirrored);
        let lines = seen.lines.into_iter().zip(&brackets).map(|(line, fits)| {
            let mirrored = is_drawn(*fits).unwrap_or(self.mirrored);
            line.read(mirrored)
        });
        lines.filter(|line| !line.text.is_empty()).collect()
    }
}

// Returns true if brackets fit better mirrored than as they stand, `None` if they do not tell.
fn is_drawn([typed, drawn]: [i32; 2]) -> Option<bool> {
    (drawn != typed).then_some(drawn > typed)
}

// The lines of a page, as they are found.
struct SeenPage {
    page: usize,
    // The number of parts up to now.
    part: usize,
    lines: Vec<SeenLine>,
}

impl SeenPage {
    // Adds the glyphs of one direction of writing; those of a table stand where the table begins.
    fn add_turned(&mut self, glyphs: Vec<Glyph>, grids: &[Grid]) {
        let mut tables: Vec<Vec<(CellPlace, Glyph)>> = vec![Vec::new(); grids.len()];
        let mut rest = Vec::with_capacity(glyphs.len());
        for glyph in glyphs {
            match place(&glyph, grids) {
                Some(place) => tables[place.table].push((place, glyph)),
                None => rest.push(glyph),
            }
        }
        let tables_pieces = grids.iter().enumerate().filter(|(number, _)| !tables[*number].is_empty());
        let mut pieces = pieces(&rows(rest));
        pieces.extend(tables_pieces.map(|(number, grid)| Piece::of_table(grid, number)));
        pieces.sort_by(|a, b| {
            b.base.total_cmp(&a.base).then(a.row.cmp(&b.row)).then(a.left.total_cmp(&b.left))
        });
        let tally = tables
            .iter()
            .flatten()
            .fold(Tally::of_pieces(&pieces), |tally, (_, glyph)| tally.with_glyph(glyph));
        for part in parts(pieces, tally.is_right()) {
            self.add_part(&part, tally.is_right(), &mut tables, grids);
        }
    }

    fn add_part(
        &mut self,
        part: &[Piece],
        from_right: bool,
        tables: &mut [Vec<(CellPlace, Glyph)>],
        grids: &[Grid],
    ) {
        let tally = Tally::of_pieces(part);
        let from_right = if tally == Tally::default() { from_right } else { tally.is_right() };
        let mut around = around(part, from_right);
        for row in part.chunk_by(|a, b| a.row == b.row) {
            if let Some(table) = row[0].table {
                self.add_table(std::mem::take(&mut tables[table]), grids[table].width(), from_right);
            } else {
                let row: Vec<&Piece> = row.iter().collect();
                let line = SeenLine::new(&row, self.part, self.page, around);
                around.before = line.beginning();
                self.lines.push(line);
            }
        }
        self.part += 1;
    }

    // Adds the cells of a table row by row, from the side where its language begins.
    fn add_table(&mut self, mut glyphs: Vec<(CellPlace, Glyph)>, width: usize, from_right: bool) {
        let tally = glyphs.iter().fold(Tally::default(), |tally, (_, glyph)| tally.with_glyph(glyph));
        let from_right = if tally == Tally::default() { from_right } else { tally.is_right() };
        for (place, _) in glyphs.iter_mut().filter(|_| from_right) {
            place.column = width - 1 - place.column;
        }
        glyphs.sort_by_key(|(place, _)| *place);
        self.part += 1;
        for cell in glyphs.chunk_by(|a, b| a.0 == b.0) {
            let place = cell[0].0;
            let pieces = pieces(&rows(cell.iter().map(|(_, glyph)| glyph.clone()).collect()));
            let tally = Tally::of_pieces(&pieces);
            let from_right = if tally == Tally::default() { from_right } else { tally.is_right() };
            let mut around = around(&pieces, from_right);
            for row in pieces.chunk_by(|a, b| a.row == b.row) {
                let row: Vec<&Piece> = row.iter().collect();
                let line = SeenLine::new(&row, self.part, self.page, around);
                around.before = line.beginning();
                self.lines.push(line.in_cell(place));
            }
        }
        self.part += 1;
    }
}

// What stands around the first line of a part.
fn around(pieces: &[Piece], part_from_right: bool) -> Around {
    let texts = || pieces.iter().filter(|piece| piece.table.is_none());
    let left = texts().map(|piece| piece.left).fold(f32::INFINITY, f32::min);
    let right = texts().map(|piece| piece.right).fold(f32::NEG_INFINITY, f32::max);
    Around { part_from_right, left, right, before: None }
}

// The cell in which a glyph stands. A quarter of its size above the line, each glyph has ink or room.
fn place(glyph: &Glyph, grids: &[Grid]) -> Option<CellPlace> {
    let cell = |(table, grid): (usize, &Grid)| {
        let (row, column) = grid.cell(glyph.middle(), glyph.base + glyph.size / 4.0)?;
        Some(CellPlace { table, row, column })
    };
    grids.iter().enumerate().find_map(cell)
}
