//! [`Bidi`]: prepares right-to-left text for terminals. Many terminals do not reorder Arabic themselves (UAX
//! #9).

use std::borrow::Cow;

use clap::ValueEnum;
use mizan::{Direction, Lang};
use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};
use unicode_segmentation::UnicodeSegmentation;

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

/// Returns true if a text has a letter that is written from right to left.
pub(super) fn has_right_to_left(text: &str) -> bool {
    text.chars().any(|c| matches!(bidi_class(c), BidiClass::R | BidiClass::AL))
}

fn reordered(line: &str, is_right_to_left: bool) -> String {
    let level = if is_right_to_left { Level::rtl() } else { Level::ltr() };
    let info = BidiInfo::new(line, Some(level));
    let mut shown = String::with_capacity(line.len());
    for paragraph in &info.paragraphs {
        let (levels, runs) = info.visual_runs(paragraph, paragraph.range.clone());
        for run in runs {
            match levels[run.start].is_rtl() {
                true => shown.extend(line[run].graphemes(true).rev()),
                false => shown += &line[run],
            }
        }
    }
    // The order obeys the marks of direction already. A terminal must not obey them again.
    shown.replace(is_bidi_control, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vowel_signs_stand_behind_their_letter_in_reordered_text() {
        let shown = |line: &str| Bidi::Visual.shown(line, is_right_to_left(line)).into_owned();
        assert_eq!(shown("قُلْ"), "لْقُ");
        assert_eq!(shown("see قُلْ now"), "see لْقُ now");
        assert_eq!(shown("عدد 12"), "12 ددع");
        assert_eq!(shown("\u{2068}سعاد\u{2069} · \u{2068}2026-11-30\u{2069}"), "2026-11-30 · داعس");
    }
}
