//! Where the other column of a row is cut if a person cuts one: [`halved`].

use super::neighbour_aligner::NeighbourAligner;
use crate::review::board::Column;

/// Returns how many passages of the other column belong to the first of two parts of a column. The words
/// decide; where they cannot, the lengths do.
pub(super) fn halved(aligner: &NeighbourAligner, column: Column, parts: [&str; 2], others: &[&str]) -> usize {
    if others.is_empty() {
        return 0;
    }
    let alignment = match column {
        Column::Source => aligner.align(&parts, others),
        Column::Target => aligner.align(others, &parts),
    };
    let mut to_first = 0;
    for bead in alignment.beads() {
        let (parts_of, others_of) = match column {
            Column::Source => (bead.source(), bead.target()),
            Column::Target => (bead.target(), bead.source()),
        };
        let end = others_of.last().map_or(0, |last| last + 1);
        match parts_of {
            // All passages are one translation of both parts.
            [0, 1] => return by_length(parts, others),
            [0] => to_first = to_first.max(end),
            // A passage without a counterpart stays with what stands before it.
            [] if to_first > 0 && end == to_first + 1 => to_first = end,
            _ => {}
        }
    }
    to_first
}

// Returns the cut whose share of the letters comes nearest to that of the first part.
fn by_length(parts: [&str; 2], others: &[&str]) -> usize {
    let length = |text: &str| text.chars().count() as f64;
    let share = length(parts[0]) / (length(parts[0]) + length(parts[1])).max(1.0);
    let all: f64 = others.iter().map(|text| length(text)).sum();
    let mut before = 0.0;
    let mut best = (f64::INFINITY, 0);
    for cut in 0..=others.len() {
        let distance = (before / all.max(1.0) - share).abs();
        if distance < best.0 {
            best = (distance, cut);
        }
        before += others.get(cut).map_or(0.0, |text| length(text));
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::Aligner;
    use crate::lang::Lang;
    use crate::lexicon::Lexicon;

    #[test]
    fn the_words_say_where_the_other_column_is_cut() {
        let aligner = Aligner::new(Lang::ARABIC, Lang::ENGLISH).lexicon(Lexicon::built_in());
        let aligner = NeighbourAligner::new(aligner, false, true);
        let others = ["The train arrived at the station.", "The guests left the hotel."];
        let parts = ["وصل القطار إلى المحطة.", "غادر الضيوف الفندق."];
        assert_eq!(halved(&aligner, Column::Source, parts, &others), 1);
        assert_eq!(halved(&aligner, Column::Target, others, &parts), 1);
        assert_eq!(halved(&aligner, Column::Source, ["أ", "ب"], &[]), 0);
    }

    #[test]
    fn lengths_decide_where_words_cannot() {
        assert_eq!(by_length(["abcd", "ef"], &["xx", "xx", "xx"]), 2);
        assert_eq!(by_length(["ab", "cdef"], &["xx", "xx", "xx"]), 1);
    }
}
