//! The inline tags of Phrase (MXLIFF), which stand in the text as `{b>bold<b}` and `{1}`.

use std::ops::Range;

use crate::formats::xml::tags::Element;
use crate::unit::{Code, CodeKind, UnitText};

/// A stretch of a text and the bytes of the file that it was read from.
pub(super) struct ReadStretch {
    /// Where the stretch begins in the text.
    pub(super) start: usize,
    /// Its bytes in the file.
    pub(super) raw: Range<usize>,
    /// True if the stretch was written as a character reference (`&gt;`), which cannot be divided.
    pub(super) is_reference: bool,
}

// The letters that the name of a tag may have beside digits: bold, italic, underlined, raised and lowered
// text.
const STYLES: &str = "biu^_";

/// Returns true if Phrase wrote the unit.
pub(super) fn is_phrase(unit: Element<'_>) -> bool {
    ["m:score", "m:confirmed", "m:locked"].iter().any(|name| unit.attribute(name).is_some())
}

/// Returns a text whose tags are codes, and the place of each tag in the file, in bytes. `None` if the text
/// has no tags, or if a tag does not stand in the file byte for byte.
pub(super) fn with_codes(plain: &str, stretches: &[ReadStretch]) -> Option<(UnitText, Vec<Range<usize>>)> {
    let (mut text, mut codes, mut places) = (String::new(), Vec::new(), Vec::new());
    let mut done = 0;
    for (at, _) in plain.match_indices(['{', '<']) {
        let Some((len, kind, id)) = tag(&plain[at..]).filter(|_| at >= done) else { continue };
        text.push_str(&plain[done..at]);
        done = at + len;
        let markup = plain[at..done].to_owned();
        codes.push(Code { at: text.len(), kind, id: id.to_owned(), markup, label: None });
        places.push(place(at, stretches, plain)?.start..place(done - 1, stretches, plain)?.end);
    }
    text.push_str(&plain[done..]);
    (!codes.is_empty()).then(|| (UnitText::with_codes(text, codes), places))
}

// Returns the length, the kind and the name of the tag that a text begins with.
fn tag(text: &str) -> Option<(usize, CodeKind, &str)> {
    let inner = &text[1..];
    let end = inner.find(|c: char| !(c.is_ascii_digit() || STYLES.contains(c))).filter(|end| *end > 0)?;
    let (name, after) = inner.split_at(end);
    let is_number = name.bytes().all(|byte| byte.is_ascii_digit());
    let is_style = name.chars().all(|c| STYLES.contains(c));
    let kind = match (text.as_bytes()[0], after.as_bytes().first()?) {
        (b'{', b'>') if is_number || is_style => CodeKind::Open,
        (b'<', b'}') if is_number || is_style => CodeKind::Close,
        (b'{', b'}') if is_number => CodeKind::Single,
        _ => return None,
    };
    Some((end + 2, kind, name))
}

// Returns the bytes of the file that stand for the byte `at` of the text.
fn place(at: usize, stretches: &[ReadStretch], plain: &str) -> Option<Range<usize>> {
    let number = stretches.iter().rposition(|stretch| stretch.start <= at)?;
    let stretch = &stretches[number];
    if stretch.is_reference {
        return Some(stretch.raw.clone());
    }
    let end = stretches.get(number + 1).map_or(plain.len(), |next| next.start);
    let at = stretch.raw.start + (at - stretch.start);
    (stretch.raw.len() == end - stretch.start).then_some(at..at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_told_from_placeholders_and_signs() {
        let found = |text: &str| tag(text).map(|(len, kind, name)| (len, kind, name.to_owned()));
        assert_eq!(found("{b>x<b}"), Some((3, CodeKind::Open, "b".into())));
        assert_eq!(found("<12}"), Some((4, CodeKind::Close, "12".into())));
        assert_eq!(found("{1} x"), Some((3, CodeKind::Single, "1".into())));
        for text in ["{name}", "{}", "{b}", "<b>", "< 3", "{1", "{count, plural}"] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
