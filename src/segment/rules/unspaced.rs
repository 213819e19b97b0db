//! Marks without white space after them, which end a sentence of a hasty writer, but not a file name or a
//! number.

use crate::segment::context::{First, MarkContext, WordAfter};
use crate::segment::marks::{Closed, Quotes, Terminal, is_alphanumeric};
use crate::segment::words::Says;

impl MarkContext<'_> {
    /// Returns true for the end of a sentence without a space: `انتهى.ثم`, `كيف حالك؟بخير`, `(لا تتأخر!)ثم`,
    /// but not `report.docx`, `3.14`, `م.ت.ف`.
    pub(crate) fn ends_without_space(&self, next: &WordAfter<'_>, quotes: &mut Quotes) -> bool {
        let mark = self.mark;
        let is_letter = matches!(next.first, First::Upper | First::Arabic);
        if mark.kind == Terminal::Question && mark.closed == Closed::Not && next.first == First::Lower {
            return self.is_plain_question(next);
        }
        if !is_letter || next.given == '-' || next.continues() {
            return false;
        }
        match (mark.kind, mark.closed) {
            (Terminal::Dots, closed) => mark.dots > 3 && closed == Closed::Not && next.first == First::Upper,
            (Terminal::Question, Closed::Quote) if next.quoted => true,
            (Terminal::Question, Closed::Quote | Closed::Bracket) => {
                let inside = self.is_bracketed_alone() || self.is_bracketed_inside(quotes);
                is_plain_word(next) && !inside && self.question(next, quotes)
            }
            (_, Closed::Quote) => mark.kind == Terminal::Stop || next.quoted,
            (_, Closed::Bracket | Closed::Other) => mark.kind == Terminal::Stop,
            (Terminal::Question, Closed::Not) => {
                next.first == First::Arabic && !self.is_in_address()
                    || self.is_plain_pair(next)
                    || self.is_behind_closer(next)
            }
            (Terminal::Stop | Terminal::Full, Closed::Not) => {
                self.is_plain_pair(next) || self.is_apart(next) || self.is_behind_closer(next)
            }
        }
    }

    // Returns true for `my own shop?there will be`, but not for `page?id=5`.
    fn is_plain_question(&self, next: &WordAfter<'_>) -> bool {
        let before = self.before();
        let plain = before.letters() > 2 && before.token.chars().all(char::is_lowercase);
        plain && !next.dashed && !self.is_in_address() && next.rest.starts_with(' ')
    }

    // Returns true if the space stands on the wrong side of the stop: `انتهى العرض .خرجوا`.
    fn is_apart(&self, next: &WordAfter<'_>) -> bool {
        let word = next.first == First::Arabic && next.letters() > 1 && !next.rest.starts_with('.');
        word && self.text[self.start..self.mark.start].ends_with([' ', '\u{A0}'])
    }

    // Returns true for a quotation or bracket that closes right before the mark: `قال: «تعال».ثم ذهب`, but
    // not for code (`f(x).Next`) and single letters.
    fn is_behind_closer(&self, next: &WordAfter<'_>) -> bool {
        let before = &self.text[self.start..self.mark.start];
        let Some(closer) = before.chars().next_back() else { return false };
        let inside = before[..before.len() - closer.len_utf8()].chars().next_back();
        let closes = match closer {
            ')' => self.is_bracket_of_prose(),
            '"' | '»' | '”' | '«' | ']' | '“' | '’' | '›' => true,
            '\'' => self.is_quotation_of_prose(),
            _ => false,
        };
        let mut behind = next.rest.chars();
        let code = match behind.next() {
            Some('.') => behind.next().is_some_and(is_alphanumeric),
            Some(c) => matches!(c, '(' | '[' | '='),
            None => false,
        };
        closes && is_plain_word(next) && inside.is_some_and(is_alphanumeric) && !code
    }

    // Returns true if the bracket that closes right before the mark was opened after white space.
    fn is_bracket_of_prose(&self) -> bool {
        let before = &self.text[self.start..self.mark.start];
        let Some(opened) = before.rfind('(') else { return false };
        before[..opened].chars().next_back().is_none_or(char::is_whitespace)
    }

    // Returns true if the apostrophe right before the mark closes what another one opened after white space.
    fn is_quotation_of_prose(&self) -> bool {
        let before = self.text[self.start..self.mark.start].strip_suffix('\'').unwrap_or_default();
        let opened = before.rfind('\'').map(|at| &before[..at]);
        opened.is_some_and(|before| before.is_empty() || before.ends_with(char::is_whitespace))
    }

    // Returns true for two ordinary words with a mark between them: no names of files or addresses, no
    // initials.
    fn is_plain_pair(&self, next: &WordAfter<'_>) -> bool {
        let before = self.before();
        if before.token.contains('.') || self.is_in_address() || self.opens_segment(before.start) {
            return false;
        }
        let free = !next.rest.starts_with(['.', '@', '/', '_', '(', '\\', '=']);
        if !free || self.words.abbreviation(before.token) != Says::default() {
            return false;
        }
        match next.first {
            First::Arabic if before.is_number() => next.letters() > 1,
            First::Arabic => {
                let is_domain = self.words.word(next.word).any(Says::DOMAIN);
                // `بي.بي` is an acronym without its last stop.
                let is_letter =
                    !next.word.starts_with('و') && self.words.word(before.token).any(Says::LETTER);
                before.letters() > 1 && next.letters() > 1 && !is_domain && !is_letter
            }
            First::Upper if before.is_arabic() => before.letters() > 1,
            First::Upper if before.is_number() => next.letters() > 1 && next.rest.starts_with(' '),
            First::Upper => {
                let lower = before.token.chars().all(char::is_lowercase);
                let capitalized = next.word.chars().skip(1).all(|c| !c.is_uppercase());
                lower && before.letters() > 2 && capitalized
            }
            _ => false,
        }
    }
}

// Returns true for a word of prose, which a name in code seldom is: an Arabic word, or a capitalized one with
// a space after it.
fn is_plain_word(next: &WordAfter<'_>) -> bool {
    match next.first {
        First::Arabic => next.letters() > 1,
        First::Upper => {
            let capitalized = next.word.chars().skip(1).all(char::is_lowercase);
            next.letters() > 1 && capitalized && next.rest.starts_with(' ')
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::lang::Lang;
    use crate::segment::testing::assert_segments;

    #[test]
    fn a_question_in_quotes_or_brackets_needs_no_space_behind_it() {
        assert_segments(
            Lang::ARABIC,
            &["(لا تنسَ المفتاح!)|ثم أغلق الباب.", "«أين كنت؟»|نعم كنت هنا.", "أغلق الباب (بهدوء!)ثم انصرف."],
        );
        assert_segments(
            Lang::ENGLISH,
            &[
                "She asked \"where?\"|Then she sat down.",
                "(Mind the step!)|Then go in.",
                "Call alert(\"Sure?\")Then() here.",
                "He called it (!)Progress at last.",
            ],
        );
    }
}
