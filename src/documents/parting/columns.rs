//! [`judge_cells`]: the cells of a table that has one language in some columns and the other in others.

use std::collections::{BTreeMap, HashMap};

use super::held::Held;
use super::piece::Piece;

// The least share of the cells with words in a column that are in one language. Chosen by hand: two thirds.
const MAJORITY: (usize, usize) = (2, 3);

/// The cells of a column that are in either language.
#[derive(Clone, Copy, Debug, Default)]
struct ColumnCells {
    source: usize,
    target: usize,
}

/// Gives each cell of such a table the language of its column where its row has both columns and would
/// otherwise have one language alone: a company name in Latin letters stands in the Arabic column too. A cell
/// without words gets the language of its column.
pub(super) fn judge_cells(pieces: &mut [Piece<'_>]) {
    let mut tables: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, piece) in pieces.iter().enumerate() {
        if let Some((table, ..)) = piece.cell() {
            tables.entry(table).or_default().push(at);
        }
    }
    for cells in tables.values() {
        let columns = columns(pieces, cells);
        let has = |held: Held| columns.values().any(|column| *column == held);
        if has(Held::Source) && has(Held::Target) {
            judge_rows(pieces, cells, &columns);
        }
    }
}

// Returns the language of each column that has one.
fn columns(pieces: &[Piece<'_>], cells: &[usize]) -> HashMap<usize, Held> {
    let mut counts: HashMap<usize, ColumnCells> = HashMap::new();
    for piece in cells.iter().map(|at| &pieces[*at]) {
        let Some((.., column)) = piece.cell() else { continue };
        let count = counts.entry(column).or_default();
        count.source += usize::from(piece.held == Held::Source);
        count.target += usize::from(piece.held == Held::Target);
    }
    let language = |count: ColumnCells| {
        let all = count.source + count.target;
        let is_most = |some: usize| some > 0 && some * MAJORITY.1 >= all * MAJORITY.0;
        match () {
            () if is_most(count.source) => Some(Held::Source),
            () if is_most(count.target) => Some(Held::Target),
            () => None,
        }
    };
    counts.into_iter().filter_map(|(column, count)| Some((column, language(count)?))).collect()
}

fn judge_rows(pieces: &mut [Piece<'_>], cells: &[usize], columns: &HashMap<usize, Held>) {
    let row_of = |piece: &Piece<'_>| piece.cell().map(|(_, row, _)| row);
    let column_of = |piece: &Piece<'_>| piece.cell().and_then(|(.., column)| columns.get(&column)).copied();
    let rows: Vec<Vec<usize>> = cells
        .chunk_by(|one, next| row_of(&pieces[*one]) == row_of(&pieces[*next]))
        .map(<[usize]>::to_vec)
        .collect();
    for row in rows {
        let any = |is: &dyn Fn(&Piece<'_>) -> bool| row.iter().any(|at| is(&pieces[*at]));
        let speaks_both =
            any(&|piece| piece.held == Held::Source) && any(&|piece| piece.held == Held::Target);
        let has_both = any(&|piece| column_of(piece) == Some(Held::Source))
            && any(&|piece| column_of(piece) == Some(Held::Target));
        for at in row {
            let piece = &mut pieces[at];
            let is_open = matches!(piece.held, Held::Both | Held::Neither);
            match column_of(piece) {
                Some(column) if is_open || (has_both && !speaks_both) => piece.held = column,
                None if piece.held == Held::Neither => piece.goes_to_both = true,
                _ => {}
            }
        }
    }
}
