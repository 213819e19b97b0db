//! What follows a mark.
//!
//! [`WordAfter`] skips quotes, brackets, bullets, dashes and tags, and says what it skipped, since each of them
//! is a hint of its own whether a sentence begins.

use crate::segment::marks::{
    continues, is_alphabetic, is_alphanumeric, is_arabic, is_bullet, is_mark, is_numeric, is_opening_bracket,
    is_opening_quote, is_turning_quote,
};

/// What follows a mark, behind the white space.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WordAfter<'t> {
    /// The first character.
    pub(crate) given: char,
    /// The first that is no quote, bracket, bullet, dash or control.
    pub(crate) first: First,
    /// The word that begins there, and what stands behind it.
    pub(crate) word: &'t str,
    pub(crate) rest: &'t str,
    /// Whether a quote goes before.
    pub(crate) quoted: bool,
    /// Whether a bracket goes before.
    pub(crate) bracketed: bool,
    /// Whether a dash set apart goes before.
    pub(crate) dashed: bool,
    /// Whether a placeholder of software stands there: `%s`, `{name}`.
    placeholder: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum First {
    Lower,
    Upper,
    Digit,
    Arabic,
    /// A letter without case, or a symbol.
    Other,
}

impl<'t> WordAfter<'t> {
    /// Reads what begins at the head of `rest`; `None` if nothing is there but quotes, controls and white space.
    pub(crate) fn read(rest: &'t str) -> Option<Self> {
        // A sentence is opened by a few characters at most; the limit keeps hostile input linear.
        const OPENERS: usize = 16;
        let given = rest.chars().find(|&c| !is_mark(c))?;
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
                    return Some(Self { given, first, word, rest, quoted, bracketed, dashed, placeholder });
                }
                _ if is_opening_bracket(c) => bracketed = true,
                '-' | '–' | '—' => dashed = true,
                '<' => skip_tag(&mut chars),
                _ if is_mark(c) || is_bullet(c) || c.is_whitespace() || matches!(c, '*' | '_') => {}
                _ => {
                    let (word, rest) = split_word(&rest[at..]);
                    let first = First::of(word, c);
                    let placeholder = false;
                    return Some(Self { given, first, word, rest, quoted, bracketed, dashed, placeholder });
                }
            }
        }
        None
    }

    /// Returns how many letters the word has.
    pub(crate) fn letters(&self) -> usize {
        letters(self.word)
    }

    /// Returns true if punctuation that never begins a sentence stands there.
    pub(crate) fn continues(&self) -> bool {
        continues(self.given) && !self.placeholder
    }
}

fn is_placeholder(text: &str) -> bool {
    let mut behind = text.chars().skip(1);
    text.starts_with('{') || behind.next().is_some_and(|c| c == '(' || c.is_ascii_alphanumeric())
}

impl First {
    fn of(word: &str, c: char) -> Self {
        match c {
            // Addresses have no case, hasty writers no capital I; iPhone and useState are capitalized in their way.
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
    const LONGEST_WORD: usize = 40;
    let inside = |c: char| is_alphanumeric(c) || is_mark(c) || matches!(c, '\'' | '’');
    let end = text
        .char_indices()
        .take(LONGEST_WORD)
        .find(|&(_, c)| !inside(c))
        .map_or_else(|| text.char_indices().nth(LONGEST_WORD).map_or(text.len(), |(at, _)| at), |(at, _)| at);
    text.split_at(end)
}
