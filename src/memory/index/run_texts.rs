//! [`RunTexts`]: counts of the texts of a run, by their length and by their grams.

use std::collections::BTreeMap;

use rusqlite::Connection;

use crate::memory::storage_error::damaged;

use super::keys::Slot;

/// The number of texts of a slot that are shorter than each length in chars, and about how many have each
/// gram.
pub(super) struct RunTexts {
    pub(super) shorter: Vec<u32>,
    pub(super) texts: u32,
    sketch: Vec<u8>,
}

/// Reads the counts of all slots.
pub(super) fn read_slots(connection: &Connection) -> rusqlite::Result<BTreeMap<Slot, RunTexts>> {
    let mut statement = connection.prepare_cached("SELECT slot, texts, shorter, sketch FROM run")?;
    let rows = statement.query_map([], |row| {
        let shorter = row.get_ref(2)?.as_blob()?.chunks_exact(4);
        let shorter = shorter.map(|bytes| u32::from_le_bytes(bytes.try_into().expect("four bytes")));
        let sketch: Vec<u8> = row.get(3)?;
        if !sketch.len().is_power_of_two() {
            return Err(damaged(3));
        }
        Ok((Slot(row.get(0)?), RunTexts { shorter: shorter.collect(), texts: row.get(1)?, sketch }))
    })?;
    rows.collect()
}

impl RunTexts {
    /// Returns the number of the first text of `chars` chars or more.
    pub(super) fn first_of(&self, chars: usize) -> u32 {
        self.shorter.get(chars).copied().unwrap_or(self.texts)
    }

    /// Returns four times the logarithm of the number of texts that have a gram. The number may be too high,
    /// since grams that share an entry of the sketch are counted together; it is too low only by rounding.
    pub(super) fn frequency(&self, gram: u32) -> u8 {
        self.sketch[gram as usize & (self.sketch.len() - 1)]
    }
}
