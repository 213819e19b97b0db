//! Arabic initials: single letters, and the Arabic spellings of the names of Latin letters (`إس`).

use super::words::goes_on;
use crate::segment::context::{First, MarkContext, WordAfter, WordBefore, letters, prior};
use crate::segment::marks::is_numeric;
use crate::segment::words::{Says, WordTables};
use crate::text::LETTERS_BEFORE_NOUNS;

/// Returns true if the word ends a run of initials: `م.ت.ف`, `إف.بي.آي`, `سي. إن. إن`.
pub(crate) fn ends_with(context: &MarkContext<'_>, before: &WordBefore<'_>) -> bool {
    let is_chained = || {
        let (_, prior) = prior(context.text, context.start, before.start);
        is_letter(context.words, before.token) && is_chained(context.words, prior)
    };
    before.is_arabic() && (is_acronym(context.words, before) || is_chained())
}

/// Returns true if the name of a Latin letter is an initial: beside another one (`إس. إم. تي.`), beside a
/// letter, or between names.
pub(crate) fn is_spelt(
    context: &MarkContext<'_>,
    before: &WordBefore<'_>,
    prior: &str,
    next: &WordAfter<'_>,
) -> bool {
    is_chained(context.words, prior)
        || next.rest.starts_with('.') && is_letter(context.words, next.word)
        || is_middle_name(context, before, prior, next)
}

// Returns true for the initial of a second name: `جيروم إتش. هارت`, but not `فيتامين سي.` and `بي بي سي.`. A
// letter name that is also a word (`بي`, `دي`) needs a given name before it.
fn is_middle_name(
    context: &MarkContext<'_>,
    before: &WordBefore<'_>,
    prior: &str,
    next: &WordAfter<'_>,
) -> bool {
    let words = context.words;
    if next.first != First::Arabic || next.quoted || goes_on(words, next) {
        return false;
    }
    if words.word(before.token).any(Says::WORD) {
        let given = |word: &str| words.word(word).any(Says::GIVEN);
        return given(prior) || prior.strip_prefix(LETTERS_BEFORE_NOUNS).is_some_and(given);
    }
    !words.is_label(prior) && !words.word(prior).any(Says::LETTER)
}

// Returns true for a single letter or the name of one.
fn is_letter(words: &WordTables, word: &str) -> bool {
    letters(word) == 1 || words.word(word).any(Says::LETTER)
}

// Returns true if the word before is an initial with its stop.
fn is_chained(words: &WordTables, prior: &str) -> bool {
    prior.strip_suffix('.').is_some_and(|word| is_letter(words, word.trim_start_matches(['(', '«', '"'])))
}

/// Returns true for letters with stops between them: `م.ت.ف`, `إف.بي.آي`, and `لبي.بي.سي` with a preposition.
pub(crate) fn is_acronym(words: &WordTables, before: &WordBefore<'_>) -> bool {
    if !before.token.as_bytes().contains(&b'.') {
        return false;
    }
    let mut parts = before.token.split('.');
    let head = parts.next().unwrap_or_default();
    let bare = head.strip_prefix(LETTERS_BEFORE_NOUNS).unwrap_or_default();
    (is_letter(words, head) || is_letter(words, bare)) && parts.all(|part| is_letter(words, part))
}

/// Returns true for a letter after another without a stop: `ت غ.` and `أ ف ب.`; but `أ د.` is a title.
pub(crate) fn is_letter_apart(prior: &str, titled: bool) -> bool {
    let is_title = titled && matches!(prior, "أ" | "ا");
    letters(prior) == 1
        && !prior.contains(['.', ':'])
        && !prior.ends_with(is_numeric)
        && prior != "و"
        && !is_title
}
