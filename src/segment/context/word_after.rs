//! [`WordAfter`]: the word after a mark, and the signs before the word.
//!
//! Quotes, brackets, bullets, dashes and tags before the word are skipped. The fields record which of them
//! were skipped, since each is evidence for or against a new sentence.

use crate::segment::line_mark::LineMark;
use crate::segment::marks::{
    continues, is_alphabetic, is_alphanumeric, is_arabic, is_bullet, is_mark, is_numeric, is_opening_bracket,
    is_opening_quote, is_turning_quote,
};

/// The text that follows a mark, after the white space.
///
/// In `"(Then` the first character given is `"`, the word `Then`; `quoted` and `bracketed` are true.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WordAfter<'t> {
    /// The first character that is no invisible mark.
    pub(crate) given: char,
    /// The kind of the first character after quotes, brackets, bullets, dashes and controls.
    pub(crate) first: First,
    /// The word that begins with that character; empty for a placeholder.
    pub(crate) word: &'t str,
    /// The text after the word.
    pub(crate) rest: &'t str,
    /// Whether a quotation mark stands before the word.
    pub(crate) quoted: bool,
    /// Whether an opening bracket stands before the word.
    pub(crate) bracketed: bool,
    /// Whether a dash stands before the word.
    pub(crate) dashed: bool,
    /// Whether a placeholder of software stands in place of the word: `%s`, `{name}`.
    placeholder: bool,
    /// Whether a sign that joins names stands first: `&`, `+`.
    joins: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum First {
    Lower,
    Upper,
    Digit,
    Arabic,
    /// A letter of another script without case, or a symbol.
    Other,
}

impl<'t> WordAfter<'t> {
    /// Reads the head of `rest`; `None` if it holds nothing but quotes, controls and white space.
    pub(crate) fn read(rest: &'t str) -> Option<Self> {
        // The most characters skipped before the word. Real sentences have a handful; the limit bounds the
        // time for hostile input.
        const OPENERS: usize = 16;
        // The mark of the next line of quoted mail belongs to no sentence.
        let quoted_mail = if rest.starts_with('>') { LineMark::read(rest) } else { None };
        let rest = quoted_mail.map_or(rest, |(_, length)| &rest[length..]);
        let (given_at, given) = rest.char_indices().find(|&(_, c)| !is_mark(c))?;
        let joins = joins_names(&rest[given_at..]);
        let (mut quoted, mut bracketed, mut dashed) = (false, false, false);
        let mut chars = rest.char_indices();
        for _ in 0..OPENERS {
            let (at, c) = chars.next()?;
            match c {
                _ if is_opening_quote(c) || is_turning_quote(c) => quoted = true,
                '%' | '{' if is_placeholder(&rest[at..]) => {
                    let (word, rest) = rest[at..].split_at(0);
                    let first = First::Other;
                    let placeholder = true;
                    return Some(Self {
                        given,
                        first,
                        word,
                        rest,
                        quoted,
                        bracketed,
                        dashed,
                        placeholder,
                        joins,
                    });
                }
                _ if is_opening_bracket(c) => bracketed = true,
                '-' | '–' | '—' => dashed = true,
                '<' => skip_tag(&mut chars),
                _ if is_mark(c) || is_bullet(c) || c.is_whitespace() || matches!(c, '*' | '_') => {}
                _ => {
                    let (word, rest) = split_word(&rest[at..]);
                    let first = First::of(word, c);
                    let placeholder = false;
                    return Some(Self {
                        given,
                        first,
                        word,
                        rest,
                        quoted,
                        bracketed,
                        dashed,
                        placeholder,
                        joins,
                    });
                }
            }
        }
        None
    }

    /// Returns how many letters the word has.
    pub(crate) fn letters(&self) -> usize {
        letters(self.word)
    }

    /// Returns true if a full stop follows the word, perhaps with a space between.
    pub(crate) fn has_stop(&self) -> bool {
        self.rest.strip_prefix(' ').unwrap_or(self.rest).starts_with('.')
    }

    /// Returns true if the first character is punctuation that never begins a sentence.
    pub(crate) fn continues(&self) -> bool {
        self.joins || continues(self.given) && !self.placeholder
    }
}

// Returns true for a sign that joins names (`Bros. & Co.`), but not for an entity of HTML or a telephone
// number.
fn joins_names(text: &str) -> bool {
    // Bytes of an entity's name; the longest one in use is `thinsp`.
    const LONGEST_ENTITY: usize = 8;
    let mut chars = text.chars();
    match chars.next() {
        Some('&' | '＆') => {
            let name = chars.as_str().split(|c: char| !c.is_ascii_alphanumeric() && c != '#').next();
            let name = name.unwrap_or_default();
            let entity = !name.is_empty() && name.len() <= LONGEST_ENTITY;
            !(entity && chars.as_str()[name.len()..].starts_with(';'))
        }
        Some('+') => chars.next().is_some_and(char::is_whitespace),
        _ => false,
    }
}

fn is_placeholder(text: &str) -> bool {
    let mut behind = text.chars().skip(1);
    text.starts_with('{') || behind.next().is_some_and(|c| c == '(' || c.is_ascii_alphanumeric())
}

impl First {
    fn of(word: &str, c: char) -> Self {
        match c {
            // Addresses count as capitalized, like the small `i` of hasty writers, and like words with a
            // capital inside (iPhone, useState).
            _ if matches!(word, "http" | "https" | "www") => Self::Upper,
            _ if word == "i" || word.starts_with("i'") || word.starts_with("i’") => Self::Upper,
            _ if c.is_lowercase() && word.contains(char::is_uppercase) => Self::Upper,
            _ if c.is_lowercase() => Self::Lower,
            _ if c.is_uppercase() => Self::Upper,
            _ if is_numeric(c) => Self::Digit,
            _ if is_arabic(c) => Self::Arabic,
            _ => Self::Other,
        }
    }
}

/// Returns how many letters a word has, without marks.
pub(crate) fn letters(word: &str) -> usize {
    word.chars().filter(|c| is_alphabetic(*c) && !is_mark(*c)).count()
}

fn skip_tag(chars: &mut std::str::CharIndices<'_>) {
    // The most characters of a tag. Chosen by hand; it bounds the time for hostile input.
    const LONGEST_TAG: usize = 40;
    let mut ahead = chars.clone();
    if !ahead.clone().next().is_some_and(|(_, c)| c.is_alphanumeric() || c == '/') {
        return;
    }
    if ahead.by_ref().take(LONGEST_TAG).any(|(_, c)| c == '>') {
        *chars = ahead;
    }
}

fn split_word(text: &str) -> (&str, &str) {
    // The most characters of a word, with vowel signs. Chosen by hand; it bounds the time for hostile input.
    const LONGEST_WORD: usize = 40;
    let inside = |c: char| is_alphanumeric(c) || is_mark(c) || matches!(c, '\'' | '’');
    let end = text
        .char_indices()
        .take(LONGEST_WORD)
        .find(|&(_, c)| !inside(c))
        .map_or_else(|| text.char_indices().nth(LONGEST_WORD).map_or(text.len(), |(at, _)| at), |(at, _)| at);
    text.split_at(end)
}
