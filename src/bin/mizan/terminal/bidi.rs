//! [`Bidi`]: prepares right-to-left text for terminals. Many terminals do not reorder Arabic themselves (UAX
//! #9).

use std::borrow::Cow;

use clap::ValueEnum;
use mizan::{Direction, Lang};
use unicode_bidi::{BidiInfo, Level};

use super::escape::is_bidi_control;

/// The treatment of right-to-left text on a terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Bidi {
    /// wrap it in isolates, for terminals that reorder right-to-left text themselves
    #[default]
    Isolate,
    /// reorder it, for terminals that do not
    Visual,
    /// leave it as it is
    Off,
}

impl Bidi {
    /// Returns a line for a terminal, with its right-to-left text isolated or the whole line reordered.
    /// `is_right_to_left` is the direction of the text from which the line was taken.
    pub(super) fn shown(self, line: &str, is_right_to_left: bool) -> Cow<'_, str> {
        match self {
            Self::Isolate if is_right_to_left => format!("\u{2067}{line}\u{2069}").into(),
            Self::Isolate | Self::Off => line.into(),
            Self::Visual => reordered(line, is_right_to_left).into(),
        }
    }
}

/// Returns true if the language of a text is written from right to left.
pub(super) fn is_right_to_left(line: &str) -> bool {
    Lang::detect(line).is_some_and(|lang| lang.direction() == Direction::RightToLeft)
}

fn reordered(line: &str, is_right_to_left: bool) -> String {
    let level = if is_right_to_left { Level::rtl() } else { Level::ltr() };
    let info = BidiInfo::new(line, Some(level));
    let paragraphs = info.paragraphs.iter();
    let lines = paragraphs.map(|paragraph| info.reorder_line(paragraph, paragraph.range.clone()));
    // The order obeys the marks of direction already. A terminal must not obey them again.
    lines.collect::<String>().replace(is_bidi_control, "")
}
