//! Emoji and emoticons, which belong to the sentence before them.

/// Returns true for emoji and the selector that makes one of a symbol.
pub(crate) fn is_emoji(c: char) -> bool {
    matches!(c, '\u{1F300}'..='\u{1FAFF}' | '\u{2600}'..='\u{26FF}' | '\u{2764}' | '\u{FE0F}')
}

/// Returns the length of an emoticon at the head of `rest` (`:)`, `;-)`, `=D`, `:P`), if white space or the
/// end of the text follows.
pub(crate) fn emoticon(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    if !matches!(bytes.first(), Some(b':' | b';' | b'=')) {
        return None;
    }
    let nose = usize::from(matches!(bytes.get(1), Some(b'-' | b'\'')));
    if !matches!(bytes.get(1 + nose), Some(b')' | b'(' | b'D' | b'P' | b'p' | b']' | b'o' | b'O')) {
        return None;
    }
    let mut length = 2 + nose;
    while matches!(bytes.get(length), Some(b')' | b'(')) {
        length += 1;
    }
    bytes.get(length).is_none_or(u8::is_ascii_whitespace).then_some(length)
}
