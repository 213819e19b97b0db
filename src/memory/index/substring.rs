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
use super::stretch::Stretch;

/// The most posting lists that are intersected, the shortest first. Chosen by hand: further lists exclude few
/// texts.
const GRAMS: usize = 6;
/// So few texts are read sooner than another list that excludes some of them. Chosen by hand.
const FEW: usize = 200;

impl Cache {
    /// Returns the units with a text in a lane that may contain all of these stretches, each in one of its
    /// forms, in no particular order; all units of the lane if no stretch has a gram.
    pub(in crate::memory) fn containing(
        &self,
        connection: &Connection,
        lane: Lane,
        stretches: &[&Stretch],
    ) -> Result<Vec<i64>> {
        let tail = self.tail.texts(lane, 0..=usize::MAX);
        let tail = tail.filter(|text| stretches.iter().all(|stretch| stretch.may_be_in(&text.folded)));
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

    /// Returns about how many texts of a lane have the rarest gram of these stretches, by the counts of the
    /// sketch.
    pub(in crate::memory) fn about_containing(&self, lane: Lane, stretches: &[&Stretch]) -> f32 {
        let runs = [Run::Main, Run::Young].into_iter();
        let texts = runs.filter_map(|run| self.slots.get(&Slot::new(lane, run)));
        texts.map(|texts| about(stretches, texts)).sum()
    }
}

fn about(stretches: &[&Stretch], texts: &RunTexts) -> f32 {
    let of_gram = |gram| match texts.frequency(gram) {
        0 => 0.0,
        frequency => (f32::from(frequency) / 4.0).exp2(),
    };
    let of_form = |form| inner_grams(form).map(of_gram).fold(texts.texts as f32, f32::min);
    let indexed = stretches.iter().filter(|stretch| stretch.is_indexed());
    indexed.map(|stretch| stretch.forms().map(of_form).sum()).fold(texts.texts as f32, f32::min)
}

// Returns the numbers of the texts of a run that may have all stretches. Stretches of which the run has one
// form are searched together, since the rarest grams of all of them exclude most texts.
fn numbers(
    connection: &Connection,
    slot: Slot,
    texts: &RunTexts,
    stretches: &[&Stretch],
) -> rusqlite::Result<Vec<u32>> {
    let (mut together, mut apart) = (Vec::new(), Vec::new());
    for stretch in stretches.iter().filter(|stretch| stretch.is_indexed()) {
        match known_forms(stretch, texts).as_slice() {
            [] => return Ok(Vec::new()),
            [form] => together.extend(inner_grams(form)),
            forms => apart.push(forms.to_vec()),
        }
    }
    let mut numbers = match (together.is_empty(), apart.is_empty()) {
        (true, false) => one_of(connection, slot, texts, &apart.pop().unwrap_or_default())?,
        _ => all_of(connection, slot, texts, together)?,
    };
    for forms in apart {
        let others = one_of(connection, slot, texts, &forms)?;
        numbers.retain(|number| others.binary_search(number).is_ok());
    }
    Ok(numbers)
}

// Returns the forms of a stretch whose grams the run has.
fn known_forms<'s>(stretch: &'s Stretch, texts: &RunTexts) -> Vec<&'s str> {
    stretch.forms().filter(|form| inner_grams(form).all(|gram| texts.frequency(gram) > 0)).collect()
}

// Returns the numbers of the texts that have the grams of at least one of the forms, in order.
fn one_of(
    connection: &Connection,
    slot: Slot,
    texts: &RunTexts,
    forms: &[&str],
) -> rusqlite::Result<Vec<u32>> {
    let mut numbers = Vec::new();
    for form in forms {
        numbers.extend(all_of(connection, slot, texts, inner_grams(form).collect())?);
    }
    numbers.sort_unstable();
    numbers.dedup();
    Ok(numbers)
}

// Returns the numbers of the texts that have all of the grams; of all texts if there is no gram.
fn all_of(
    connection: &Connection,
    slot: Slot,
    texts: &RunTexts,
    mut grams: Vec<u32>,
) -> rusqlite::Result<Vec<u32>> {
    grams.sort_unstable();
    grams.dedup();
    grams.sort_by_key(|&gram| texts.frequency(gram));
    grams.truncate(GRAMS);
    let all = 0..texts.texts;
    let Some((first, rest)) = grams.split_first() else { return Ok(all.collect()) };
    let mut numbers = Vec::new();
    read_list(connection, slot, *first, &all, |number| numbers.push(number))?;
    for &gram in rest {
        if numbers.len() <= FEW {
            break;
        }
        let mut others = Vec::new();
        read_list(connection, slot, gram, &all, |number| others.push(number))?;
        others.sort_unstable();
        numbers.retain(|number| others.binary_search(number).is_ok());
    }
    Ok(numbers)
}
