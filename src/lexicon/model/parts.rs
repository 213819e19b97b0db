//! [`ModelParts`]: a model as maps from words to numbers, and how they are packed into a file.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::blocks::RecordWriter;
use super::codes;
use super::layout::{CHECKED, HEADER, MAGIC, VERSION, mark, probes};
use super::model_file::Model;
use crate::lexicon::stemmer::AffixLikelihoods;
use crate::varint;

// Slots of the hash table for each entry. More slots make the file larger, fewer make a search slower; chosen
// by hand.
const SLOTS_PER_STEM: f64 = 1.3;

/// The contents of a model as maps that can be changed.
#[derive(Clone, Debug, Default)]
pub(crate) struct ModelParts {
    pub(crate) affixes: AffixLikelihoods,
    /// The section of the counts of cut stems, as [`pack_seen`] packs it.
    pub(crate) seen: Vec<u8>,
    /// The count of each stem in Arabic and in English text.
    pub(crate) counts: BTreeMap<String, [f64; 2]>,
    /// The number of Arabic and of English tokens learned from.
    pub(crate) tokens: [u64; 2],
    /// For each Arabic and English stem, the probability of the English one given the Arabic one, and the
    /// reverse.
    pub(crate) translations: BTreeMap<(String, String), [f32; 2]>,
}

impl ModelParts {
    /// Returns the contents of a model.
    pub(crate) fn of(model: &Model) -> Self {
        let stems: Vec<String> = (0..model.stem_count as u32).map(|stem| model.spelling(stem)).collect();
        let mut parts = Self {
            affixes: model.affixes.clone(),
            seen: model.seen_section().to_vec(),
            tokens: model.tokens,
            ..Self::default()
        };
        for (number, stem) in stems.iter().enumerate() {
            let counts = [0, 1].map(|side| model.count(number as u32, side).into());
            parts.counts.insert(stem.clone(), counts);
            for cell in model.row(number as u32) {
                if let Some(english) = stems.get(cell.stem as usize) {
                    let probabilities = [cell.to_english, cell.to_arabic];
                    parts.translations.insert((stem.clone(), english.clone()), probabilities);
                }
            }
        }
        parts
    }

    /// Packs the parts into a model.
    pub(crate) fn pack(mut self) -> Model {
        for (arabic, english) in self.translations.keys() {
            self.counts.entry(arabic.clone()).or_default();
            self.counts.entry(english.clone()).or_default();
        }
        let (stem_places, stems) = self.pack_stems();
        let (row_places, rows) = self.pack_rows();
        let counts = self.counts.values().flatten().map(|&count| codes::count_code(count)).collect();
        let affixes = self.affixes.prefixes.iter().chain(&self.affixes.suffixes);
        let affixes = affixes.flat_map(|likelihood| likelihood.to_le_bytes()).collect();
        let sections =
            [affixes, std::mem::take(&mut self.seen), stem_places, stems, counts, row_places, rows];
        let mut checked = Vec::with_capacity(HEADER + sections.iter().map(Vec::len).sum::<usize>());
        checked.extend(self.tokens.iter().flat_map(|tokens| tokens.to_le_bytes()));
        checked.extend(sections.iter().flat_map(|section| (section.len() as u32).to_le_bytes()));
        checked.extend(sections.iter().flatten());
        let mut bytes = Vec::with_capacity(CHECKED + checked.len());
        bytes.extend(MAGIC);
        bytes.extend(VERSION.to_le_bytes());
        bytes.extend((self.counts.len() as u32).to_le_bytes());
        bytes.extend(codes::checksum(&checked).to_le_bytes());
        bytes.extend(checked);
        Model::new(Cow::Owned(bytes)).expect("a model just packed is whole")
    }

    fn pack_stems(&self) -> (Vec<u8>, Vec<u8>) {
        let mut writer = RecordWriter::default();
        let mut last: &[u8] = &[];
        for stem in self.counts.keys().map(String::as_bytes) {
            if writer.at_block() {
                writer.push(stem);
            } else {
                let shared = stem.iter().zip(last).take_while(|(a, b)| a == b).count().min(255);
                writer.push(&[&[shared as u8], &stem[shared..]].concat());
            }
            last = stem;
        }
        (writer.places, writer.records)
    }

    fn pack_rows(&self) -> (Vec<u8>, Vec<u8>) {
        let numbers: BTreeMap<&str, u32> = self.counts.keys().map(String::as_str).zip(0..).collect();
        let mut writer = RecordWriter::default();
        let mut translations = self.translations.iter().peekable();
        for stem in self.counts.keys() {
            let mut row = Vec::new();
            let mut last = 0;
            while let Some(((_, english), &[to_english, to_arabic])) =
                translations.next_if(|((arabic, _), _)| arabic == stem)
            {
                let number = numbers[english.as_str()];
                varint::write(&mut row, u64::from(number - last));
                row.extend([to_english, to_arabic].map(codes::probability_code));
                last = number;
            }
            writer.push(&row);
        }
        (writer.places, writer.records)
    }
}

/// Packs the counts of cut stems: a hash table that recognises a stem by 24 bits of its hash.
pub(crate) fn pack_seen<'s>(stems: impl ExactSizeIterator<Item = (&'s str, f32)>) -> Vec<u8> {
    let mut slots = vec![0_u32; (stems.len() as f64 * SLOTS_PER_STEM) as usize + 1];
    for (stem, count) in stems {
        let hash = codes::hash(stem.as_bytes());
        let slot = mark(hash) << 8 | u32::from(codes::count_code(count.into()).max(1));
        let free = probes(hash, slots.len()).find(|&at| slots[at] == 0).expect("more slots than stems");
        slots[free] = slot;
    }
    slots.iter().flat_map(|slot| slot.to_le_bytes()).collect()
}
