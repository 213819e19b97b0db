//! [`mend`]: Arabic subtitles whose full stops stand before the words.
//!
//! Some players show Arabic from left to right, so that a full stop after the words stands at the wrong end.
//! Translators who saw that typed the full stop before the words. A file is mended if more lines begin with
//! such a mark than end with one.

// The marks that end a line.
const MARKS: [char; 11] = ['.', '!', '?', '؟', '،', ',', '؛', ';', ':', '…', '۔'];

/// Moves the marks of lines to where they belong, if the lines of the file have them in front.
pub(super) fn mend<'l>(lines: impl Iterator<Item = &'l mut String>) {
    let lines: Vec<_> = lines.filter(|line| line.chars().any(is_arabic)).collect();
    let begin = lines.iter().filter(|line| line.starts_with(MARKS)).count();
    let end = lines.iter().filter(|line| line.ends_with(MARKS)).count();
    if begin > end {
        for line in lines {
            *line = moved(line);
        }
    }
}

fn moved(line: &str) -> String {
    let words = line.trim_start_matches(MARKS);
    let marks = &line[..line.len() - words.len()];
    // A line with marks at both ends goes on from the line before.
    let words = if line.ends_with(MARKS) { line } else { words.trim() };
    let marks = if line.ends_with(MARKS) { "" } else { marks };
    let (dash, words) = match words.strip_suffix('-').map(str::trim_end) {
        Some(spoken) if !spoken.is_empty() && !spoken.starts_with('-') && !spoken.ends_with('-') => {
            ("- ", spoken)
        }
        _ => ("", words),
    };
    format!("{dash}{words}{}", marks.chars().rev().collect::<String>())
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{64A}' | '\u{671}'..='\u{6D3}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(lines: &[&str]) -> Vec<String> {
        let mut lines: Vec<_> = lines.iter().map(|line| (*line).to_owned()).collect();
        mend(lines.iter_mut());
        lines
    }

    #[test]
    fn marks_in_front_go_to_the_end() {
        assert_eq!(
            mended(&["،أغلق الباب", "! أسرع", "...سنصل قريبا", "؟!ماذا قلت", "نعم-", "لا بأس.", "(مزحة)."]),
            ["أغلق الباب،", "أسرع!", "سنصل قريبا...", "ماذا قلت!؟", "- نعم", "لا بأس.", "(مزحة)."]
        );
    }

    #[test]
    fn lines_that_go_on_stay_where_most_marks_are_right() {
        let lines = ["...وصلنا", "أغلق الباب.", "أسرع!", "...and then"];
        assert_eq!(mended(&lines), lines);
    }
}
