//! The model file: a header, then seven sections of bytes that are read where they lie.
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

use std::borrow::Cow;
use std::io;
use std::ops::Range;

use super::affixes::SUFFIXES;
use super::blocks::{BLOCK, Blocks};
use super::codes;
use super::pack::Parts;
use super::stems::{self, Affixes};
use crate::error::{Error, ErrorKind, Result};
use crate::varint;

pub(super) const MAGIC: &[u8; 8] = b"mizanlex";
pub(super) const VERSION: u32 = 1;
pub(super) const SECTIONS: usize = 7;
pub(super) const HEADER: usize = 40 + 4 * SECTIONS;
pub(super) const CHECKED: usize = 24;

/// A model file in memory, checked.
#[derive(Clone)]
pub(super) struct Model {
    bytes: Cow<'static, [u8]>,
    sections: [Range<usize>; SECTIONS],
    pub(super) stem_count: usize,
    pub(super) tokens: [u64; 2],
    pub(super) affixes: Affixes,
    // What each code of a count pulls with.
    pulls: [f32; 256],
}

/// A line of a row: the number of an English stem, how likely it is given the Arabic one, and the other way round.
pub(super) struct Cell {
    pub(super) stem: u32,
    pub(super) to_english: f32,
    pub(super) to_arabic: f32,
}

impl Model {
    /// Checks a model file and returns it.
    pub(super) fn new(bytes: Cow<'static, [u8]>) -> Result<Self> {
        let damaged = |what| Error::from(ErrorKind::Model(what));
        if !bytes.starts_with(MAGIC) {
            return Err(damaged("it begins otherwise"));
        }
        if bytes.len() < HEADER {
            return Err(damaged("it ends too early"));
        }
        if number(&bytes, 8) != VERSION {
            return Err(damaged("it was made by another version of mizan"));
        }
        if codes::checksum(&bytes[CHECKED..]) != long_number(&bytes, 16) {
            return Err(damaged("it is damaged or cut off"));
        }
        let sections = sections(&bytes).ok_or_else(|| damaged("its sections do not fit"))?;
        let affixes =
            affixes(&bytes[sections[0].clone()]).ok_or_else(|| damaged("its affixes do not fit"))?;
        let stem_count = number(&bytes, 12) as usize;
        if sections[4].len() != stem_count.saturating_mul(2) {
            return Err(damaged("its counts do not fit"));
        }
        let tokens = [long_number(&bytes, 24), long_number(&bytes, 32)];
        let pulls = std::array::from_fn(|code| stems::pull(codes::count(code as u8)));
        Ok(Self { bytes, sections, stem_count, tokens, affixes, pulls })
    }

    /// Writes the file.
    pub(super) fn write(&self, mut output: impl io::Write) -> Result<()> {
        Ok(output.write_all(&self.bytes)?)
    }

    fn section(&self, section: usize) -> &[u8] {
        &self.bytes[self.sections[section].clone()]
    }

    /// Returns the code of how often a cut stem was seen.
    pub(super) fn seen(&self, stem: &str) -> u8 {
        let slots = self.section(1);
        let hash = codes::hash(stem.as_bytes());
        for slot in probes(hash, slots.len() / 4) {
            let found = number(slots, slot * 4);
            if found == 0 || found >> 8 == mark(hash) {
                return found as u8;
            }
        }
        0
    }

    /// Returns the stem of a folded Arabic word.
    pub(super) fn arabic_stem<'w>(&self, word: &'w str) -> &'w str {
        self.affixes.stem(word, |stem| self.pulls[usize::from(self.seen(stem))])
    }

    fn stems(&self) -> Blocks<'_> {
        Blocks { places: self.section(2), records: self.section(3) }
    }

    /// Returns the number of a stem.
    pub(super) fn find(&self, stem: &str) -> Option<u32> {
        let stems = self.stems();
        let first = |block| stems.starting_at(block).next().unwrap_or_default();
        let after = partition_point(stems.len(), |block| first(block) <= stem.as_bytes());
        let block = after.checked_sub(1)?;
        let mut spelled = Spelling::default();
        for (place, record) in stems.starting_at(block).take(BLOCK).enumerate() {
            if spelled.next(place, record) == stem.as_bytes() {
                return Some((block * BLOCK + place) as u32);
            }
        }
        None
    }

    /// Returns a stem by its number; an empty one if there is none.
    pub(super) fn spelling(&self, stem: u32) -> String {
        let (block, place) = (stem as usize / BLOCK, stem as usize % BLOCK);
        let mut spelled = Spelling::default();
        for (at, record) in self.stems().starting_at(block).take(place + 1).enumerate() {
            spelled.next(at, record);
        }
        String::from_utf8_lossy(&spelled.0).into_owned()
    }

    /// Takes the model apart.
    pub(super) fn parts(&self) -> Parts {
        let stems: Vec<String> = (0..self.stem_count as u32).map(|stem| self.spelling(stem)).collect();
        let mut parts = Parts {
            affixes: self.affixes.clone(),
            seen: self.section(1).to_vec(),
            tokens: self.tokens,
            ..Parts::default()
        };
        for (number, stem) in stems.iter().enumerate() {
            let counts = [0, 1].map(|side| self.count(number as u32, side).into());
            parts.counts.insert(stem.clone(), counts);
            for cell in self.row(number as u32) {
                if let Some(english) = stems.get(cell.stem as usize) {
                    let probabilities = [cell.to_english, cell.to_arabic];
                    parts.translations.insert((stem.clone(), english.clone()), probabilities);
                }
            }
        }
        parts
    }

    /// Returns how often a stem was seen in Arabic (0) or English (1) text.
    pub(super) fn count(&self, stem: u32, side: usize) -> f32 {
        self.section(4).get(stem as usize * 2 + side).map_or(0.0, |&code| codes::count(code))
    }

    /// Returns the translations of an Arabic stem.
    pub(super) fn row(&self, stem: u32) -> impl Iterator<Item = Cell> {
        let rows = Blocks { places: self.section(5), records: self.section(6) };
        let mut rest = rows.record(stem as usize);
        let mut last = 0_u32;
        std::iter::from_fn(move || {
            last = last.saturating_add(u32::try_from(varint::read(&mut rest)?).ok()?);
            let (&[to_english, to_arabic], after) = rest.split_first_chunk()?;
            rest = after;
            let [to_english, to_arabic] = [to_english, to_arabic].map(codes::probability);
            Some(Cell { stem: last, to_english, to_arabic })
        })
    }
}

/// Returns the slots of a hash table in which something of this hash may lie.
pub(super) fn probes(hash: u64, slots: usize) -> impl Iterator<Item = usize> {
    let start = ((u128::from(hash) * slots as u128) >> 64) as usize;
    (start..slots).chain(0..start)
}

/// Returns what marks a hash in its slot. The slot comes from the high bits, the mark from the low ones.
pub(super) fn mark(hash: u64) -> u32 {
    hash as u32 & 0xFF_FFFF
}

/// A front-coded stem being read: the first of a block stands whole, each other says first how many bytes it shares
/// with the one before.
#[derive(Default)]
struct Spelling(Vec<u8>);

impl Spelling {
    fn next(&mut self, place: usize, record: &[u8]) -> &[u8] {
        let (shared, rest) = match record.split_first() {
            Some((&shared, rest)) if place > 0 => (usize::from(shared), rest),
            _ => (0, record),
        };
        self.0.truncate(shared);
        self.0.extend(rest);
        &self.0
    }
}

fn sections(bytes: &[u8]) -> Option<[Range<usize>; SECTIONS]> {
    let mut sections = std::array::from_fn(|_| 0..0);
    let mut start = HEADER;
    for (i, section) in sections.iter_mut().enumerate() {
        let end = start.checked_add(number(bytes, 40 + 4 * i) as usize)?;
        *section = start..end;
        start = end;
    }
    (start == bytes.len()).then_some(sections)
}

fn affixes(bytes: &[u8]) -> Option<Affixes> {
    let (values, []) = bytes.as_chunks() else { return None };
    let likelihoods: Vec<f32> = values.iter().map(|&value| f32::from_le_bytes(value)).collect();
    let usable = |value: &f32| value.is_finite() && *value > 0.0;
    let fits = likelihoods.len() == stems::prefix_count() + SUFFIXES.len();
    if !fits || !likelihoods.iter().all(usable) {
        return None;
    }
    let (prefixes, suffixes) = likelihoods.split_at(stems::prefix_count());
    Some(Affixes { prefixes: prefixes.to_vec(), suffixes: suffixes.to_vec() })
}

// The first number below `end` for which the predicate, true up to some point, is false.
fn partition_point(end: usize, holds: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, end);
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

fn number(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..).and_then(|rest| rest.first_chunk()).map_or(0, |&four| u32::from_le_bytes(four))
}

fn long_number(bytes: &[u8], at: usize) -> u64 {
    bytes.get(at..).and_then(|rest| rest.first_chunk()).map_or(0, |&eight| u64::from_le_bytes(eight))
}
