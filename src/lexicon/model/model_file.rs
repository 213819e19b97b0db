//! [`Model`]: a model file in memory. Each section is read in place, without unpacking.

use std::borrow::Cow;
use std::io;
use std::ops::Range;

use super::blocks::{BLOCK, RecordBlocks};
use super::codes;
use super::layout::{CHECKED, HEADER, MAGIC, SECTIONS, VERSION, long_number, mark, number, probes, sections};
use crate::error::{Error, ErrorKind, Result};
use crate::lexicon::affixes::SUFFIXES;
use crate::lexicon::stemmer::{self, AffixLikelihoods};
use crate::varint;

/// A model file in memory whose header and checksum are right.
#[derive(Clone)]
pub(crate) struct Model {
    bytes: Cow<'static, [u8]>,
    sections: [Range<usize>; SECTIONS],
    pub(crate) stem_count: usize,
    pub(crate) tokens: [u64; 2],
    pub(crate) affixes: AffixLikelihoods,
    // The `stemmer::pull` of each of the 256 codes of counts.
    pulls: [f32; 256],
}

/// A translation of an Arabic stem: the number of the English stem, and the probability of each given the
/// other.
pub(crate) struct RowCell {
    pub(crate) stem: u32,
    pub(crate) to_english: f32,
    pub(crate) to_arabic: f32,
}

impl Model {
    /// Checks the bytes of a model file.
    pub(crate) fn new(bytes: Cow<'static, [u8]>) -> Result<Self> {
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
        let pulls = std::array::from_fn(|code| stemmer::pull(codes::count(code as u8)));
        Ok(Self { bytes, sections, stem_count, tokens, affixes, pulls })
    }

    /// Writes the bytes of the file.
    pub(crate) fn write(&self, mut output: impl io::Write) -> Result<()> {
        Ok(output.write_all(&self.bytes)?)
    }

    fn section(&self, section: usize) -> &[u8] {
        &self.bytes[self.sections[section].clone()]
    }

    /// Returns the hash table of cut stems.
    pub(super) fn seen_section(&self) -> &[u8] {
        self.section(1)
    }

    /// Returns the code of the count of a cut stem.
    fn seen(&self, stem: &str) -> u8 {
        let slots = self.seen_section();
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
    pub(crate) fn arabic_stem<'w>(&self, word: &'w str) -> &'w str {
        self.affixes.stem(word, |stem| self.pulls[usize::from(self.seen(stem))])
    }

    fn stems(&self) -> RecordBlocks<'_> {
        RecordBlocks { places: self.section(2), records: self.section(3) }
    }

    /// Returns the number of a stem, by a binary search of the blocks.
    pub(crate) fn find(&self, stem: &str) -> Option<u32> {
        let stems = self.stems();
        let first = |block| stems.starting_at(block).next().unwrap_or_default();
        let after = partition_point(stems.len(), |block| first(block) <= stem.as_bytes());
        let block = after.checked_sub(1)?;
        let mut spelled = FrontCoded::default();
        for (place, record) in stems.starting_at(block).take(BLOCK).enumerate() {
            if spelled.next(place, record) == stem.as_bytes() {
                return Some((block * BLOCK + place) as u32);
            }
        }
        None
    }

    /// Returns the spelling of the stem of this number; empty if there is none.
    pub(crate) fn spelling(&self, stem: u32) -> String {
        let (block, place) = (stem as usize / BLOCK, stem as usize % BLOCK);
        let mut spelled = FrontCoded::default();
        for (at, record) in self.stems().starting_at(block).take(place + 1).enumerate() {
            spelled.next(at, record);
        }
        String::from_utf8_lossy(&spelled.0).into_owned()
    }

    /// Returns the count of a stem in Arabic (0) or English (1) text.
    pub(crate) fn count(&self, stem: u32, side: usize) -> f32 {
        self.section(4).get(stem as usize * 2 + side).map_or(0.0, |&code| codes::count(code))
    }

    /// Returns the translations of an Arabic stem.
    pub(crate) fn row(&self, stem: u32) -> impl Iterator<Item = RowCell> {
        let rows = RecordBlocks { places: self.section(5), records: self.section(6) };
        let mut rest = rows.record(stem as usize);
        let mut last = 0_u32;
        std::iter::from_fn(move || {
            last = last.saturating_add(u32::try_from(varint::read(&mut rest)?).ok()?);
            let (&[to_english, to_arabic], after) = rest.split_first_chunk()?;
            rest = after;
            let [to_english, to_arabic] = [to_english, to_arabic].map(codes::probability);
            Some(RowCell { stem: last, to_english, to_arabic })
        })
    }
}

/// A front-coded stem being read. The first stem of a block is written in full; each further one begins with
/// the number of bytes that it shares with the stem before.
#[derive(Default)]
struct FrontCoded(Vec<u8>);

impl FrontCoded {
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

fn affixes(bytes: &[u8]) -> Option<AffixLikelihoods> {
    let (values, []) = bytes.as_chunks() else { return None };
    let likelihoods: Vec<f32> = values.iter().map(|&value| f32::from_le_bytes(value)).collect();
    let usable = |value: &f32| value.is_finite() && *value > 0.0;
    let fits = likelihoods.len() == stemmer::prefix_count() + SUFFIXES.len();
    if !fits || !likelihoods.iter().all(usable) {
        return None;
    }
    let (prefixes, suffixes) = likelihoods.split_at(stemmer::prefix_count());
    Some(AffixLikelihoods { prefixes: prefixes.to_vec(), suffixes: suffixes.to_vec() })
}

// Returns the first number below `end` for which `holds` is false. `holds` is true up to that number.
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
