//! [`term_sheet`]: candidates as a table for spreadsheets.

use super::term_candidate::TermCandidate;
use crate::formats::sheet::{Cell, Sheet};

/// Returns the table of some candidates: source, target, count, score, and an example with its translation.
#[must_use]
pub fn term_sheet(candidates: &[TermCandidate]) -> Sheet {
    let headings = ["source", "target", "count", "score", "example", "translation"];
    let mut sheet = Sheet::new("terms", headings);
    for term in candidates {
        let example = term.examples.first();
        let text = |text: Option<&String>| Cell::from(text.map_or("", String::as_str));
        sheet.push(vec![
            Cell::from(&*term.source),
            Cell::from(&*term.target),
            Cell::Count(term.count),
            Cell::Number(term.score),
            text(example.map(|example| &example.source)),
            text(example.map(|example| &example.target)),
        ]);
    }
    sheet
}
