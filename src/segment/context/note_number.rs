//! Numbers of notes right after a full stop, as text taken out of a PDF or a web page has them:
//! `The rule is old.12 It`.

use super::word_before::{WordBefore, prior};
use crate::segment::marks::{
    Closed, Mark, Terminal, is_alphabetic, is_arabic, is_closing_bracket, is_closing_quote, is_numeric,
    is_opening_bracket, is_opening_quote, is_turning_quote,
};
use crate::segment::words::{Says, WordTables};

/// Returns the mark with the number of a note after it, if a note's number stands there. A number after an
/// abbreviation (`p.12`), a label (`section.3`) or another number (`3.5`) is none, unless that number is a
/// year.
pub(crate) fn with_note(words: &WordTables, text: &str, start: usize, end: usize, mark: Mark) -> Mark {
    match note_end(&text[mark.end..end]) {
        Some((number, gap)) if !mark.has_gap() && is_noted(words, text, start, &mark) => {
            let end = mark.end + number;
            Mark { end, next: end + gap, closed: Closed::Other, ..mark }
        }
        _ => mark,
    }
}

// Returns the length of a note's number and of the white space after it, before a letter that may open a
// sentence.
fn note_end(text: &str) -> Option<(usize, usize)> {
    let mut number = number_length(text)?;
    // `.3,4`, `.3-5`, `.1, 2`.
    while let Some(next) = text[number..].strip_prefix([',', '،', '-', '–']) {
        let next = next.strip_prefix(' ').unwrap_or(next);
        let Some(length) = number_length(next) else { break };
        number = text.len() - next.len() + length;
    }
    let rest = &text[number..];
    let next = rest.trim_start();
    let opens = next.trim_start_matches(is_opener).starts_with(|c: char| c.is_uppercase() || is_arabic(c));
    (opens && next.len() < rest.len()).then_some((number, rest.len() - next.len()))
}

fn is_opener(c: char) -> bool {
    is_opening_quote(c) || is_turning_quote(c) || is_opening_bracket(c)
}

// Returns the length of a number at the head of a text.
fn number_length(text: &str) -> Option<usize> {
    // Digits of a note's number.
    const MOST_DIGITS: usize = 3;
    let digits = text.chars().take(MOST_DIGITS + 1).take_while(|&c| is_numeric(c));
    (1..=MOST_DIGITS).contains(&digits.clone().count()).then(|| digits.map(char::len_utf8).sum())
}

// Returns true if the word before the mark can be the last of a sentence.
fn is_noted(words: &WordTables, text: &str, start: usize, mark: &Mark) -> bool {
    if !matches!(mark.kind, Terminal::Stop | Terminal::Question) || mark.closed == Closed::Other {
        return false;
    }
    if mark.closed != Closed::Not {
        return true;
    }
    // Digits of a year.
    const YEAR: usize = 4;
    let before = WordBefore::read(text, start, mark.start);
    let token = before.token;
    if token.is_empty() {
        let closes = |c: char| {
            is_closing_bracket(c) || is_closing_quote(c) || is_turning_quote(c) || matches!(c, '%' | '٪')
        };
        return text[start..mark.start].ends_with(closes);
    }
    if before.is_number() {
        // Before a letter without case, the stop is that of a decimal: `1200.5 نقطة`; but not behind a word
        // that dates: `سنة 1950.3 ودفن`.
        let capital =
            text[mark.end..].trim_start_matches(is_numeric).trim_start().starts_with(char::is_uppercase);
        let is_year = token.chars().count() == YEAR && token.chars().all(is_numeric);
        let is_dated = || words.word(prior(text, start, before.start).1).any(Says::YEAR.union(Says::DATE));
        return is_year && token.starts_with(['1', '2', '١', '٢']) && (capital || is_dated());
    }
    let says = words.abbreviation(token);
    let is_measured = || says.any(Says::UNIT) && prior(text, start, before.start).1.ends_with(is_numeric);
    if is_measured() || (says.any(Says::ENDING) || before.is_dotted()) && opens_plainly(words, text, mark.end)
    {
        return true;
    }
    let plain = token.chars().all(is_alphabetic) && says == Says::default();
    let is_name = || before.letters() > 2 && opens_plainly(words, text, mark.end) && may_be_name(token);
    let ordinary = match token.chars().next() {
        Some(c) if is_arabic(c) => before.letters() > 2,
        Some(c) if c.is_lowercase() => before.letters() > 1,
        // A short capitalized word may be an abbreviation, unless it is a month or weekday, or a word that
        // opens sentences follows.
        _ => before.letters() > 4 || words.word(token).any(Says::DATE) || is_name(),
    };
    let is_question = mark.kind == Terminal::Question;
    plain && (is_question || ordinary && !words.is_label(token))
}

// Returns true for `Rome` and `NATO`; `Inv` and `Ref` are abbreviations more often.
fn may_be_name(token: &str) -> bool {
    token.chars().count() > 3 || token.chars().all(char::is_uppercase)
}

// Returns true if a word that opens sentences stands behind the number.
fn opens_plainly(words: &WordTables, text: &str, number: usize) -> bool {
    let next = text[number..].split_whitespace().nth(1).unwrap_or_default();
    next.starts_with(char::is_uppercase) && words.word(next).any(Says::OPENS)
}
