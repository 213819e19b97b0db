//! [`Cache::candidates`]: finds the texts that may be like a query, which have many of its rarest grams.

use std::ops::RangeInclusive;

use rusqlite::Connection;

use crate::error::Result;
use crate::memory::prefetch::Prefetch;
use crate::memory::storage_error::storage;
use crate::similarity::{Plain, Query};
use crate::text::masked_numbers;

use super::cache::Cache;
use super::candidate::Candidate;
use super::grams::{grams, whole};
use super::guess::{Guesser, SAME};
use super::keys::{Lane, Run, Slot};
use super::numbered::units;
use super::posting_list::read_list;
use super::run_texts::RunTexts;

/// A query for one lane.
pub(in crate::memory) struct Wanted<'q> {
    pub(in crate::memory) query: &'q Query,
    pub(in crate::memory) lane: Lane,
    /// The least plain percent of a text that the caller can use.
    pub(in crate::memory) at_least: u8,
    /// The least guess of a text that the caller can use, in thousandths.
    pub(in crate::memory) guess: u16,
    /// How many chars longer a text may be, because its numbers are longer than their masks in the query; 0
    /// if the query has no masks.
    pub(in crate::memory) spare: usize,
    /// The most candidates to return from each run.
    pub(in crate::memory) most: usize,
    pub(in crate::memory) prefetch: Option<&'q Prefetch<'q>>,
}

/// How many of the query's rarest grams are counted: `chars / CHARS_A_GRAM`, but at least `GRAMS` and at most
/// `MOST_GRAMS`. A long query needs more, since its rarest grams may come from its own typing errors and
/// changed words. Chosen by hand; the upper bound lies below 256, since a count is a byte.
const GRAMS: usize = 48;
const CHARS_A_GRAM: usize = 4;
const MOST_GRAMS: usize = 240;
/// The number of counts that are skipped together if none of them is high enough: 32 bytes, which vector
/// instructions compare at once.
const STRIDE: usize = 32;

impl Cache {
    /// Returns the texts of a lane that may be like the query, the likeliest first.
    pub(in crate::memory) fn candidates(
        &mut self,
        connection: &Connection,
        wanted: &Wanted,
    ) -> Result<Vec<Candidate>> {
        let mut found = self.in_tail(wanted);
        for run in [Run::Main, Run::Young] {
            let slot = Slot::new(wanted.lane, run);
            if let Some(texts) = self.slots.get(&slot) {
                let numbers = likely(connection, slot, texts, &mut self.counts, wanted).map_err(storage)?;
                found.extend(units(connection, slot, &numbers, wanted.prefetch).map_err(storage)?);
            }
        }
        found.sort_by_key(|candidate| std::cmp::Reverse(candidate.guess));
        Ok(found)
    }

    /// Returns the texts of a lane that have this folded form, and a few others that have the same hash.
    pub(in crate::memory) fn same(
        &self,
        connection: &Connection,
        lane: Lane,
        folded: &str,
    ) -> Result<Vec<Candidate>> {
        let chars = folded.chars().count();
        let tail = self.tail.texts(lane, chars..=chars).filter(|text| text.folded == folded);
        let mut found: Vec<Candidate> = tail.map(|text| Candidate::new(text.unit, SAME)).collect();
        for run in [Run::Main, Run::Young] {
            let slot = Slot::new(lane, run);
            if let Some(texts) = self.slots.get(&slot) {
                let numbers = same(connection, slot, texts, folded).map_err(storage)?;
                found.extend(units(connection, slot, &numbers, None).map_err(storage)?);
            }
        }
        Ok(found)
    }

    fn in_tail(&self, wanted: &Wanted) -> Vec<Candidate> {
        let mut texts: Vec<(u32, Plain)> = self
            .tail
            .texts(wanted.lane, lengths(wanted))
            .filter_map(|text| Some((text.unit, wanted.plain_at_least(&text.folded)?)))
            .collect();
        // Of a text with markup, as given and without, the better counts.
        texts.sort_unstable_by(|(a, plain), (b, other)| a.cmp(b).then(other.cmp(plain)));
        texts.dedup_by_key(|&mut (unit, _)| unit);
        texts.iter().map(|(unit, plain)| Candidate::new(*unit, (plain.ratio() * 1000.0) as u16)).collect()
    }
}

/// Returns the lengths, in chars, of the texts that may be alike enough.
fn lengths(wanted: &Wanted) -> RangeInclusive<usize> {
    let chars = wanted.query.folded().chars().count();
    let at_least = usize::from(wanted.at_least.min(100));
    let longest = (chars * 100).checked_div(at_least).unwrap_or(usize::MAX);
    (chars * at_least).div_ceil(100)..=longest.saturating_add(wanted.spare)
}

impl Wanted<'_> {
    fn plain_at_least(&self, folded: &str) -> Option<Plain> {
        match self.spare {
            0 => {
                let query = self.query;
                let in_any_order = || query.any_order_at_least(folded, self.at_least);
                query.plain_at_least(folded, self.at_least).or_else(in_any_order)
            }
            _ => self.query.plain_at_least(&masked_numbers(folded).0, self.at_least),
        }
    }
}

/// Returns the numbers of the texts of a run that may be like the query, each with its guess.
fn likely(
    connection: &Connection,
    slot: Slot,
    texts: &RunTexts,
    counts: &mut Vec<u8>,
    wanted: &Wanted,
) -> rusqlite::Result<Vec<(u32, u16)>> {
    let folded = wanted.query.folded();
    let chars = folded.chars().count();
    let shortest = (chars * usize::from(wanted.at_least)).div_ceil(100);
    let longest = chars * 100 / usize::from(wanted.at_least.max(1)) + wanted.spare;
    let window = texts.first_of(shortest)..texts.first_of(longest + 1);
    let mut found = same(connection, slot, texts, folded)?;
    // Many units may share the text, and each text of the window is looked for among them.
    found.sort_unstable();
    if window.is_empty() {
        return Ok(found);
    }
    let grams = rarest(folded, texts);
    let guesser = Guesser { chars, grams: grams.len() };
    let floor = wanted.guess.max(1);
    let known: Vec<u32> = grams.iter().copied().filter(|&gram| texts.frequency(gram) > 0).collect();
    // Stop early: a query in another script shares few grams with this lane.
    if guesser.guess(chars, known.len() as u8) < floor {
        return Ok(found);
    }
    if let Some(prefetch) = wanted.prefetch {
        prefetch.read(&known, |connection, &gram| read_list(connection, slot, gram, &window, |_| ()));
    }
    counts.clear();
    counts.resize(window.len(), 0);
    for &gram in &known {
        read_list(connection, slot, gram, &window, |number| counts[(number - window.start) as usize] += 1)?;
    }
    let start = found.len();
    for length in shortest..=longest {
        let range = texts.first_of(length).max(window.start)..texts.first_of(length + 1).min(window.end);
        // Of a text that is longer, the numbers may be.
        let apart_from_numbers = length - wanted.spare.min(length.saturating_sub(chars));
        let needed = guesser.count_for(apart_from_numbers, floor);
        let counts = &counts[(range.start - window.start) as usize..(range.end - window.start) as usize];
        for (numbers, counts) in range.step_by(STRIDE).zip(counts.chunks(STRIDE)) {
            if counts.iter().fold(0, |most, &count| most.max(count)) < needed {
                continue;
            }
            for (number, &count) in (numbers..).zip(counts).filter(|&(_, &count)| count >= needed) {
                if found[..start].binary_search(&(number, SAME)).is_err() {
                    found.push((number, guesser.guess(apart_from_numbers, count)));
                }
            }
        }
    }
    let guessed = &mut found[start..];
    if guessed.len() > wanted.most {
        guessed.select_nth_unstable_by_key(wanted.most, |&(_, guess)| std::cmp::Reverse(guess));
        found.truncate(start + wanted.most);
    }
    Ok(found)
}

/// Returns the grams of the query that the fewest texts have.
fn rarest(folded: &str, texts: &RunTexts) -> Vec<u32> {
    let mut grams: Vec<u32> = grams(folded).collect();
    grams.sort_unstable();
    grams.dedup();
    grams.sort_by_key(|&gram| texts.frequency(gram));
    grams.truncate((folded.chars().count() / CHARS_A_GRAM).clamp(GRAMS, MOST_GRAMS));
    grams
}

/// Returns the numbers of the texts that are as long as this one and have the same hash.
fn same(
    connection: &Connection,
    slot: Slot,
    texts: &RunTexts,
    folded: &str,
) -> rusqlite::Result<Vec<(u32, u16)>> {
    let chars = folded.chars().count();
    let window = texts.first_of(chars)..texts.first_of(chars + 1);
    let mut found = Vec::new();
    if !window.is_empty() && texts.frequency(whole(folded)) > 0 {
        read_list(connection, slot, whole(folded), &window, |number| found.push((number, SAME)))?;
    }
    Ok(found)
}
