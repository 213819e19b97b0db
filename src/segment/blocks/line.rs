//! [`TextLine`]: a line of a text, as byte places in the text.

use crate::segment::line_mark::{LineMark, is_page_number};
use crate::segment::marks::{is_bullet, is_numeric, terminal};

/// A line: where it begins and ends, and where its text does.
#[derive(Clone, Copy, Debug)]
pub(super) struct TextLine {
    pub(super) start: usize,
    // Behind the mark of quoted mail or of a comment.
    pub(super) head: usize,
    // Where the white space at the end of the line begins.
    pub(super) body: usize,
    // Behind the line feed.
    pub(super) end: usize,
}

impl TextLine {
    pub(super) fn is_blank(self) -> bool {
        self.body <= self.head
    }

    /// Returns the mark at the head of the line.
    pub(super) fn mark(self, text: &str) -> Option<LineMark> {
        LineMark::read(&text[self.start..self.end]).map(|(mark, _)| mark)
    }

    /// Returns the line without its mark and without the white space at its end.
    pub(super) fn body(self, text: &str) -> &str {
        &text[self.head.min(self.body)..self.body]
    }

    /// Returns the width of the line in chars, its mark counted, the white space at its end not.
    pub(super) fn width(self, text: &str) -> usize {
        text[self.start..self.body].chars().count()
    }

    /// Returns true for a line that holds nothing but the number of a page: `12`, `- 12 -`.
    pub(super) fn is_page_number(self, text: &str) -> bool {
        is_page_number(self.body(text))
    }

    // Returns true if the first word of the next line would not have fitted into this one.
    pub(super) fn is_full(self, text: &str, next: Self, width: usize) -> bool {
        let word = next.body(text).split_whitespace().next().unwrap_or_default();
        self.width(text) + 1 + word.chars().count() > width
    }

    // Returns true if a sentence ends inside the line.
    pub(super) fn has_inner_end(self, text: &str) -> bool {
        let body = self.body(text);
        let mut words = body.split_whitespace().rev().skip(1);
        words.any(|word| word.chars().count() > 3 && word.ends_with(|c| terminal(c).is_some()))
    }

    /// Returns true if the line ends with a mark that may end a sentence, or with a colon.
    pub(super) fn ends_with_mark(self, text: &str) -> bool {
        let end = self.body(text).trim_end_matches(|c: char| !c.is_alphanumeric() && terminal(c).is_none());
        end.chars().next_back().is_some_and(|c| terminal(c).is_some() || c == ':')
    }
}

/// Returns true for a line that opens a list item or a turn of a dialogue: a bullet, a dash, a number or
/// letter with a stop or bracket.
pub(super) fn opens_item(line: &str) -> bool {
    let line = line.trim_start();
    let Some(first) = line.chars().next() else { return false };
    if is_bullet(first) || matches!(first, '-' | '–' | '—' | '*') {
        return true;
    }
    let bare = line.strip_prefix('(').unwrap_or(line);
    let marker = bare.trim_start_matches(char::is_alphanumeric);
    let label = &bare[..bare.len() - marker.len()];
    let short = label.chars().count() == 1 || label.chars().count() <= 3 && label.chars().all(is_numeric);
    !label.is_empty() && short && marker.starts_with(['.', ')', '-', '–'])
}
