//! The expectation step for one pair of sentences: [`PairPosteriors`].

use crate::lexicon::DIAGONAL;

// The prior probability that a word has no counterpart. Chosen by hand.
const NULL: f32 = 0.1;

/// The probability of the English stem given the Arabic one, then of the Arabic stem given the English one.
pub(super) type Probabilities = [f32; 2];

/// The posteriors of one pair: the probability that each English word comes from each Arabic word, and the
/// reverse. The vectors are reused for each pair.
#[derive(Default)]
pub(super) struct PairPosteriors {
    columns: usize,
    pub(super) cells: Vec<[f32; 2]>,
    // The prior of each pair of words, and the sums of the priors of each English and of each Arabic word.
    prior: Vec<f32>,
    prior_sums: [Vec<f32>; 2],
    // The likelihood of each English and each Arabic word, summed over all words that it may come from.
    sums: [Vec<f32>; 2],
    // The probability that each English and each Arabic word has no counterpart.
    pub(super) nulls: [Vec<f32>; 2],
}

impl PairPosteriors {
    /// Computes the posteriors from the likelihood of each pair of words, row by row, and of each word
    /// without a counterpart.
    pub(super) fn estimate(
        &mut self,
        [rows, columns]: [usize; 2],
        likely: impl Iterator<Item = Probabilities>,
        nulls: [impl Iterator<Item = f32>; 2],
    ) {
        self.columns = columns;
        self.set_prior(rows);
        let [by_column, by_row] = nulls;
        self.nulls[0].clear();
        self.nulls[0].extend(by_column.map(|null| NULL * null));
        self.nulls[1].clear();
        self.nulls[1].extend(by_row.map(|null| NULL * null));
        for side in [0, 1] {
            self.sums[side].clone_from(&self.nulls[side]);
        }
        self.cells.clear();
        for (at, likely) in likely.enumerate() {
            let places = [at % columns, at / columns];
            let cell = [0, 1].map(|side| {
                likely[side] * self.prior[at] * (1.0 - NULL) / self.prior_sums[side][places[side]]
            });
            for side in [0, 1] {
                self.sums[side][places[side]] += cell[side];
            }
            self.cells.push(cell);
        }
        self.normalise();
    }

    fn normalise(&mut self) {
        let [by_column, by_row] = &self.sums;
        for (cells, row_sum) in self.cells.chunks_exact_mut(self.columns).zip(by_row) {
            for (cell, column_sum) in cells.iter_mut().zip(by_column) {
                *cell =
                    [cell[0] / column_sum.max(f32::MIN_POSITIVE), cell[1] / row_sum.max(f32::MIN_POSITIVE)];
            }
        }
        for (nulls, sums) in self.nulls.iter_mut().zip(&self.sums) {
            for (null, sum) in nulls.iter_mut().zip(sums) {
                *null /= sum.max(f32::MIN_POSITIVE);
            }
        }
    }

    // Sets the prior to exp(-`DIAGONAL` |x - y|), where x and y are the middles of a row and a column.
    fn set_prior(&mut self, rows: usize) {
        let columns = self.columns;
        let powers =
            |count: usize| (0..count).map(move |at| (DIAGONAL * (at as f32 + 0.5) / count as f32).exp());
        self.prior.clear();
        self.prior_sums = [vec![0.0; columns], vec![0.0; rows]];
        let by_column: Vec<f32> = powers(columns).collect();
        for (row, here) in powers(rows).enumerate() {
            for (column, there) in by_column.iter().enumerate() {
                let prior = (here / there).min(there / here);
                self.prior.push(prior);
                self.prior_sums[0][column] += prior;
                self.prior_sums[1][row] += prior;
            }
        }
    }
}
