//! [`read_list`]: reads a posting list, the numbers of the texts that have a gram, stored as gaps in rows of
//! bounded size.

use std::ops::Range;

use rusqlite::Connection;

use crate::memory::storage_error::damaged;
use crate::varint;

use super::keys::{Slot, number_of};

// The rows of a gram from ?1 to ?2, the last first. The last row read may begin before the range.
const LISTS: &str = "SELECT key, list FROM posting WHERE key BETWEEN ?1 AND ?2 ORDER BY key DESC";

/// Reads the numbers in a range whose texts have the gram, in no particular order.
#[inline]
pub(super) fn read_list(
    connection: &Connection,
    slot: Slot,
    gram: u32,
    range: &Range<u32>,
    mut read: impl FnMut(u32),
) -> rusqlite::Result<()> {
    let mut statement = connection.prepare_cached(LISTS)?;
    if range.is_empty() {
        return Ok(());
    }
    let mut rows = statement.query([0, range.end - 1].map(|number| slot.posting(gram, number)))?;
    while let Some(row) = rows.next()? {
        let first = number_of(row.get(0)?);
        if first >= range.start {
            read(first);
        }
        let mut number = first;
        let mut gaps = row.get_ref(1)?.as_blob()?;
        while let Some(gap) = varint::read(&mut gaps) {
            number = number.checked_add(gap as u32).ok_or_else(|| damaged(1))?;
            if number >= range.end {
                break;
            }
            if number >= range.start {
                read(number);
            }
        }
        if first <= range.start {
            break;
        }
    }
    Ok(())
}
