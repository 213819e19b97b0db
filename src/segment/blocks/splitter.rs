//! Text to blocks: paragraphs, headlines, list items.
//!
//! [`BlockSplitter`] reads a group of lines up to a blank one, judges whether the lines of the group were
//! wrapped, and returns where each block ends.

use std::collections::VecDeque;

use super::line::{TextLine, opens_item};
use super::wrap::Wrap;
use crate::segment::cut::Cuts;

/// Splits a text into blocks: paragraphs, headlines, list items.
///
/// A blank line always separates. A single line end separates too, unless the lines were wrapped ([`Wrap`]):
/// then it is a space.
#[derive(Clone, Debug)]
pub(crate) struct BlockSplitter<'t> {
    text: &'t str,
    at: usize,
    unwrap: bool,
    ends: VecDeque<usize>,
}

impl<'t> BlockSplitter<'t> {
    /// Returns the blocks of a text. The lines of wrapped text are joined unless line ends are among the
    /// cuts.
    pub(crate) fn new(text: &'t str, cuts: Cuts) -> Self {
        Self { text, at: 0, unwrap: !cuts.line, ends: VecDeque::new() }
    }

    /// Returns where the next block ends, behind its line ends and the blank lines that follow.
    pub(crate) fn next_end(&mut self) -> Option<usize> {
        if let Some(end) = self.ends.pop_front() {
            return Some(end);
        }
        if self.at == self.text.len() {
            return None;
        }
        self.read_group();
        self.ends.pop_front()
    }

    // Reads the lines up to a blank one, and the blank ones behind them.
    fn read_group(&mut self) {
        let mut lines: Vec<TextLine> = Vec::new();
        while let Some(line) = self.line() {
            if line.is_blank() && !lines.is_empty() {
                break;
            }
            self.at = line.end;
            if !line.is_blank() {
                lines.push(line);
                if !self.unwrap {
                    break;
                }
            }
        }
        while let Some(line) = self.line().filter(|line| line.is_blank()) {
            self.at = line.end;
        }
        let wrap = if self.unwrap { Wrap::of(self.text, &lines) } else { None };
        for pair in lines.windows(2) {
            let joins = wrap.is_some_and(|wrap| wrap.joins(self.text, pair[0], pair[1]));
            if !joins || opens_item(pair[1].body(self.text)) {
                self.ends.push_back(pair[0].end);
            }
        }
        self.ends.push_back(self.at);
    }

    fn line(&self) -> Option<TextLine> {
        let start = self.at;
        let rest = &self.text[start..];
        let end = start + memchr::memchr(b'\n', rest.as_bytes()).map_or(rest.len(), |at| at + 1);
        (end > start).then(|| TextLine { start, body: start + self.text[start..end].trim_end().len(), end })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Vec<&str> {
        let mut blocks = BlockSplitter::new(text, Cuts::default());
        let mut start = 0;
        std::iter::from_fn(|| {
            let end = blocks.next_end()?;
            let block = text[start..end].trim_end();
            start = end;
            Some(block)
        })
        .collect()
    }

    #[test]
    fn a_blank_line_separates() {
        assert_eq!(blocks("عنوان\n\nنص الخبر\r\n \r\nخاتمة\n"), ["عنوان", "نص الخبر", "خاتمة"]);
    }

    #[test]
    fn a_line_is_a_block_unless_the_text_is_wrapped() {
        assert_eq!(blocks("عنوان\nفقرة أولى طويلة.\nفقرة."), ["عنوان", "فقرة أولى طويلة.", "فقرة."]);
        let wrapped = "The clerk carried the heavy ledger across\n\
            the yard and set it down. Nobody in the\n\
            office looked up from the accounts, and\nhe left.";
        assert_eq!(blocks(wrapped), [wrapped]);
    }

    #[test]
    fn a_short_line_of_wrapped_text_ends_its_paragraph() {
        let text = "The clerk carried the heavy ledger across\n\
            the yard and set it down. Nobody in the\n\
            office looked up from the accounts, and\nhe left.\n\
            On Monday the ledger was gone from that\n\
            table, and nobody had seen who took it\naway.";
        assert_eq!(blocks(text).len(), 2);
    }

    #[test]
    fn items_and_verses_stand_alone() {
        let items = "• افتح غطاء الجهاز من الجهة اليسرى ببطء شديد\n\
            • أخرج البطارية القديمة ثم نظف مكانها جيدا\n\
            • ضع البطارية الجديدة وأغلق الغطاء بإحكام.";
        assert_eq!(blocks(items).len(), 3);
        let verse = "سأعود يوما للديار وأهلها ... وأرى النخيل على ضفاف النهر\n\
            وأقول للأيام ما صنعت بنا ... وأعد ما فات ليالي العمر\n\
            والقلب يسأل عن رفاق دربه ... والعين تبحث عن ضياء البدر";
        assert_eq!(blocks(verse).len(), 3);
    }

    #[test]
    fn blank_lines_at_the_head_belong_to_the_first_block() {
        assert_eq!(blocks("\n\nأول\nثان"), ["\n\nأول", "ثان"]);
        assert_eq!(blocks(" \n\n"), [""]);
        assert_eq!(blocks(""), Vec::<&str>::new());
    }
}
