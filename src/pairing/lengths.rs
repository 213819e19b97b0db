//! What the lengths of two documents say: [`Lengths`].

use crate::lexicon::Side;

/// How the lengths of a document and its translation compare.
pub(super) struct Lengths {
    // The logarithm of the length of the target text, divided by that of the source text.
    usual: f32,
}

/// The logarithm of the characters of English texts, divided by those of their Arabic translations: the
/// median over the documents that `benches/pair.py` names.
const ENGLISH_FOR_ARABIC: f32 = 0.12;

/// The cost of a ratio that is *e* times the usual one. Half of all documents are within .04 of the usual
/// logarithm, nine tenths within .15.
const COST: f32 = 0.8;

/// The highest cost: one of two documents may hold more than the translation of the other.
const MOST: f32 = 0.4;

/// Characters that are added to each length, so that a line more or less in a short note costs nothing.
const ADDED: f32 = 20.0;

impl Lengths {
    /// Returns what is usual where the source side has this language, and the target side the other one; of
    /// other languages, equal lengths.
    pub(super) fn new(source: Option<Side>) -> Self {
        let usual = match source {
            Some(Side::Arabic) => ENGLISH_FOR_ARABIC,
            Some(Side::English) => -ENGLISH_FOR_ARABIC,
            None => 0.0,
        };
        Self { usual }
    }

    /// Returns what two lengths cost, as part of the score.
    pub(super) fn cost(&self, source: f32, target: f32) -> f32 {
        let unusual = ((target + ADDED) / (source + ADDED)).ln() - self.usual;
        (COST * unusual * unusual).min(MOST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_of_the_usual_length_costs_nothing_and_none_costs_more_than_the_bound() {
        let lengths = Lengths::new(Some(Side::Arabic));
        assert!(lengths.cost(1000.0, 1127.0) < 0.001);
        assert!(lengths.cost(1000.0, 1500.0) > 0.05);
        assert_eq!(lengths.cost(1000.0, 100_000.0), MOST);
        assert!(Lengths::new(Some(Side::English)).cost(1127.0, 1000.0) < 0.001);
        assert_eq!(Lengths::new(None).cost(500.0, 500.0), 0.0);
    }
}
