//! Arabic initials: single letters, and the names of Latin ones as they are spelt in Arabic.

use crate::text::LETTERS_BEFORE_NOUNS;

use super::arabic::goes_on;
use super::before::{Before, prior};
use super::chars::is_numeric;
use super::next::{First, Next, letters};
use super::rules::Place;
use super::words::{Says, Words};

/// Returns true for the end of initials: `م.ت.ف`, `إف.بي.آي`, `سي. إن. إن`.
pub(super) fn ends_with(place: &Place<'_>, before: &Before<'_>) -> bool {
    let is_chained = || {
        let (_, prior) = prior(place.text, place.start, before.start);
        is_letter(place.words, before.token) && is_chained(place.words, prior)
    };
    before.is_arabic() && (is_acronym(place.words, before) || is_chained())
}

/// Returns true if the name of a Latin letter stands beside another, beside an initial, or between names: إس. إم. تي.
pub(super) fn is_spelt(place: &Place<'_>, before: &Before<'_>, prior: &str, next: &Next<'_>) -> bool {
    is_chained(place.words, prior)
        || next.rest.starts_with('.') && is_letter(place.words, next.word)
        || is_middle_name(place, before, prior, next)
}

// جيروم إتش. هارت; but not `فيتامين سي.` and `بي بي سي.`. What is a word as well (بي, دي) needs a given name before.
fn is_middle_name(place: &Place<'_>, before: &Before<'_>, prior: &str, next: &Next<'_>) -> bool {
    let words = place.words;
    if next.first != First::Arabic || next.quoted || goes_on(words, next) {
        return false;
    }
    if words.word(before.token).any(Says::WORD) {
        let given = |word: &str| words.word(word).any(Says::GIVEN);
        return given(prior) || prior.strip_prefix(LETTERS_BEFORE_NOUNS).is_some_and(given);
    }
    !words.is_label(prior) && !words.word(prior).any(Says::LETTER)
}

// A letter or the name of one.
fn is_letter(words: &Words, word: &str) -> bool {
    letters(word) == 1 || words.word(word).any(Says::LETTER)
}

fn is_chained(words: &Words, prior: &str) -> bool {
    prior.strip_suffix('.').is_some_and(|word| is_letter(words, word.trim_start_matches(['(', '«', '"'])))
}

/// Returns true for letters with stops inside: م.ت.ف, إف.بي.آي, and لبي.بي.سي with a preposition.
pub(super) fn is_acronym(words: &Words, before: &Before<'_>) -> bool {
    if !before.token.as_bytes().contains(&b'.') {
        return false;
    }
    let mut parts = before.token.split('.');
    let head = parts.next().unwrap_or_default();
    let bare = head.strip_prefix(LETTERS_BEFORE_NOUNS).unwrap_or_default();
    (is_letter(words, head) || is_letter(words, bare)) && parts.all(|part| is_letter(words, part))
}

/// Returns true for letters without stops between them: ت غ. and أ ف ب.; but أ د. is a title.
pub(super) fn is_letter_apart(prior: &str, titled: bool) -> bool {
    let is_title = titled && matches!(prior, "أ" | "ا");
    letters(prior) == 1
        && !prior.contains(['.', ':'])
        && !prior.ends_with(is_numeric)
        && prior != "و"
        && !is_title
}

#[cfg(test)]
mod tests {
    use crate::lang::Lang;
    use crate::segment::Segmenter;

    // A sentence with `|` where it is to be cut.
    fn assert_cut(marked: &[&str]) {
        let segmenter = Segmenter::new(Lang::ARABIC);
        for marked in marked {
            let text = marked.replace('|', "");
            let cut: Vec<_> = segmenter.segments(&text).map(|segment| segment.text()).collect();
            assert_eq!(cut.join("|"), **marked);
        }
    }

    #[test]
    fn letters_spelt_by_name_are_initials() {
        assert_cut(&["تعاقدت مع شركة إم. بي. سي. |ثم فسخت العقد.", "بثته سي. إن. إن. |ولم تعلق."]);
    }

    #[test]
    fn the_initial_of_a_second_name_goes_with_it() {
        assert_cut(&[
            "ألّف الكتاب هاورد جيه. كولمان سنة 1988. |وترجم مرتين.",
            "صورته سالي دبليو. ويلسون من الجو. |وهو نادر.",
            "غنى المغني آر. نولز أمس. |ثم سافر.",
            "زارنا ديفيد بي. نورتون أمس. |وعاد اليوم.",
            "لا تستهن بي. |لست ضعيفاً.",
            "يُقاس بجهاز دي في دي. |الجهاز قديم.",
            "يكثر فيتامين سي. |يوجد في الليمون.",
        ]);
    }

    #[test]
    fn letters_spelt_in_one_word_are_an_acronym() {
        assert_cut(&[
            "قاد سهم بي.بي التراجع. |ثم ارتفع.",
            "حققت إف.بي.آي. الأمريكية في الحادث. |ولم تجد شيئاً.",
            "تبث «سي. تي. في.» الكندية المباراة. |والدخول مجاني.",
            "وقال مراسل لبي.بي.سي. إن الطريق مغلق. |ثم فُتح.",
        ]);
    }

    #[test]
    fn letters_set_apart_without_stops_end_a_sentence() {
        assert_cut(&["وصلت الطائرة في 14:20 ت غ. |وغادرت مساء.", "نقلت الخبر أ ف ب. |ثم سحبته."]);
    }
}
