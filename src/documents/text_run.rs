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

    /// Adds text as [`push_from`](Self::push_from) does, and notes the place of each sign, in pieces that
    /// have as many bytes here as in the file. White space at the end, or of more than one sign, and signs
    /// that are left out stand nowhere. If the text is spelled otherwise in the file, the pieces are one.
    pub(super) fn push_signs_from(&mut self, text: &str, from: Option<Range<usize>>) {
        let Some(start) = from.as_ref().filter(|from| from.len() == text.len()).map(|from| from.start) else {
            return self.push_from(text, from);
        };
        let (mut pieces, mut done) = (pieces(text), 0);
        let takes_space = !self.is_spaced && !self.text.is_empty() && !self.ends_a_line();
        // The space before the first piece is taken over too, if there is none yet.
        if let Some(first) =
            pieces.first_mut().filter(|first| takes_space && text[..first.start].ends_with(' '))
        {
            first.start -= 1;
            done = first.start;
        }
        for piece in pieces {
            self.push(&text[done..piece.start]);
            self.push_from(&text[piece.clone()], Some(start + piece.start..start + piece.end));
            done = piece.end;
        }
        self.push(&text[done..]);
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

// Returns the stretches of a text that a run takes over as they are.
fn pieces(text: &str) -> Vec<Range<usize>> {
    let mut pieces: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| !c.is_ascii_whitespace() && !is_unseen(*c)) {
        let end = at + c.len_utf8();
        match pieces.last_mut() {
            Some(last) if last.end == at || text[last.end..at] == *" " => last.end = end,
            _ => pieces.push(at..end),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_sign_is_known_to_stand_where_it_stands() {
        let mut run = TextRun::default();
        run.push_signs_from("one ", Some(10..14));
        run.push_signs_from(" two three  four\u{200F}. ", Some(20..41));
        assert_eq!(run.take().unwrap(), "one two three four.");
        let spans: Vec<_> = run.take_spans().into_iter().map(|span| (span.at, span.from)).collect();
        assert_eq!(spans, [(0..3, 10..13), (4..13, 21..30), (14..18, 32..36), (18..19, 39..40)]);
        run.push_signs_from("one", Some(10..13));
        run.push_signs_from("\u{200E}  two", Some(13..21));
        assert_eq!(run.take_spans()[1], TextSpan { at: 3..7, from: 17..21 });
    }

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
