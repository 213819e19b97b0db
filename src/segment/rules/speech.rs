//! Verbs and names after a quotation that say who speaks, and so belong to the sentence of the quotation.

use crate::segment::context::{First, MarkContext, WordAfter};
use crate::segment::marks::{Quotes, is_alphabetic, is_opening_quote, is_turning_quote};
use crate::segment::words::Says;
use crate::segment::{arabic, english};

impl MarkContext<'_> {
    /// Returns true if an Arabic verb of saying follows: `«متى تعود؟» سأل الطفل`.
    pub(crate) fn is_said(&self, next: &WordAfter<'_>) -> bool {
        next.first == First::Arabic && !next.quoted && self.words.word(next.word).any(Says::SAID)
    }

    /// Returns true if a name and an English verb of saying follow: `"Run!" Tom shouted.`
    pub(crate) fn is_said_by_name(&self, next: &WordAfter<'_>) -> bool {
        if next.first != First::Upper || next.quoted {
            return false;
        }
        let verb = next.rest.trim_start().split(|c: char| !is_alphabetic(c)).next().unwrap_or_default();
        self.words.word(verb).any(Says::SAID) && !self.opens(next)
    }

    /// Returns true if the next word is one that opens a sentence.
    pub(crate) fn opens(&self, next: &WordAfter<'_>) -> bool {
        match next.first {
            First::Arabic => arabic::opens(self.words, next.word),
            First::Upper => english::opens(self.words, next.word),
            _ => false,
        }
    }

    /// Returns true if the segment began with the quotation that closes at the mark.
    pub(crate) fn begins_with_quotation(&self, quotes: &mut Quotes) -> bool {
        let single = self.text[self.start..].trim_start().starts_with(['‹', '‘', '\'']);
        single
            || quotes
                .quotation(self.text, self.mark.start)
                .is_some_and(|at| at >= self.start && self.opens_segment(at))
    }
}

/// Returns true for marks that may open a quotation.
pub(crate) fn is_quote(c: char) -> bool {
    is_opening_quote(c) || is_turning_quote(c)
}
