use std::ops::Range;

use crate::hash;
use crate::lang::Lang;
use crate::text::{Clitics, Folded, is_invisible, split_conjunction};

use super::clitics;
use super::month::Month;
use super::particles::{self, Particle};

/// A text as the comparison sees it: folded, cut into words, numbers and punctuation marks.
#[derive(Clone, Debug)]
pub(super) struct Sentence {
    folded: Folded,
    pub(super) tokens: Vec<Token>,
}

/// A word, a number or a punctuation mark. Whatever has a digit is a number here, and so is an address: what a
/// translation takes over as it is; and the month of a date.
#[derive(Clone, Debug)]
pub(super) struct Token {
    /// Where it stands in the folded text, in bytes.
    pub(super) range: Range<usize>,
    /// Of its text (FNV-1a), so that most words are told apart by one comparison.
    pub(super) hash: u64,
    pub(super) kind: Kind,
    /// How much it says, in thousandths of an ordinary word.
    pub(super) weight: u32,
    pub(super) particle: Option<Particle>,
    pub(super) clitics: Clitics,
    /// What is left of it without its clitics, in bytes of the folded text.
    pub(super) stem: Range<usize>,
    /// The letters of the stem as a set, so that two words that share few are told apart at once.
    pub(super) letters: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    Number,
    Mark,
}

/// The rules by which a language's words are taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rules {
    Arabic,
    English,
    Generic,
}

impl Rules {
    pub(super) fn of(lang: &Lang) -> Self {
        match lang {
            _ if lang.is_arabic() => Self::Arabic,
            _ if lang.is_english() => Self::English,
            _ => Self::Generic,
        }
    }
}

impl Sentence {
    pub(super) fn new(text: &str, rules: Rules) -> Self {
        let folded = Folded::new(text);
        let tokens = tokens(folded.as_str(), rules);
        Self { folded, tokens }
    }

    pub(super) fn folded(&self) -> &str {
        self.folded.as_str()
    }

    pub(super) fn text(&self, token: &Token) -> &str {
        &self.folded.as_str()[token.range.clone()]
    }

    pub(super) fn stem(&self, token: &Token) -> &str {
        &self.folded.as_str()[token.stem.clone()]
    }

    /// Returns true if both have the same words, however they are parted by spaces.
    pub(super) fn has_the_words_of(&self, other: &Self) -> bool {
        self.words().flat_map(str::bytes).eq(other.words().flat_map(str::bytes))
    }

    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.tokens.iter().filter(|token| token.kind == Kind::Word).map(|token| self.text(token))
    }

    /// Returns where a token stands in the text as given, without the spaces and invisible marks behind it.
    pub(super) fn given(&self, token: &Token, text: &str) -> Range<usize> {
        let range = self.folded.original(token.range.clone());
        // A character that folds to several words (ﷺ) gives all but the last of them no place of their own.
        let end = range.end.max(range.start + text[range.start..].chars().next().map_or(0, char::len_utf8));
        let shown = text[range.start..end].trim_end_matches(|c: char| c.is_whitespace() || is_invisible(c));
        range.start..range.start + shown.len()
    }
}

fn tokens(folded: &str, rules: Rules) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(folded.len() / 6 + 1);
    let has_address = folded.contains("://") || folded.contains('@');
    let mut at = 0;
    while let Some(c) = folded[at..].chars().next() {
        let (kind, len) = if c == ' ' {
            at += 1;
            continue;
        } else if let Some(len) = address_len(&folded[at..]).filter(|_| has_address) {
            (Kind::Number, len)
        } else if starts_number(&folded[at..], folded[..at].chars().next_back()) {
            (Kind::Number, number_len(&folded[at..]))
        } else if is_letter(c) {
            (Kind::Word, word_len(&folded[at..]))
        } else {
            (Kind::Mark, folded[at..].chars().take_while(|&next| next == c).map(char::len_utf8).sum())
        };
        let kind = if folded[at..at + len].bytes().any(|b| b.is_ascii_digit()) { Kind::Number } else { kind };
        tokens.push(Token::new(folded, at..at + len, kind, rules));
        at += len;
    }
    months_are_numbers(folded, &mut tokens);
    tokens
}

// A month's name beside a number is part of a date, and what differs in a date is its value.
fn months_are_numbers(folded: &str, tokens: &mut [Token]) {
    for at in 0..tokens.len() {
        let is_number = |at: usize| tokens.get(at).is_some_and(|token| token.kind == Kind::Number);
        let beside = is_number(at + 1) || at.checked_sub(1).is_some_and(is_number);
        let token = &tokens[at];
        if beside && token.kind == Kind::Word && Month::named(&folded[token.range.clone()]).is_some() {
            tokens[at].kind = Kind::Number;
            tokens[at].particle = None;
            tokens[at].weight = NUMBER_WEIGHT;
        }
    }
}

// A web or mail address: what stands between spaces around :// or @, without punctuation at its end.
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

// A digit, or a minus before one that hangs on nothing.
fn starts_number(rest: &str, before: Option<char>) -> bool {
    let bytes = rest.as_bytes();
    bytes[0].is_ascii_digit()
        || (bytes[0] == b'-'
            && bytes.get(1).is_some_and(u8::is_ascii_digit)
            && before.is_none_or(|c| !c.is_alphanumeric() && c != ')'))
}

// Digits with separators between them: 1,250.75 and 10.0.12.
fn number_len(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let mut len = 1;
    while let Some(&byte) = bytes.get(len) {
        let separates = matches!(byte, b'.' | b',') && bytes.get(len + 1).is_some_and(u8::is_ascii_digit);
        if !byte.is_ascii_digit() && !separates {
            break;
        }
        len += 1;
    }
    len
}

fn word_len(rest: &str) -> usize {
    let mut len = 0;
    let mut chars = rest.chars().peekable();
    while let Some(c) = chars.next() {
        let inside = c == '\'' && len > 0 && chars.peek().is_some_and(|&next| is_letter(next));
        if !inside && !is_letter(c) && !c.is_ascii_digit() && (c.is_ascii() || !c.is_numeric()) {
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
    // Arabic first, because the standard library looks its letters up in a table.
    matches!(c, 'a'..='z' | '\u{621}'..='\u{64A}' | '_')
        || (!c.is_ascii() && (c.is_alphabetic() || is_combining(c)))
}

// Vowel signs of Indic and other scripts, which folding keeps.
fn is_combining(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

// Scripts that are written without spaces.
fn is_a_word_itself(c: char) -> bool {
    matches!(c, '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3040}'..='\u{30FF}'
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}')
}

// What the kinds of tokens weigh, in thousandths of an ordinary word.
const FUNCTION_WEIGHT: u32 = 400;
const MEANING_WEIGHT: u32 = 600;
const NUMBER_WEIGHT: u32 = 500;
const MARK_WEIGHT: u32 = 150;

impl Token {
    fn new(folded: &str, range: Range<usize>, kind: Kind, rules: Rules) -> Self {
        let text = &folded[range.clone()];
        let (mut particle, mut clitics, mut stem) = (None, Clitics::NONE, text);
        match (kind, rules) {
            (Kind::Word, Rules::Arabic) => {
                particle = particles::arabic(text);
                (clitics, stem) = match particle {
                    Some(_) => (Clitics::NONE, text),
                    None => clitics::split(text),
                };
                // A particle is shorter than what clitics leave of other words: ولا, فمن.
                if let Some((conjunction, rest)) =
                    split_conjunction(text).filter(|_| particle.is_none())
                    && let Some(found) = particles::arabic(rest)
                    // فتحت is "she opened" rather than "so below".
                    && (conjunction == Clitics::WA || found == Particle::Negation || found == Particle::Function)
                {
                    (particle, clitics, stem) = (Some(found), conjunction, rest);
                }
            }
            (Kind::Word, Rules::English) => particle = particles::english(text),
            _ => {}
        }
        let weight = match (kind, particle) {
            (Kind::Mark, _) => MARK_WEIGHT,
            (Kind::Number, _) => NUMBER_WEIGHT,
            (Kind::Word, Some(Particle::Function | Particle::Preposition)) => FUNCTION_WEIGHT,
            (Kind::Word, Some(Particle::Negation | Particle::Direction)) => MEANING_WEIGHT,
            (Kind::Word, None) => 1000,
        };
        let stem = range.end - stem.len()..range.end;
        let letters = folded[stem.clone()].chars().fold(0, |set, c| set | 1 << (u32::from(c) % 64));
        let hash = hash::fnv1a(text.as_bytes());
        Self { range, hash, kind, weight, particle, clitics, stem, letters }
    }
}
