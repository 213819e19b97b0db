//! Arabic words after a mark: those that open a sentence, and those with which the sentence goes on.

use crate::segment::context::{First, WordAfter, letters};
use crate::segment::marks::is_numeric;
use crate::segment::words::{Says, WordTables};
use crate::text::fold;

/// Returns true for a word that opens a sentence: a word that the data files list, or a word with the
/// conjunction `و`.
pub(crate) fn opens(words: &WordTables, word: &str) -> bool {
    let says = words.word(word);
    says.any(Says::OPENS) || word.starts_with('و') && letters(word) > 3 && !says.any(Says::NAME)
}

/// Returns true for a word with the conjunction `و` that adds one more thing of the same kind, as after a
/// company or a price: `شركة النور ذ.م.م. وشركة الفجر`. Returns false for words that join sentences (`وقد`,
/// `وهو`).
pub(crate) fn adds_another(words: &WordTables, word: &str) -> bool {
    word.starts_with('و') && letters(word) > 2 && !words.word(word).any(Says::OPENS)
}

/// Returns true if the sentence goes on after a unit, an era or `إلخ`.
pub(crate) fn goes_on(words: &WordTables, next: &WordAfter<'_>) -> bool {
    match next.first {
        First::Lower => true,
        First::Arabic => {
            // Another quantity follows: `2 كم. و300 م.`.
            let counts_on = next.word.strip_prefix('و').is_some_and(|rest| rest.starts_with(is_numeric));
            let says = words.word(next.word);
            let adverb = !says.any(Says::OPENS) && is_adverb(next.word);
            next.bracketed || counts_on || is_joined(says, next.word) || adverb
        }
        First::Digit => next.bracketed,
        First::Upper | First::Other => false,
    }
}

/// Returns true for a word with which the sentence goes on. `إن` folds to `أن`, but opens a sentence.
pub(crate) fn is_joined(says: Says, word: &str) -> bool {
    says.any(Says::GOES_ON) && !(says.any(Says::OPENS) && word.starts_with('إ'))
}

// Returns true for an adverb by its ending (`تقريباً`), or a word after a preposition (`بالقرب`, `للمتر`,
// `بأقل`).
fn is_adverb(word: &str) -> bool {
    let folded = fold(word);
    has_tanween(word) || word.starts_with("بأ") || ["بال", "لل"].iter().any(|head| folded.starts_with(head))
}

/// Returns true for a word that draws the consequence of a quotation (`فلم تجب`) or describes how it was said
/// (`مبتسماً`, `مشيرا`).
pub(crate) fn follows(words: &WordTables, next: &WordAfter<'_>) -> bool {
    let consequence = next.word.starts_with('ف') && letters(next.word) > 2 && !next.quoted;
    next.first == First::Arabic && consequence || describes(words, next)
}

/// Returns true for a word that describes how the quotation before it was said: `مبتسماً`, `مشيرا`.
pub(crate) fn describes(words: &WordTables, next: &WordAfter<'_>) -> bool {
    if next.first != First::Arabic || next.quoted {
        return false;
    }
    let says = words.word(next.word);
    let participle = next.word.starts_with('م') && has_tanween(next.word) && !says.any(Says::OPENS);
    participle || says.any(Says::ADDS)
}

/// Returns true for the conjunction "that" in its forms: `إن`, `أنه`, `بأن`.
pub(crate) fn is_that(word: &str) -> bool {
    letters(word) <= 4 && ["إن", "أن", "ان", "بأن"].iter().any(|that| word.starts_with(that))
}

fn has_tanween(word: &str) -> bool {
    word.contains("اً") || word.contains("ًا")
}
