//! Where a long text may be parted: [`certain_end`], a place that no paragraph crosses.
//!
//! A group of lines up to a blank line is judged as a whole, so a text is parted at blank lines. Among lines
//! that are too wide to be wrapped, each line is a paragraph, and a text may be parted between two of them.

// The greatest width in chars at which text is wrapped, as the room `segment` has it in `blocks/wrap.rs`.
const WIDEST: usize = 120;

// Marks after which no sentence goes on at the end of a page.
const MARKS: [char; 6] = ['.', '!', '?', '؟', '…', ':'];

// The most bytes of a running head, as the room `segment` has them in `pages/page_end.rs`.
const LONGEST_HEAD: usize = 120;

/// Returns the last place at which the text may be parted: after a blank line that follows a sentence
/// and before a paragraph that is no running head, else after any blank line, else between two wide lines.
pub(super) fn certain_end(text: &str) -> Option<usize> {
    let (mut after_blank, mut between_wide) = (None, None);
    let mut starts = line_starts(text).peekable();
    while let Some(at) = starts.next() {
        let last = &text[starts.peek().copied().unwrap_or_default()..at - 1];
        let (before, behind) = text.split_at(at);
        let is_blank = last.trim_start().is_empty();
        // Most lines are neither blank nor wide, and are passed over by few bytes.
        if !is_blank && (between_wide.is_some() || last.len() <= WIDEST)
            || !behind.starts_with(char::is_alphabetic)
        {
            continue;
        }
        if !is_blank {
            between_wide = Some(at).filter(|_| is_wide(last) && is_wide(first_line(behind)));
        } else if is_paragraph(behind) && ends_with_mark(before) {
            return Some(at);
        } else if after_blank.is_none() && before.contains(char::is_alphanumeric) {
            after_blank = Some(at);
        }
    }
    after_blank.or(between_wide)
}

/// Returns the end of the last whole line.
pub(super) fn line_end(text: &str) -> Option<usize> {
    line_starts(text).next()
}

// Returns the places after line ends, the last one first. The next line has a char at least.
fn line_starts(text: &str) -> impl Iterator<Item = usize> {
    memchr::memrchr_iter(b'\n', text.as_bytes()).map(|at| at + 1).filter(|&at| at < text.len())
}

// Returns true for a long line and for lines without a blank one between them. A running head stands alone.
fn is_paragraph(behind: &str) -> bool {
    let first = first_line(behind);
    let second = behind.get(first.len() + 1..).map(first_line);
    first.len() > LONGEST_HEAD || second.is_some_and(|second| !second.trim().is_empty())
}

fn ends_with_mark(before: &str) -> bool {
    let is_mark = |c: char| MARKS.contains(&c);
    before.trim_end_matches(|c: char| !c.is_alphanumeric() && !is_mark(c)).ends_with(is_mark)
}

fn first_line(behind: &str) -> &str {
    &behind[..memchr::memchr(b'\n', behind.as_bytes()).unwrap_or(behind.len())]
}

fn is_wide(line: &str) -> bool {
    line.len() > WIDEST && line.trim().chars().nth(WIDEST).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(text: &str) -> Option<(&str, &str)> {
        certain_end(text).map(|at| text.split_at(at))
    }

    #[test]
    fn the_end_of_a_sentence_before_a_blank_line_comes_first() {
        let text = "The rain fell.\n \nA road was\nwet\n\nclosed";
        assert_eq!(parted(text), Some(("The rain fell.\n \n", "A road was\nwet\n\nclosed")));
        // A running head stays with the lines before it.
        let text = "It fell.\n\nIt was\nwet.\n\nThe rain\n\nclosed\nroads";
        assert_eq!(parted(text), Some(("It fell.\n\n", "It was\nwet.\n\nThe rain\n\nclosed\nroads")));
        assert_eq!(parted("A road was\n\nclosed"), Some(("A road was\n\n", "closed")));
    }

    #[test]
    fn blank_lines_stay_with_the_paragraph_before_them() {
        assert_eq!(parted("هطل المطر.\r\n\r\n\n"), None);
        assert_eq!(parted("هطل المطر.\n\n>\nنعم"), None);
        assert_eq!(parted("\n\nنعم"), None);
        // The mark of quoted mail alone is a blank line too.
        assert_eq!(parted(">\n \r\nنعم"), None);
        assert_eq!(parted("It rained.\n\n12\n\n"), None);
    }

    #[test]
    fn wide_lines_are_parted_from_wide_lines_only() {
        let (wide, short) = ("word ".repeat(30), "word ".repeat(9));
        assert_eq!(certain_end(&format!("{wide}\n{short}\n{wide}\n{short}")), None);
        assert_eq!(certain_end(&format!("{wide}\n{wide}\n{short}\n{wide}")), Some(wide.len() + 1));
    }
}
