//! [`units`]: finds the units and sides of texts by their numbers.

use rusqlite::{Connection, params};

use crate::memory::prefetch::Prefetch;
use crate::memory::storage_error::damaged;

use super::candidate::Candidate;
use super::keys::{BLOCK, Slot};
use super::packed_numbers::number_at;

/// Returns the texts of these numbers, each with the guess given.
pub(super) fn units(
    connection: &Connection,
    slot: Slot,
    numbers: &[(u32, u16)],
    prefetch: Option<&Prefetch>,
) -> rusqlite::Result<Vec<Candidate>> {
    let mut numbers = numbers.to_vec();
    numbers.sort_unstable();
    let blocks: Vec<&[(u32, u16)]> = numbers.chunk_by(|(a, _), (b, _)| a / BLOCK == b / BLOCK).collect();
    let read = |connection: &Connection, numbers: &&[(u32, u16)]| units_of_block(connection, slot, numbers);
    if let Some(prefetch) = prefetch {
        prefetch.read(&blocks, read);
    }
    let mut found = Vec::with_capacity(numbers.len());
    for block in &blocks {
        found.extend(read(connection, block)?);
    }
    Ok(found)
}

fn units_of_block(
    connection: &Connection,
    slot: Slot,
    numbers: &[(u32, u16)],
) -> rusqlite::Result<Vec<Candidate>> {
    let mut statement = connection.prepare_cached("SELECT units FROM numbered WHERE key = ?1")?;
    let mut rows = statement.query(params![slot.block(numbers[0].0 / BLOCK)])?;
    let Some(row) = rows.next()? else { return Err(damaged(0)) };
    let units = row.get_ref(0)?.as_blob()?;
    let unit = |&(number, guess): &(u32, u16)| {
        let unit = number_at(units, (number % BLOCK) as usize).ok_or_else(|| damaged(0))?;
        Ok(Candidate::new(unit, guess))
    };
    numbers.iter().map(unit).collect()
}
