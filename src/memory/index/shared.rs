//! [`Cache::sharing`]: finds the texts that may share several words in a row with a query, whatever their
//! length.
//!
//! Each word of the query stands for its rarest gram. The words are taken in order; for each text the index
//! notes the last word that it has and how rare the words of the row up to that word are. A row that breaks
//! begins anew. A frequent word would read a long list for little knowledge, so the most frequent words are
//! passed over once the lists together are long enough.

use rusqlite::Connection;

use crate::error::Result;
use crate::memory::storage_error::storage;

use super::cache::Cache;
use super::candidate::Candidate;
use super::grams::{inner_grams, whole};
use super::keys::{Lane, Run, Slot};
use super::numbered::units;
use super::posting_list::read_list;
use super::run_texts::RunTexts;
use super::word_row::WordRow;

/// The words of a query in one lane.
pub(in crate::memory) struct SharedWords<'w> {
    /// Folded words, in order; of a long sentence the first 250 count.
    pub(in crate::memory) words: &'w [&'w str],
    pub(in crate::memory) lane: Lane,
    /// The most texts to return from each run.
    pub(in crate::memory) most: usize,
}

/// The most words of a query: the place of a word is kept in a byte.
const MOST_WORDS: usize = 250;
/// The most numbers of texts that are read for a query from one run, by the counts of the sketch. Chosen by
/// hand: so many take about as long as a lookup.
const MOST_READ: f32 = 120_000.0;
/// How many rows are kept for each text that is returned, since one text may have several rows. Chosen by
/// hand.
const ROWS_OF_A_TEXT: usize = 8;

/// A gram of a word, with about how many texts have it.
struct WordGram {
    gram: u32,
    texts: f32,
}

impl Cache {
    /// Returns the texts of a lane that may have several of the words in a row, the likeliest first. The
    /// guess of a candidate is the rarity of the row.
    pub(in crate::memory) fn sharing(
        &mut self,
        connection: &Connection,
        wanted: &SharedWords,
    ) -> Result<Vec<Candidate>> {
        let mut found = Vec::new();
        for run in [Run::Main, Run::Young] {
            let slot = Slot::new(wanted.lane, run);
            if let Some(texts) = self.slots.get(&slot) {
                let numbers = rows(connection, slot, texts, &mut self.rows, wanted).map_err(storage)?;
                found.extend(units(connection, slot, &numbers, None).map_err(storage)?);
            }
        }
        found.sort_by_key(|candidate| std::cmp::Reverse(candidate.guess));
        Ok(found)
    }

    /// Returns the texts of the tail of a lane, which no run covers.
    pub(in crate::memory) fn in_no_run(&self, lane: Lane) -> impl Iterator<Item = (Candidate, &str)> {
        let texts = self.tail.texts(lane, 0..=usize::MAX);
        texts.map(|text| (Candidate::new(text.unit, u16::MAX), text.folded.as_str()))
    }

    /// Returns the texts in the runs of a lane that have one of these folded forms, and a few others that
    /// have the same hash.
    pub(in crate::memory) fn same_as_any(
        &self,
        connection: &Connection,
        lane: Lane,
        forms: impl Iterator<Item = impl AsRef<str>> + Clone,
    ) -> Result<Vec<Candidate>> {
        let mut found = Vec::new();
        for run in [Run::Main, Run::Young] {
            let slot = Slot::new(lane, run);
            let Some(texts) = self.slots.get(&slot) else { continue };
            let mut numbers = Vec::new();
            for form in forms.clone() {
                let (form, chars) = (form.as_ref(), form.as_ref().chars().count());
                let window = texts.first_of(chars)..texts.first_of(chars + 1);
                if !window.is_empty() && texts.frequency(whole(form)) > 0 {
                    read_list(connection, slot, whole(form), &window, |number| numbers.push((number, 0)))
                        .map_err(storage)?;
                }
            }
            found.extend(units(connection, slot, &numbers, None).map_err(storage)?);
        }
        Ok(found)
    }
}

/// Returns the numbers of the texts of a run that have the rarest rows, each with the rarity.
fn rows(
    connection: &Connection,
    slot: Slot,
    texts: &RunTexts,
    rows: &mut Vec<WordRow>,
    wanted: &SharedWords,
) -> rusqlite::Result<Vec<(u32, u16)>> {
    let grams = affordable(wanted.words, texts);
    let all = 0..texts.texts;
    rows.clear();
    rows.resize(all.len(), WordRow::default());
    let mut found = Vec::new();
    for (place, WordGram { gram, texts: count }) in (1..).zip(&grams) {
        let rarity = rarity(all.len() as f32, *count);
        read_list(connection, slot, *gram, &all, |number| {
            let row = &mut rows[number as usize];
            if row.goes_on_at(place, rarity) {
                found.push((number, u16::from(row.rarity)));
            }
        })?;
    }
    // Of the rows of one text, the rarest counts.
    let by_rarity = |&(number, rarity): &(u32, u16)| (std::cmp::Reverse(rarity), number);
    if found.len() > wanted.most * ROWS_OF_A_TEXT {
        found.select_nth_unstable_by_key(wanted.most * ROWS_OF_A_TEXT, by_rarity);
        found.truncate(wanted.most * ROWS_OF_A_TEXT);
    }
    found.sort_unstable_by_key(|&(number, rarity)| (number, std::cmp::Reverse(rarity)));
    found.dedup_by_key(|&mut (number, _)| number);
    found.sort_unstable_by_key(by_rarity);
    found.truncate(wanted.most);
    Ok(found)
}

/// Returns the rarest gram of each word that a run knows, without the most frequent if all of them are too
/// many to read.
fn affordable(words: &[&str], texts: &RunTexts) -> Vec<WordGram> {
    let rarest = |word: &&str| {
        let grams = inner_grams(word).map(|gram| (texts.frequency(gram), gram));
        let (frequency, gram) = grams.min()?;
        Some(WordGram { gram, texts: if frequency == 0 { 0.0 } else { (f32::from(frequency) / 4.0).exp2() } })
    };
    let mut grams: Vec<WordGram> = words.iter().take(MOST_WORDS).filter_map(rarest).collect();
    let mut counts: Vec<f32> = grams.iter().map(|gram| gram.texts).collect();
    counts.sort_unstable_by(f32::total_cmp);
    let mut read = 0.0;
    let afforded = counts.iter().take_while(|&&count| {
        read += count;
        read <= MOST_READ
    });
    let most = afforded.last().copied().unwrap_or_default();
    grams.retain(|gram| gram.texts <= most);
    grams
}

/// Returns how rare a gram is among all texts, in halves of a bit.
fn rarity(texts: f32, count: f32) -> u8 {
    ((texts / count.max(1.0)).log2().max(0.0) * 2.0) as u8 + 1
}
