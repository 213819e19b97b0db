//! [`Cache::with_words`]: finds short texts that have some words, whatever else they have.

use rusqlite::Connection;

use crate::error::Result;
use crate::memory::storage_error::storage;

use super::cache::Cache;
use super::candidate::Candidate;
use super::grams::inner_grams;
use super::keys::{Lane, Run, Slot};
use super::numbered::units;
use super::posting_list::read_list;
use super::run_texts::RunTexts;

/// The most numbers of texts that are read for some words from one run, by the counts of the sketch. Chosen
/// by hand.
const MOST_READ: f32 = 120_000.0;

impl Cache {
    /// Returns at most `most` texts of a lane from each run that may have all of these folded words, the
    /// shortest first.
    pub(in crate::memory) fn with_words(
        &self,
        connection: &Connection,
        lane: Lane,
        words: &[&str],
        most: usize,
    ) -> Result<Vec<Candidate>> {
        let mut found = Vec::new();
        for run in [Run::Main, Run::Young] {
            let slot = Slot::new(lane, run);
            if let Some(texts) = self.slots.get(&slot) {
                let mut numbers = numbers(connection, slot, texts, words).map_err(storage)?;
                numbers.truncate(most);
                let numbers: Vec<(u32, u16)> = numbers.into_iter().map(|number| (number, 0)).collect();
                found.extend(units(connection, slot, &numbers, None).map_err(storage)?);
            }
        }
        Ok(found)
    }
}

fn numbers(
    connection: &Connection,
    slot: Slot,
    texts: &RunTexts,
    words: &[&str],
) -> rusqlite::Result<Vec<u32>> {
    let mut grams: Vec<u32> =
        words.iter().flat_map(|word| inner_grams(&format!(" {word}")).collect::<Vec<_>>()).collect();
    grams.sort_by_key(|&gram| (texts.frequency(gram), gram));
    grams.dedup();
    let mut found: Option<Vec<u32>> = None;
    let mut read = 0.0;
    for gram in grams {
        read += (f32::from(texts.frequency(gram)) / 4.0).exp2();
        if texts.frequency(gram) == 0 {
            return Ok(Vec::new());
        }
        if read > MOST_READ || found.as_ref().is_some_and(|found| found.len() < 64) {
            break;
        }
        let mut list = Vec::new();
        read_list(connection, slot, gram, &(0..texts.texts), |number| list.push(number))?;
        list.sort_unstable();
        found = Some(match found {
            None => list,
            Some(mut found) => {
                let mut at = 0;
                found.retain(|&number| {
                    while list.get(at).is_some_and(|&other| other < number) {
                        at += 1;
                    }
                    list.get(at) == Some(&number)
                });
                found
            }
        });
    }
    Ok(found.unwrap_or_default())
}
