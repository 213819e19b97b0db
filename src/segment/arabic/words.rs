//! Arabic words behind a mark: those that open a sentence, and those with which the sentence goes on.

use crate::segment::context::{First, WordAfter, letters};
use crate::segment::marks::is_numeric;
use crate::segment::words::{Says, WordTables};
use crate::text::fold;

/// Returns true for a word that opens a sentence: a question word, or و before a word.
pub(crate) fn opens(words: &WordTables, word: &str) -> bool {
    let says = words.word(word);
    says.any(Says::OPENS) || word.starts_with('و') && letters(word) > 3 && !says.any(Says::NAME)
}

/// Returns true if the sentence goes on behind a unit, an era or إلخ.
pub(crate) fn goes_on(words: &WordTables, next: &WordAfter<'_>) -> bool {
    match next.first {
        First::Lower => true,
        First::Arabic => {
            // 2 كم. و300 م.
            let counts_on = next.word.strip_prefix('و').is_some_and(|rest| rest.starts_with(is_numeric));
            let says = words.word(next.word);
            let adverb = !says.any(Says::OPENS) && is_adverb(next.word);
            next.bracketed || counts_on || is_joined(says, next.word) || adverb
        }
        First::Digit => next.bracketed,
        First::Upper | First::Other => false,
    }
}

// A sentence goes on with the word. Folded, إن is أن, but it opens one.
pub(crate) fn is_joined(says: Says, word: &str) -> bool {
    says.any(Says::GOES_ON) && !(says.any(Says::OPENS) && word.starts_with('إ'))
}

// An adverb by its ending (تقريباً), or a word with a preposition in front (بالقرب، للمتر، بأقل).
fn is_adverb(word: &str) -> bool {
    let folded = fold(word);
    has_tanween(word) || word.starts_with("بأ") || ["بال", "لل"].iter().any(|head| folded.starts_with(head))
}

/// Returns true for a word that follows from what was quoted (فلم تجب), or tells how it was said (مبتسماً, مشيرا).
pub(crate) fn follows(words: &WordTables, next: &WordAfter<'_>) -> bool {
    if next.first != First::Arabic || next.quoted {
        return false;
    }
    let says = words.word(next.word);
    let participle = next.word.starts_with('م') && has_tanween(next.word) && !says.any(Says::OPENS);
    next.word.starts_with('ف') && letters(next.word) > 2 || participle || says.any(Says::ADDS)
}

// إن، أنه، بأن
pub(crate) fn is_that(word: &str) -> bool {
    letters(word) <= 4 && ["إن", "أن", "ان", "بأن"].iter().any(|that| word.starts_with(that))
}

fn has_tanween(word: &str) -> bool {
    word.contains("اً") || word.contains("ًا")
}
