//! Decides whether a sentence ends at a mark.
//!
//! [`MarkContext::ends`] decides the plain cases itself: no text after the mark, punctuation that never
//! begins a sentence, marks inside a bracket. All other marks go to the rules for their kind.

use crate::segment::context::{MarkContext, WordAfter};
use crate::segment::marks::{Quotes, Terminal};

impl MarkContext<'_> {
    /// Returns true if a sentence ends at the mark.
    pub(crate) fn ends(&self, quotes: &mut Quotes) -> bool {
        let mark = self.mark;
        let Some(next) = WordAfter::read(&self.text[mark.next..self.end]) else { return false };
        if mark.kind == Terminal::Full {
            return !next.continues();
        }
        if !mark.has_gap() {
            return self.ends_without_space(&next, quotes);
        }
        if next.continues() || self.is_bracketed_alone() || self.is_bracketed_inside(quotes) {
            return false;
        }
        match mark.kind {
            Terminal::Stop | Terminal::Full => self.stop(&next, quotes),
            Terminal::Dots => self.dots(&next, quotes),
            Terminal::Question => self.question(&next, quotes),
        }
    }
}
