//! [`read`]: the text of an item of a workbook, without its fonts and the readings above its characters.

use std::borrow::Cow;

use crate::encoding::one_line_end;
use crate::error::Result;
use crate::package::{PartEvent, PartXml, attribute};

/// Reads the text up to the end of the element of this name, which has begun.
pub(super) fn read(xml: &mut PartXml<'_>, element: &str) -> Result<String> {
    let (mut text, mut run, mut is_preserved) = (String::new(), None::<String>, false);
    // The readings of East Asian characters are no part of the text.
    let mut is_reading = false;
    loop {
        match xml.next()? {
            PartEvent::Start(tag) => match tag.local_name().as_ref() {
                "rPh" => is_reading = true,
                "t" if !is_reading => {
                    is_preserved = attribute(&tag, "space").as_deref() == Some("preserve");
                    run = Some(String::new());
                }
                _ => {}
            },
            PartEvent::Text(more) => {
                if let Some(run) = &mut run {
                    run.push_str(&more);
                }
            }
            PartEvent::End(name) => match name.as_str() {
                "rPh" => is_reading = false,
                "t" => {
                    let run = run.take().unwrap_or_default();
                    let kept = if is_preserved { &run } else { run.trim_matches([' ', '\t', '\r', '\n']) };
                    text.push_str(&unescaped(kept));
                }
                name if name == element => return Ok(one_line_end(&text)),
                _ => {}
            },
            PartEvent::Over => return Ok(one_line_end(&text)),
        }
    }
}

/// Returns a text whose characters may be written as `_x000D_`: four digits of UTF-16.
pub(super) fn unescaped(text: &str) -> Cow<'_, str> {
    let Some(first) = escapes(text).next() else { return Cow::Borrowed(text) };
    let (mut units, mut done) = (Vec::new(), 0);
    for (at, unit) in std::iter::once(first).chain(escapes(text).skip(1)) {
        units.extend(text[done..at].encode_utf16());
        units.push(unit);
        done = at + ESCAPE;
    }
    units.extend(text[done..].encode_utf16());
    Cow::Owned(String::from_utf16_lossy(&units))
}

// The length of `_x000D_`.
const ESCAPE: usize = 7;

// The place and the value of each escape.
fn escapes(text: &str) -> impl Iterator<Item = (usize, u16)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let at = from + memchr::memmem::find(text.as_bytes().get(from..)?, b"_x")?;
            from = at + 1;
            let digits =
                text.get(at + 2..at + 6).filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()));
            let unit = digits.and_then(|digits| u16::from_str_radix(digits, 16).ok());
            if let Some(unit) = unit.filter(|_| text.as_bytes().get(at + 6) == Some(&b'_')) {
                from = at + ESCAPE;
                return Some((at, unit));
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_written_by_their_numbers_are_read() {
        for (written, read) in [
            ("a_x000A_b", "a\nb"),
            ("_x005F_x000A_", "_x000A_"),
            ("_xD83D__xDE00_!", "\u{1F600}!"),
            ("_xD83D_ نعم", "\u{FFFD} نعم"),
            ("_x00_x000A", "_x00_x000A"),
            ("no_x escape_", "no_x escape_"),
        ] {
            assert_eq!(unescaped(written), read, "{written}");
        }
    }
}
