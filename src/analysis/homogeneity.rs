//! [`likeness`]: how alike the segments of a job are to those before them, so that a translator is helped by
//! what was translated an hour ago. The segments are put into a memory of their own, and looked up there.

use crate::error::Result;
use crate::lang::Lang;
use crate::memory::{Lookup, Memory};
use crate::similarity::Query;
use crate::threads::in_turns;
use crate::unit::Unit;

// The matches that are asked for at first. Segments that stand later in the job may be among them; then more
// are asked for, up to `MOST`. Chosen by hand.
const FIRST: usize = 8;
const MOST: usize = 512;

// The language of the numbers of segments, which stand in the memory as translations: one of the tags that
// BCP 47 leaves to private use.
const NUMBERS: &str = "qaa";

/// Returns for each unit how alike the most similar unit before it is, in percent; 0 below 50 percent.
pub(super) fn likeness(units: &[&Unit], lookup: &Lookup, threads: usize) -> Result<Vec<u8>> {
    let memory = Memory::in_memory()?;
    let mut batch = memory.batch()?;
    for (number, unit) in units.iter().enumerate() {
        let numbers: Lang = NUMBERS.parse().expect("a tag of BCP 47");
        let (lang, text) = (unit.source_lang().clone(), unit.source().clone());
        batch.insert(&Unit::new(lang, text, numbers, number.to_string()))?;
    }
    batch.commit()?;
    in_turns(units.len(), threads, |number| before(number, units[number], &memory, lookup))
}

fn before(number: usize, unit: &Unit, memory: &Memory, lookup: &Lookup) -> Result<u8> {
    let query = Query::new(unit.source(), unit.source_lang());
    let lookup = lookup.clone().in_lang(unit.source_lang().clone());
    let mut most = FIRST;
    loop {
        let found = memory.lookup_query(&query, &lookup.clone().limit(most))?;
        let is_before = |found: &&crate::memory::Match| {
            found.unit().target().plain().parse().is_ok_and(|other: usize| other < number)
        };
        if let Some(found) = found.iter().find(is_before) {
            return Ok(found.percent());
        }
        if found.len() < most || most >= MOST {
            return Ok(0);
        }
        most *= 8;
    }
}
