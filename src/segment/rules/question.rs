//! Question and exclamation marks: they end a sentence, or a quotation or name inside it.

use super::speech::is_quote;
use crate::segment::arabic;
use crate::segment::context::{First, MarkContext, WordAfter};
use crate::segment::marks::{Closed, Quotes, is_mark, terminal};
use crate::segment::words::Says;

impl MarkContext<'_> {
    /// Returns true if a sentence ends at a question or exclamation mark.
    pub(crate) fn question(&self, next: &WordAfter<'_>, quotes: &mut Quotes) -> bool {
        let mark = self.mark;
        if self.is_in_address() || terminal(next.given).is_some() || self.is_alternative(next) {
            return false;
        }
        if next.dashed && self.has_dash() {
            return false;
        }
        if next.first == First::Lower {
            let plain = mark.closed == Closed::Not && !self.is_exclaimed_name();
            let is_end = !self.is_single_exclamation() || self.began_lower() || self.before().is_arabic();
            return plain && is_end;
        }
        match mark.closed {
            Closed::Quote if next.first == First::Arabic => {
                let adds = next.word == "ثم" || next.word == "و" && next.rest.starts_with(is_quote);
                let says_who = self.is_said(next) && !announces(next);
                let goes_on = says_who || next.dashed || adds || arabic::follows(self.words, next);
                !goes_on && (!self.is_part_of_speech(quotes) || self.opens(next))
            }
            Closed::Quote => !next.dashed && !self.is_said_by_name(next),
            Closed::Bracket => next.first != First::Arabic || !self.bracket_opened_inside(quotes),
            Closed::Not if self.is_turn() && self.is_said(next) => false,
            Closed::Not | Closed::Other => !self.is_exclaimed_name() || self.opens(next),
        }
    }

    // Returns true if the next question offers an alternative: `قهوة؟ أو شاي؟`. A whole clause is a question
    // of its own: `أتبقى؟ أم أنك راحل؟`.
    fn is_alternative(&self, next: &WordAfter<'_>) -> bool {
        let second = next.rest.split_whitespace().next().unwrap_or_default();
        let second = second.trim_end_matches(|c: char| !c.is_alphabetic());
        let is_person = matches!(second, "أنا" | "أنت") || second.starts_with("أنتم");
        let asks = second == "هل" || arabic::is_that(second) && !is_person;
        self.mark.closed == Closed::Not && !next.quoted && matches!(next.word, "أو" | "أم") && !asks
    }

    // Returns true if a spaced dash inside the sentence opened an insertion: `صديقي – هل تذكره؟ – عاد`.
    fn has_dash(&self) -> bool {
        // The most chars of an insertion. Chosen by hand; it bounds the time for hostile input.
        const INSERTION: usize = 200;
        let before = &self.text[self.start..self.mark.start];
        let mut behind = ' ';
        let mut chars = before.char_indices().rev().take(INSERTION);
        chars.any(|(at, c)| {
            let apart = behind.is_whitespace();
            behind = c;
            apart && matches!(c, '-' | '–' | '—') && !self.opens_segment(self.start + at)
        })
    }

    // Returns true for a single exclamation mark, which may stand in a name or after an interjection.
    fn is_single_exclamation(&self) -> bool {
        self.text[self.mark.start..self.mark.end].trim_end_matches(is_mark) == "!"
    }

    fn is_exclaimed_name(&self) -> bool {
        self.is_single_exclamation() && self.words.word(self.before().token).any(Says::EXCLAIMED)
    }

    // Returns true for a turn of a dialogue, opened by a dash.
    fn is_turn(&self) -> bool {
        self.text[self.start..].trim_start().starts_with(['-', '–', '—'])
    }

    /// Returns true for a quotation without a colon before it, a part of its sentence:
    /// `كان سؤال «إلى أين؟» مكتوباً`.
    pub(super) fn is_part_of_speech(&self, quotes: &mut Quotes) -> bool {
        quotes.quotation(self.text, self.mark.start).is_some_and(|at| {
            at > self.start
                && !self.opens_segment(at)
                && !self.text[self.start..at]
                    .trim_end_matches(|c: char| c.is_whitespace() || is_mark(c))
                    .ends_with(':')
        })
    }
}

// Returns true if the next words announce another quotation: `«من هناك؟» أجاب الحارس: «أنا»`.
fn announces(next: &WordAfter<'_>) -> bool {
    // The most chars of an announcement. Chosen by hand; it bounds the time for hostile input.
    const CLAUSE: usize = 60;
    let mut ahead = next.rest.chars().take(CLAUSE);
    let stop = ahead.find(|&c| c == ':' || c == '،' || is_quote(c) || terminal(c).is_some());
    stop == Some(':') && ahead.find(|c| !c.is_whitespace()).is_some_and(is_quote)
}
