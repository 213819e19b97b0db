//! [`Wrap`]: judges whether lines were wrapped, so that a line end counts as a space.
//!
//! A group of lines is judged as a whole. Lines wrapped at a width are full: the first word of the next line
//! would not have fitted. In lines wrapped by hand, sentences run across the line ends. Verse is never taken
//! for wrapped prose.

use super::item_lines::opens_list_item;
use super::line::{TextLine, is_bare_label, opens_item, opens_turn};
use crate::segment::marks::{ends_with_letter, has_terminal, opens_with_word};

// Widths in chars at which text is wrapped: from narrow columns to wide terminals. Chosen by hand.
const WIDTHS: std::ops::RangeInclusive<usize> = 35..=120;

// The least width in chars at which a group of only two lines counts as wrapped. Chosen by hand.
const PAIR_WIDTH: usize = 60;

// The most bytes of a char in UTF-8.
const LONGEST_CHAR: usize = 4;

// What stands between the halves of a verse, and the rarest byte of each.
const CAESURAS: [(&str, u8); 7] =
    [("...", b'.'), ("…", 0xE2), ("  ", b' '), ("\t", b'\t'), (" * ", b'*'), (" / ", b'/'), (" ** ", b'*')];

/// How the lines of a group were wrapped, if they were.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Wrap {
    /// At this width in chars: a line that is not full ends its paragraph.
    At(usize),
    /// By hand, with line ends inside sentences: the whole group is one paragraph.
    ByHand,
}

impl Wrap {
    /// Judges how the lines of a group were wrapped; `None` if each line is a block of its own.
    pub(crate) fn of(text: &str, lines: &[TextLine]) -> Option<Self> {
        let longest = lines.iter().map(|line| line.body - line.start).max()?;
        if lines.len() < 2 || longest > WIDTHS.end() * LONGEST_CHAR {
            return None;
        }
        // Text without any mark is verse, or a list.
        if !lines
            .first()
            .zip(lines.last())
            .is_some_and(|(first, last)| has_terminal(&text[first.start..last.body]))
        {
            return None;
        }
        let width = widest(text, lines);
        if !WIDTHS.contains(&width) {
            return None;
        }
        let at_width = Self::is_at_width(text, lines, width).then_some(Self::At(width));
        let wrap = at_width.or_else(|| Self::is_by_hand(text, lines, width).then_some(Self::ByHand));
        wrap.filter(|_| !is_verse(text, lines))
    }

    // Returns true if three of four line ends follow a full line, and half of these lines end without a mark.
    fn is_at_width(text: &str, lines: &[TextLine], width: usize) -> bool {
        let goes_on = lines.windows(2).filter(|pair| !may_end(text, pair[0], pair[1], width));
        let (mut ends, mut filled, mut open) = (0, 0, 0);
        let (mut last, most_ends) = (None, lines.len() - 1);
        for pair in goes_on {
            last = Some(&pair[1]);
            let is_full = pair[0].is_full(text, pair[1], width);
            ends += 1;
            filled += usize::from(is_full);
            open += usize::from(is_full && !pair[0].ends_with_mark(text));
            // Lists of short lines have many that are not full, and need not be read to their ends.
            if ends - filled > 1 && (ends - filled) * 4 > most_ends {
                return false;
            }
        }
        let Some(last) = last else { return false };
        if ends == 1 {
            return width >= PAIR_WIDTH && open == 1 && last.ends_with_mark(text);
        }
        filled * 4 >= ends * 3 && open * 2 >= filled
    }

    // Returns true if only the last line ends with a mark, a sentence ends inside a line, and no line is much
    // shorter than the others.
    fn is_by_hand(text: &str, lines: &[TextLine], width: usize) -> bool {
        let Some((last, others)) = lines.split_last() else { return false };
        let open = |line: &TextLine| !line.ends_with_mark(text) && line.width(text) * 5 >= width * 3;
        let crosses = |line: &TextLine| line.has_inner_end(text);
        last.ends_with_mark(text) && others.iter().all(open) && others.iter().any(crosses)
    }

    /// Returns true if the line end between two lines counts as a space.
    pub(crate) fn joins(self, text: &str, line: TextLine, next: TextLine) -> bool {
        match self {
            Self::At(width) => line.is_full(text, next, width),
            Self::ByHand => true,
        }
    }
}

// Returns the width of the widest line in chars. A line has no more chars than bytes, so that the chars of
// few lines are counted.
fn widest(text: &str, lines: &[TextLine]) -> usize {
    lines.iter().fold(0, |widest, line| match line.body - line.start <= widest {
        true => widest,
        false => widest.max(line.width(text)),
    })
}

// Returns true for a line that may end anywhere: before an item of a list or a turn of a dialogue, a label
// alone, and the heading of an item.
fn may_end(text: &str, line: TextLine, next: TextLine, width: usize) -> bool {
    let body = line.body(text);
    // Most lines are neither a label nor the end of a turn.
    if opens_with_word(body) && ends_with_letter(body) {
        return opens_list_item(text, next);
    }
    let is_heading = || opens_item(body) && line.width(text) * 2 < width && !line.ends_with_mark(text);
    let turns = || line.ends_with_mark(text) && opens_turn(next.body(text));
    opens_list_item(text, next) || is_bare_label(body) || is_heading() || turns()
}

// Returns true for verse: no line has a mark, or most lines have a caesura in their middle half.
fn is_verse(text: &str, lines: &[TextLine]) -> bool {
    let has_caesura = |line: &&TextLine| {
        let body = line.body(text).trim_start();
        let is_inner = |at: usize| at > body.len() / 4 && at < body.len() * 3 / 4;
        CAESURAS.into_iter().any(|caesura| find(body, caesura).is_some_and(is_inner))
    };
    lines.iter().filter(has_caesura).count() * 2 > lines.len()
        || !lines.iter().any(|line| has_terminal(line.body(text)))
}

// Returns the first place of a caesura. This is asked about each line of wrapped text, and few have the sign.
fn find(body: &str, (caesura, sign): (&str, u8)) -> Option<usize> {
    let sign_at = caesura.bytes().position(|byte| byte == sign)?;
    let mut places = memchr::memchr_iter(sign, body.as_bytes()).filter_map(|at| at.checked_sub(sign_at));
    places.find(|&at| body.as_bytes()[at..].starts_with(caesura.as_bytes()))
}
