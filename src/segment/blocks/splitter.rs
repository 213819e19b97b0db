//! Text to blocks: paragraphs, headlines, list items.
//!
//! [`BlockSplitter`] reads a group of lines up to a blank one, judges whether the lines of the group were
//! wrapped, and returns where each block ends.

use std::collections::VecDeque;

use super::line::{TextLine, opens_item};
use super::wrap::Wrap;
use crate::segment::cut::Cuts;
use crate::segment::line_mark::LineMark;

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

    // Reads the lines up to a blank one or one with another mark, and the blank ones behind them.
    fn read_group(&mut self) {
        let mut lines: Vec<TextLine> = Vec::new();
        while let Some(line) = self.line() {
            let changes = lines.last().is_some_and(|last| last.mark(self.text) != line.mark(self.text));
            if (line.is_blank() || changes) && !lines.is_empty() {
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
        if self.unwrap {
            self.divide(&lines);
        }
        self.ends.push_back(self.at);
    }

    // Ends a block at each line end that is no space.
    fn divide(&mut self, lines: &[TextLine]) {
        // A page may end inside a wrapped paragraph: its number does not count for the wrapping.
        let inner = 1..lines.len().saturating_sub(1);
        let is_page = |index: usize| inner.contains(&index) && lines[index].is_page_number(self.text);
        let prose: Vec<_> =
            (0..lines.len()).filter(|&index| !is_page(index)).map(|index| lines[index]).collect();
        let Some(wrap) = Wrap::of(self.text, &prose) else {
            self.ends.extend(lines.iter().rev().skip(1).rev().map(|line| line.end));
            return;
        };
        for pair in prose.windows(2) {
            let joins = wrap.joins(self.text, pair[0], pair[1]);
            if !joins || opens_item(pair[1].body(self.text)) {
                let between = lines.iter().filter(|line| (pair[0].end..=pair[1].start).contains(&line.end));
                self.ends.push_back(pair[0].end);
                self.ends.extend(between.map(|line| line.end).filter(|&end| end > pair[0].end));
            }
        }
    }

    fn line(&self) -> Option<TextLine> {
        let start = self.at;
        let rest = &self.text[start..];
        let end = start + memchr::memchr(b'\n', rest.as_bytes()).map_or(rest.len(), |at| at + 1);
        let line = &self.text[start..end];
        let head = LineMark::read(line).map_or(start, |(_, length)| start + length);
        (end > start).then(|| TextLine { start, head, body: start + line.trim_end().len(), end })
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

    #[test]
    fn quoted_mail_and_comments_are_unwrapped_at_their_marks() {
        let mail = "> The clerk carried the heavy ledger across\n\
            > the yard and set it down. Nobody in the\n\
            > office looked up from the accounts, and\n> he left.\n>\n> He never came back.\nWhy not?";
        assert_eq!(blocks(mail).len(), 3);
        let comment = mail.replace("> ", "// ").replace(">\n", "//\n");
        assert_eq!(blocks(&comment).len(), 3);
    }

    #[test]
    fn the_number_of_a_page_does_not_undo_the_wrapping() {
        let text = "The clerk carried the heavy ledger across\n\
            the yard and set it down. Nobody in the\n17\n\
            office looked up from the accounts, and\nhe left.";
        assert_eq!(blocks(text), [text]);
        assert_eq!(blocks("Rooms\n12\n14\n15\nall of them").len(), 5);
    }
}
