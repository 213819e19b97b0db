//! The line above quoted mail that says who wrote it and when, and that mail programs wrap:
//! `On Mon, 3 Mar 2025 at 10:11, Sami` / `<sami@harbour.example> wrote:`.

use super::line::TextLine;
use crate::segment::line_mark::LineMark;

// The most lines of an attribution.
const MOST_LINES: usize = 3;

// Words with which attributions begin.
const OPENERS: [&str; 5] = ["On ", "في ", "بتاريخ ", "يوم ", "كتب "];

// The least digits of a date.
const LEAST_DIGITS: usize = 3;

/// Returns the index of the line with which the attribution of the quotation behind the lines begins; `None`
/// if no deeper quotation follows, or if the last lines have no colon and no date.
pub(super) fn attribution(text: &str, lines: &[TextLine]) -> Option<usize> {
    let last = lines.last().filter(|last| last.body(text).ends_with(':'))?;
    let next = TextLine::first_from(text, last.end, 1)?;
    if depth(text, next) <= depth(text, *last) {
        return None;
    }
    let earliest = lines.len().saturating_sub(MOST_LINES);
    let open = |at: &usize| *at + 1 == lines.len() || !lines[*at].ends_with_mark(text);
    let near: Vec<usize> = (earliest..lines.len()).rev().take_while(open).collect();
    let opens = |at: &usize| OPENERS.iter().any(|word| lines[*at].body(text).trim_start().starts_with(word));
    let dated = |at: &usize| {
        let body = lines[*at].body(text);
        body.chars().filter(|c| c.is_numeric()).count() >= LEAST_DIGITS
    };
    let first = near.iter().copied().find(opens).or_else(|| near.iter().copied().find(dated))?;
    near.iter().filter(|at| **at >= first).any(dated).then_some(first)
}

fn depth(text: &str, line: TextLine) -> usize {
    match line.mark(text) {
        Some(LineMark::Quotation(depth)) => depth,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &str) -> Option<usize> {
        let lines = std::iter::successors(TextLine::at(text, 0), |line| TextLine::at(text, line.end));
        let mark = |line: &TextLine| depth(text, *line);
        let lines: Vec<_> = lines.collect();
        let own: Vec<_> = lines.iter().copied().take_while(|line| mark(line) == mark(&lines[0])).collect();
        attribution(text, &own)
    }

    #[test]
    fn who_wrote_may_stand_on_several_lines() {
        assert_eq!(first("Yes.\nOn Mon, 3 Mar 2025 at 10:11, Sami\n<s@h.example> wrote:\n> Hello"), Some(1));
        assert_eq!(
            first("> On 3 Mar 2025 Sami of the\n> Harbour <s@h.example>\n> wrote:\n> > Hello"),
            Some(0)
        );
        assert_eq!(first("في الاثنين، 3 مارس 2025، كتب سامي\n<s@h.example>:\n> مرحبا"), Some(0));
        assert_eq!(first("On 3/3/2025 Sami wrote:\n> Hello"), Some(0));
    }

    #[test]
    fn other_lines_are_none() {
        assert_eq!(first("The poem of the evening\nby Sami:\n> Hello"), None);
        assert_eq!(first("On 3 March 2025 the office\nhad three rooms:\nHello"), None);
        assert_eq!(first("He came on 3/3/2025.\nSami said:\n> Hello"), None);
    }
}
