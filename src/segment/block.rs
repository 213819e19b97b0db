use std::collections::VecDeque;

use super::chars::{is_bullet, is_numeric, terminal};

/// Splits a text into blocks: paragraphs, headlines, list items.
///
/// A blank line always separates. A single line end separates too, unless the lines were wrapped at a width: then
/// each line is so full that the first word of the next would not have fitted, and the line end is a space.
#[derive(Clone, Debug)]
pub(super) struct Blocks<'t> {
    text: &'t str,
    at: usize,
    unwrap: bool,
    ends: VecDeque<usize>,
}

#[derive(Clone, Copy, Debug)]
struct Line {
    start: usize,
    // Behind the last character that is no white space.
    body: usize,
    // Behind the line end.
    end: usize,
}

// Columns at which text is wrapped; a wider or narrower block is none.
const WIDTHS: std::ops::RangeInclusive<usize> = 35..=120;
// A pair of lines tells little: only wide ones count.
const PAIR_WIDTH: usize = 60;
// Bytes of the longest character.
const LONGEST_CHAR: usize = 4;

impl<'t> Blocks<'t> {
    /// Returns the blocks of a text; with `unwrap`, the lines of wrapped text are joined.
    pub(super) fn new(text: &'t str, unwrap: bool) -> Self {
        Self { text, at: 0, unwrap, ends: VecDeque::new() }
    }

    /// Returns where the next block ends, its line ends and the blank lines behind it included.
    pub(super) fn next_end(&mut self) -> Option<usize> {
        if let Some(end) = self.ends.pop_front() {
            return Some(end);
        }
        if self.at == self.text.len() {
            return None;
        }
        self.read_group();
        self.ends.pop_front()
    }

    // Lines up to a blank one, and the blank ones behind.
    fn read_group(&mut self) {
        let mut lines: Vec<Line> = Vec::new();
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

    fn line(&self) -> Option<Line> {
        let start = self.at;
        let rest = &self.text[start..];
        let end = start + memchr::memchr(b'\n', rest.as_bytes()).map_or(rest.len(), |at| at + 1);
        (end > start).then(|| Line { start, body: start + self.text[start..end].trim_end().len(), end })
    }
}

impl Line {
    fn is_blank(self) -> bool {
        self.body == self.start
    }

    fn body(self, text: &str) -> &str {
        &text[self.start..self.body]
    }

    fn width(self, text: &str) -> usize {
        self.body(text).chars().count()
    }

    // The first word of the next line would not have fitted behind it.
    fn is_full(self, text: &str, next: Self, width: usize) -> bool {
        let word = next.body(text).split_whitespace().next().unwrap_or_default();
        self.width(text) + 1 + word.chars().count() > width
    }

    // A sentence ends in it and another begins.
    fn has_inner_end(self, text: &str) -> bool {
        let body = self.body(text);
        let mut words = body.split_whitespace().rev().skip(1);
        words.any(|word| word.chars().count() > 3 && word.ends_with(|c| terminal(c).is_some()))
    }

    fn ends_with_mark(self, text: &str) -> bool {
        let end = self.body(text).trim_end_matches(|c: char| !c.is_alphanumeric() && terminal(c).is_none());
        end.chars().next_back().is_some_and(|c| terminal(c).is_some() || c == ':')
    }
}

/// How the lines of a group were wrapped.
#[derive(Clone, Copy, Debug)]
enum Wrap {
    /// At this width: a line that is not full ends its paragraph.
    At(usize),
    /// By hand: every line goes on in the next.
    ByHand,
}

impl Wrap {
    fn of(text: &str, lines: &[Line]) -> Option<Self> {
        let longest = lines.iter().map(|line| line.body - line.start).max()?;
        if lines.len() < 2 || longest > WIDTHS.end() * LONGEST_CHAR {
            return None;
        }
        let width = lines.iter().map(|line| line.width(text)).max()?;
        if !WIDTHS.contains(&width) {
            return None;
        }
        let at_width = Self::is_at_width(text, lines, width).then_some(Self::At(width));
        let wrap = at_width.or_else(|| Self::is_by_hand(text, lines, width).then_some(Self::ByHand));
        wrap.filter(|_| !is_verse(text, lines))
    }

    fn is_at_width(text: &str, lines: &[Line], width: usize) -> bool {
        let full = lines.windows(2).filter(|pair| pair[0].is_full(text, pair[1], width));
        let (mut filled, mut open) = (0, 0);
        for pair in full {
            filled += 1;
            open += usize::from(!pair[0].ends_with_mark(text));
        }
        let ends = lines.len() - 1;
        if ends == 1 {
            return width >= PAIR_WIDTH && open == 1 && lines[1].ends_with_mark(text);
        }
        filled * 4 >= ends * 3 && open * 2 >= filled
    }

    // No line but the last ends with a mark, sentences end inside the lines, and no line is much shorter.
    fn is_by_hand(text: &str, lines: &[Line], width: usize) -> bool {
        let Some((last, others)) = lines.split_last() else { return false };
        let open = |line: &Line| !line.ends_with_mark(text) && line.width(text) * 5 >= width * 3;
        let crosses = |line: &Line| line.has_inner_end(text);
        last.ends_with_mark(text) && others.iter().all(open) && others.iter().any(crosses)
    }

    fn joins(self, text: &str, line: Line, next: Line) -> bool {
        match self {
            Self::At(width) => line.is_full(text, next, width),
            Self::ByHand => true,
        }
    }
}

// Verse has no mark at all, or a caesura in the middle of most lines.
fn is_verse(text: &str, lines: &[Line]) -> bool {
    let has_caesura = |line: &&Line| {
        let body = line.body(text).trim_start();
        ["...", "…", "  ", "\t", " * ", " / ", " ** "]
            .iter()
            .any(|gap| body.find(gap).is_some_and(|at| at > body.len() / 4 && at < body.len() * 3 / 4))
    };
    lines.iter().filter(has_caesura).count() * 2 > lines.len()
        || !lines.iter().any(|line| line.body(text).chars().any(|c| terminal(c).is_some()))
}

/// Returns true for a line that opens a list item or a turn of a dialogue: a bullet, a dash, a number or letter with
/// a stop or bracket.
fn opens_item(line: &str) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Vec<&str> {
        let mut blocks = Blocks::new(text, true);
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
