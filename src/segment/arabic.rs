//! Arabic: which words before a stop let the sentence end, and which words behind it open one.

use super::before::Before;
use super::next::{First, Next, letters};
use super::rules::Place;
use super::words::{Says, Words};
use crate::text::fold;

/// Returns true if a sentence may end behind an Arabic word and its stop.
pub(super) fn may_end(place: &Place<'_>, before: &Before<'_>, says: Says, next: &Next<'_>) -> bool {
    let prior = place.prior(before.start);
    let (says, numbered) = match before.unit_of_number() {
        Some(unit) => (place.words.abbreviation(unit), true),
        None => (says, prior.chars().next_back().is_some_and(char::is_numeric)),
    };
    let single = before.letters() == 1;
    if numbered && says.any(Says::UNIT) {
        return !goes_on(place.words, next);
    }
    if single && place.opens_segment(before.start) {
        // A list marker (أ. ب. ج.) or a title.
        return false;
    }
    if single && place.words.is_label(prior) {
        return true;
    }
    if next.first == First::Digit && says.any(Says::NUMBER) || says.any(Says::INNER) {
        return false;
    }
    if says.any(Says::TITLE) {
        return next.first == First::Digit;
    }
    if says.any(Says::ENDING) {
        return !goes_on(place.words, next);
    }
    if before.is_dotted() {
        return opens(place.words, next.word);
    }
    if single || is_spelt_initial(place, before, prior, next) {
        return false;
    }
    true
}

// إس. إم. تي: the name of a Latin letter beside another, or beside an initial.
fn is_spelt_initial(place: &Place<'_>, before: &Before<'_>, prior: &str, next: &Next<'_>) -> bool {
    let is_letter = |word: &str| letters(word) == 1 || place.words.word(word).any(Says::LETTER);
    if before.letters() > 5 || !is_letter(before.token) {
        return false;
    }
    let chained =
        prior.strip_suffix('.').is_some_and(|word| is_letter(word.trim_start_matches(['(', '«', '"'])));
    chained || next.rest.starts_with('.') && is_letter(next.word)
}

/// Returns true for a word that opens a sentence: a question word, or و before a word.
pub(super) fn opens(words: &Words, word: &str) -> bool {
    words.word(word).any(Says::OPENS) || (word.starts_with('و') && letters(word) > 3)
}

/// Returns true if the sentence goes on behind a unit, an era or إلخ.
fn goes_on(words: &Words, next: &Next<'_>) -> bool {
    match next.first {
        First::Lower => true,
        First::Arabic => next.bracketed || words.word(next.word).any(Says::GOES_ON) || is_adverb(next.word),
        First::Digit => next.bracketed,
        First::Upper | First::Other => false,
    }
}

// An adverb by its ending (تقريباً), or a word with the preposition and article in front (بالقرب، للمتر).
fn is_adverb(word: &str) -> bool {
    let folded = fold(word);
    word.contains("اً") || word.contains("ًا") || folded.starts_with("بال") || folded.starts_with("لل")
}

/// Returns true if a sentence opens behind an ellipsis.
pub(super) fn opens_behind_dots(place: &Place<'_>, next: &Next<'_>) -> bool {
    let says = place.words.word(next.word);
    !next.bracketed && (!says.any(Says::GOES_ON) || says.any(Says::TIME))
}
