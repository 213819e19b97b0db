//! [`Cache::containing`]: finds the texts that may contain given stretches of letters, which have all of
//! their grams.

use rusqlite::Connection;

use crate::error::Result;
use crate::memory::storage_error::storage;

use super::cache::Cache;
use super::grams::inner_grams;
use super::keys::{Lane, Run, Slot};
use super::numbered::units;
use super::posting_list::read_list;
use super::run_texts::RunTexts;

/// The most posting lists that are intersected, the shortest first. Chosen by hand: further lists exclude few
/// texts.
const GRAMS: usize = 6;

impl Cache {
    /// Returns the units with a text in a lane that may contain all of these folded stretches, in no
    /// particular order; all units of the lane if the stretches are too short to have a gram.
    pub(in crate::memory) fn containing(
        &self,
        connection: &Connection,
        lane: Lane,
        stretches: &[&str],
    ) -> Result<Vec<i64>> {
        let tail = self.tail.texts(lane, 0..=usize::MAX);
        let tail = tail.filter(|text| stretches.iter().all(|stretch| text.folded.contains(stretch)));
        let mut found: Vec<i64> = tail.map(|text| i64::from(text.unit >> 1)).collect();
        for run in [Run::Main, Run::Young] {
            let slot = Slot::new(lane, run);
            if let Some(texts) = self.slots.get(&slot) {
                let numbers = numbers(connection, slot, texts, stretches).map_err(storage)?;
                let numbers: Vec<(u32, u16)> = numbers.into_iter().map(|number| (number, 0)).collect();
                let candidates = units(connection, slot, &numbers, None).map_err(storage)?;
                found.extend(candidates.iter().map(|candidate| candidate.unit));
            }
        }
        Ok(found)
    }
}

fn numbers(
    connection: &Connection,
    slot: Slot,
    texts: &RunTexts,
    stretches: &[&str],
) -> rusqlite::Result<Vec<u32>> {
    let mut grams: Vec<u32> = stretches.iter().flat_map(|stretch| inner_grams(stretch)).collect();
    grams.sort_unstable();
    grams.dedup();
    grams.sort_by_key(|&gram| texts.frequency(gram));
    grams.truncate(GRAMS);
    let all = 0..texts.texts;
    let Some((first, rest)) = grams.split_first() else { return Ok(all.collect()) };
    let mut numbers = Vec::new();
    read_list(connection, slot, *first, &all, |number| numbers.push(number))?;
    for &gram in rest {
        let mut others = Vec::new();
        read_list(connection, slot, gram, &all, |number| others.push(number))?;
        others.sort_unstable();
        numbers.retain(|number| others.binary_search(number).is_ok());
    }
    Ok(numbers)
}
