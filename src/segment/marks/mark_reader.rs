//! Reading a [`Mark`] from the text: the marks, the closing signs after them, and the white space.

use super::chars::{
    Terminal, continues, is_closing_bracket, is_closing_quote, is_numeric, is_turning_quote, opens_direction,
    terminal,
};
use super::emoticon::{emoticon, is_emoji};
use super::mark::{Closed, Mark};
use super::quotes::Quotes;
use crate::text::is_invisible;

impl Mark {
    /// Reads the marks that begin at `start`, in a block that ends at `end`.
    pub(crate) fn read(text: &str, start: usize, end: usize, quotes: &mut Quotes) -> Self {
        Self::plain(text, start, end).unwrap_or_else(|| Self::read_any(text, start, end, quotes))
    }

    // The common case, read fast: one mark, one space, one letter.
    fn plain(text: &str, start: usize, end: usize) -> Option<Self> {
        let bytes = &text.as_bytes()[start..end];
        let kind = if bytes[0] == b'.' { Terminal::Stop } else { Terminal::Question };
        let mark_end = match bytes {
            [b'.' | b'!' | b'?', behind @ ..] if is_space_and_letter(behind) => start + 1,
            [0xD8, 0x9F, behind @ ..] if is_space_and_letter(behind) => start + 2,
            _ => return None,
        };
        let dots = usize::from(kind == Terminal::Stop);
        Some(Self {
            start,
            end: mark_end,
            next: mark_end + 1,
            kind,
            dots,
            spaced: false,
            closed: Closed::Not,
        })
    }

    fn read_any(text: &str, start: usize, end: usize, quotes: &mut Quotes) -> Self {
        let mark = Self {
            start,
            end: start,
            next: start,
            kind: Terminal::Stop,
            dots: 0,
            spaced: false,
            closed: Closed::Not,
        };
        let mut reader = MarkReader { text, at: start, end, mark };
        while reader.terminals() | reader.closers(quotes) {}
        reader.mark.end = reader.at;
        reader.gap(quotes);
        reader.mark.next = reader.at;
        reader.mark
    }
}

fn is_short(note: &str) -> bool {
    note.chars().nth(1).is_none()
}

// Returns true for the name of a thing, which no remark has: `AB_CD`, `IMT-2000`.
fn is_code(inside: &str) -> bool {
    let is_prose = |c: char| c.is_alphabetic() && !c.is_uppercase();
    inside.contains('_') || !inside.contains(is_prose)
}

// Returns true for the numbers or stars of notes: `3`, `**`, `3, 4`, `5-7`.
fn are_notes(inside: &str) -> bool {
    let is_note = |note: &str| {
        let note = note.trim_start();
        (1..=3).contains(&note.chars().count()) && note.chars().all(|c| is_numeric(c) || c == '*')
    };
    inside.split([',', '،', '-', '–']).all(is_note)
}

// Returns true if a space and a letter of ASCII or Arabic stand at the head.
fn is_space_and_letter(bytes: &[u8]) -> bool {
    let [b' ', letter @ ..] = bytes else { return false };
    matches!(letter, [b'a'..=b'z' | b'A'..=b'Z', ..] | [0xD8, 0xA0..=0xBF, ..] | [0xD9, 0x81..=0x8A, ..])
}

struct MarkReader<'t> {
    text: &'t str,
    at: usize,
    end: usize,
    mark: Mark,
}

impl MarkReader<'_> {
    fn peek(&self) -> Option<char> {
        self.text[self.at..self.end].chars().next()
    }

    fn peek_behind(&self, c: char) -> Option<char> {
        self.text[self.at + c.len_utf8()..self.end].chars().next()
    }

    // Reads a run of marks; returns false if none stands here.
    fn terminals(&mut self) -> bool {
        let from = self.at;
        let mut question = false;
        let mut dots = 0;
        while let Some(c) = self.peek() {
            match terminal(c) {
                Some(Terminal::Question) => question = true,
                Some(Terminal::Dots) => dots += 3,
                Some(Terminal::Stop) => dots += 1,
                Some(kind) => self.mark.kind = kind,
                None if self.at > from && is_invisible(c) && !opens_direction(c) => {}
                None if dots > 0 && self.spaced_dot() => {
                    self.mark.spaced = true;
                    continue;
                }
                None => break,
            }
            self.at += c.len_utf8();
        }
        if self.at == from {
            return false;
        }
        self.mark.dots = dots;
        self.mark.closed = Closed::Not;
        self.mark.kind = match (question, dots) {
            (true, _) => Terminal::Question,
            (_, 0) => self.mark.kind,
            (_, 1) => Terminal::Stop,
            _ => Terminal::Dots,
        };
        true
    }

    // Steps over the space before a dot of `. . .`; returns false if the dot begins a word (`.docx`).
    fn spaced_dot(&mut self) -> bool {
        let mut chars = self.text[self.at..self.end].chars();
        let Some(space) = chars.next().filter(|c| matches!(c, ' ' | '\u{A0}')) else { return false };
        if chars.next() != Some('.') {
            return false;
        }
        // `compounds. . . . The practice`: the first dot ends the sentence, and the others mark an omission.
        let attached = self.mark.start + 1 == self.at && !self.text[..self.mark.start].ends_with(' ');
        let left_out = self.text[self.at..self.end].strip_prefix(" . . . ");
        if attached && left_out.is_some_and(|rest| rest.starts_with(char::is_uppercase)) {
            return false;
        }
        let free = chars.next().is_none_or(|c| !c.is_alphanumeric());
        if free {
            self.at += space.len_utf8();
        }
        free
    }

    fn closers(&mut self, quotes: &mut Quotes) -> bool {
        let from = self.at;
        while let Some(c) = self.peek() {
            let closed = match c {
                _ if is_closing_quote(c) => Closed::Quote,
                _ if is_turning_quote(c) && quotes.closes(self.text, self.at, self.end) => Closed::Quote,
                _ if is_closing_bracket(c) => Closed::Bracket,
                '*' | '_' if self.peek_behind(c).is_none_or(|next| !next.is_alphanumeric()) => {
                    self.mark.closed
                }
                '\u{B9}' | '\u{B2}' | '\u{B3}' | '\u{2070}'..='\u{2079}' | '†' | '‡' | '‖' => {
                    Closed::Other
                }
                _ if is_emoji(c) => self.mark.closed,
                _ if is_invisible(c) && !opens_direction(c) => self.mark.closed,
                '>' if self.closes_angles() => {
                    self.at += 2;
                    self.mark.closed = Closed::Quote;
                    continue;
                }
                '[' | '(' | '{' | '<' | '^' => match self.note_or_tag() {
                    Some(bytes) => {
                        self.at += bytes;
                        self.mark.closed = Closed::Other;
                        continue;
                    }
                    None => break,
                },
                _ => break,
            };
            self.mark.closed = closed;
            self.at += c.len_utf8();
        }
        self.at > from
    }

    // Returns true for `>>` that closes a quotation opened with `<<`, as typists without guillemets write.
    fn closes_angles(&self) -> bool {
        // The most bytes of such a quotation. Chosen by hand; it bounds the time for hostile input.
        const LONGEST: usize = 400;
        let from = self.mark.start.saturating_sub(LONGEST);
        let before = &self.text.as_bytes()[from..self.mark.start];
        self.text[self.at..self.end].starts_with(">>") && memchr::memmem::rfind(before, b"<<").is_some()
    }

    // Returns the length of a note mark `[1]`, `(2, 3)`, `^4`, `[note 5]` or a closing tag `</b>` at this
    // place.
    fn note_or_tag(&self) -> Option<usize> {
        let rest = &self.text[self.at..self.end];
        if let Some(note) = rest.strip_prefix('^') {
            let digits = note.len() - note.trim_start_matches(is_numeric).len();
            let gap = note[digits..].starts_with(char::is_whitespace);
            return (digits > 0 && gap).then_some(1 + digits);
        }
        // The most characters of a note or tag. Chosen by hand; it bounds the time for hostile input.
        const LONGEST: usize = 40;
        let mut window = rest.char_indices().skip(1).take(LONGEST);
        let open = rest.chars().next()?;
        let close = match open {
            '[' => ']',
            '(' => ')',
            '{' => '}',
            _ => '>',
        };
        let (at, _) = window.find(|&(_, c)| c == close)?;
        let inside = &rest[1..at];
        let fits = match open {
            '<' => inside.starts_with('/') || inside.starts_with("br") || inside.ends_with('/'),
            _ => {
                are_notes(inside)
                    || open == '[' && inside.chars().all(char::is_alphabetic) && is_short(inside)
            }
        };
        let behind = rest[at + 1..].chars().next();
        // Any words in square brackets that touch the mark: `[citation needed]`. A link has its address
        // behind, and a code goes on with its name: `M.[AB_CD]`.
        let is_remark = || {
            let apart = open == '[' && behind.is_none_or(char::is_whitespace) && !inside.contains('[');
            apart && !is_code(inside) && !self.follows_letter()
        };
        let fits = fits || is_remark();
        let free = open != '(' || behind.is_none_or(|c| !c.is_alphanumeric());
        (fits && free).then_some(at + 1)
    }

    // Returns true if a capital letter alone stands before the mark, as in the name of a series: `M.[1234]`.
    fn follows_letter(&self) -> bool {
        let mut before = self.text[..self.mark.start].chars().rev();
        let letter = before.next().is_some_and(char::is_uppercase);
        letter && !before.next().is_some_and(char::is_alphanumeric)
    }

    // Reads white space, and a closing quote or emoticons inside it, which belong to the sentence before.
    fn gap(&mut self, quotes: &mut Quotes) {
        self.white_space();
        loop {
            let from = self.at;
            if self.mark.end < self.at {
                self.set_apart(quotes);
            }
            self.white_space();
            if self.at == from {
                return;
            }
        }
    }

    fn white_space(&mut self) {
        while let Some(c) = self.peek().filter(|c| c.is_whitespace()) {
            self.at += c.len_utf8();
        }
    }

    fn set_apart(&mut self, quotes: &mut Quotes) {
        let Some(c) = self.peek() else { return };
        let behind = self.peek_behind(c);
        let alone = behind.is_none_or(|c| c.is_whitespace() || continues(c) || terminal(c).is_some());
        if alone && matches!(c, '"' | '«' | '»') && quotes.closes(self.text, self.at, self.end) {
            self.at += c.len_utf8();
            self.mark.closed = Closed::Quote;
            self.terminals();
            self.mark.end = self.at;
        } else if is_emoji(c) {
            while let Some(c) = self.peek().filter(|&c| is_emoji(c) || is_invisible(c)) {
                self.at += c.len_utf8();
            }
            self.mark.end = self.at;
        } else if let Some(bytes) = emoticon(&self.text[self.at..self.end]) {
            self.at += bytes;
            self.mark.end = self.at;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_mark_is_what_reading_it_through_finds() {
        let mut plain = 0;
        for mark in ['.', '!', '?', '؟', '…', '۔'] {
            for behind in [
                " a",
                " Z",
                " س",
                " ي",
                " ـ",
                " \u{61C}a",
                " ،",
                " .",
                " :)",
                " 1",
                "  a",
                "a",
                " »",
                " ",
                "",
            ] {
                let text = format!("«قل{mark}{behind}");
                let start = "«قل".len();
                let quotes = Quotes::from(0);
                if let Some(found) = Mark::plain(&text, start, text.len()) {
                    plain += 1;
                    assert_eq!(found, Mark::read_any(&text, start, text.len(), &mut quotes.clone()));
                }
            }
        }
        assert_eq!(plain, 4 * 4);
    }

    #[test]
    fn a_code_in_square_brackets_goes_on_with_its_name() {
        let next = |text: &str| {
            let start = text.find('.').unwrap();
            text[Mark::read(text, start, text.len(), &mut Quotes::from(0)).next..].to_owned()
        };
        for text in [
            "F.[CD_EF] names",
            "الوثيقة ق.[AB_C] تبين",
            "F.[1234] Annex",
            "F.[Sound] names",
            "it.[AB-3] Then",
        ] {
            assert!(next(text).starts_with('['), "{text}");
        }
        for text in
            ["He left.[1] She", "He left.[citation needed] She", "غادر.[مصدر] ثم", "vitamin C.[2] She"]
        {
            assert!(!next(text).starts_with('['), "{text}");
        }
    }
}
