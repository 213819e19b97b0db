//! The layout of a model file: a header, then seven sections of bytes that are read where they lie.
//!
//! ```text
//! 0   magic "mizanlex"
//! 8   version, 4 bytes (as all numbers: little-endian)
//! 12  how many stems, 4 bytes
//! 16  checksum of all that follows, 8 bytes
//! 24  Arabic tokens and English tokens learned from, 8 bytes each
//! 40  lengths of the sections, 4 bytes each:
//!     affixes     the likelihood of each prefix and suffix, f32
//!     seen        a hash table of 4-byte slots: 24 bits of a cut stem's hash, the code of its count
//!     places      the place of every sixteenth stem in `stems`
//!     stems       the stems in order of their bytes, front-coded in blocks; a stem's number is its place in them
//!     counts      the codes of each stem's count in Arabic and in English text
//!     row places  the place of every sixteenth row in `rows`
//!     rows        a row a stem: its translations by number, as distances, with the codes of both probabilities
//! ```

use std::ops::Range;

pub(super) const MAGIC: &[u8; 8] = b"mizanlex";
pub(super) const VERSION: u32 = 1;
pub(super) const SECTIONS: usize = 7;
pub(super) const HEADER: usize = 40 + 4 * SECTIONS;
pub(super) const CHECKED: usize = 24;

/// Returns where each section lies; `None` if they do not fill the file.
pub(super) fn sections(bytes: &[u8]) -> Option<[Range<usize>; SECTIONS]> {
    let mut sections = std::array::from_fn(|_| 0..0);
    let mut start = HEADER;
    for (i, section) in sections.iter_mut().enumerate() {
        let end = start.checked_add(number(bytes, 40 + 4 * i) as usize)?;
        *section = start..end;
        start = end;
    }
    (start == bytes.len()).then_some(sections)
}

/// Returns the slots of a hash table in the order in which an entry of this hash is looked for.
pub(super) fn probes(hash: u64, slots: usize) -> impl Iterator<Item = usize> {
    let start = ((u128::from(hash) * slots as u128) >> 64) as usize;
    (start..slots).chain(0..start)
}

/// Returns the mark by which a slot recognises a hash: the low 24 bits, since the high bits choose the slot.
pub(super) fn mark(hash: u64) -> u32 {
    hash as u32 & 0xFF_FFFF
}

/// Returns the number of four bytes at a place; 0 beyond the end.
pub(super) fn number(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..).and_then(|rest| rest.first_chunk()).map_or(0, |&four| u32::from_le_bytes(four))
}

/// Returns the number of eight bytes at a place; 0 beyond the end.
pub(super) fn long_number(bytes: &[u8], at: usize) -> u64 {
    bytes.get(at..).and_then(|rest| rest.first_chunk()).map_or(0, |&eight| u64::from_le_bytes(eight))
}
