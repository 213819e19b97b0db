//! [`Message`]: a message in the format of ICU, which has a form of the text for each number or gender:
//! `{count, plural, one {# file} other {# files}}`.

use std::ops::Range;

// The most bytes of a message. Chosen by hand, as for segments; it bounds the time for hostile input.
const LONGEST: usize = 4000;

// The most bytes of a name in a message. Chosen by hand.
const LONGEST_NAME: usize = 60;

/// A message, as byte places in its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Message {
    /// From the opening brace to the closing one.
    pub(crate) range: Range<usize>,
    /// The name of the value that chooses the form.
    pub(crate) argument: Range<usize>,
    pub(crate) forms: Vec<MessageForm>,
}

/// A form of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MessageForm {
    /// The value for which the form is: `one`, `=0`, `female`.
    pub(crate) selector: Range<usize>,
    /// The form without its braces.
    pub(crate) text: Range<usize>,
}

impl Message {
    /// Returns the messages in a stretch of a text, in order; those inside forms are left out. Linear for
    /// text without braces.
    pub(crate) fn all(text: &str, area: Range<usize>) -> Vec<Self> {
        let mut messages = Vec::new();
        let mut from = area.start;
        while let Some(brace) = memchr::memchr(b'{', &text.as_bytes()[from..area.end]) {
            let at = from + brace;
            let message = Self::at(&text[..area.end], at);
            from = message.as_ref().map_or(at + 1, |message| message.range.end);
            messages.extend(message);
        }
        messages
    }

    // Reads the message that begins at a brace.
    fn at(text: &str, at: usize) -> Option<Self> {
        let mut cursor = Cursor { text, at: at + 1 };
        let argument = cursor.name(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-' | ':'))?;
        cursor.skip(',')?;
        let kind = cursor.name(|c| c.is_ascii_alphabetic())?;
        let is_kind = |kind: &str| ["plural", "select", "selectordinal"].contains(&kind);
        if !is_kind(&text[kind].to_ascii_lowercase()) {
            return None;
        }
        cursor.skip(',')?;
        let mut forms = Vec::new();
        while cursor.skip('}').is_none() {
            forms.extend(cursor.form()?);
            if cursor.at - at > LONGEST {
                return None;
            }
        }
        (!forms.is_empty()).then_some(Self { range: at..cursor.at, argument, forms })
    }
}

/// A place in a text that is read.
struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

impl Cursor<'_> {
    // Reads a name, white space skipped.
    fn name(&mut self, is_part: impl Fn(char) -> bool) -> Option<Range<usize>> {
        let rest = self.text[self.at..].trim_start();
        let start = self.text.len() - rest.len();
        let length = rest.find(|c| !is_part(c))?;
        self.at = start + length;
        (1..=LONGEST_NAME).contains(&length).then_some(start..self.at)
    }

    // Reads a sign, white space skipped.
    fn skip(&mut self, sign: char) -> Option<()> {
        let rest = self.text[self.at..].trim_start().strip_prefix(sign)?;
        self.at = self.text.len() - rest.len();
        Some(())
    }

    // Reads a form; nothing for `offset:1` before the first one.
    fn form(&mut self) -> Option<Option<MessageForm>> {
        let selector = self.name(|c| c != '{' && c != '}' && !c.is_whitespace())?;
        if self.text[selector.clone()].starts_with("offset:") {
            return Some(None);
        }
        self.skip('{')?;
        let start = self.at;
        let end = start + closing_brace(&self.text[start..])?;
        self.at = end + 1;
        Some(Some(MessageForm { selector, text: start..end }))
    }
}

// Returns the place of the brace that closes a form. Between apostrophes, braces are text: `'{'`.
fn closing_brace(text: &str) -> Option<usize> {
    let bytes = &text.as_bytes()[..text.len().min(LONGEST)];
    let (mut depth, mut is_quoted) = (0_usize, false);
    memchr::memchr3_iter(b'{', b'}', b'\'', bytes).find(|&at| {
        match bytes[at] {
            b'\'' => is_quoted = !is_quoted && matches!(bytes.get(at + 1), Some(b'{' | b'}')),
            b'{' if !is_quoted => depth += 1,
            b'}' if !is_quoted && depth == 0 => return true,
            b'}' if !is_quoted => depth -= 1,
            _ => {}
        }
        false
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn forms(text: &str) -> Vec<Vec<(&str, &str)>> {
        let messages = Message::all(text, 0..text.len());
        let of = |message: &Message| {
            let forms =
                message.forms.iter().map(|form| (&text[form.selector.clone()], &text[form.text.clone()]));
            forms.collect()
        };
        messages.iter().map(of).collect()
    }

    #[test]
    fn the_forms_of_a_message_are_read() {
        assert_eq!(
            forms(
                "{n, plural, offset:1 =0 {No one} one{{name} and #} other {{name}, #}} {who, select, other {x}}"
            ),
            [vec![("=0", "No one"), ("one", "{name} and #"), ("other", "{name}, #")], vec![("other", "x")]],
        );
        assert_eq!(
            forms("{عدد}{count,plural,\n one {ملف واحد}\n other {# ملفات}\n}"),
            [vec![("one", "ملف واحد"), ("other", "# ملفات")]],
        );
        assert_eq!(forms("{n, selectordinal, other {It's '{'#'}'}}"), [[("other", "It's '{'#'}'")]]);
        for text in [
            "{n}",
            "{n, number}",
            "{n, plural}",
            "{n, plural, }",
            "{n, plural, one {x}",
            "{n, plural, one x}",
            "{",
        ] {
            assert_eq!(forms(text), Vec::<Vec<_>>::new(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "(\\{n, plural, |one |other |[{}' #ا,]|x){0,30}") {
            for message in Message::all(&text, 0..text.len()) {
                prop_assert!(text.get(message.range).is_some());
                prop_assert!(message.forms.iter().all(|form| text.get(form.text.clone()).is_some()));
            }
        }
    }
}
