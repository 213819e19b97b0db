//! Cuts a folded text into [`Lexeme`]s: words, numbers and punctuation marks.
//!
//! It cuts finer than [`tokens`](crate::text) does, because a translator sees every mark: punctuation is
//! kept, names with digits and addresses are one piece, and the letters of scripts without spaces are words
//! of their own.

use std::ops::Range;

use crate::text::{CONJUNCTIONS, MonthName, Weekday, number_len};

use super::day_parts::day_parts_are_numbers;
use super::item_labels::labels_are_numbers;
use super::lexeme::{Lexeme, LexemeKind};
use super::messages::messages_are_marks;
use crate::lang::Known;

/// Returns the lexemes of a folded text, in order.
pub(super) fn lexemes(folded: &str, rules: Option<Known>) -> Vec<Lexeme> {
    let mut lexemes = Vec::with_capacity(folded.len() / 6 + 1);
    let joins = Underscore::of(folded);
    let has_address = folded.contains("://") || folded.contains('@');
    let mut at = 0;
    while let Some(c) = folded[at..].chars().next() {
        let (kind, len) = if c == ' ' {
            at += 1;
            continue;
        } else if let Some(len) = address_len(&folded[at..]).filter(|_| has_address) {
            (LexemeKind::Number, len)
        } else if let Some(len) = clitic_len(&folded[at..], &folded[..at]) {
            lexemes.push(Lexeme::clitic(folded, at..at + len));
            at += len;
            continue;
        } else if let Some(len) = signed_len(&folded[at..], &folded[..at]) {
            (LexemeKind::Number, len)
        } else if joins.is_letter(c) {
            (LexemeKind::Word, word_len(&folded[at..], joins))
        } else {
            (LexemeKind::Mark, folded[at..].chars().take_while(|&next| next == c).map(char::len_utf8).sum())
        };
        let kind =
            if folded[at..at + len].bytes().any(|b| b.is_ascii_digit()) { LexemeKind::Number } else { kind };
        lexemes.push(Lexeme::new(folded, at..at + len, kind, rules));
        at += len;
    }
    months_are_numbers(folded, &mut lexemes);
    weekdays_are_numbers(folded, &mut lexemes);
    day_parts_are_numbers(folded, &mut lexemes);
    labels_are_numbers(folded, &mut lexemes, rules);
    messages_are_marks(folded, &mut lexemes, rules);
    lexemes
}

// The most lexemes of a month's name: those of "Rabi al-Awwal", whose hyphen is one of four.
const MOST_OF_A_MONTH: usize = 4;

// Makes numbers of the names of months that stand beside a number. They are part of a date, and two dates
// differ by their value.
fn months_are_numbers(folded: &str, lexemes: &mut Vec<Lexeme>) {
    let mut at = 0;
    while at < lexemes.len() {
        let is_number = |at: usize| lexemes.get(at).is_some_and(|lexeme| lexeme.kind == LexemeKind::Number);
        let follows_number = at.checked_sub(1).is_some_and(is_number);
        let may_be = lexemes[at].kind == LexemeKind::Word
            && (follows_number || (1..=2 * MOST_OF_A_MONTH).any(|after| is_number(at + after)));
        let start = lexemes[at].range.start;
        if may_be && let Some((_, len)) = MonthName::beginning(&folded[start..]) {
            let end = at + lexemes[at..].iter().take_while(|lexeme| lexeme.range.start < start + len).count();
            let (len, end) = with_second_name(folded, lexemes, at..end, len);
            if follows_number || is_number(end) {
                let month = Lexeme::new(folded, start..start + len, LexemeKind::Number, None);
                lexemes.splice(at..end, [month]);
            }
        }
        at += 1;
    }
}

// Returns the bytes of a month's name and the lexeme behind it, with the second name of the same month that
// may follow: آذار/مارس, آذار (مارس).
fn with_second_name(folded: &str, lexemes: &[Lexeme], name: Range<usize>, len: usize) -> (usize, usize) {
    let start = lexemes[name.start].range.start;
    let after = folded[start + len..].trim_start();
    let Some(second) = after.strip_prefix(['/', '(']) else { return (len, name.end) };
    let (Some(first), Some((again, again_len))) =
        (MonthName::of(&folded[start..start + len]), MonthName::beginning(second.trim_start()))
    else {
        return (len, name.end);
    };
    if first.number != again.number || first.calendar() != again.calendar() {
        return (len, name.end);
    }
    let rest = &second.trim_start()[again_len..];
    let rest =
        if after.starts_with('(') { rest.trim_start().strip_prefix(')').unwrap_or(rest) } else { rest };
    let end = folded.len() - rest.len();
    (
        end - start,
        name.start + lexemes[name.start..].iter().take_while(|lexeme| lexeme.range.start < end).count(),
    )
}

// Bytes of the short name of a day: Mon.
const SHORT_NAME: usize = 3;

// Makes numbers of the days of the week before a date: الأحد 5 آذار, Sunday, March 5.
fn weekdays_are_numbers(folded: &str, lexemes: &mut [Lexeme]) {
    for at in 0..lexemes.len() {
        let comma = lexemes.get(at + 1).is_some_and(|mark| matches!(&folded[mark.range.clone()], "," | "،"));
        let next = lexemes.get(at + 1 + usize::from(comma));
        let range = lexemes[at].range.clone();
        // Short names are words too: sat, sun.
        let may_be = comma || range.len() > SHORT_NAME;
        if may_be
            && lexemes[at].kind == LexemeKind::Word
            && next.is_some_and(|next| next.kind == LexemeKind::Number)
            && Weekday::of(&folded[range]).is_some()
        {
            // It weighs as much as without the date.
            lexemes[at].kind = LexemeKind::Number;
        }
    }
}

// The bytes of the clitics that Arabic writes together with the number after them: و of و5, ل of لـ5.
fn clitic_len(rest: &str, before: &str) -> Option<usize> {
    const LETTERS: [char; 6] = ['و', 'ف', 'ب', 'ل', 'ك', 'ا'];
    let run = &rest[..rest.find(|c| !LETTERS.contains(&c))?];
    let clitics = run.strip_prefix(CONJUNCTIONS).unwrap_or(run);
    let are_clitics =
        !run.is_empty() && matches!(clitics, "" | "ب" | "ل" | "ك" | "ال" | "بال" | "لل" | "كال");
    if !are_clitics || before.ends_with(char::is_alphanumeric) {
        return None;
    }
    let number = number_len(&rest[run.len()..], "", |c: char| c.to_digit(10));
    let goes_on = rest[run.len() + number..].starts_with(char::is_alphanumeric);
    (number > 0 && !goes_on).then_some(run.len())
}

// The bytes of a web or mail address: whatever stands between spaces around :// or @, without punctuation at
// its end.
fn address_len(rest: &str) -> Option<usize> {
    let run = rest
        .split(' ')
        .next()
        .unwrap_or_default()
        .trim_end_matches(|c: char| !c.is_alphanumeric() && c != '/');
    let (before, after) = run.split_once("://").or_else(|| run.split_once('@'))?;
    let is_name = |text: &str| text.starts_with(|c: char| c.is_ascii_alphanumeric());
    (is_name(before) && is_name(after)).then_some(run.len())
}

// The bytes of a number with its separators (1,250.75, .5 and 10.0.12) and of the minus before it. A hyphen
// after a letter or a bracket is no minus.
fn signed_len(rest: &str, before: &str) -> Option<usize> {
    let may_be_minus = || !before.ends_with(|c: char| c.is_alphanumeric() || c == ')');
    let digit = |c: char| c.to_digit(10);
    let len = match rest.strip_prefix('-') {
        Some(figure) if may_be_minus() => Some(number_len(figure, "", digit)).filter(|&len| len > 0)? + 1,
        Some(_) => 0,
        None => number_len(rest, before, digit),
    };
    (len > 0).then_some(len)
}

/// What an underscore is in a text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Underscore {
    /// A part of a name: user_id.
    Letter,
    /// The mark of an accelerator key, of which a label has one: _Save, E_xit.
    Accelerator,
}

impl Underscore {
    fn of(folded: &str) -> Self {
        let (_, after) = folded.split_once('_').unwrap_or_default();
        match after.starts_with(char::is_alphabetic) && !after.contains('_') {
            true => Self::Accelerator,
            false => Self::Letter,
        }
    }

    fn is_letter(self, c: char) -> bool {
        is_letter(c) || c == '_' && self == Self::Letter
    }
}

// The bytes of letters with digits and apostrophes among them.
fn word_len(rest: &str, joins: Underscore) -> usize {
    let mut len = 0;
    let mut chars = rest.chars().peekable();
    while let Some(c) = chars.next() {
        let inside = c == '\'' && len > 0 && chars.peek().is_some_and(|&next| joins.is_letter(next));
        if !inside && !joins.is_letter(c) && !c.is_ascii_digit() && (c.is_ascii() || !c.is_numeric()) {
            break;
        }
        len += c.len_utf8();
        if is_a_word_itself(c) {
            break;
        }
        if chars.peek().is_some_and(|&next| is_a_word_itself(next)) {
            break;
        }
    }
    len
}

fn is_letter(c: char) -> bool {
    // Arabic letters are tested here first, because the standard library has to look them up in a table.
    matches!(c, 'a'..='z' | '\u{621}'..='\u{64A}')
        || (!c.is_ascii() && (c.is_alphabetic() || is_combining(c)))
}

// Returns true for vowel signs of Indic and other scripts, which folding keeps.
fn is_combining(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

// Returns true for letters of scripts without spaces between words (Thai, Burmese, Khmer, Chinese, Japanese).
fn is_a_word_itself(c: char) -> bool {
    matches!(c, '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3040}'..='\u{30FF}'
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}')
}
