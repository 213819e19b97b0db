//! English, and Latin script in general: which words before a stop let the sentence end.

use super::before::{Before, prior};
use super::next::{First, Next};
use super::rules::Place;
use super::words::{Says, Words};

/// Returns true if a sentence may end behind a Latin word and its stop.
pub(super) fn may_end(place: &Place<'_>, before: &Before<'_>, says: Says, next: &Next<'_>) -> bool {
    let prior = place.prior(before.start);
    let single = before.letters() == 1 && before.token.chars().count() == 1;
    let upper = before.token.starts_with(char::is_uppercase);
    if single && !upper && place.opens_segment(before.start) {
        return false;
    }
    let says =
        if says == Says::UNIT && !prior.ends_with(|c: char| c.is_numeric()) { Says::default() } else { says };
    let abbreviated = says != Says::default() || before.is_dotted() || single;
    match next.first {
        _ if !abbreviated => true,
        First::Lower => false,
        First::Digit => digit_opens(says),
        First::Arabic => {
            single && place.words.is_label(prior) || super::arabic::opens(place.words, next.word)
        }
        First::Upper => upper_opens(place, before, says, next),
        First::Other => !says.any(Says::TITLE.and(Says::INNER)),
    }
}

fn digit_opens(says: Says) -> bool {
    says.any(Says::UNIT) && !says.any(Says::NUMBER.and(Says::TITLE))
}

fn upper_opens(place: &Place<'_>, before: &Before<'_>, says: Says, next: &Next<'_>) -> bool {
    if says.any(Says::INNER) {
        return false;
    }
    if says.any(Says::TITLE) {
        return says.any(Says::ENDING) && opens(place.words, next.word);
    }
    if says.any(Says::ENDING) || before.is_dotted() {
        return acronym_ends(place, before, next);
    }
    if before.letters() == 1 && before.token.len() == 1 {
        return letter_ends(place, before, next);
    }
    next.quoted || !(says.any(Says::NUMBER) && is_roman(next.word))
}

// `in the U.S. How about you?` but `the U.S. Government`; `at 6 p.m. Mr. Smith` but `At 5 a.m. Mr. Smith`.
fn acronym_ends(place: &Place<'_>, before: &Before<'_>, next: &Next<'_>) -> bool {
    let is_time = before.token.eq_ignore_ascii_case("a.m") || before.token.eq_ignore_ascii_case("p.m");
    let titled = next.rest.starts_with('.') && place.words.abbreviation(next.word).any(Says::TITLE);
    if is_time && titled {
        return place.text[place.start..before.start].split_whitespace().take(3).count() > 2;
    }
    opens(place.words, next.word)
}

// `Jonas E. Smith`, but `you and I. Did you` and `vitamin C. The`.
fn letter_ends(place: &Place<'_>, before: &Before<'_>, next: &Next<'_>) -> bool {
    let (_, word) = prior(place.text, place.start, before.start);
    if place.words.is_label(word) {
        return true;
    }
    let after_name = word.starts_with(char::is_uppercase);
    before.token.starts_with(char::is_uppercase) && !after_name && opens(place.words, next.word)
}

/// Returns true for a capitalized word that opens a sentence.
pub(super) fn opens(words: &Words, word: &str) -> bool {
    let shouted = word.chars().nth(1).is_some_and(char::is_uppercase);
    let bare = word.split(['\'', '’']).next().unwrap_or(word);
    !shouted && words.word(bare).any(Says::OPENS)
}

fn is_roman(word: &str) -> bool {
    word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C')) || word.chars().count() == 1
}
