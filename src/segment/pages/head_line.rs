//! [`HeadLine`]: a line that may be a running head or foot by itself, with the number of the page in the line
//! or without.

use super::page_end::{LONGEST_HEAD, PageEnd};
use super::page_number::PageNumber;
use crate::hash::fnv1a;
use crate::segment::blocks::TextLine;
use crate::segment::marks::is_alphabetic;

// The most words of the number of a page: `Page 4 of 9`.
const MOST_WORDS: usize = 4;

// The least chars of a head without its number. Chosen by hand.
const SHORTEST: usize = 5;

// White space besides that of one space between words and a number.
const WIDE: [char; 3] = [' ', '\t', '\u{A0}'];

// Words between a heading and its number.
const NUMBER_WORDS: [&str; 4] = ["no", "nr", "number", "رقم"];

/// A line that may be a running head: its text without the number of the page, and that number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct HeadLine<'t> {
    words: &'t str,
    number: Option<PageNumber>,
    // True if a bar, wide white space or a word for a page parts the number from the words.
    stands_out: bool,
}

impl<'t> HeadLine<'t> {
    /// Returns false for most lines that are no heads: those without a digit at an end, and not between blank
    /// lines. It looks at few bytes, because it is asked about each line of a text.
    pub(super) fn may_be(line: &[u8], behind_blank: bool, next: &[u8]) -> bool {
        let line = line.trim_ascii();
        let digit = |lead: u8, last: u8| {
            last.is_ascii_digit() || matches!(lead, 0xD9 | 0xDB) && matches!(last, 0xA0..=0xA9 | 0xB0..=0xB9)
        };
        let [first, second, .., lead, last] = *line else { return false };
        let before_blank = || matches!(next, [b'\n', ..] | [b'\r', b'\n', ..]);
        line.len() <= LONGEST_HEAD
            && (digit(lead, last)
                || first.is_ascii_digit()
                || digit(first, second) && !first.is_ascii()
                || behind_blank && !is_sentence_end(last) && before_blank())
    }

    /// Reads a line. A line without a number must stand between blank lines and must not end as a sentence
    /// does.
    pub(super) fn read(text: &'t str, line: TextLine) -> Option<Self> {
        let body = line.body(text).trim();
        if body.len() > LONGEST_HEAD || body.len() < SHORTEST {
            return None;
        }
        let numbered =
            if has_digits(body) { behind_words(body).or_else(|| before_words(body)) } else { None };
        if let Some(head) = numbered {
            return Some(head);
        }
        let words = body.chars().filter(|c| is_alphabetic(*c)).take(SHORTEST).count() == SHORTEST;
        let blank = |line: Option<TextLine>| line.is_some_and(TextLine::is_blank);
        let is_text = line.ends_with_mark(text) || body.ends_with([',', '،', '؛', ';']);
        let apart = words
            && !is_text
            && blank(TextLine::at(text, line.end))
            && blank(TextLine::before(text, line.start));
        apart.then_some(Self { words: body, number: None, stands_out: false })
    }

    /// Returns the end of a page at this line.
    pub(super) fn end(self, line: TextLine) -> PageEnd {
        PageEnd {
            start: line.start,
            end: line.end,
            number: self.number,
            page: self.number.map_or(0, |number| number.value),
            head: Some(fnv1a(self.words.as_bytes())),
            is_heading: self.number.is_some() && self.is_heading(),
            stands_out: self.stands_out,
        }
    }

    // Returns true for `Article 4`, `Annex No. 2`: what is numbered is no page.
    fn is_heading(self) -> bool {
        let is_page = self.number.is_some_and(|number| number.is_marked);
        let mut words = self.words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let name = words.next().unwrap_or_default();
        let is_word = self.words.starts_with(name) && !self.words.contains(['/', '@']);
        !is_page && is_word && words.all(|word| NUMBER_WORDS.contains(&word.to_lowercase().as_str()))
    }
}

// Returns true for most marks at the end of a sentence: most paragraphs are no heads.
fn is_sentence_end(last: u8) -> bool {
    matches!(last, b'.' | b'!' | b'?' | b':' | b',' | b';')
}

// Reads `Annual Report    4`, `Annual Report | Page 4 of 9`.
fn behind_words(body: &str) -> Option<HeadLine<'_>> {
    let ends = body.rmatch_indices(char::is_whitespace).map(|(at, space)| (at, at + space.len()));
    split(ends.map(|(end, start)| (&body[..end], &body[start..])))
}

// Reads `4    Annual Report`.
fn before_words(body: &str) -> Option<HeadLine<'_>> {
    let ends = body.match_indices(char::is_whitespace).map(|(at, space)| (at, at + space.len()));
    split(ends.map(|(end, start)| (&body[start..], &body[..end])))
}

// Returns the longest number of a page beside other words.
fn split<'t>(parts: impl Iterator<Item = (&'t str, &'t str)>) -> Option<HeadLine<'t>> {
    let is_sign = |c: char| c.is_whitespace() || matches!(c, '|' | '-' | '–' | '—' | '·' | '•' | '/' | ',');
    let read = |(words, number): (&'t str, &'t str)| {
        let text = number;
        let number = PageNumber::read(text)?;
        let is_wide =
            words.ends_with(WIDE) || words.starts_with(WIDE) || words.contains('|') || text.contains('|');
        let words = words.trim_matches(is_sign);
        let stands_out = is_wide || number.is_marked;
        (words.chars().count() >= SHORTEST).then_some(HeadLine { words, number: Some(number), stands_out })
    };
    parts.take(MOST_WORDS).filter_map(read).last()
}

// Returns true for a line that may hold a number. Digits of other scripts than the Latin one are not ASCII.
fn has_digits(body: &str) -> bool {
    body.bytes().any(|byte| byte.is_ascii_digit())
        || !body.is_ascii() && body.contains(|c: char| c > '\u{65F}' && c.is_numeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &str) -> Option<(&str, Option<u32>)> {
        let line = TextLine::at(body, 0)?;
        let head = HeadLine::read(body, line).filter(|head| head.number.is_none() || !head.is_heading())?;
        Some((head.words, head.number.map(|number| number.value)))
    }

    #[test]
    fn the_number_of_a_page_is_found_in_a_head() {
        for (body, words, number) in [
            ("Harbour Report    4", "Harbour Report", 4),
            ("4    Harbour Report", "Harbour Report", 4),
            ("Harbour Report | Page 4 of 9", "Harbour Report", 4),
            ("Doc. HR-2024/17    Page 4 of 9", "Doc. HR-2024/17", 4),
            ("https://harbour.example/report    4/9", "https://harbour.example/report", 4),
            (
                "© 2024 Harbour Office. All rights reserved.    4",
                "© 2024 Harbour Office. All rights reserved.",
                4,
            ),
            ("تقرير الميناء | صفحة ٤", "تقرير الميناء", 4),
            ("تقرير الميناء - العدد 15 - ٤", "تقرير الميناء - العدد 15", 4),
        ] {
            assert_eq!(read(body), Some((words, Some(number))), "{body}");
        }
    }

    #[test]
    fn the_number_of_a_heading_is_none_of_a_page() {
        for body in ["Article 4", "Annex No. 4", "المادة 4", "المادة رقم ٤", "Harbour Report", "The end"]
        {
            assert_eq!(read(body), None, "{body}");
        }
    }
}
