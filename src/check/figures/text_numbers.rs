//! [`TextNumbers`]: the numbers of a text, read once for all comparisons.

use std::collections::HashSet;

use super::digit_runs::DigitRuns;
use super::figure::{Figure, digits, figures};
use super::readings::named_afternoon;
use super::word_numbers::word_numbers;
use crate::text::{Analysed, Number};

/// What a text says in numbers.
pub(in crate::check) struct TextNumbers<'t> {
    pub(super) analysed: Analysed<'t>,
    /// The numbers in digits, with the parts of dates apart.
    pub(super) found: Vec<Number>,
    pub(super) figures: Vec<Figure>,
    pub(super) runs: DigitRuns<'t>,
    values: HashSet<String>,
    /// The digits of telephone numbers and other long numbers.
    keys: HashSet<String>,
}

impl<'t> TextNumbers<'t> {
    /// Reads the numbers of a text. Linear.
    pub(in crate::check) fn of(text: &'t str) -> Self {
        let (analysed, found) = (Analysed::new(text), digits(text));
        let figures = figures(&analysed, &found);
        let of_figures = figures.iter().flat_map(|figure| figure.values.iter().chain(&figure.list)).cloned();
        let words = word_numbers(&analysed).into_iter().flat_map(|word| [named_afternoon(&word), word]);
        let values = of_figures.chain(words).collect();
        let runs = DigitRuns::new(text, &found);
        let keys = runs.keys(0..text.len()).collect();
        Self { analysed, found, figures, runs, values, keys }
    }

    pub(super) fn text(&self) -> &'t str {
        self.analysed.text()
    }

    pub(super) fn says(&self, value: &str) -> bool {
        self.values.contains(value)
    }

    pub(super) fn has(&self, figure: &Figure) -> bool {
        let has = |value: &String| self.values.contains(value);
        figure.values.iter().any(has) || (!figure.list.is_empty() && figure.list.iter().all(has))
    }

    /// Returns true if a figure of another text is a part of a long number that this text has too.
    pub(super) fn has_run(&self, other: &Self, figure: &Figure) -> bool {
        !self.keys.is_empty() && other.runs.keys_around(&figure.range).any(|key| self.keys.contains(&key))
    }
}
