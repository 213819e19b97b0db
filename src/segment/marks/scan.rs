//! Finding the places at which a segment may end.
//!
//! [`Scan`] searches for single bytes, many at a time, and decodes a character only where it finds one.

use super::byte_set::ByteSet;
use super::chars::terminal;
use super::verse::verse_number;
use crate::segment::cut::Cuts;

/// A search for marks, separators and web addresses.
#[derive(Clone, Debug)]
pub(crate) struct Scan {
    stops: ByteSet<15>,
    cuts: Cuts,
}

/// The kind of place at which a scan stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ScanStop {
    /// Marks that may end a sentence.
    Mark,
    /// A separator that always ends a segment, with its length in bytes.
    Separator(usize),
    /// A semicolon or colon at which the caller wants to cut, with its length in bytes.
    Clause(usize),
    /// The number of a verse, with its length in bytes.
    Verse(usize),
    /// The `://` of a web address.
    Address,
}

impl Scan {
    /// Returns a scan for marks and separators.
    pub(crate) fn new(cuts: Cuts) -> Self {
        Self { stops: ByteSet::new(Self::stops(cuts)), cuts }
    }

    /// Returns the bytes at which a scan looks closer.
    pub(super) fn stops(cuts: Cuts) -> [u8; 15] {
        // The set has the last byte of ؟, ۔, \u{6DD} and ؛, since Arabic letters share their first byte, and
        // the first byte of other marks beyond ASCII. Unused places repeat the full stop.
        let mut stops =
            [b'.', b'!', b'?', 0x0B, 0x0C, 0x94, 0x9D, 0x9F, 0xE0, 0xE2, 0xE3, 0xEF, b':', b'.', b'.'];
        if cuts.semicolon {
            [stops[13], stops[14]] = [b';', 0x9B];
        }
        stops
    }

    /// Returns the place and the kind of the next stop in `from..end`.
    pub(crate) fn next(&self, text: &str, from: usize, end: usize) -> Option<(usize, ScanStop)> {
        let bytes = &text.as_bytes()[..end];
        let mut at = from;
        loop {
            at += self.stops.find(&bytes[at..])?;
            let before = if at > from { bytes[at - 1] } else { 0 };
            let found = match bytes[at] {
                b'.' | b'!' | b'?' => Some((at, ScanStop::Mark)),
                0x0B | 0x0C => Some((at, ScanStop::Separator(1))),
                0x9F if before == 0xD8 => Some((at - 1, ScanStop::Mark)),
                0x94 if before == 0xDB => Some((at - 1, ScanStop::Mark)),
                0x9B if before == 0xD8 && self.cuts.semicolon => Some((at - 1, ScanStop::Clause(2))),
                b';' if self.cuts.semicolon => Some((at, ScanStop::Clause(1))),
                b':' if bytes[at..].starts_with(b"://") => Some((at, ScanStop::Address)),
                b':' if self.cuts.colon => Some((at, ScanStop::Clause(1))),
                0xE2 if matches!(bytes[at..], [_, 0x80, 0xA8 | 0xA9, ..]) => {
                    Some((at, ScanStop::Separator(3)))
                }
                0x9D if before == 0xDB => {
                    verse_number(&text[at - 1..end]).map(|bytes| (at - 1, ScanStop::Verse(bytes)))
                }
                0xE0 | 0xE2 | 0xE3 | 0xEF => {
                    let c = text[at..].chars().next().unwrap_or_default();
                    let verse = || verse_number(&text[at..end]).map(|bytes| (at, ScanStop::Verse(bytes)));
                    terminal(c).map(|_| (at, ScanStop::Mark)).or_else(verse)
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
