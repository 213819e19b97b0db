//! Text to blocks: paragraphs, headlines, list items.
//!
//! [`BlockSplitter`] reads a group of lines up to a blank one, judges whether the lines of the group were
//! wrapped, and returns where each block ends.

use std::collections::VecDeque;

use super::attribution::attribution;
use super::block::Block;
use super::item_lines::opens_list_item;
use super::line::{TextLine, opens_item, opens_turn};
use super::wrap::Wrap;
use crate::segment::compounds::Compounds;
use crate::segment::cut::Cuts;
use crate::segment::hyphen::{Hyphen, Spellings};
use crate::segment::marks::message_end;
use crate::segment::pages::{Bridge, PageLines, PageNumber};
use crate::segment::seam::Seam;

/// Splits a text into blocks: paragraphs, headlines, list items.
///
/// A blank line always separates, unless a page ends there inside a sentence. A single line end separates
/// too, unless the lines were wrapped ([`Wrap`]): then it is a space. Lines that belong to a page are blocks
/// of their own.
#[derive(Clone, Debug)]
pub(crate) struct BlockSplitter<'t> {
    text: &'t str,
    at: usize,
    unwrap: bool,
    pages: PageLines,
    // Read when the first word that is cut at a line end comes.
    spellings: Option<Spellings>,
    // The first brace from the start of the last line on.
    brace: Option<usize>,
    compounds: Compounds,
    blocks: VecDeque<Block>,
    // The seams of the block that is still being read.
    seams: Vec<Seam>,
    // How the lines were wrapped around the last end of a page.
    bridged: Option<Wrap>,
}

impl<'t> BlockSplitter<'t> {
    /// Returns the blocks of a text. The lines of wrapped text are joined unless line ends are among the
    /// cuts.
    pub(crate) fn new(text: &'t str, cuts: Cuts, compounds: Compounds) -> Self {
        Self {
            text,
            at: 0,
            unwrap: !cuts.line,
            pages: PageLines::of(text),
            spellings: None,
            brace: None,
            compounds,
            blocks: VecDeque::new(),
            seams: Vec::new(),
            bridged: None,
        }
    }

    /// Returns the next block. It ends after its line ends and the blank lines that follow.
    pub(crate) fn next(&mut self) -> Option<Block> {
        while self.blocks.is_empty() && self.at < self.text.len() {
            self.read_group();
        }
        self.blocks.pop_front()
    }

    // Reads the lines up to the end of a group, and closes its blocks. The last one stays open if a sentence
    // goes on after the end of a page.
    fn read_group(&mut self) {
        let lines = self.group();
        let page_line = lines.first().is_some_and(|line| self.pages.has(*line));
        let bridge = lines.last().filter(|_| self.unwrap && !page_line).and_then(|last| self.bridge(*last));
        let before = self.bridged.take();
        if self.unwrap {
            let wrap = Wrap::of(self.text, &lines).or(before).or(bridge.map(|bridge| bridge.wrap));
            self.divide(&lines, wrap);
        }
        if let Some(bridge) = bridge {
            self.cross(bridge);
            return;
        }
        while let Some(line) = TextLine::at(self.text, self.at).filter(|line| line.is_blank()) {
            self.at = line.end;
        }
        self.close(self.at, page_line);
    }

    // Reads the lines up to a blank one, one with another mark, or one that belongs to a page; such a line is
    // a group of its own.
    fn group(&mut self) -> Vec<TextLine> {
        let mut lines: Vec<TextLine> = Vec::new();
        while let Some(line) = TextLine::at(self.text, self.at) {
            let ends = |last: &TextLine| line.is_blank() || last.mark(self.text) != line.mark(self.text);
            let page_ends = !self.pages.are_none()
                && (self.pages.has(line) || self.text[line.start..].starts_with('\u{C}'));
            if lines.last().is_some_and(|last| ends(last) || page_ends) {
                break;
            }
            let line = if self.unwrap { self.with_message(line) } else { line };
            self.at = line.end;
            if !line.is_blank() {
                lines.push(line);
                if !self.unwrap || self.pages.has(line) {
                    break;
                }
            }
        }
        lines
    }

    // Returns a line together with the lines over which a message of ICU in it goes on.
    fn with_message(&mut self, line: TextLine) -> TextLine {
        let bytes = self.text.as_bytes();
        if self.brace.is_none_or(|brace| brace < line.start) {
            let found = memchr::memchr(b'{', &bytes[line.start..]);
            self.brace = Some(found.map_or(bytes.len(), |found| line.start + found));
        }
        if self.brace.is_some_and(|brace| brace >= line.body) {
            return line;
        }
        let braces = memchr::memchr_iter(b'{', &bytes[line.head.min(line.body)..line.body]);
        let mut ends = braces.filter_map(|brace| message_end(self.text, line.head + brace));
        let last = ends.find(|&end| end > line.body).and_then(|end| TextLine::at(self.text, end - 1));
        last.map_or(line, |last| TextLine { body: last.body, end: last.end, ..line })
    }

    // Returns where a sentence goes on after the end of a page, if the page ends here.
    fn bridge(&self, last: TextLine) -> Option<Bridge> {
        if self.pages.are_none() {
            return None;
        }
        let mut behind = last.end;
        let mut page_ends = false;
        while let Some(line) = TextLine::at(self.text, behind) {
            page_ends |= self.pages.has(line) || self.text[line.start..].starts_with('\u{C}');
            if !(line.is_blank() || self.pages.has(line)) {
                break;
            }
            behind = line.end;
        }
        page_ends.then(|| Bridge::across(self.text, last.end, behind, |line| self.pages.has(line)))?
    }

    // Goes on after the end of a page inside a sentence.
    fn cross(&mut self, bridge: Bridge) {
        let between = std::iter::successors(TextLine::at(self.text, bridge.last.end), |line| {
            TextLine::at(self.text, line.end)
        });
        let between = between.take_while(|line| line.start < bridge.next.start);
        let page_lines = between.filter(|line| self.pages.has(*line)).count();
        self.join(bridge.last, bridge.next, page_lines);
        self.at = bridge.next.start;
        self.bridged = Some(bridge.wrap);
    }

    // Ends a block at each line end that is no space.
    fn divide(&mut self, lines: &[TextLine], wrap: Option<Wrap>) {
        // A number alone on a line does not count for the wrapping.
        let inner = 1..lines.len().saturating_sub(1);
        let is_number =
            |at: usize| inner.contains(&at) && PageNumber::read(lines[at].body(self.text)).is_some();
        let numbers: Vec<usize> = inner.clone().filter(|&at| is_number(at)).collect();
        let wrap = if numbers.is_empty() { wrap } else { Wrap::of(self.text, &without(lines, &numbers)) };
        let attribution = attribution(self.text, lines);
        for (at, pair) in lines.windows(2).enumerate() {
            let number = [at, at + 1].into_iter().find(|at| numbers.binary_search(at).is_ok());
            let joins = wrap.is_some_and(|wrap| match number {
                Some(at) => self.goes_on_behind(lines[at - 1], lines[at + 1], wrap),
                None => wrap.joins(self.text, pair[0], pair[1]),
            });
            let ends = !joins || opens_block(self.text, pair[0], pair[1]);
            if ends && attribution.is_none_or(|first| at < first) {
                self.close(pair[0].end, false);
            } else if pair[0].hyphen(self.text, pair[1]).is_some() {
                self.join(pair[0], pair[1], 0);
            }
        }
    }

    // Returns true if a sentence goes on after a number alone on a line, which is no number of a page.
    fn goes_on_behind(&self, line: TextLine, next: TextLine, wrap: Wrap) -> bool {
        let words = next.body(self.text).trim_start();
        let opens = words.starts_with(|c: char| c.is_uppercase() || c.is_numeric()) || opens_item(words);
        !opens && !line.ends_with_mark(self.text) && wrap.joins(self.text, line, next)
    }

    // Joins two lines without what stands between them.
    fn join(&mut self, line: TextLine, next: TextLine, page_lines: usize) {
        let hyphen = line.hyphen(self.text, next);
        let joint = hyphen.map_or(" ", |hyphen: Hyphen<'_>| {
            hyphen.joint(self.spellings.get_or_insert_with(|| Spellings::of(self.text)), &self.compounds)
        });
        let start = line.body - hyphen.map_or(0, |hyphen| hyphen.bytes);
        self.seams.push(Seam { range: start..next.words_start(self.text), joint, page_lines });
    }

    fn close(&mut self, end: usize, is_page_line: bool) {
        self.blocks.push_back(Block { end, is_page_line, seams: std::mem::take(&mut self.seams) });
    }
}

// Returns true if the next line opens an item of a list, or a turn of a dialogue behind a whole sentence.
fn opens_block(text: &str, line: TextLine, next: TextLine) -> bool {
    opens_list_item(text, next) || line.ends_with_mark(text) && opens_turn(next.body(text))
}

fn without(lines: &[TextLine], numbers: &[usize]) -> Vec<TextLine> {
    let prose = lines.iter().enumerate().filter(|(at, _)| numbers.binary_search(at).is_err());
    prose.map(|(_, line)| *line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Vec<&str> {
        let mut blocks = BlockSplitter::new(text, Cuts::default(), Compounds::default());
        let mut start = 0;
        std::iter::from_fn(|| {
            let end = blocks.next()?.end;
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
        let starred = mail.replace("> ", " * ").replace(">\n", " *\n");
        assert_eq!(blocks(&format!("/**\n{starred}")).len(), 4);
        // Without the head of a comment, the stars are bullets.
        assert_eq!(blocks(&starred).len(), 7);
    }

    #[test]
    fn a_message_on_several_lines_is_one_block() {
        let message = "{gender, select,\n  male {He came. He left.}\n  other {# came.}\n}";
        assert_eq!(blocks(message), [message]);
        assert_eq!(blocks(&format!("Title\n{message}\nNext")), ["Title", message, "Next"]);
        // A list in braces, code, and a message that does not end.
        assert_eq!(blocks("if (a) {\n  b;\n}").len(), 3);
        assert_eq!(blocks("{name, number}\nNext").len(), 2);
        assert_eq!(blocks("{n, plural,\n one {One.}\nNext").len(), 3);
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
