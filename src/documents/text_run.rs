//! [`TextRun`]: the text of a block while a reader gathers it.

use std::ops::Range;

use super::block_source::{TextSpan, cut_to};
use super::unseen::is_unseen;

/// Text that is gathered piece by piece: spaces that follow one another become one, line ends are kept where
/// the document has a line end of its own, and signs that only order the display are left out.
#[derive(Debug, Default)]
pub(super) struct TextRun {
    text: String,
    /// True if a space stands between the text and what follows.
    is_spaced: bool,
    /// Where the pieces of the text stand in the file, as far as they were given with their place.
    spans: Vec<TextSpan>,
}

impl TextRun {
    /// Adds text whose spaces and line ends are mere spaces.
    pub(super) fn push(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                ' ' | '\t' | '\n' | '\r' | '\u{C}' => self.is_spaced = true,
                c if is_unseen(c) => {}
                c => self.push_char(c),
            }
        }
    }

    /// Adds text as [`push`](Self::push) does, and notes where it stands in the file, if that is known. A
    /// space between two pieces belongs to the one that has it.
    pub(super) fn push_from(&mut self, text: &str, from: Option<Range<usize>>) {
        let space = self.is_spaced && !self.text.is_empty() && !self.ends_a_line();
        let start = self.text.len() + usize::from(space);
        self.push(text);
        let at = start..self.text.len();
        if let Some(from) = from.filter(|_| !at.is_empty()) {
            self.spans.push(TextSpan { at, from });
        }
    }

    /// Takes the places of the text that was taken last.
    pub(super) fn take_spans(&mut self) -> Vec<TextSpan> {
        std::mem::take(&mut self.spans)
    }

    /// Adds text whose spaces and line ends stay as they are.
    pub(super) fn push_verbatim(&mut self, text: &str) {
        self.text.extend(text.chars().filter(|c| !is_unseen(*c)));
    }

    /// Adds a space.
    pub(super) fn space(&mut self) {
        self.is_spaced = true;
    }

    /// Ends the line.
    pub(super) fn end_line(&mut self) {
        self.is_spaced = false;
        self.text.push('\n');
    }

    /// Returns true if the last line has ended.
    pub(super) fn ends_a_line(&self) -> bool {
        self.text.ends_with('\n')
    }

    /// Returns how many bytes the text has.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// Takes the text without the spaces and line ends around it.
    pub(super) fn take(&mut self) -> Option<String> {
        self.is_spaced = false;
        let text = std::mem::take(&mut self.text);
        let trimmed = text.trim();
        if !self.spans.is_empty() {
            let start = text.len() - text.trim_start().len();
            cut_to(&mut self.spans, &(start..start + trimmed.len()));
        }
        match trimmed.len() {
            0 => None,
            len if len == text.len() => Some(text),
            _ => Some(trimmed.to_owned()),
        }
    }

    /// Takes the text as it was gathered.
    pub(super) fn take_untrimmed(&mut self) -> Option<String> {
        self.is_spaced = false;
        Some(std::mem::take(&mut self.text)).filter(|text| !text.is_empty())
    }

    /// Takes the text of code: the first line keeps its indent.
    pub(super) fn take_verbatim(&mut self) -> Option<String> {
        self.is_spaced = false;
        let text = std::mem::take(&mut self.text);
        let trimmed = text.trim_start_matches(['\n', '\r']).trim_end();
        (!trimmed.trim_start().is_empty()).then(|| trimmed.to_owned())
    }

    fn push_char(&mut self, c: char) {
        if std::mem::take(&mut self.is_spaced) && !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push(' ');
        }
        self.text.push(c);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_become_one_and_line_ends_stay() {
        let mut run = TextRun::default();
        run.push("  Close \n\t the ");
        run.push(" valve. ");
        run.end_line();
        run.push(" Open it. ");
        assert_eq!(run.take().unwrap(), "Close the valve.\nOpen it.");
        assert_eq!(run.take(), None);
    }

    #[test]
    fn signs_of_direction_are_left_out() {
        let mut run = TextRun::default();
        run.push("\u{200F}أغلق\u{200E} الصمام\u{202C}.");
        assert_eq!(run.take().unwrap(), "أغلق الصمام.");
    }

    #[test]
    fn code_keeps_its_lines() {
        let mut run = TextRun::default();
        run.push_verbatim("\n  let x = 1;\n\n  x\n");
        assert_eq!(run.take_verbatim().unwrap(), "  let x = 1;\n\n  x");
    }
}
