//! Marks inside brackets: a mark in a bracket that stands within a sentence does not end the sentence.

use crate::segment::context::MarkContext;
use crate::segment::marks::{Closed, Quotes, is_mark};

impl MarkContext<'_> {
    /// Returns true if the last bracket was opened inside the segment and not at its head.
    pub(crate) fn bracket_opened_inside(&self, quotes: &mut Quotes) -> bool {
        quotes
            .bracket(self.text, self.mark.start)
            .is_some_and(|at| at > self.start && !self.opens_segment(at))
    }

    /// Returns true for a bracket that holds nothing but the marks: `(!)`, `[...]`.
    pub(crate) fn is_bracketed_alone(&self) -> bool {
        self.mark.closed != Closed::Not
            && self.text[self.start..self.mark.start].trim_end_matches(is_mark).ends_with(['(', '['])
    }

    /// Returns true inside a bracket that stands within a sentence: `الكتاب (أهو الأول؟ لا، الثاني) ووضعه`.
    pub(crate) fn is_bracketed_inside(&self, quotes: &mut Quotes) -> bool {
        // The most chars of a bracket. Chosen by hand, so that a bracket that is never closed does not join
        // the whole block.
        const INSERTION: usize = 200;
        let at = self.mark.start;
        if self.is_square_inside() {
            return true;
        }
        if !quotes.is_bracket_open(self.text, at) || !self.bracket_opened_inside(quotes) {
            return false;
        }
        let mut ahead = self.text[self.mark.end..self.end].chars().take(INSERTION);
        ahead.find(|c| matches!(c, '(' | ')')) == Some(')')
    }

    /// Returns true if a round bracket closes right behind the mark that was opened inside the segment and
    /// not at its head.
    pub(crate) fn closes_inside(&self) -> bool {
        let closes =
            self.mark.closed == Closed::Bracket && self.text[self.mark.start..self.mark.end].contains(')');
        let opened = || self.text[self.start..self.mark.start].rfind('(').map(|at| self.start + at);
        closes && opened().is_some_and(|at| !self.opens_segment(at))
    }

    // Returns true if square brackets close right behind the mark that were opened inside the segment:
    // `النور [Al Noor Corp.] وشركاؤها`.
    fn is_square_inside(&self) -> bool {
        let closes = self.mark.closed == Closed::Bracket && self.text[..self.mark.end].ends_with(".]");
        let opened = || self.text[self.start..self.mark.start].rfind('[').map(|at| self.start + at);
        closes && opened().is_some_and(|at| at > self.start && !self.opens_segment(at))
    }
}
