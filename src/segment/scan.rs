//! Finding the bytes at which something may end.

use super::chars::terminal;

/// A set of bytes that is found fast.
#[derive(Clone, Debug)]
pub(super) struct ByteSet<const N: usize> {
    bytes: [u8; N],
    table: [bool; 256],
}

// Bytes compared at once: as many as a vector register holds.
const BLOCK: usize = 16;

impl<const N: usize> ByteSet<N> {
    pub(super) const fn new(bytes: [u8; N]) -> Self {
        let mut table = [false; 256];
        let mut at = 0;
        while at < N {
            table[bytes[at] as usize] = true;
            at += 1;
        }
        Self { bytes, table }
    }

    /// Returns the first place of one of the bytes.
    pub(super) fn find(&self, text: &[u8]) -> Option<usize> {
        let without = text.chunks_exact(BLOCK).take_while(|block| !self.is_in(block)).count() * BLOCK;
        let at = text[without..].iter().position(|&byte| self.table[usize::from(byte)])?;
        Some(without + at)
    }

    // Compares without a branch, which makes vector instructions of it.
    fn is_in(&self, block: &[u8]) -> bool {
        let is = |byte: u8| self.bytes.iter().fold(false, |is, &one| is | (byte == one));
        block.iter().fold(false, |any, &byte| any | is(byte))
    }
}

/// What a scan stops at.
#[derive(Clone, Debug)]
pub(super) struct Scan {
    stops: ByteSet<14>,
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
    /// The `://` of a web address.
    Address,
}

impl Scan {
    /// Returns a scan for marks and separators.
    pub(super) fn new(semicolon: bool, colon: bool) -> Self {
        // Of ؟, ۔ and ؛ the last byte, rare as that of Arabic letters; of others that are not ASCII the first.
        let mut stops = [b'.', b'!', b'?', 0x0B, 0x0C, 0x94, 0x9F, 0xE0, 0xE2, 0xE3, 0xEF, b':', b'.', b'.'];
        if semicolon {
            [stops[12], stops[13]] = [b';', 0x9B];
        }
        let stops = ByteSet::new(stops);
        Self { stops, semicolon, colon }
    }

    /// Returns the place of the next mark or separator in `from..end` and what it is.
    pub(super) fn next(&self, text: &str, from: usize, end: usize) -> Option<(usize, Found)> {
        let bytes = &text.as_bytes()[..end];
        let mut at = from;
        loop {
            at += self.stops.find(&bytes[at..])?;
            let before = if at > from { bytes[at - 1] } else { 0 };
            let found = match bytes[at] {
                b'.' | b'!' | b'?' => Some((at, Found::Mark)),
                0x0B | 0x0C => Some((at, Found::Separator(1))),
                0x9F if before == 0xD8 => Some((at - 1, Found::Mark)),
                0x94 if before == 0xDB => Some((at - 1, Found::Mark)),
                0x9B if before == 0xD8 && self.semicolon => Some((at - 1, Found::Clause(2))),
                b';' if self.semicolon => Some((at, Found::Clause(1))),
                b':' if bytes[at..].starts_with(b"://") => Some((at, Found::Address)),
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
