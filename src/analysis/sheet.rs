//! An analysis as a table for spreadsheets: a row for each band of each file, and of all files.

use super::rates::Rates;
use super::report::AnalysisReport;
use super::tally::Tally;
use crate::formats::sheet::{Cell, Sheet};

const HEADINGS: [&str; 7] = ["file", "band", "segments", "words", "chars", "chars_without_spaces", "tags"];
const WITH_RATES: [&str; 2] = ["rate", "weighted_words"];

impl AnalysisReport {
    /// Returns the table of the counts: the bands of each file and their sum, `total`. If there are several
    /// files, the bands of all of them follow, without a name in the column of files. Rates add two columns.
    #[must_use]
    pub fn sheet(&self, rates: Option<&Rates>) -> Sheet {
        let more = if rates.is_some() { &WITH_RATES[..] } else { &[] };
        let mut sheet = Sheet::new("analysis", HEADINGS.iter().chain(more).copied());
        for file in &self.files {
            add(&mut sheet, &file.name, &file.tally, rates);
        }
        if self.files.len() != 1 {
            add(&mut sheet, "", &self.tally(), rates);
        }
        sheet
    }
}

fn add(sheet: &mut Sheet, file: &str, tally: &Tally, rates: Option<&Rates>) {
    let bands = tally.bands().map(|(band, counts)| {
        let rate = rates.map(|rates| (rates.of(band), rates.of(band) * counts.words as f64));
        (band.name(), counts, rate.map(|(rate, weighted)| (Cell::Number(rate), weighted)))
    });
    let total = rates.map(|rates| (Cell::Empty, rates.weighted_words(tally)));
    for (name, counts, rate) in bands.chain([("total", tally.total(), total)]) {
        let mut row = vec![Cell::from(file), Cell::from(name)];
        let numbers = [counts.segments, counts.words, counts.chars, counts.chars_without_spaces, counts.tags];
        row.extend(numbers.map(Cell::Count));
        row.extend(rate.into_iter().flat_map(|(rate, weighted)| [rate, Cell::Number(weighted)]));
        sheet.push(row);
    }
}
