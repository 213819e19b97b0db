//! Finding the bytes at which something may end.

use super::chars::terminal;

/// What a scan stops at.
#[derive(Clone, Debug)]
pub(super) struct Scan {
    stops: [bool; 256],
    semicolon: bool,
    colon: bool,
}

/// What a scan found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// Marks that may end a sentence.
    Mark,
    /// A separator that always ends a segment, of so many bytes.
    Separator(usize),
    /// A semicolon or colon, of so many bytes, at which the caller wants to cut.
    Clause(usize),
}

impl Scan {
    /// Returns a scan for marks and separators.
    pub(super) fn new(semicolon: bool, colon: bool) -> Self {
        let mut stops = [false; 256];
        // The last byte of ؟ and ۔, rare as last bytes of Arabic letters; the first byte of the others.
        for byte in [b'.', b'!', b'?', 0x0B, 0x0C, 0x94, 0x9F, 0xE0, 0xE2, 0xE3, 0xEF] {
            stops[usize::from(byte)] = true;
        }
        stops[usize::from(b';')] = semicolon;
        // The last byte of ؛.
        stops[0x9B] = semicolon;
        stops[usize::from(b':')] = colon;
        Self { stops, semicolon, colon }
    }

    /// Returns the place of the next mark or separator in `from..end` and what it is.
    pub(super) fn next(&self, text: &str, from: usize, end: usize) -> Option<(usize, Found)> {
        let bytes = &text.as_bytes()[..end];
        let mut at = from;
        loop {
            at += bytes[at..].iter().position(|&b| self.stops[usize::from(b)])?;
            let before = if at > from { bytes[at - 1] } else { 0 };
            let found = match bytes[at] {
                b'.' | b'!' | b'?' => Some((at, Found::Mark)),
                0x0B | 0x0C => Some((at, Found::Separator(1))),
                0x9F if before == 0xD8 => Some((at - 1, Found::Mark)),
                0x94 if before == 0xDB => Some((at - 1, Found::Mark)),
                0x9B if before == 0xD8 && self.semicolon => Some((at - 1, Found::Clause(2))),
                b';' if self.semicolon => Some((at, Found::Clause(1))),
                b':' if self.colon => Some((at, Found::Clause(1))),
                0xE2 if matches!(bytes[at..], [_, 0x80, 0xA8 | 0xA9, ..]) => Some((at, Found::Separator(3))),
                0xE0 | 0xE2 | 0xE3 | 0xEF => {
                    let c = text[at..].chars().next().unwrap_or_default();
                    terminal(c).map(|_| (at, Found::Mark))
                }
                _ => None,
            };
            if found.is_some() {
                return found;
            }
            at += 1;
        }
    }
}
