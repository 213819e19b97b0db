//! [`log_likelihood`]: how strongly two phrases are associated, by the units that have them.

/// How many units have two phrases.
#[derive(Clone, Copy, Debug)]
pub(super) struct Occurrences {
    /// Units that have both, as translations of each other.
    pub(super) both: u64,
    pub(super) arabic: u64,
    pub(super) english: u64,
    /// All units.
    pub(super) units: u64,
}

/// Returns the log-likelihood ratio of two phrases, −2 log λ (Dunning, *Accurate Methods for the Statistics
/// of Surprise and Coincidence*, 1993): 0 if one is as frequent with the other as without it, and 10.8 if
/// chance does as well once in a thousand times.
pub(super) fn log_likelihood(of: Occurrences) -> f64 {
    let Occurrences { both, arabic, english, units } = of;
    let cells = [
        [both, arabic.saturating_sub(both)],
        [english.saturating_sub(both), (units + both).saturating_sub(arabic + english)],
    ];
    let cells = cells.map(|row| row.map(|count| count as f64));
    let all: f64 = cells.iter().flatten().sum();
    let row = |at: usize| cells[at][0] + cells[at][1];
    let column = |at: usize| cells[0][at] + cells[1][at];
    let mut sum = 0.0;
    for (i, j) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
        let (seen, expected) = (cells[i][j], row(i) * column(j) / all);
        if seen > 0.0 {
            sum += seen * (seen / expected).ln();
        }
    }
    2.0 * sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_that_go_together_are_associated() {
        let ratio = |both, arabic, english| log_likelihood(Occurrences { both, arabic, english, units: 100 });
        assert!(ratio(25, 50, 50).abs() < 1e-9);
        assert!(ratio(10, 10, 10) > ratio(5, 5, 5));
        assert!(ratio(5, 5, 5) > ratio(5, 20, 20));
        // Worked by hand: 2 (10 ln 10 + 90 ln (10/9)).
        assert!((ratio(10, 10, 10) - 65.017).abs() < 1e-3);
    }
}
