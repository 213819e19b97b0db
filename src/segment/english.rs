//! English, and Latin script in general: which words before a stop let the sentence end.

use super::before::{Before, prior};
use super::chars::is_numeric;
use super::mark::Closed;
use super::next::{First, Next};
use super::rules::Place;
use super::words::{Says, Words};

/// Returns true if a sentence may end behind a Latin word and its stop.
pub(super) fn may_end(place: &Place<'_>, before: &Before<'_>, says: Says, next: &Next<'_>) -> bool {
    let single = before.token.chars().nth(1).is_none() && before.letters() == 1;
    let upper = before.token.starts_with(char::is_uppercase);
    let lower = before.token.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    let numeral =
        lower || before.token.len() > 1 && before.token.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    if (single && !upper || numeral) && place.opens_segment(before.start) {
        return false;
    }
    let prior = || place.prior(before.start);
    let says = if says == Says::UNIT && !prior().ends_with(is_numeric) { Says::default() } else { says };
    let abbreviated = says != Says::default() || before.is_dotted() || single;
    match next.first {
        _ if !abbreviated => true,
        First::Lower => false,
        First::Digit => digit_opens(says),
        First::Arabic => {
            let named = prior().starts_with(char::is_uppercase) && !place.words.is_label(prior());
            let is_name = before.letters() > 1 && before.token.chars().all(char::is_uppercase);
            let free = is_name || single && !named || !single && says == Says::NUMBER;
            free && !place.opens_segment(before.start) || super::arabic::opens(place.words, next.word)
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
    if says.any(Says::ENDING) || before.is_dotted() && !says.any(Says::UNIT) {
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
    // Not `At 6 p.m. Nora went`.
    let behind = || place.head().is_none();
    if is_time && titled {
        return behind();
    }
    if is_initial(next) {
        return false;
    }
    let listed = before.token.eq_ignore_ascii_case("etc") && place.mark.closed == Closed::Not;
    let timed = is_time && behind() && !place.words.word(next.word).any(Says::DATE);
    listed || timed || opens(place.words, next.word)
}

// `A. I. Petrov`: no `I` that opens a sentence.
fn is_initial(next: &Next<'_>) -> bool {
    next.word.len() == 1 && next.rest.starts_with('.')
}

// `Jonas E. Smith`, but `you and I. Did you` and `vitamin C. The`.
fn letter_ends(place: &Place<'_>, before: &Before<'_>, next: &Next<'_>) -> bool {
    let (_, word) = prior(place.text, place.start, before.start);
    if place.words.is_label(word) {
        return true;
    }
    let after_name = word.starts_with(char::is_uppercase) || is_initial(next);
    before.token.starts_with(char::is_uppercase) && !after_name && opens(place.words, next.word)
}

/// Returns true for a capitalized word that opens a sentence.
pub(super) fn opens(words: &Words, word: &str) -> bool {
    let shouted = word.chars().nth(1).is_some_and(char::is_uppercase);
    let bare = word.split(['\'', '’']).next().unwrap_or(word);
    !shouted && words.word(bare).any(Says::OPENS)
}

fn is_roman(word: &str) -> bool {
    word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C')) || word.chars().count() == 1 && word != "i"
}

#[cfg(test)]
mod tests {
    use crate::lang::Lang;
    use crate::segment::Segmenter;

    // A sentence with `|` where it is to be cut.
    fn assert_cut(marked: &[&str]) {
        let segmenter = Segmenter::new(Lang::ENGLISH);
        for marked in marked {
            let text = marked.replace('|', "");
            let cut: Vec<_> = segmenter.segments(&text).map(|segment| segment.text()).collect();
            assert_eq!(cut.join("|"), **marked);
        }
    }

    #[test]
    fn an_abbreviation_ends_a_sentence_only_before_a_word_that_opens_one() {
        assert_cut(&[
            "Mrs. Lane sold Lane & Sons Ltd. to her niece. |She kept the shop.",
            "They live in the U.K. |We visit them often.",
            "The U.K. Parliament met at 9 a.m. on Friday. |It rose at 5 p.m. |Nobody spoke.",
            "See Fig. 4, p. 12, and cf. the table. |It is short.",
        ]);
    }

    #[test]
    fn a_letter_is_an_initial_or_a_label() {
        assert_cut(&[
            "Nora B. Lind wrote it. |She was ten.",
            "Oranges have vitamin C. |They keep well.",
            "It was my sister and I. |Did you see us?",
        ]);
    }

    #[test]
    fn a_numbered_heading_stands_in_one_piece() {
        assert_cut(&[
            "Article 4. Payment",
            "Step 2. Open the valve. |Wait.",
            "We read article 4. |Then we slept.",
        ]);
    }

    #[test]
    fn a_name_and_a_verb_tell_who_spoke() {
        assert_cut(&[
            "\"Stop!\" Nora cried. |We stopped.",
            "\"It is late.\" |Nora looked up. |It was.",
            "He looked up and—behold!—they had gone. |Nobody spoke.",
        ]);
    }

    #[test]
    fn a_stop_behind_a_bracket_is_no_abbreviations() {
        assert_cut(&["They sell tools (saws, files, etc.). |None is sharp."]);
    }

    #[test]
    fn who_writes_without_capitals_is_cut_all_the_same() {
        assert_cut(&["the soup was cold. |i sent it back. |then it rained!", "Nice place. |very clean."]);
    }

    #[test]
    fn a_time_of_day_ends_a_sentence_unless_a_day_or_zone_follows() {
        assert_cut(&[
            "The museum closes at 6 p.m. |Visitors leave by the east gate.",
            "The museum closes at 6 p.m. Sunday. |It opens at 9 a.m. GMT every day.",
            "At 6 p.m. Nora went home.",
        ]);
    }

    #[test]
    fn et_cetera_ends_a_sentence_before_a_capital() {
        assert_cut(&["We mend chairs, lamps, etc. |Bring yours.", "Some (chairs, lamps, etc.) Nora keeps."]);
    }

    #[test]
    fn initials_are_not_the_pronoun() {
        assert_cut(&["A thought of A. I. Marlow is quoted. |It is old.", "We saw H. A. Rey there."]);
    }

    #[test]
    fn addresses_and_numbers_are_not_cut() {
        assert_cut(&[
            "Write to lena.b@post.example.org or see www.example.org/a.b?c=1. |We answer.",
            "Version 2.0.1 costs $3.50. |Open setup.v2.exe now.",
        ]);
    }
}
