//! What a run says about its texts: how many are shorter than each length, and how many have a gram.

use std::collections::BTreeMap;

use rusqlite::Connection;

use crate::memory::storage_error::damaged;

use super::keys::Slot;

/// The texts of a slot: how many are shorter than each length in chars, and how many have a gram.
pub(super) struct RunTexts {
    pub(super) shorter: Vec<u32>,
    pub(super) texts: u32,
    sketch: Vec<u8>,
}

/// Reads what all runs say about their texts.
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
    /// Returns the number of the first text of so many chars or more.
    pub(super) fn first_of(&self, chars: usize) -> u32 {
        self.shorter.get(chars).copied().unwrap_or(self.texts)
    }

    /// Returns how many texts have a gram, about and rather too many: four times the logarithm.
    pub(super) fn frequency(&self, gram: u32) -> u8 {
        self.sketch[gram as usize & (self.sketch.len() - 1)]
    }
}
