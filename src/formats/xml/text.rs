//! Turns raw XML into plain text and back.
//!
//! [`Mender`] reads character data, references and attributes; it repairs text that XML forbids and notes
//! each repair. [`escape`] writes text as XML.

use quick_xml::escape::resolve_html5_entity;
use quick_xml::events::BytesStart;

use crate::error::{Position, Syntax};
use crate::formats::mended::{Repaired, Repairs};

/// Turns raw XML into text, and notes the repairs that it makes.
pub(crate) struct Mender<'r> {
    pub(crate) at: Position,
    pub(crate) repairs: &'r mut Repairs,
}

/// The place at which text is written; the value of an attribute needs more escapes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum XmlPlace {
    Element,
    Attribute,
}

impl Mender<'_> {
    /// Appends character data in which references are resolved already: line ends become `\n`, characters
    /// that XML forbids are left out.
    pub(crate) fn text(&mut self, raw: &str, out: &mut String) {
        if !raw.bytes().any(is_suspicious) {
            out.push_str(raw);
            return;
        }
        let mut after_return = false;
        for c in raw.chars() {
            match c {
                '\r' => out.push('\n'),
                '\n' if after_return => {}
                c if is_forbidden(c) => self.note(Repaired::Character(u32::from(c))),
                c => out.push(c),
            }
            after_return = c == '\r';
        }
    }

    /// Appends the characters for which a reference (`lt`, `#x41`, `nbsp`) stands. An unknown reference stays
    /// as it is: no entity is ever resolved by a declaration in the file or outside.
    pub(crate) fn reference(&mut self, name: &str, out: &mut String) {
        match name.strip_prefix('#') {
            Some(number) => self.char_reference(name, number, out),
            None => match resolve_html5_entity(name) {
                Some(text) => out.push_str(text),
                None => self.unknown(name, out),
            },
        }
    }

    fn char_reference(&mut self, name: &str, number: &str, out: &mut String) {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        match code.map(|code| (code, char::from_u32(code))) {
            Ok((_, Some(c))) if !is_forbidden(c) => out.push(c),
            Ok((code @ 0xD800..=0xDFFF, _)) => {
                self.note(Repaired::Character(code));
                out.push('\u{FFFD}');
            }
            Ok((code, Some(_))) => self.note(Repaired::Character(code)),
            _ => self.unknown(name, out),
        }
    }

    fn unknown(&mut self, name: &str, out: &mut String) {
        out.push('&');
        self.text(name, out);
        out.push(';');
        let shown: String = name.chars().take(40).collect();
        self.note(Repaired::Entity(format!("&{shown};")));
    }

    /// Returns the value of an attribute: references resolved, line ends and tabs as spaces.
    pub(crate) fn attribute(&mut self, raw: &str) -> String {
        let mut out = String::with_capacity(raw.len());
        let mut rest = raw;
        while let Some(amp) = memchr::memchr(b'&', rest.as_bytes()) {
            self.attribute_text(&rest[..amp], &mut out);
            rest = &rest[amp + 1..];
            match rest.find([';', '&']).filter(|end| rest.as_bytes()[*end] == b';') {
                Some(end) => {
                    self.reference(&rest[..end], &mut out);
                    rest = &rest[end + 1..];
                }
                None => {
                    out.push('&');
                    self.note(Repaired::Entity("&".into()));
                }
            }
        }
        self.attribute_text(rest, &mut out);
        out
    }

    fn attribute_text(&mut self, raw: &str, out: &mut String) {
        let start = out.len();
        self.text(raw, out);
        if out[start..].contains(['\n', '\t']) {
            let spaced = out[start..].replace(['\n', '\t'], " ");
            out.truncate(start);
            out.push_str(&spaced);
        }
    }

    /// Calls a closure with the name and value of each attribute.
    pub(crate) fn attributes(
        &mut self,
        tag: &BytesStart<'_>,
        mut each: impl FnMut(&mut Self, &str, String),
    ) -> Result<(), Syntax> {
        for attribute in tag.attributes().with_checks(false) {
            let attribute = attribute.map_err(|error| Syntax::Malformed(error.to_string()))?;
            let value = self.attribute(&attribute.value);
            each(self, attribute.key.as_ref(), value);
        }
        Ok(())
    }

    pub(crate) fn note(&mut self, what: Repaired) {
        self.repairs.note(self.at, what);
    }
}

/// Appends text as XML. Characters are escaped where necessary; characters that XML forbids are left out and
/// noted.
pub(crate) fn escape(text: &str, place: XmlPlace, out: &mut String, repairs: &mut Repairs) {
    let mut done = 0;
    let mut from = 0;
    while let Some(found) = text.as_bytes()[from..].iter().position(|&byte| is_marked(byte)) {
        let at = from + found;
        let Some(c) = text[at..].chars().next() else { break };
        from = at + c.len_utf8();
        let escaped = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '\r' => "&#xD;",
            '"' if place == XmlPlace::Attribute => "&quot;",
            '\n' if place == XmlPlace::Attribute => "&#xA;",
            '\t' if place == XmlPlace::Attribute => "&#x9;",
            c if is_forbidden(c) => {
                repairs.note(Position::default(), Repaired::Character(u32::from(c)));
                ""
            }
            _ => continue,
        };
        out.push_str(&text[done..at]);
        out.push_str(escaped);
        done = from;
    }
    out.push_str(&text[done..]);
}

/// Returns true for characters that no XML 1.0 document may hold.
fn is_forbidden(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')
}

// Returns true for the first bytes of characters that must be escaped or left out, and of some others, where
// that makes the test quicker.
fn is_marked(byte: u8) -> bool {
    byte < 0x20 || matches!(byte, b'&' | b'<' | b'>' | b'"' | 0xEF)
}

// Returns true for bytes that occur in text to be mended, but seldom elsewhere. Arabic presentation forms
// begin with EF as well.
fn is_suspicious(byte: u8) -> bool {
    (byte < 0x20 && byte != b'\n' && byte != b'\t') || byte == 0xEF
}
