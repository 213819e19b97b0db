//! [`mend`]: Arabic subtitles whose full stops stand before the words.
//!
//! Some players show Arabic from left to right, so that a full stop after the words stands at the wrong end.
//! Translators who saw that typed the full stop before the words. A file is mended if more lines begin with
//! such a mark than end with one.

use super::cue_text::CueLine;
use crate::documents::block_source::{cut_to, move_on};

// The marks that end a line.
const MARKS: [char; 11] = ['.', '!', '?', '؟', '،', ',', '؛', ';', ':', '…', '۔'];

/// Moves the marks of lines to where they belong, if the lines of the file have them in front.
pub(super) fn mend<'l>(lines: impl Iterator<Item = &'l mut CueLine>) {
    let lines: Vec<_> = lines.filter(|line| line.text.chars().any(is_arabic)).collect();
    let begin = lines.iter().filter(|line| line.text.starts_with(MARKS)).count();
    let end = lines.iter().filter(|line| line.text.ends_with(MARKS)).count();
    if begin > end {
        lines.into_iter().for_each(move_marks);
    }
}

// Moves the marks before the words behind them. The marks then stand nowhere in the file.
fn move_marks(line: &mut CueLine) {
    let text = &line.text;
    let words = text.trim_start_matches(MARKS);
    let marks = &text[..text.len() - words.len()];
    // A line with marks at both ends goes on from the line before.
    if text.ends_with(MARKS) {
        return;
    }
    let words = words.trim();
    let (dash, words) = match words.strip_suffix('-').map(str::trim_end) {
        Some(spoken) if !spoken.is_empty() && !spoken.starts_with('-') && !spoken.ends_with('-') => {
            ("- ", spoken)
        }
        _ => ("", words),
    };
    let start = words.as_ptr().addr() - text.as_ptr().addr();
    cut_to(&mut line.spans, &(start..start + words.len()));
    move_on(&mut line.spans, dash.len());
    line.text = format!("{dash}{words}{}", marks.chars().rev().collect::<String>());
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{64A}' | '\u{671}'..='\u{6D3}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::TextSpan;

    fn mended(lines: &[&str]) -> Vec<String> {
        let line = |text: &&str| CueLine { text: (*text).to_owned(), ..CueLine::default() };
        let mut lines: Vec<_> = lines.iter().map(line).collect();
        mend(lines.iter_mut());
        lines.into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn marks_in_front_go_to_the_end() {
        assert_eq!(
            mended(&["،أغلق الباب", "! أسرع", "...سنصل قريبا", "؟!ماذا قلت", "نعم-", "لا بأس.", "(مزحة)."]),
            ["أغلق الباب،", "أسرع!", "سنصل قريبا...", "ماذا قلت!؟", "- نعم", "لا بأس.", "(مزحة)."]
        );
    }

    #[test]
    fn the_words_keep_their_places_in_the_file() {
        let span = |at, from| TextSpan { at, from };
        let mut line =
            CueLine { text: "!نعم-".to_owned(), spans: vec![span(0..8, 20..28)], is_turn: false };
        mend(std::iter::once(&mut line));
        assert_eq!((line.text.as_str(), line.spans), ("- نعم!", vec![span(2..8, 20..28)]));
    }

    #[test]
    fn lines_that_go_on_stay_where_most_marks_are_right() {
        let lines = ["...وصلنا", "أغلق الباب.", "أسرع!", "...and then"];
        assert_eq!(mended(&lines), lines);
    }
}
