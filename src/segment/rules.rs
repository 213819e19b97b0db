//! Whether a sentence ends at a mark: what stands before it and what follows decide.

use super::before::{Before, prior};
use super::chars::{
    Terminal, is_alphabetic, is_bullet, is_mark, is_opening_bracket, is_opening_quote, is_turning_quote,
    terminal,
};
use super::mark::{Closed, Mark};
use super::next::{First, Next};
use super::quotes::Quotes;
use super::words::{Says, Words};
use super::{arabic, english, initials};

/// A mark in its surroundings.
pub(super) struct Place<'a> {
    pub(super) words: &'a Words,
    pub(super) text: &'a str,
    /// Where the segment began.
    pub(super) start: usize,
    /// Where the block ends.
    pub(super) end: usize,
    pub(super) mark: &'a Mark,
}

impl<'a> Place<'a> {
    /// Returns true if a sentence ends at the mark.
    pub(super) fn ends(&self, quotes: &mut Quotes) -> bool {
        let mark = self.mark;
        let Some(next) = Next::read(&self.text[mark.next..self.end]) else { return false };
        if mark.kind == Terminal::Full {
            return !next.continues();
        }
        if !mark.has_gap() {
            return self.ends_without_space(&next);
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

    fn stop(&self, next: &Next<'_>, quotes: &mut Quotes) -> bool {
        if self.is_behind_word() && !self.has_stop_of_its_own() {
            let before = self.before();
            if !before.token.is_empty() && !self.word_may_end(&before, next) {
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
        !(arabic::follows(self.words, next) || says_who)
    }

    // The stop may be an abbreviation's: nothing that closes is behind it, or only what encloses the abbreviation.
    fn is_behind_word(&self) -> bool {
        match self.mark.closed {
            Closed::Not => true,
            Closed::Quote => initials::ends_with(self, &self.before()),
            Closed::Bracket | Closed::Other => self.is_marker_with_bracket(),
        }
    }

    fn word_may_end(&self, before: &Before<'_>, next: &Next<'_>) -> bool {
        let says = self.words.abbreviation(before.unit());
        if says.any(Says::ADDED) {
            return false;
        }
        let head = &self.text[..before.start];
        if head.ends_with(['%', '$', '+', '=', '_', '/']) {
            // A placeholder (%s), a key (Ctrl+S), the end of a name (x=c, d/k), but 120 كم/س. is a unit.
            let unit = before.is_arabic() && before.letters() <= 2 && head.ends_with('/');
            return !(unit && arabic::goes_on(self.words, next));
        }
        if head.ends_with('-') && before.letters() == 1 && !before.is_arabic() && next.first == First::Arabic
        {
            // RFM-A.
            return !head.ends_with(".-");
        }
        if before.is_number() {
            let is_short = before.token.len() <= 6 && !before.token.contains('.');
            return !(is_short && self.opens_item(before.start));
        }
        if before.is_arabic() {
            arabic::may_end(self, before, says, next)
        } else {
            english::may_end(self, before, says, next)
        }
    }

    fn dots(&self, next: &Next<'_>, quotes: &mut Quotes) -> bool {
        // Set apart, the dots divide a verse or stand for words left out; so they do inside a quotation.
        let apart = self.text[self.start..self.mark.start].ends_with(char::is_whitespace);
        match next.first {
            First::Upper => self.mark.dots > 3 || !(self.mark.spaced || apart && self.is_one_character()),
            First::Arabic => {
                let closed = self.mark.closed != Closed::Not;
                !apart && !closed && !self.is_quoted_inside(quotes) && arabic::opens_behind_dots(self, next)
            }
            First::Lower | First::Digit => false,
            First::Other => !self.mark.spaced,
        }
    }

    fn question(&self, next: &Next<'_>, quotes: &mut Quotes) -> bool {
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

    // No white space behind the mark: `انتهى.ثم`, `كيف حالك؟بخير`, but not `report.docx`, `3.14`, `م.ت.ف`.
    fn ends_without_space(&self, next: &Next<'_>) -> bool {
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
            (_, Closed::Quote) => mark.kind == Terminal::Stop || next.quoted,
            (_, Closed::Bracket | Closed::Other) => mark.kind == Terminal::Stop,
            (Terminal::Question, Closed::Not) => {
                next.first == First::Arabic && !self.is_in_address() || self.is_plain_pair(next)
            }
            (Terminal::Stop | Terminal::Full, Closed::Not) => self.is_plain_pair(next) || self.is_apart(next),
        }
    }

    // `my own shop?there will be`, but not `page?id=5`.
    fn is_plain_question(&self, next: &Next<'_>) -> bool {
        let before = self.before();
        let plain = before.letters() > 2 && before.token.chars().all(char::is_lowercase);
        plain && !next.dashed && !self.is_in_address() && next.rest.starts_with(' ')
    }

    // `انتهى العرض .خرجوا`: the stop stands with the wrong word.
    fn is_apart(&self, next: &Next<'_>) -> bool {
        let word = next.first == First::Arabic && next.letters() > 1 && !next.rest.starts_with('.');
        word && self.text[self.start..self.mark.start].ends_with([' ', '\u{A0}'])
    }

    // Two ordinary words with a mark between them.
    fn is_plain_pair(&self, next: &Next<'_>) -> bool {
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
                // بي.بي without a last stop.
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

    /// Returns the word before the mark.
    pub(super) fn before(&self) -> Before<'a> {
        Before::read(self.text, self.start, self.mark.start)
    }

    /// Returns the word before the word that begins at a place.
    pub(super) fn prior(&self, at: usize) -> &'a str {
        prior(self.text, self.start, at).1
    }

    /// Returns true if nothing goes before in the segment but white space, quotes, brackets and bullets.
    pub(super) fn opens_segment(&self, at: usize) -> bool {
        // A list marker stands at the head; what is farther than this is none.
        const HEAD: usize = 24;
        at - self.start <= HEAD
            && self.text[self.start..at].chars().all(|c| {
                c.is_whitespace()
                    || is_mark(c)
                    || is_bullet(c)
                    || is_opening_bracket(c)
                    || matches!(c, '-' | '*' | '#')
            })
    }

    // `المادة الأولى. - تسري`: the heading of what the dash opens.
    fn is_heading(&self) -> bool {
        self.head().is_some_and(|head| self.words.is_label(head))
    }

    /// Returns the first word of the segment, if no more than three stand before the mark.
    pub(super) fn head(&self) -> Option<&'a str> {
        // The length keeps hostile input linear.
        const LONGEST: usize = 100;
        let before = &self.text[self.start..self.mark.start];
        let mut words = if before.len() > LONGEST { "" } else { before }.split_whitespace();
        words.next().filter(|_| words.take(3).count() < 3)
    }

    // `4. Payment`, `Article 4. Payment`: a number at the head, or behind a word that numbers label.
    fn opens_item(&self, number: usize) -> bool {
        let (at, word) = prior(self.text, self.start, number);
        self.opens_segment(number) || self.words.is_label(word) && self.opens_segment(at)
    }

    /// Returns true if the next word is one that opens a sentence.
    pub(super) fn opens(&self, next: &Next<'_>) -> bool {
        match next.first {
            First::Arabic => arabic::opens(self.words, next.word),
            First::Upper => english::opens(self.words, next.word),
            _ => false,
        }
    }

    // `(!)`, `[...]`: a bracket that holds nothing but the marks.
    fn is_bracketed_alone(&self) -> bool {
        self.mark.closed != Closed::Not
            && self.text[self.start..self.mark.start].trim_end_matches(is_mark).ends_with(['(', '['])
    }

    // The mark stands in a web address or a formula: `?x=!`.
    fn is_in_address(&self) -> bool {
        let before = &self.text[self.start..self.mark.start];
        if before.ends_with(['=', '&', '/', '#', '%', '_', '\\']) {
            return true;
        }
        !self.mark.has_gap() && prior(self.text, self.start, self.mark.start).1.contains(['/', '@', '=', '_'])
    }

    // An exclamation in the middle of a sentence is one mark, in a name or behind an interjection.
    fn is_single_exclamation(&self) -> bool {
        self.text[self.mark.start..self.mark.end].trim_end_matches(is_mark) == "!"
    }

    fn is_exclaimed_name(&self) -> bool {
        self.is_single_exclamation() && self.words.word(self.before().token).any(Says::EXCLAIMED)
    }

    fn is_said(&self, next: &Next<'_>) -> bool {
        next.first == First::Arabic && !next.quoted && self.words.word(next.word).any(Says::SAID)
    }

    // `"Run!" Tom shouted.`
    fn is_said_by_name(&self, next: &Next<'_>) -> bool {
        if next.first != First::Upper || next.quoted {
            return false;
        }
        let verb = next.rest.trim_start().split(|c: char| !is_alphabetic(c)).next().unwrap_or_default();
        self.words.word(verb).any(Says::SAID) && !self.opens(next)
    }

    // A turn of a dialogue, which a dash opens.
    fn is_turn(&self) -> bool {
        self.text[self.start..].trim_start().starts_with(['-', '–', '—'])
    }

    // `(oil, gas, etc.). None`: the last stop is not the abbreviation's.
    fn has_stop_of_its_own(&self) -> bool {
        let marks = self.text[self.mark.start..self.mark.end].trim_end_matches(is_mark);
        marks.ends_with(['.', '۔']) && marks.contains([')', ']', '»', '”'])
    }

    fn begins_with_quotation(&self, quotes: &mut Quotes) -> bool {
        let single = self.text[self.start..].trim_start().starts_with(['‹', '‘', '\'']);
        single
            || quotes
                .quotation(self.text, self.mark.start)
                .is_some_and(|at| at >= self.start && self.opens_segment(at))
    }

    fn bracket_opened_inside(&self, quotes: &mut Quotes) -> bool {
        quotes
            .bracket(self.text, self.mark.start)
            .is_some_and(|at| at > self.start && !self.opens_segment(at))
    }

    // The ellipsis as one character.
    fn is_one_character(&self) -> bool {
        self.text[self.mark.start..].starts_with('…')
    }

    // `1.)` and `a.)` at the head.
    fn is_marker_with_bracket(&self) -> bool {
        self.mark.closed == Closed::Bracket && self.text[self.mark.start..self.mark.end].ends_with(".)")
    }

    fn is_quoted_inside(&self, quotes: &mut Quotes) -> bool {
        let at = self.mark.start;
        quotes.is_open(self.text, at)
            && quotes.quotation(self.text, at).is_some_and(|at| at > self.start && !self.opens_segment(at))
    }

    // `قهوة؟ أو شاي؟`
    fn is_alternative(&self, next: &Next<'_>) -> bool {
        let asks = next.rest.trim_start().starts_with("هل ");
        self.mark.closed == Closed::Not && !next.quoted && matches!(next.word, "أو" | "أم") && !asks
    }

    // `كان سؤال «إلى أين؟» مكتوباً`: a quotation that no colon opens is a part of its sentence.
    fn is_part_of_speech(&self, quotes: &mut Quotes) -> bool {
        quotes.quotation(self.text, self.mark.start).is_some_and(|at| {
            at > self.start
                && !self.opens_segment(at)
                && !self.text[self.start..at]
                    .trim_end_matches(|c: char| c.is_whitespace() || is_mark(c))
                    .ends_with(':')
        })
    }

    // A dash set apart stands in the sentence, which the next one closes: `صديقي – هل تذكره؟ – عاد`.
    fn has_dash(&self) -> bool {
        // The distance keeps hostile input linear.
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

    // `الكتاب (أهو الأول؟ لا، الثاني) ووضعه`: inside a bracket that stands in a sentence and closes soon.
    fn is_bracketed_inside(&self, quotes: &mut Quotes) -> bool {
        const INSERTION: usize = 200;
        let at = self.mark.start;
        if !quotes.is_bracket_open(self.text, at) || !self.bracket_opened_inside(quotes) {
            return false;
        }
        let mut ahead = self.text[self.mark.end..self.end].chars().take(INSERTION);
        ahead.find(|c| matches!(c, '(' | ')')) == Some(')')
    }

    // A sentence that begins with a small letter behind an ordinary word, or a writer who has no capitals.
    fn lower_opens(&self, before: &Before<'_>) -> bool {
        let tail = before.token.trim_start_matches(char::is_uppercase);
        let ordinary = !tail.is_empty() && tail.chars().all(|c| c.is_lowercase() || matches!(c, '\'' | '’'));
        ordinary && before.letters() > 2 + usize::from(tail.len() < before.token.len()) || self.began_lower()
    }

    fn began_lower(&self) -> bool {
        let head = self.text[self.start..self.mark.start].chars().find(|c| is_alphabetic(*c));
        head.is_some_and(char::is_lowercase)
    }
}

fn is_quote(c: char) -> bool {
    is_opening_quote(c) || is_turning_quote(c)
}

// `«من هناك؟» أجاب الحارس: «أنا»`: a verb that tells who speaks next.
fn announces(next: &Next<'_>) -> bool {
    // The distance keeps hostile input linear.
    const CLAUSE: usize = 60;
    let mut ahead = next.rest.chars().take(CLAUSE);
    let stop = ahead.find(|&c| c == ':' || c == '،' || is_quote(c) || terminal(c).is_some());
    stop == Some(':') && ahead.find(|c| !c.is_whitespace()).is_some_and(is_quote)
}
