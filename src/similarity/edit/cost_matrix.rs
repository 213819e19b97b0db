//! [`CostMatrix`]: the matrix of the edit distance over the lexemes of two texts (Wagner and Fischer, *The
//! string-to-string correction problem*, 1974).
//!
//! The matrix covers what lies between the common beginning and the common end of the texts.

use super::edit_step::EditStep;
use super::word_change::{self, OTHER};
use crate::lang::Known;
use crate::similarity::lexemes::{LexedText, Lexeme};

// The most cells of a matrix, 4 bytes each: two texts of 2,000 words that have nothing in common take 16 MiB.
// The bound was chosen by hand, so that a lookup of a whole document takes neither minutes nor gigabytes.
const MOST_CELLS: usize = 1 << 22;
// The most bytes of one text times those of the other: at the limit of cells, the words have 16 bytes on the
// average. Texts of longer words take longer for each cell.
const MOST_BYTES: usize = 1 << 30;

/// The costs of the cheapest edits between all beginnings of two texts.
pub(super) struct CostMatrix<'s> {
    a: &'s LexedText,
    b: &'s LexedText,
    rules: Option<Known>,
    // Lexemes of the common beginning.
    start: usize,
    // Lexemes between the common beginning and the common end, of each text.
    rows: usize,
    columns: usize,
    // The cost up to each place, row by row; empty if the texts are too long for a matrix.
    costs: Vec<u32>,
}

impl<'s> CostMatrix<'s> {
    pub(super) fn new(a: &'s LexedText, b: &'s LexedText, rules: Option<Known>) -> Self {
        let same = |(x, y): &(&Lexeme, &Lexeme)| x.hash == y.hash && a.text(x) == b.text(y);
        let start = a.lexemes().iter().zip(b.lexemes()).take_while(same).count();
        let (rest_a, rest_b) = (&a.lexemes()[start..], &b.lexemes()[start..]);
        let end = rest_a.iter().rev().zip(rest_b.iter().rev()).take_while(same).count();
        let (rows, columns) = (rest_a.len() - end, rest_b.len() - end);
        let mut matrix = Self { a, b, rules, start, rows, columns, costs: Vec::new() };
        let cells = (rows + 1).saturating_mul(columns + 1);
        let bytes = bytes_of(&rest_a[..rows]).saturating_mul(bytes_of(&rest_b[..columns]));
        if cells <= MOST_CELLS && bytes <= MOST_BYTES {
            matrix.costs = vec![0; (rows + 1) * (columns + 1)];
            matrix.fill();
        }
        matrix
    }

    /// Returns false for texts that are too long for a matrix.
    pub(super) fn is_filled(&self) -> bool {
        !self.costs.is_empty()
    }

    /// Returns the cost and the steps for texts that are too long for a matrix. Each lexeme is compared with
    /// the lexeme at the same place of the other text; the rest of the longer text counts as gone or new.
    pub(super) fn by_place(&self) -> (u32, Vec<EditStep>) {
        let (a, b) = (self.a.lexemes().len(), self.b.lexemes().len());
        let both = a.min(b);
        let mut cost = 0;
        let mut steps = Vec::with_capacity(a.max(b));
        for at in 0..both {
            let (x, y) = (&self.a.lexemes()[at], &self.b.lexemes()[at]);
            let change = self.change_of(x, y);
            cost += change;
            match change {
                0 => steps.push(EditStep::Same(at, at)),
                _ if x.kind == y.kind => steps.push(EditStep::Changed(at, at)),
                _ => steps.extend([EditStep::First(at), EditStep::Second(at)]),
            }
        }
        steps.extend((both..a).map(EditStep::First));
        steps.extend((both..b).map(EditStep::Second));
        let rest = self.a.lexemes()[both..].iter().chain(&self.b.lexemes()[both..]);
        (cost + rest.map(|lexeme| lexeme.weight).sum::<u32>(), steps)
    }

    fn fill(&mut self) {
        for column in 1..=self.columns {
            self.costs[column] = self.costs[column - 1] + self.second(column).weight;
        }
        for row in 1..=self.rows {
            let gone = self.first(row).weight;
            let at = self.place(row, 0);
            self.costs[at] = self.costs[self.place(row - 1, 0)] + gone;
            for column in 1..=self.columns {
                let at = self.place(row, column);
                let added = self.costs[at - 1] + self.second(column).weight;
                let removed = self.costs[self.place(row - 1, column)] + gone;
                let changed = self.costs[self.place(row - 1, column - 1)];
                let least = added.min(removed);
                self.costs[at] = match changed {
                    changed if changed >= least => least,
                    changed => least.min(changed + self.change(row, column)),
                };
            }
        }
    }

    fn place(&self, row: usize, column: usize) -> usize {
        row * (self.columns + 1) + column
    }

    fn first(&self, row: usize) -> &'s Lexeme {
        &self.a.lexemes()[self.start + row - 1]
    }

    fn second(&self, column: usize) -> &'s Lexeme {
        &self.b.lexemes()[self.start + column - 1]
    }

    // Returns true for lexemes of which one may stand for the other: those of one kind, and the same word
    // of two kinds (Tuesday is part of a date in one text and a word in the other).
    fn may_pair(&self, x: &Lexeme, y: &Lexeme) -> bool {
        x.kind == y.kind || x.hash == y.hash && self.a.text(x) == self.b.text(y)
    }

    // Returns the cost of replacing one lexeme by another. Lexemes of different kinds never replace each
    // other.
    fn change(&self, row: usize, column: usize) -> u32 {
        self.change_of(self.first(row), self.second(column))
    }

    fn change_of(&self, x: &Lexeme, y: &Lexeme) -> u32 {
        if !self.may_pair(x, y) {
            return x.weight + y.weight;
        }
        let change = word_change::between(self.a, x, self.b, y, self.rules);
        x.weight.max(y.weight) * change.cost / OTHER
    }

    /// Returns the cost of the whole edit.
    pub(super) fn cost(&self) -> u32 {
        self.costs[self.costs.len() - 1]
    }

    /// Returns the steps of the whole edit, in order.
    pub(super) fn steps(&self) -> Vec<EditStep> {
        let mut steps = Vec::with_capacity(self.a.lexemes().len().max(self.b.lexemes().len()));
        let (mut row, mut column) = (self.rows, self.columns);
        let (end_a, end_b) = (self.start + row, self.start + column);
        let end = self.a.lexemes().len() - end_a;
        steps.extend((0..end).rev().map(|i| EditStep::Same(end_a + i, end_b + i)));
        while row > 0 || column > 0 {
            let cost = self.costs[self.place(row, column)];
            let (x, y) = (self.start + row, self.start + column);
            if row > 0 && column > 0 && self.may_pair(self.first(row), self.second(column)) {
                let change = self.change(row, column);
                if cost == self.costs[self.place(row - 1, column - 1)] + change {
                    (row, column) = (row - 1, column - 1);
                    steps.push(if change == 0 {
                        EditStep::Same(x - 1, y - 1)
                    } else {
                        EditStep::Changed(x - 1, y - 1)
                    });
                    continue;
                }
            }
            if row > 0 && cost == self.costs[self.place(row - 1, column)] + self.first(row).weight {
                row -= 1;
                steps.push(EditStep::First(x - 1));
            } else {
                column -= 1;
                steps.push(EditStep::Second(y - 1));
            }
        }
        steps.extend((0..self.start).rev().map(|i| EditStep::Same(i, i)));
        steps.reverse();
        steps
    }
}

fn bytes_of(lexemes: &[Lexeme]) -> usize {
    lexemes.iter().map(|lexeme| lexeme.range.len()).sum()
}
