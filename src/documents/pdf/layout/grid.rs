//! [`Grid`]: a table, as the lines between its cells show.

use super::super::page::Rule;

// How far lines may miss one another, in points, and still meet.
const NEAR: f32 = 3.0;

// The most lines of a page that are looked through for tables, and the most rows and columns of a table.
const RULES: usize = 2500;
const LINES: usize = 500;

/// A table: lines down and across, and which of the fields between them are one cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Grid {
    // From the left.
    columns: Vec<f32>,
    // From the top.
    rows: Vec<f32>,
    // For each field, row by row, the first field of its cell.
    cells: Vec<usize>,
}

/// Returns the tables of a page: lines that meet, with two cells at least.
pub(super) fn grids(rules: &[Rule]) -> Vec<Grid> {
    if rules.len() > RULES {
        return Vec::new();
    }
    let mut grids: Vec<Grid> = meeting(rules).iter().filter_map(|rules| Grid::new(rules)).collect();
    grids.sort_by(|a, b| b.top().total_cmp(&a.top()));
    grids
}

// Parts the lines into groups that meet.
fn meeting(rules: &[Rule]) -> Vec<Vec<Rule>> {
    let mut group: Vec<usize> = (0..rules.len()).collect();
    for (at, a) in rules.iter().enumerate() {
        for (other, b) in rules[..at].iter().enumerate() {
            if a.is_across() != b.is_across() && meet(a, b) {
                let (new, old) = (root(&mut group, at), root(&mut group, other));
                group[new] = old;
            }
        }
    }
    let mut groups = vec![Vec::new(); rules.len()];
    for at in 0..rules.len() {
        groups[root(&mut group, at)].push(rules[at]);
    }
    groups.retain(|group| !group.is_empty());
    groups
}

fn meet(a: &Rule, b: &Rule) -> bool {
    a.left - NEAR <= b.right
        && b.left - NEAR <= a.right
        && a.bottom - NEAR <= b.top
        && b.bottom - NEAR <= a.top
}

// Finds the first of those that belong together.
fn root(group: &mut [usize], mut at: usize) -> usize {
    while group[at] != at {
        group[at] = group[group[at]];
        at = group[at];
    }
    at
}

impl Grid {
    fn new(rules: &[Rule]) -> Option<Self> {
        let (across, down): (Vec<Rule>, Vec<Rule>) = rules.iter().partition(|rule| rule.is_across());
        if across.is_empty() || down.is_empty() {
            return None;
        }
        // A table may be open at its sides: there its lines end.
        let ends = |of: &[Rule], low: fn(&Rule) -> f32, high: fn(&Rule) -> f32| {
            let first = of.iter().map(low).fold(f32::INFINITY, f32::min);
            [first, of.iter().map(high).fold(f32::NEG_INFINITY, f32::max)]
        };
        let middles = down.iter().map(|rule| f32::midpoint(rule.left, rule.right));
        let columns = distinct(middles.chain(ends(&across, |rule| rule.left, |rule| rule.right)).collect());
        let middles = across.iter().map(|rule| f32::midpoint(rule.bottom, rule.top));
        let mut rows = distinct(middles.chain(ends(&down, |rule| rule.bottom, |rule| rule.top)).collect());
        rows.reverse();
        if columns.len() < 2 || rows.len() < 2 || columns.len().max(rows.len()) > LINES {
            return None;
        }
        let mut grid = Self { cells: Vec::new(), columns, rows };
        grid.join(&across, &down);
        grid.cells.iter().any(|cell| *cell > 0).then_some(grid)
    }

    // Joins fields that no line parts.
    fn join(&mut self, across: &[Rule], down: &[Rule]) {
        let width = self.columns.len() - 1;
        let mut cells: Vec<usize> = (0..width * (self.rows.len() - 1)).collect();
        for field in 0..cells.len() {
            let (row, column) = (field / width, field % width);
            let middle = f32::midpoint(self.rows[row], self.rows[row + 1]);
            let is_parted = |rule: &Rule| {
                (rule.left - self.columns[column]).abs() <= 2.0 * NEAR
                    && (rule.bottom..=rule.top).contains(&middle)
            };
            if column > 0 && !down.iter().any(is_parted) {
                unite(&mut cells, field, field - 1);
            }
            let middle = f32::midpoint(self.columns[column], self.columns[column + 1]);
            let is_parted = |rule: &Rule| {
                (rule.top - self.rows[row]).abs() <= 2.0 * NEAR && (rule.left..=rule.right).contains(&middle)
            };
            if row > 0 && !across.iter().any(is_parted) {
                unite(&mut cells, field, field - width);
            }
        }
        for field in 0..cells.len() {
            cells[field] = root(&mut cells, field);
        }
        self.cells = cells;
    }

    /// Returns the row and the column, from 0 and from the left, of the cell at a point.
    pub(super) fn cell(&self, x: f32, y: f32) -> Option<(usize, usize)> {
        let column = self.columns.partition_point(|line| *line <= x).checked_sub(1)?;
        let row = self.rows.partition_point(|line| *line >= y).checked_sub(1)?;
        let width = self.width();
        let inside = column < width && row + 1 < self.rows.len();
        inside.then(|| self.cells[row * width + column]).map(|field| (field / width, field % width))
    }

    /// Returns the number of columns.
    pub(super) fn width(&self) -> usize {
        self.columns.len() - 1
    }

    /// Returns the upper end.
    pub(super) fn top(&self) -> f32 {
        self.rows[0]
    }

    /// Returns the left and the right end.
    pub(super) fn sides(&self) -> (f32, f32) {
        (self.columns[0], self.columns[self.width()])
    }
}

fn unite(cells: &mut [usize], field: usize, earlier: usize) {
    let (a, b) = (root(cells, field), root(cells, earlier));
    cells[a.max(b)] = a.min(b);
}

fn distinct(mut places: Vec<f32>) -> Vec<f32> {
    places.sort_by(f32::total_cmp);
    places.dedup_by(|place, last| *place - *last <= 2.0 * NEAR);
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn across(left: f32, right: f32, y: f32) -> Rule {
        Rule { left, right, bottom: y, top: y }
    }

    fn down(x: f32, bottom: f32, top: f32) -> Rule {
        Rule { left: x, right: x, bottom, top }
    }

    #[test]
    fn a_cell_reaches_to_the_next_line() {
        // A cell above two, and a line by itself.
        let lines = [
            across(0.0, 100.0, 60.0),
            across(0.0, 100.0, 40.0),
            across(0.0, 100.0, 20.0),
            across(0.0, 90.0, 5.0),
        ];
        let rules =
            [&lines[..], &[down(0.0, 20.0, 60.0), down(50.0, 20.0, 40.0), down(100.0, 20.0, 60.0)]].concat();
        let grids = grids(&rules);
        let [grid] = &grids[..] else { panic!("{grids:?}") };
        assert_eq!([grid.cell(20.0, 50.0), grid.cell(80.0, 50.0)], [Some((0, 0)); 2]);
        assert_eq!([grid.cell(20.0, 30.0), grid.cell(80.0, 30.0)], [Some((1, 0)), Some((1, 1))]);
        assert_eq!([grid.cell(20.0, 10.0), grid.cell(120.0, 30.0)], [None; 2]);
    }

    #[test]
    fn a_frame_is_no_table() {
        let rules = [across(0.0, 9.0, 9.0), across(0.0, 9.0, 0.0), down(0.0, 0.0, 9.0), down(9.0, 0.0, 9.0)];
        assert_eq!(grids(&rules), []);
    }
}
