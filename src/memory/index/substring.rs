//! [`Cache::containing`]: finds the texts that may contain given stretches of letters, which have all of
//! their grams.
//!
//! The texts are taken in blocks of numbers, so that the sets of a search take the same memory in a memory
//! of any size. Each gram excludes texts, and reading its list takes time. A list is read as long as that
//! takes less time than reading the texts that it may exclude, by the counts of the sketch.

use std::collections::HashMap;
use std::ops::Range;

use rusqlite::Connection;

use crate::error::Result;
use crate::memory::storage_error::storage;

use super::cache::Cache;
use super::candidate::Candidate;
use super::gap_grams;
use super::grams::inner_grams;
use super::keys::{Lane, Run, Slot};
use super::numbered::units;
use super::posting_list::read_list;
use super::run_texts::RunTexts;
use super::stretch::Stretch;
use super::text_set::TextSet;
use super::word_gap::WordGap;

/// How many numbers of a list are read in the time in which a text is read and compared. Measured on a
/// million units: 2 ns and 4 µs.
const NUMBERS_A_TEXT: f32 = 2_000.0;
/// How many numbers of a list are read in the time in which a list is found. Measured in the same way: 1 µs.
const NUMBERS_A_LIST: f32 = 500.0;

impl Cache {
    /// Returns the texts of a lane that may contain all of these stretches, each in one of its forms, in no
    /// particular order; all texts of the lane if nothing has a gram. The texts of the tail need not have the
    /// `others`, which are stretches with many forms, nor the gaps.
    pub(in crate::memory) fn containing(
        &self,
        connection: &Connection,
        lane: Lane,
        stretches: &[&Stretch],
        others: &[&Stretch],
        gaps: &[&WordGap],
    ) -> Result<Vec<Candidate>> {
        let tail = self.tail.texts(lane, 0..=usize::MAX);
        let tail = tail.filter(|text| stretches.iter().all(|stretch| stretch.may_be_in(&text.folded)));
        let mut found: Vec<Candidate> = tail.map(|text| Candidate::new(text.unit, 0)).collect();
        for run in [Run::Main, Run::Young] {
            let slot = Slot::new(lane, run);
            if let Some(texts) = self.slots.get(&slot) {
                let wanted = stretches.iter().chain(others).flat_map(|stretch| Clause::of(stretch, texts));
                let mut wanted: Vec<Clause> = wanted.collect();
                if has_gaps(connection, slot).map_err(storage)? {
                    wanted.extend(gaps.iter().map(|gap| Clause::of_gap(gap, texts)));
                }
                let wanted = in_order(wanted, texts);
                for start in (0..texts.texts).step_by(BLOCK as usize) {
                    let range = start..texts.texts.min(start.saturating_add(BLOCK));
                    let mut lists = Lists { connection, slot, texts, range, sets: HashMap::new() };
                    let numbers = lists.with_all(&wanted).map_err(storage)?;
                    let numbers: Vec<(u32, u16)> = numbers.numbers().map(|number| (number, 0)).collect();
                    found.extend(units(connection, slot, &numbers, None).map_err(storage)?);
                }
            }
        }
        Ok(found)
    }
}

/// The texts that are searched at once: a set of them takes 128 KiB. Smaller blocks would look up each of the
/// hundreds of lists of a phrase more often.
const BLOCK: u32 = 1 << 20;

/// Sets of grams, of one of which a text must have all grams.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Clause(Vec<Vec<u32>>);

impl Clause {
    /// Returns the clauses of a stretch: one for each gram of its only form, or one for all forms. A form
    /// that no text has is left out.
    fn of(stretch: &Stretch, texts: &RunTexts) -> Vec<Self> {
        if !stretch.is_indexed() {
            return Vec::new();
        }
        let grams = |form| -> Vec<u32> {
            let mut grams: Vec<u32> = inner_grams(form).collect();
            grams.sort_by_key(|&gram| (texts.frequency(gram), gram));
            grams.dedup();
            grams
        };
        let is_known = |grams: &Vec<u32>| grams.first().is_some_and(|&gram| texts.frequency(gram) > 0);
        let mut forms: Vec<Vec<u32>> = stretch.forms().map(grams).filter(is_known).collect();
        match forms.as_mut_slice() {
            [form] => std::mem::take(form).into_iter().map(|gram| Self(vec![vec![gram]])).collect(),
            _ => vec![Self(forms)],
        }
    }

    /// Returns the clause of a gap between words.
    fn of_gap(gap: &WordGap, texts: &RunTexts) -> Self {
        let known = gap.grams().iter().filter(|&&gram| texts.frequency(gram) > 0);
        Self(known.map(|&gram| vec![gram]).collect())
    }

    /// Returns about how many texts fulfil the clause.
    fn about(&self, texts: &RunTexts) -> f32 {
        self.0.iter().filter_map(|grams| grams.first()).map(|&gram| about(gram, texts)).sum()
    }

    /// Returns how long reading the lists takes for a share of the texts, in numbers read. The lists of
    /// further grams are often read already.
    fn cost(&self, texts: &RunTexts, share: f32) -> f32 {
        let rarest = self.0.iter().filter_map(|grams| grams.first());
        rarest.map(|&gram| about(gram, texts) * share + NUMBERS_A_LIST).sum()
    }
}

/// The texts that are so few that no further list is read. Chosen by hand.
const FEW: usize = 200;

fn about(gram: u32, texts: &RunTexts) -> f32 {
    match texts.frequency(gram) {
        0 => 0.0,
        frequency => (f32::from(frequency) / 4.0).exp2(),
    }
}

/// Returns true if a run has the grams of gaps between words.
fn has_gaps(connection: &Connection, slot: Slot) -> rusqlite::Result<bool> {
    let mut has = false;
    read_list(connection, slot, gap_grams::MARK, &(0..1), |_| has = true)?;
    Ok(has)
}

/// Returns the clauses, each once, those first that the fewest texts fulfil.
fn in_order(mut clauses: Vec<Clause>, texts: &RunTexts) -> Vec<Clause> {
    clauses.sort_unstable();
    clauses.dedup();
    clauses.sort_by(|a, b| a.about(texts).total_cmp(&b.about(texts)));
    clauses
}

/// The posting lists of a block of texts of a run.
struct Lists<'r> {
    connection: &'r Connection,
    slot: Slot,
    texts: &'r RunTexts,
    range: Range<u32>,
    // The lists that were read as sets, by their grams.
    sets: HashMap<u32, TextSet>,
}

impl Lists<'_> {
    /// Returns the texts that fulfil all clauses, and others if excluding them takes longer than reading
    /// them.
    fn with_all(&mut self, clauses: &[Clause]) -> rusqlite::Result<TextSet> {
        let all = self.texts.texts as f32;
        let share = self.range.len() as f32 / all;
        let mut found = TextSet::all(self.range.clone());
        let mut left = found.len() as f32;
        for clause in clauses {
            let excluded = left * (1.0 - (clause.about(self.texts) / all).min(1.0));
            if excluded * NUMBERS_A_TEXT > clause.cost(self.texts, share) {
                match clause.0.as_slice() {
                    [form] if form.len() == 1 => found.keep(self.set(form[0])?),
                    forms => found.keep(&self.with_one(forms)?),
                }
                left = found.len() as f32;
            }
        }
        Ok(found)
    }

    /// Returns the texts that have all grams of one of the forms, and a few others.
    fn with_one(&mut self, forms: &[Vec<u32>]) -> rusqlite::Result<TextSet> {
        let mut found = TextSet::empty(self.range.clone());
        for form in forms {
            let Some((&rarest, others)) = form.split_first() else { continue };
            let mut numbers = Vec::new();
            read_list(self.connection, self.slot, rarest, &self.range, |number| numbers.push(number))?;
            for &gram in others {
                if numbers.len() <= FEW {
                    break;
                }
                let set = self.set(gram)?;
                numbers.retain(|&number| set.contains(number));
            }
            numbers.into_iter().for_each(|number| found.insert(number));
        }
        Ok(found)
    }

    /// Returns the texts that have a gram.
    fn set(&mut self, gram: u32) -> rusqlite::Result<&TextSet> {
        if !self.sets.contains_key(&gram) {
            let mut set = TextSet::empty(self.range.clone());
            read_list(self.connection, self.slot, gram, &self.range, |number| set.insert(number))?;
            self.sets.insert(gram, set);
        }
        Ok(&self.sets[&gram])
    }
}
