//! [`Progress`]: how far a review is, and how long the rest will take.

use serde::Serialize;

use crate::review::board::{Board, Decision};

/// How far the review of a document is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Progress {
    /// The rows.
    pub rows: usize,
    /// Rows that a person has confirmed.
    pub confirmed: usize,
    /// Rows that a person has left out.
    pub excluded: usize,
    /// Rows that have text in both columns and wait for a decision.
    pub left: usize,
    /// Rows without a counterpart that wait for a decision.
    pub null: usize,
    /// The minutes that the rows left will take at the pace so far; `None` before the pace is known.
    pub minutes: Option<f64>,
}

/// The time that a person has spent on a document, and what was decided in it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Pace {
    last: Option<i64>,
    seconds: i64,
    decided: usize,
}

/// The longest time between two actions that counts as work, in seconds; a longer one is a break. Chosen by
/// hand.
const BREAK: i64 = 120;
/// The fewest decisions that make a pace. Chosen by hand.
const FEWEST: usize = 5;

impl Pace {
    /// Counts an action at a time, in seconds, and whether it decided about a row.
    pub(super) fn count(&mut self, at: i64, is_decision: bool) {
        let since = self.last.map_or(0, |last| at.saturating_sub(last));
        if (0..=BREAK).contains(&since) {
            self.seconds += since;
        }
        self.last = Some(at);
        self.decided += usize::from(is_decision);
    }
}

impl Progress {
    pub(super) fn of(board: &Board, pace: Pace) -> Self {
        let mut progress = Self { rows: board.rows().len(), ..Self::default() };
        for row in board.rows() {
            match row.decision {
                Decision::Confirmed => progress.confirmed += 1,
                Decision::Excluded => progress.excluded += 1,
                Decision::Open if row.is_null() => progress.null += 1,
                Decision::Open => progress.left += 1,
            }
        }
        if pace.decided >= FEWEST {
            let seconds = pace.seconds as f64 / pace.decided as f64;
            progress.minutes = Some((progress.left as f64 * seconds / 60.0 * 10.0).round() / 10.0);
        }
        progress
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::board::{Passage, Row};

    #[test]
    fn a_break_is_no_work() {
        let mut pace = Pace::default();
        for at in [0, 10, 20, 5000, 5010, 5020] {
            pace.count(at, true);
        }
        assert_eq!((pace.seconds, pace.decided), (40, 6));
        let row = Row::new(1, 1, 0.9);
        let passage = |number| Passage::new(number, "نعم");
        let passages: Vec<_> = (0..9).map(passage).collect();
        let board = Board::new(passages.clone(), passages, vec![row; 9]);
        assert_eq!(Progress::of(&board, pace).minutes, Some(1.0));
        assert_eq!(Progress::of(&board, Pace::default()).minutes, None);
    }
}
