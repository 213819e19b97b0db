//! [`push_line`]: joins the end of a line and the beginning of the next.

use std::collections::HashSet;

use super::super::layout::Line;
use crate::text::keeps_hyphen;

/// The words in Latin script that a document has inside its lines, with and without hyphens.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words(HashSet<String>);

// The most words that are noted.
const WORDS: usize = 200_000;

impl Words {
    /// Notes the words of lines that end with a hyphen and of others, if there is such an end at all.
    pub(super) fn of(lines: &[Line]) -> Self {
        if !lines.iter().any(|line| hyphened(&line.text).is_some()) {
            return Self::default();
        }
        let words = lines.iter().flat_map(|line| line.text.split_whitespace()).map(plain);
        let words = words.filter(|word| word.is_ascii() && word.len() > 2 && !word.ends_with('-'));
        Self(words.take(WORDS).map(str::to_lowercase).collect())
    }

    fn has(&self, word: &str) -> bool {
        self.0.contains(&word.to_lowercase())
    }
}

fn plain(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

// The part of a word before a hyphen at the end of a line.
fn hyphened(line: &str) -> Option<&str> {
    let before = line.strip_suffix(['-', '\u{2010}'])?;
    let word = before.rsplit(' ').next()?;
    let is_latin = word.chars().last().is_some_and(|c| c.is_alphabetic() && c < '\u{250}');
    is_latin.then_some(word)
}

/// Adds a line to the text of the lines before. A word that is parted by a hyphen is joined, unless the
/// document writes that word with a hyphen elsewhere or such words keep their hyphen.
pub(super) fn push_line(text: &mut String, line: &str, words: &Words) {
    let end = line.split(' ').next().unwrap_or_default();
    if let Some(start) = hyphened(text).filter(|_| goes_on(line, end)) {
        let has = |between: &str| words.has(plain(&format!("{start}{between}{end}")));
        let keeps = match (has("-"), has("")) {
            (true, false) => true,
            (false, true) => false,
            _ => !(is_capital(start) && is_capital(end)) && keeps_hyphen(plain(start), plain(end)),
        };
        if !keeps {
            text.pop();
        }
    } else if !ends_with_particle(text, line) && !ends_amid_number(text, line) {
        text.push(' ');
    }
    text.push_str(line);
}

// Returns true for a part of a word in capitals, as headings have them.
fn is_capital(word: &str) -> bool {
    word.chars().count() > 1 && !word.contains(char::is_lowercase)
}

// Returns true if a word may go on at the head of a line. Behind the hyphen of `short-` stands `and
// long-term`.
fn goes_on(line: &str, word: &str) -> bool {
    let is_latin = line.starts_with(|c: char| c < '\u{250}' && c.is_alphabetic());
    is_latin && !matches!(plain(word), "and" | "or" | "nor" | "to" | "versus")
}

// Returns true if the text ends with a letter that is written together with the Latin word or the number that
// follows. A line may end between them.
fn ends_with_particle(text: &str, line: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or_default();
    matches!(last, "و" | "ف" | "ب" | "ل" | "ك") && line.starts_with(|c: char| c.is_ascii_alphanumeric())
}

// Returns true if a line ends behind a hyphen or slash of a number, such as a date.
fn ends_amid_number(text: &str, line: &str) -> bool {
    let is_number = text.chars().rev().nth(1).is_some_and(char::is_numeric);
    is_number && text.ends_with(['-', '/']) && line.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(first: &str, second: &str, words: &[&str]) -> String {
        let words = Words(words.iter().map(|word| (*word).to_owned()).collect());
        let mut text = first.to_owned();
        push_line(&mut text, second, &words);
        text
    }

    #[test]
    fn a_word_parted_at_the_end_of_a_line_is_joined() {
        assert_eq!(joined("the trans-", "lation is", &[]), "the translation is");
        assert_eq!(joined("a well-", "known word", &["well-known"]), "a well-known word");
        assert_eq!(joined("in Baden-", "Baden", &[]), "in Baden-Baden");
        assert_eq!(joined("FOR THE SUP-", "PLY OF", &[]), "FOR THE SUPPLY OF");
        assert_eq!(joined("by UN-", "Habitat", &[]), "by UN-Habitat");
        assert_eq!(joined("a self-", "made man", &[]), "a self-made man");
        assert_eq!(joined("the short-", "and long-term loans", &[]), "the short- and long-term loans");
        assert_eq!(joined("من 164-", "960 فقط", &[]), "من 164-960 فقط");
        assert_eq!(joined("بسعر 25 و", "40 دولارا", &[]), "بسعر 25 و40 دولارا");
        assert_eq!(joined("وصل", "الوفد", &[]), "وصل الوفد");
    }
}
