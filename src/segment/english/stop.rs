//! Whether a sentence may end after a Latin word and its stop: abbreviations, acronyms, initials and
//! numerals.

use super::reference::{is_code, is_reference, is_spaced_code};
use super::words::opens;
use crate::segment::arabic;
use crate::segment::context::{First, MarkContext, WordAfter, WordBefore, prior};
use crate::segment::marks::{Closed, is_numeric};
use crate::segment::words::{Says, WordTables};
use crate::text::{Analysed, is_list_ordinal, is_surname, roman_value};

// Nouns that a Roman numeral counts, besides those that a letter labels: `World War I`, `Volume V`.
const COUNTED: [&str; 15] = [
    "act", "army", "book", "bowl", "canto", "corps", "division", "psalm", "series", "tier", "title", "tome",
    "vol.", "volume", "war",
];

// Words that open a sentence and are no surname, which may follow an initial: `King George V. He smiled`, but
// `John V. May`.
const OPENERS: [&str; 22] = [
    "A", "After", "At", "But", "He", "Her", "His", "However", "In", "It", "Its", "Later", "She", "That",
    "The", "Their", "There", "These", "They", "This", "When", "While",
];

/// Returns true if a sentence may end after a Latin word and its stop.
pub(crate) fn may_end(
    context: &MarkContext<'_>,
    before: &WordBefore<'_>,
    says: Says,
    next: &WordAfter<'_>,
) -> bool {
    let single = before.token.chars().nth(1).is_none() && before.letters() == 1;
    let numeral = counts(before.token);
    if context.opens_segment(before.start) && (single || numeral || is_ordinal(context, before, next)) {
        // A list marker, an initial, or the speaker in a transcript: `Q. Where were you?`.
        return false;
    }
    if is_reference(before, next) {
        return false;
    }
    let prior = || context.prior(before.start);
    let says = measured(context, prior(), says);
    let abbreviated = says != Says::default() || before.is_dotted() || single;
    match next.first {
        _ if !abbreviated => true,
        First::Lower => false,
        First::Digit => digit_opens(says) && !is_measured_on(context),
        First::Arabic => {
            let named = prior().starts_with(char::is_uppercase) && !context.words.is_label(prior());
            let is_name = before.letters() > 1 && before.token.chars().all(char::is_uppercase);
            let free = is_name || single && !named || !single && says == Says::NUMBER;
            let opens = match context.mark.closed {
                Closed::Not => arabic::opens(context.words, next.word),
                // `(Al Noor Trading L.L.C.) ويشار إليها`: the bracket stands in a sentence.
                _ => context.words.word(next.word).any(Says::OPENS),
            };
            // `(Delta LLC.) المسجلة`: the name of a company stands in a sentence.
            let is_company = says.any(Says::ENDING) && context.mark.closed != Closed::Not;
            free && !is_company && !context.opens_segment(before.start) || opens
        }
        First::Upper => upper_opens(context, before, says, next),
        First::Other => !says.any(Says::TITLE.union(Says::INNER)),
    }
}

// Returns true for a Roman numeral in letters of one case, up to 299. The others with `C`, `D` and `M` are
// words and abbreviations more often: `CV.`, `CLI.`, `MIX.`.
fn counts(token: &str) -> bool {
    let one_case = token.chars().all(char::is_lowercase) || token.chars().all(char::is_uppercase);
    let is_short = || token.len() < 4 && token.starts_with(['C', 'c']);
    let value = || roman_value(&token.to_ascii_lowercase());
    one_case && token.is_ascii() && !is_short() && value().is_some_and(|value| value < 300)
}

// Returns true for an ordinal at the head of a line that numbers its item: `Second. The price is fixed`.
fn is_ordinal(context: &MarkContext<'_>, before: &WordBefore<'_>, next: &WordAfter<'_>) -> bool {
    let opens = matches!(next.first, First::Upper | First::Arabic) && !next.quoted;
    let heads = context.start == 0 || context.text[..context.start].ends_with('\n');
    let is_open = heads && opens && context.mark.closed == Closed::Not;
    is_open && before.token.starts_with(char::is_uppercase) && is_list_ordinal(before.token)
}

/// Returns true for an abbreviation that may stand at the end of a name: `Ltd`, `L.L.C`.
pub(crate) fn is_abbreviation(words: &WordTables, before: &WordBefore<'_>) -> bool {
    !before.is_arabic() && (before.is_dotted() || words.abbreviation(before.token).any(Says::ENDING))
}

// Returns the classes of an abbreviation that may be a unit. Behind a number or another unit (`9 sq. ft.`)
// only its class of unit counts; elsewhere it is no unit.
fn measured(context: &MarkContext<'_>, prior: &str, says: Says) -> Says {
    if !says.any(Says::UNIT) {
        return says;
    }
    let power = matches!(prior, "sq." | "cu." | "sq" | "cu");
    if prior.ends_with(is_numeric) || power || context.words.abbreviation(prior) == Says::UNIT {
        Says::UNIT
    } else {
        says.without(Says::UNIT)
    }
}

// Returns true if a smaller unit of the same measure follows: `6 ft. 2 in.`.
fn is_measured_on(context: &MarkContext<'_>) -> bool {
    let mut behind = context.text[context.mark.next..context.end].split_whitespace();
    let (Some(number), Some(unit)) = (behind.next(), behind.next()) else { return false };
    let unit = unit.trim_end_matches(|c: char| !c.is_alphanumeric());
    number.ends_with(is_numeric) && context.words.abbreviation(unit).any(Says::UNIT)
}

fn digit_opens(says: Says) -> bool {
    says.any(Says::UNIT) && !says.any(Says::NUMBER.union(Says::TITLE))
}

fn upper_opens(context: &MarkContext<'_>, before: &WordBefore<'_>, says: Says, next: &WordAfter<'_>) -> bool {
    if says.any(Says::INNER) {
        return false;
    }
    if says.any(Says::TITLE) {
        return says.any(Says::ENDING) && opens(context.words, next.word);
    }
    if says.any(Says::ENDING) || before.is_dotted() && !says.any(Says::UNIT) {
        return acronym_ends(context, before, next);
    }
    if says == Says::UNIT && before.letters() <= 2 {
        // `100 m. The run`, but `5 ft. Lane`: after a short unit, a capitalized word may be a name.
        return next.quoted
            || is_label(next)
            || opens(context.words, next.word)
            || opens_clause(context, before, next);
    }
    if before.letters() == 1 && before.token.len() == 1 {
        return letter_ends(context, before, next);
    }
    let is_number = || is_roman(next.word) || is_code(next) || names(context, before, next);
    next.quoted || is_pronoun(next) || !(says.any(Says::NUMBER) && is_number())
}

// Returns true for the code or the number in words that `No.` names: `License No. ABC 123`, `Chapter No.
// One`. Elsewhere, `No.` may be an answer: `No. EK 201 was late`.
fn names(context: &MarkContext<'_>, before: &WordBefore<'_>, next: &WordAfter<'_>) -> bool {
    let noun = context.prior(before.start);
    let is_noun = || context.words.is_label(noun) || context.words.is_noun(noun, Says::SECTION);
    let is_answer = noun.is_empty() || noun.ends_with([':', ',']) || !before.token.starts_with('N');
    let is_spelled = || next.word == "One" || is_list_ordinal(next.word) || is_spelled_number(next.word);
    !is_answer && (is_spaced_code(next) || is_noun() && is_spelled())
}

fn is_spelled_number(word: &str) -> bool {
    Analysed::new(word).spelled_numbers().iter().any(|number| number.range == (0..word.len()))
}

// Returns true for the label of a value: `12 kg. Voltage: 230 V.`.
fn is_label(next: &WordAfter<'_>) -> bool {
    next.rest.starts_with(':')
}

// Returns true if a word in small letters follows the capitalized word, and the measure is no attribute of
// that word: `Drive 12 mi. Turn left`, but `a 12 in. Apple monitor`.
fn opens_clause(context: &MarkContext<'_>, before: &WordBefore<'_>, next: &WordAfter<'_>) -> bool {
    const ATTRIBUTE: [&str; 14] =
        ["a", "an", "the", "this", "that", "these", "his", "her", "its", "my", "our", "their", "of", "at"];
    let behind = next.rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_lowercase));
    let (number_at, number) = prior(context.text, context.start, before.start);
    let determiner = context.prior(number_at);
    let is_plain = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let stands_alone = !ATTRIBUTE.iter().any(|word| determiner.eq_ignore_ascii_case(word))
        && !determiner.ends_with(is_numeric)
        && !determiner.is_empty();
    behind && next.word.len() > 1 && number.chars().all(is_plain) && stands_alone
}

// Returns true for the pronoun of `No. I did not`; a numeral stands before other words: `No. I of the
// series`.
fn is_pronoun(next: &WordAfter<'_>) -> bool {
    const BEHIND_NUMERAL: [&str; 9] = ["and", "for", "from", "in", "is", "of", "on", "or", "to"];
    let verb = next.rest.split_whitespace().next().unwrap_or_default();
    let spaced = next.rest.starts_with(char::is_whitespace);
    next.word == "I" && spaced && verb.starts_with(char::is_lowercase) && !BEHIND_NUMERAL.contains(&verb)
}

// Returns true in `in the U.S. How about you?` and `at 6 p.m. Mr. Smith`, false in `the U.S. Government` and
// `At 5 a.m. Mr. Smith`.
fn acronym_ends(context: &MarkContext<'_>, before: &WordBefore<'_>, next: &WordAfter<'_>) -> bool {
    let is_time = before.token.eq_ignore_ascii_case("a.m") || before.token.eq_ignore_ascii_case("p.m");
    let titled = next.rest.starts_with('.') && context.words.abbreviation(next.word).any(Says::TITLE);
    // A time at the head opens its own sentence: `At 6 p.m. Nora went`.
    let behind = || context.head().is_none();
    if is_time && titled {
        return behind();
    }
    if is_initial(next) {
        return false;
    }
    let listed = before.token.eq_ignore_ascii_case("etc") && context.mark.closed == Closed::Not;
    let timed = is_time && behind() && !context.words.word(next.word).any(Says::DATE);
    listed || timed || opens(context.words, next.word)
}

// Returns true for an initial: the `I` of `A. I. Petrov` opens no sentence.
fn is_initial(next: &WordAfter<'_>) -> bool {
    next.word.len() == 1 && next.has_stop()
}

// Returns false in `Jonas E. Smith`, true in `you and I. Did you`, `vitamin C. The` and `World War I. Later`.
fn letter_ends(context: &MarkContext<'_>, before: &WordBefore<'_>, next: &WordAfter<'_>) -> bool {
    let (at, word) = prior(context.text, context.start, before.start);
    if word.ends_with(is_numeric) && is_label(next) {
        return true;
    }
    if let Some(heading) = word.strip_suffix(':') {
        // `Room: B. Sit down`, but `Author: J. Smith`.
        let is_labelled = context.words.is_label(heading) && !is_surname(next.word);
        return !is_initial(next) && (is_labelled || opens(context.words, next.word));
    }
    if context.words.is_label(word) || context.words.is_noun(word, Says::SECTION) {
        // `the chapter C. Jones wrote`
        return !is_surname(next.word);
    }
    if matches!(before.token, "I" | "V" | "X") && !is_initial(next) {
        // `Title I. General provisions` is a heading.
        let counted =
            !context.opens_segment(at) && COUNTED.iter().any(|noun| word.eq_ignore_ascii_case(noun));
        return counted || OPENERS.contains(&next.word) || may_open(context, before, next, word);
    }
    may_open(context, before, next, word)
}

// Returns true if a letter that is no initial of a name stands before a word that opens a sentence.
fn may_open(context: &MarkContext<'_>, before: &WordBefore<'_>, next: &WordAfter<'_>, word: &str) -> bool {
    let after_name = word.starts_with(char::is_uppercase) || is_initial(next);
    before.token.starts_with(char::is_uppercase) && !after_name && opens(context.words, next.word)
}

fn is_roman(word: &str) -> bool {
    word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C')) || word.chars().count() == 1 && word != "i"
}
