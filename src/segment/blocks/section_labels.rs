//! The labels of a list in one line that are no single numbers: numbers of several levels
//! (`1.1. The price 1.2. The term`), numbers in a circle (`① open ② close`) and other numbers of one sign
//! (`Ⅰ. المقدمة Ⅱ. المتن`).

use std::ops::Range;

use crate::segment::context::prior;
use crate::segment::marks::is_arabic;
use crate::segment::words::{Says, WordTables};
use crate::text::{Digits, digit_system, digit_value};

// The first and the last sign of each row of numbers that are one character.
const ENCLOSED: [(char, char); 9] = [
    ('Ⅰ', 'Ⅻ'),
    ('ⅰ', 'ⅻ'),
    ('①', '⑳'),
    ('⑴', '⒇'),
    ('⒈', '⒛'),
    ('⓵', '⓾'),
    ('❶', '❿'),
    ('➀', '➉'),
    ('➊', '➓'),
];

// The most levels of a number.
const MOST_LEVELS: usize = 5;

// Words before a number to which the sentence refers.
const REFERRING: &str = "and as by from in of or per see than to under with انظر راجع وفق حسب أو و";

// How the labels of a list are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    // By the first sign of the row.
    Enclosed(char),
    Levels { digits: Digits, between: char, opener: bool, closer: &'static str },
}

/// A label of such a list.
#[derive(Clone, Debug)]
struct SectionLabel {
    style: Style,
    levels: Vec<u32>,
    // In bytes.
    length: usize,
}

/// Returns the places of the labels that open the block and follow in order; empty if fewer than two do.
pub(super) fn section_labels(words: &WordTables, text: &str, block: Range<usize>) -> Vec<Range<usize>> {
    let body = text[block.clone()].trim_start();
    // Most blocks open with a letter, which no such label does.
    if body.starts_with(is_letter) {
        return Vec::new();
    }
    let at = |token: &str| token.as_ptr() as usize - text.as_ptr() as usize;
    let mut tokens = body.split_whitespace().peekable();
    let Some(first) = tokens.next() else { return Vec::new() };
    let Some(mut last) = SectionLabel::read(first).filter(|label| label.may_be_first(tokens.peek())) else {
        return Vec::new();
    };
    let place = |token: &str, label: &SectionLabel| at(token)..at(token) + label.length;
    let mut labels = Vec::from([place(first, &last)]);
    while let Some(token) = tokens.next() {
        let follows = |label: &SectionLabel| label.is_after(&last) && label.opens_item(token, tokens.peek());
        let Some(label) = SectionLabel::read(token).filter(follows) else { continue };
        if refers(words, prior(text, block.start, at(token)).1) {
            continue;
        }
        labels.push(place(token, &label));
        last = label;
    }
    if labels.len() > 1 { labels } else { Vec::new() }
}

// Returns true for most letters of English and Arabic.
fn is_letter(c: char) -> bool {
    matches!(c, 'A'..='Z' | 'a'..='z' | '\u{621}'..='\u{64A}')
}

impl SectionLabel {
    fn read(token: &str) -> Option<Self> {
        let first = token.chars().next()?;
        if let Some(&(start, _)) = ENCLOSED.iter().find(|(start, end)| (*start..=*end).contains(&first)) {
            let levels = vec![u32::from(first) - u32::from(start) + 1];
            let is_closed = token[first.len_utf8()..].starts_with(['.', ')', '-']);
            let length = first.len_utf8() + usize::from(is_closed);
            return Some(Self { style: Style::Enclosed(start), levels, length });
        }
        let opener = token.starts_with('(');
        let bare = token.strip_prefix('(').unwrap_or(token);
        let digits = bare.chars().next().and_then(digit_system)?;
        let end = bare.rfind(|c| digit_value(c).is_some())?;
        let end = end + bare[end..].chars().next().map_or(0, char::len_utf8);
        let closers: &[&'static str] =
            if opener { &[")", ").", ")-"] } else { &["", ".", ")", "-", ".-", ":"] };
        let closer = *closers.iter().find(|closer| **closer == &bare[end..])?;
        let number = &bare[..end];
        let between = number.chars().find(|c| matches!(c, '.' | '-')).unwrap_or('.');
        let levels: Option<Vec<u32>> = number.split(between).map(|level| value(level, digits)).collect();
        let levels = levels.filter(|levels| levels.len() <= MOST_LEVELS)?;
        let style = Style::Levels { digits, between, opener, closer };
        Some(Self { style, levels, length: token.len() })
    }

    fn may_be_first(&self, next: Option<&&str>) -> bool {
        let is_enclosed = matches!(self.style, Style::Enclosed(_));
        is_enclosed || self.levels.len() > 1 && self.opens_item("", next)
    }

    // Returns true if an item begins behind the label. Without a mark at its end, a number may be a decimal.
    fn opens_item(&self, token: &str, next: Option<&&str>) -> bool {
        let opens = |word: &&str| match self.style {
            Style::Levels { closer: "", .. } => {
                word.starts_with(|c: char| c.is_uppercase() || is_arabic(c)) && word.chars().nth(1).is_some()
            }
            _ => word.starts_with(|c: char| c.is_alphanumeric() || !c.is_ascii()),
        };
        token.len() > self.length || next.is_some_and(opens)
    }

    // Returns true for the next label of the same level, the first of a deeper one, or the next of a
    // shallower one.
    fn is_after(&self, last: &Self) -> bool {
        let (levels, before) = (&self.levels, &last.levels);
        let Some((own, shared)) = levels.split_last() else { return false };
        let is_next =
            || before.starts_with(shared) && before.get(shared.len()).is_some_and(|last| last + 1 == *own);
        self.style == last.style && (is_next() || shared == before.as_slice() && *own == 1)
    }
}

// Reads a level: up to three digits of one system.
fn value(level: &str, digits: Digits) -> Option<u32> {
    const MOST_DIGITS: usize = 3;
    let is_one_system = level.chars().all(|c| digit_system(c) == Some(digits));
    let fits = (1..=MOST_DIGITS).contains(&level.chars().count()) && is_one_system;
    fits.then(|| level.chars().filter_map(digit_value).fold(0, |value, digit| value * 10 + digit))
}

// Returns true for a word before a number to which the sentence refers: `see 1.2`, البند 1.2.
fn refers(words: &WordTables, word: &str) -> bool {
    let is_part = |word: &str| words.is_noun(word, Says::SECTION.union(Says::LABEL));
    is_part(word)
        || word.strip_suffix('s').is_some_and(is_part)
        || words.word(word).any(Says::LEFT_OPEN)
        || REFERRING.split(' ').any(|one| one.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    // Asserts that the items of a text begin at its start and where a `|` stands in it.
    fn assert_items(marked: &str) {
        let text = marked.replace('|', "");
        let labels = section_labels(&WordTables::built_in(), &text, 0..text.len());
        let starts: Vec<usize> = labels.iter().skip(1).map(|label| label.start).collect();
        let bars = marked.match_indices('|').enumerate().map(|(count, (at, _))| at - count);
        assert_eq!(starts, bars.collect::<Vec<_>>(), "{marked}");
    }

    #[test]
    fn numbers_of_several_levels_open_items() {
        assert_items("1.1. Mend the roof |1.2. Paint the door |1.3. Sweep the yard");
        assert_items("1.1 Mend the roof |1.2 Paint the door |1.2.1 Sand it |1.3 Sweep the yard");
        assert_items("(2.1) mend the roof |(2.2) paint the door");
        assert_items("١-١ إصلاح السقف |١-٢ دهان الجدار |١-٣ كنس الساحة");
        assert_items("١.١. إصلاح السقف |١.٢. دهان الجدار");
        assert_items("1.9. Mend the roof |1.10. Paint the door |2. Sweep the yard");
    }

    #[test]
    fn numbers_in_circles_open_items() {
        assert_items("① open the box |② lift the lid |③ close it");
        assert_items("❶ افتح الصندوق |❷ ارفع الغطاء");
        assert_items("Ⅰ. المقدمة |Ⅱ. المتن |Ⅲ. الخاتمة");
        assert_items("ⅰ) open |ⅱ) close");
        assert_items("① open ③ close");
    }

    #[test]
    fn other_numbers_open_none() {
        assert_items("1.1 of it and 1.2 of that");
        assert_items("1.1. As clause 1.2. It says so");
        assert_items("1.1. See 1.2. It says so");
        assert_items("1.1. كما جاء في البند 1.2. يلتزم البائع");
        assert_items("It rose from 1.1 Then 1.2 Now");
    }
}
