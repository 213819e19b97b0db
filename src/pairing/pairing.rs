//! [`Pairing`]: two sets of documents, matched by what they say.

use std::fmt;

use super::assignment::assigned;
use super::confidence::confidence;
use super::document_pair::DocumentPair;
use super::scores::Scores;
use super::side::Side;
use crate::align::{BothLinks, DirectedLexicon, Numbering};
use crate::lexicon::{self, Lexicon};

/// Finds which documents of two sets are translations of each other, by their words, numbers and names.
///
/// The languages of the sets are judged by the scripts of most of their documents. If one is Arabic and the
/// other English, the lexicon says which words translate each other; otherwise numbers and words that are
/// written the same decide.
///
/// Of each document the first 20,000 words are compared. The time grows with the words of one side times the
/// documents of the other; the memory grows with the words of all documents. `benches/README.md` has figures.
///
/// ```
/// use mizan::lexicon::Lexicon;
/// use mizan::pairing::Pairing;
///
/// let lexicon = Lexicon::built_in();
/// let mut pairing = Pairing::new(&lexicon);
/// let arabic = ["زار الوزير المصنع الجديد يوم الأحد.", "فتحت المكتبة أبوابها للقراء."];
/// let english = ["The library opened its doors to readers.", "The minister visited the new factory."];
/// arabic.iter().for_each(|text| pairing.add_source(text));
/// english.iter().for_each(|text| pairing.add_target(text));
/// let pairs: Vec<_> = pairing.pairs().iter().map(|pair| (pair.source(), pair.target())).collect();
/// assert_eq!(pairs, [(0, 1), (1, 0)]);
/// ```
pub struct Pairing<'l> {
    lexicon: &'l Lexicon,
    numbering: Numbering<'l>,
    source: Side,
    target: Side,
}

// The most words of a document that are compared. Chosen by hand: the first fifty pages tell a book from any
// other.
const MOST_WORDS: usize = 20_000;

impl<'l> Pairing<'l> {
    /// Returns a pairing without documents.
    #[must_use]
    pub fn new(lexicon: &'l Lexicon) -> Self {
        let numbering = Numbering::Stems(lexicon.vocabulary());
        Self { lexicon, numbering, source: Side::new(), target: Side::new() }
    }

    /// Adds the text of a document to the source side. Documents are numbered from 0 in the order in which
    /// they are added.
    pub fn add_source(&mut self, text: &str) {
        self.source.add(text, MOST_WORDS, &mut self.numbering);
    }

    /// Adds the text of a document to the target side.
    pub fn add_target(&mut self, text: &str) {
        self.target.add(text, MOST_WORDS, &mut self.numbering);
    }

    /// Returns the pairs of documents, in the order of the source side. No document is in two pairs. A pair
    /// of low confidence is one of which nothing better is known.
    #[must_use]
    pub fn pairs(&self) -> Vec<DocumentPair> {
        let known = self.directed();
        let links = BothLinks::new(&self.source.words, &self.target.words, known, &[]);
        let scores = Scores::new(&self.source, &self.target, &links, known);
        let mut pairs: Vec<_> = assigned(&scores)
            .into_iter()
            .map(|(source, target)| DocumentPair::new(source, target, confidence(&scores, source, target)))
            .collect();
        pairs.sort_by_key(DocumentPair::source);
        pairs
    }

    // The lexicon and its direction, if one side is Arabic and the other is not.
    fn directed(&self) -> Option<DirectedLexicon<'l>> {
        let (source, target) = (self.source.arabic_lead(), self.target.arabic_lead());
        let side = match (source > 0, target > 0) {
            (true, false) => lexicon::Side::Arabic,
            (false, true) => lexicon::Side::English,
            _ => return None,
        };
        Some(DirectedLexicon { lexicon: self.lexicon, source: side })
    }
}

impl fmt::Debug for Pairing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (source, target) = (self.source.len(), self.target.len());
        f.debug_struct("Pairing").field("source", &source).field("target", &target).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARABIC: [&str; 3] = [
        "زار الوزير المصنع الجديد يوم الأحد، وتحدث مع العمال عن الأجور.",
        "فتحت المكتبة أبوابها للقراء بعد ترميمها، وفيها 4,200 كتاب.",
        "يحفظ الدواء في مكان بارد بعيدا عن متناول الأطفال.",
    ];
    const ENGLISH: [&str; 3] = [
        "The minister visited the new factory on Sunday and talked with the workers about wages.",
        "The library opened its doors to readers after its repair; it has 4,200 books.",
        "Keep the medicine in a cold place, out of the reach of children.",
    ];

    fn pairs(source: &[&str], target: &[&str]) -> Vec<DocumentPair> {
        let lexicon = Lexicon::built_in();
        let mut pairing = Pairing::new(&lexicon);
        source.iter().for_each(|text| pairing.add_source(text));
        target.iter().for_each(|text| pairing.add_target(text));
        pairing.pairs()
    }

    fn sure(pairs: &[DocumentPair]) -> Vec<(usize, usize)> {
        let sure = pairs.iter().filter(|pair| pair.confidence() > 0.5);
        sure.map(|pair| (pair.source(), pair.target())).collect()
    }

    #[test]
    fn documents_are_paired_in_whatever_order_they_come() {
        let [one, two, three] = ENGLISH;
        assert_eq!(sure(&pairs(&ARABIC, &[three, one, two])), [(0, 1), (1, 2), (2, 0)]);
        assert_eq!(sure(&pairs(&[three, one, two], &ARABIC)), [(0, 2), (1, 0), (2, 1)]);
    }

    #[test]
    fn a_document_without_a_translation_has_no_sure_partner() {
        let stranger = "Our football team lost the match because it rained.";
        assert_eq!(sure(&pairs(&ARABIC, &[ENGLISH[2], stranger, ENGLISH[0]])), [(0, 2), (2, 0)]);
        assert_eq!(sure(&pairs(&ARABIC[..1], &[stranger])), []);
    }

    #[test]
    fn two_notes_of_a_few_words_are_not_sure() {
        let found = pairs(&["لا ترجمة."], &["No translation."]);
        assert!(found[0].confidence() < 0.8, "{found:?}");
    }

    #[test]
    fn no_document_stands_in_two_pairs() {
        let found = pairs(&ARABIC, &[ENGLISH[0], ENGLISH[0], ENGLISH[0], ENGLISH[1]]);
        let mut targets: Vec<usize> = found.iter().map(DocumentPair::target).collect();
        targets.sort_unstable();
        targets.dedup();
        assert_eq!(targets.len(), found.len());
    }

    #[test]
    fn documents_without_text_or_words_have_no_partner() {
        assert!(sure(&pairs(&["", "…"], &["", "!"])).is_empty());
        assert!(pairs(&[], &ENGLISH).is_empty() && pairs(&ARABIC, &[]).is_empty());
    }

    #[test]
    fn of_other_languages_numbers_and_names_decide() {
        let french = ["Facture 2041 de Zorblax, 350 euros.", "Le train 512 arrive avec 40 passagers."];
        let english = ["Train 512 arrives with 40 passengers.", "Invoice 2041 of Zorblax, 350 euros."];
        let found = pairs(&french, &english);
        assert_eq!(
            found.iter().map(|pair| (pair.source(), pair.target())).collect::<Vec<_>>(),
            [(0, 1), (1, 0)]
        );
    }
}
