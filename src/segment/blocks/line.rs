//! [`TextLine`]: a line of a text, as byte places in the text.

use crate::segment::hyphen::Hyphen;
use crate::segment::line_mark::LineMark;
use crate::segment::marks::{
    is_alphabetic, is_alphanumeric, is_bullet, is_mark, is_numeric, opens_with_word, terminal,
};
use crate::text::is_list_ordinal;

/// A line: where it begins and ends, and where its text does.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TextLine {
    pub(crate) start: usize,
    // Behind the mark of quoted mail or of a comment.
    pub(crate) head: usize,
    // Where the white space at the end of the line begins.
    pub(crate) body: usize,
    // Behind the line feed.
    pub(crate) end: usize,
}

impl TextLine {
    /// Returns the line that begins at a place; `None` at the end of the text.
    pub(crate) fn at(text: &str, start: usize) -> Option<Self> {
        let rest = &text[start..];
        let end = start + memchr::memchr(b'\n', rest.as_bytes()).map_or(rest.len(), |at| at + 1);
        let line = &text[start..end];
        let head = LineMark::at(text, start..end).map_or(start, |(_, length)| start + length);
        (end > start).then(|| Self { start, head, body: start + line.trim_end().len(), end })
    }

    /// Returns the line before the one that begins at `start`.
    pub(crate) fn before(text: &str, start: usize) -> Option<Self> {
        let end = start.checked_sub(1)?;
        Self::at(text, memchr::memrchr(b'\n', &text.as_bytes()[..end]).map_or(0, |at| at + 1))
    }

    /// Returns the last line before `start` that is not blank, beyond `blank` blank ones at most.
    pub(crate) fn last_before(text: &str, start: usize, blank: usize) -> Option<Self> {
        let lines = std::iter::successors(Self::before(text, start), |line| Self::before(text, line.start));
        lines.take(blank + 1).find(|line| !line.is_blank())
    }

    /// Returns the first line from `start` on that is not blank, beyond `blank` blank ones at most.
    pub(crate) fn first_from(text: &str, start: usize, blank: usize) -> Option<Self> {
        let lines = std::iter::successors(Self::at(text, start), |line| Self::at(text, line.end));
        lines.take(blank + 1).find(|line| !line.is_blank())
    }

    /// Returns where the words of the line begin, after its mark and its indentation.
    pub(crate) fn words_start(self, text: &str) -> usize {
        self.body - self.body(text).trim_start().len()
    }

    pub(crate) fn is_blank(self) -> bool {
        self.body <= self.head
    }

    /// Returns the mark at the head of the line.
    pub(crate) fn mark(self, text: &str) -> Option<LineMark> {
        // Behind a mark, the head is not the start.
        let has_mark = self.head > self.start;
        has_mark.then(|| LineMark::at(text, self.start..self.end).map(|(mark, _)| mark))?
    }

    /// Returns the line without its mark and without the white space at its end.
    pub(crate) fn body(self, text: &str) -> &str {
        &text[self.head.min(self.body)..self.body]
    }

    /// Returns the width of the line in chars, its mark counted, the white space at its end not.
    pub(crate) fn width(self, text: &str) -> usize {
        text[self.start..self.body].chars().count()
    }

    // Returns true if the first word of the next line would not have fitted into this one.
    pub(crate) fn is_full(self, text: &str, next: Self, width: usize) -> bool {
        // A text has no more chars than bytes, so that the chars of most short lines are not counted.
        let bytes = self.body - self.start;
        let word = || next.body(text).split_whitespace().next().unwrap_or_default();
        let is_filled = |word: &str| {
            bytes + 1 + word.len() > width && self.width(text) + 1 + word.chars().count() > width
        };
        // Of a word that was cut at the line end, a first syllable did not fit.
        let is_cut = || self.hyphen(text, next).is_some();
        is_filled(word()) || bytes * 10 >= width * 7 && is_cut() && self.width(text) * 10 >= width * 7
    }

    /// Returns the hyphen at the end of the line if its last word goes on in the next line.
    pub(crate) fn hyphen(self, text: &str, next: Self) -> Option<Hyphen<'_>> {
        Hyphen::between(self.body(text), next.body(text).trim_start())
    }

    // Returns true if a sentence ends inside the line.
    pub(crate) fn has_inner_end(self, text: &str) -> bool {
        let body = self.body(text);
        let mut words = body.split_whitespace().rev().skip(1);
        words.any(|word| word.chars().count() > 3 && word.ends_with(|c| terminal(c).is_some()))
    }

    /// Returns true if the line ends with a mark that may end a sentence, or with a colon.
    pub(crate) fn ends_with_mark(self, text: &str) -> bool {
        let is_mark = |c: char| terminal(c).is_some() || c == ':';
        let end = self.body(text).trim_end_matches(|c: char| !is_alphanumeric(c) && !is_mark(c));
        end.chars().next_back().is_some_and(is_mark)
    }
}

/// Returns true for a line that opens a list item or a turn of a dialogue: a bullet, a dash, a number or
/// letter with a stop or bracket.
pub(crate) fn opens_item(line: &str) -> bool {
    let line = line.trim_start();
    if opens_with_word(line) {
        return false;
    }
    let Some(first) = line.chars().next() else { return false };
    if is_bullet(first) || matches!(first, '-' | '–' | '—' | '*') {
        return true;
    }
    let bare = line.strip_prefix('(').unwrap_or(line);
    // Most lines begin with a longer word, of which four chars are read.
    let short =
        bare.char_indices().take(4).find(|&(_, c)| !is_alphanumeric(c)).filter(|(length, _)| *length > 0);
    short.is_some_and(|(length, closer)| {
        let label = &bare[..length];
        matches!(closer, '.' | ')' | '-' | '–')
            && (label.chars().nth(1).is_none() || label.chars().all(is_numeric))
    })
}

/// Returns true for a line that opens with the label of a speaker: `THE COURT: …`, `س: …`, `الشاهد الأول: …`.
/// Prose begins a line so too, but seldom right behind a sentence.
pub(crate) fn opens_turn(line: &str) -> bool {
    // The most bytes and the most words of a label. Chosen by hand.
    const LONGEST: usize = 60;
    const MOST_WORDS: usize = 3;
    let line = line.trim_start();
    let Some(colon) = memchr::memchr(b':', &line.as_bytes()[..line.len().min(LONGEST)]) else { return false };
    let (label, said) = line.split_at(colon);
    let is_part = |c: char| is_alphanumeric(c) || is_mark(c) || matches!(c, ' ' | '.' | '-' | '\'' | '’');
    label.starts_with(|c: char| is_alphabetic(c) && !c.is_lowercase())
        && label.chars().all(is_part)
        && label.split(' ').count() <= MOST_WORDS
        && said[1..].starts_with(char::is_whitespace)
}

/// Returns true for a line that holds nothing but the label of an item: `1.`, `(أ)`, `أولا:`, `ثانياً -`.
pub(crate) fn is_bare_label(line: &str) -> bool {
    // The most bytes of such a line: an ordinal with vowel signs. Most lines are longer, or have two words.
    const LONGEST: usize = 48;
    let is_dash = |c: char| matches!(c, '-' | '–' | '—');
    let is_closer = |c: char| matches!(c, '(' | ')' | '[' | ']' | '.' | ':' | '/') || is_dash(c);
    let line = line.trim();
    if line.len() > LONGEST || !line.ends_with(|c| is_closer(c) && !matches!(c, '(' | '[')) {
        return false;
    }
    let bare = line.strip_suffix(|c| is_dash(c) || c == '/').map_or(line, str::trim_end);
    let label = bare.trim_matches(is_closer);
    let is_short = label.chars().count() <= 3 && label.chars().all(char::is_alphanumeric);
    !label.is_empty()
        && !bare.contains(' ')
        && (is_short || is_list_ordinal(label.strip_suffix("ly").unwrap_or(label)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_may_stand_alone_on_its_line() {
        for line in [
            "1.",
            "(أ)",
            "أولا:",
            "أولاً:",
            "ثانياً -",
            "ثانياً-",
            "ثالثا –",
            "First:",
            "Second —",
            "IV.",
            "ب/",
            "3 -",
            "[b]",
        ] {
            assert!(is_bare_label(line), "{line}");
        }
        for line in
            ["أولا", "First", "أولا نفتح", "He left.", "أولا نفتح -", "see (a)", "-", "Firstborn:", "4-5 -"]
        {
            assert!(!is_bare_label(line), "{line}");
        }
    }
}
