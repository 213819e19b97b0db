//! Full stops, which are the hardest marks, since abbreviations end with them as well.

use crate::segment::context::{First, MarkContext, WordAfter, WordBefore, prior};
use crate::segment::marks::{Closed, Quotes, is_mark};
use crate::segment::words::Says;
use crate::segment::{arabic, english};
use crate::text::roman_value;

impl MarkContext<'_> {
    /// Returns true if a sentence ends at a full stop.
    pub(crate) fn stop(&self, next: &WordAfter<'_>, quotes: &mut Quotes) -> bool {
        if self.is_behind_word(next) && !self.has_stop_of_its_own() {
            let before = self.before();
            let numbered = self.numbers_section(&before);
            if numbered || !before.token.is_empty() && !self.word_may_end(&before, next) {
                return false;
            }
            if next.first == First::Lower {
                return self.mark.closed == Closed::Not && (before.is_arabic() || self.lower_opens(&before));
            }
        }
        if next.first == First::Lower || next.dashed && self.is_heading() {
            return false;
        }
        if self.mark.closed != Closed::Quote {
            return true;
        }
        let says_who = self.is_said_by_name(next) || self.is_said(next) && self.begins_with_quotation(quotes);
        if says_who || arabic::describes(self.words, next) {
            return false;
        }
        // `إذا ظهر «انتهى.» فأغلقه`: the quotation is a part of the sentence.
        !(arabic::follows(self.words, next) && self.is_part_of_speech(quotes))
    }

    // Returns true if the stop may belong to an abbreviation: no quotation or bracket closes after it,
    // except one that encloses the abbreviation itself.
    fn is_behind_word(&self, next: &WordAfter<'_>) -> bool {
        match self.mark.closed {
            Closed::Not => true,
            Closed::Quote => {
                let before = self.before();
                arabic::ends_with_initials(self, &before)
                    || self.words.abbreviation(before.token).any(Says::COMPANY)
                    || next.first == First::Arabic && english::is_abbreviation(self.words, &before)
            }
            Closed::Bracket | Closed::Other => self.is_marker_with_bracket(),
        }
    }

    fn word_may_end(&self, before: &WordBefore<'_>, next: &WordAfter<'_>) -> bool {
        let says = self.words.abbreviation(before.unit());
        if says.any(Says::ADDED) {
            return false;
        }
        let head = &self.text[..before.start];
        if head.ends_with("M/") && matches!(before.token, "s" | "S") {
            // Messrs, before the name of a firm: `M/s. Gulf Foods`.
            return false;
        }
        if head.ends_with(['%', '$', '+', '=', '_', '/']) {
            // The word ends a placeholder (%s), a key (Ctrl+S) or a name (x=c, d/k); but 120 كم/س. is a unit.
            let unit = before.is_arabic() && before.letters() <= 2 && head.ends_with('/');
            return !(unit && arabic::goes_on(self.words, next));
        }
        if head.ends_with('-') && before.letters() == 1 && !before.is_arabic() && next.first == First::Arabic
        {
            // A letter at the end of a name before Arabic: RFM-A.
            return !head.ends_with(".-");
        }
        if self.opens_turn(before) || self.names_telephone(before) || self.numbers_address(before, next) {
            return false;
        }
        if before.is_number() {
            return true;
        }
        if before.is_arabic() {
            arabic::may_end(self, before, says, next)
        } else {
            english::may_end(self, before, says, next)
        }
    }

    // Returns true if a second stop follows the stop of the abbreviation: `(oil, gas, etc.). None`.
    fn has_stop_of_its_own(&self) -> bool {
        let marks = self.text[self.mark.start..self.mark.end].trim_end_matches(is_mark);
        marks.ends_with(['.', '۔']) && marks.contains([')', ']', '»', '”'])
    }

    // Returns true for a list marker like `1.)` and `a.)`.
    fn is_marker_with_bracket(&self) -> bool {
        self.mark.closed == Closed::Bracket && self.text[self.mark.start..self.mark.end].ends_with(".)")
    }

    // Returns true for the heading of an article: `المادة الأولى. - تسري`.
    fn is_heading(&self) -> bool {
        self.head().is_some_and(|head| self.words.is_label(head))
    }

    // Returns true for a Roman numeral before an item inside a sentence: `bias; iii. error of law`.
    fn counts_item(&self, before: &WordBefore<'_>) -> bool {
        let (_, prior) = prior(self.text, self.start, before.start);
        let is_behind_item = prior.ends_with([',', '،', ';', '؛', ':']) || matches!(prior, "and" | "or");
        is_behind_item && roman_value(before.token).is_some()
    }

    // Returns true if a small letter may open a sentence: after an ordinary word, or if the writer uses no
    // capitals.
    fn lower_opens(&self, before: &WordBefore<'_>) -> bool {
        let tail = before.token.trim_start_matches(char::is_uppercase);
        let ordinary = !tail.is_empty() && tail.chars().all(|c| c.is_lowercase() || matches!(c, '\'' | '’'));
        if self.counts_item(before) {
            return false;
        }
        ordinary && before.letters() > 2 + usize::from(tail.len() < before.token.len()) || self.began_lower()
    }
}
