//! [`Marks`]: the marks of a search that belong to its words, as in `C++`, `.NET` and `{0}`.

use std::ops::Range;

/// The parts of a folded term that a text must have with their marks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks {
    parts: Vec<String>,
    /// Bytes of the marks before the first word and after the last.
    before: usize,
    after: usize,
}

/// Marks that belong to the word that they touch.
const OF_WORDS: [char; 15] = ['+', '#', '{', '}', '[', ']', '@', '_', '&', '\\', '<', '>', '=', '~', '^'];

impl Marks {
    /// Returns the parts of a folded term that have such marks, a part between two spaces each.
    pub(super) fn of(term: &str) -> Self {
        let parts: Vec<String> = term.split(' ').filter(|part| has_marks(part)).map(str::to_owned).collect();
        let is_part = |part: Option<&str>| part.is_some_and(has_marks);
        let is_letter = |c: char| c.is_alphanumeric();
        let before = if is_part(term.split(' ').next()) { term.find(is_letter) } else { None };
        let after = if is_part(term.rsplit(' ').next()) {
            term.rfind(is_letter).map(|last| term[last..].chars().skip(1).map(char::len_utf8).sum::<usize>())
        } else {
            None
        };
        Self { parts, before: before.unwrap_or_default(), after: after.unwrap_or_default() }
    }

    /// Returns the parts, each of which a text must have.
    pub(super) fn parts(&self) -> &[String] {
        &self.parts
    }

    /// Returns true if the words at a place of a folded text have the marks.
    pub(super) fn stand_at(&self, folded: &str, words: &Range<usize>) -> bool {
        if self.parts.is_empty() {
            return true;
        }
        let end = words.end + self.after;
        let Some(found) = words.start.checked_sub(self.before).and_then(|start| folded.get(start..end))
        else {
            return false;
        };
        // `C++` is no part of `C+++`.
        let goes_on = self.after > 0 && folded[end..].chars().next() == found.chars().next_back();
        !goes_on && self.parts.iter().all(|part| found.contains(part.as_str()))
    }
}

fn has_marks(part: &str) -> bool {
    let letter_at = |at: usize| part[at..].starts_with(char::is_alphanumeric);
    let is_before_letter =
        |mark: char| part.match_indices(mark).any(|(at, _)| letter_at(at + mark.len_utf8()));
    part.contains(char::is_alphanumeric)
        && (part.contains(OF_WORDS)
            || part.starts_with('.') && letter_at(1) && !part[1..].starts_with(|c: char| c.is_ascii_digit())
            || part.starts_with("--")
            || part.starts_with('/')
            || part.contains("::")
            || is_before_letter('%')
            || part.starts_with('$') && part[1..].starts_with(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_belong_to_the_words_that_they_touch() {
        for (term, text, words, stand) in [
            ("c++", "the c++ code", "c", true),
            ("c++", "the c code", "c", false),
            ("c++", "the c+++ code", "c", false),
            ("c++", "c++", "c", true),
            (".net", "use .net here", "net", true),
            (".net", "asp.net here", "net", true),
            (".net", "the net", "net", false),
            ("{0}", "file {0} of", "0", true),
            ("{0}", "0 of", "0", false),
            ("c++ code", "a c++ code", "c++ code", true),
            ("c++ code", "a c code", "c code", false),
            ("r&d", "our r&d team", "r&d", true),
            ("r&d", "our r d team", "r d", false),
            ("valve", "a (valve)", "valve", true),
            ("2.5%", "of 2.5 %", "2.5", true),
        ] {
            let at = text.find(words).unwrap();
            assert_eq!(Marks::of(term).stand_at(text, &(at..at + words.len())), stand, "{term}: {text}");
        }
        assert_eq!(Marks::of("std::io --force").parts(), ["std::io", "--force"]);
        assert!(Marks::of("and/or e-mail .5 end. (a) $20").parts().is_empty());
    }
}
