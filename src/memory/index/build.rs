//! [`build`]: builds a run of the index from its units, in memory that does not grow with the number of
//! units.

use std::collections::BTreeMap;
use std::path::Path;
use std::thread;

use rusqlite::{Connection, params};

use crate::error::Result;
use crate::memory::storage_error::storage;

use super::keys::{BLOCK, Lane, Run, Slot};
use super::lane_work::{Built, LaneWork};
use super::lang_pairs::LangPairs;
use super::list_writer::ListWriter;
use super::packed_numbers::packed;

/// Builds a run from the units that a statement yields (id, pair, source, target), and replaces the old run.
pub(super) fn build(
    connection: &Connection,
    run: Run,
    pairs: &mut LangPairs,
    folder: Option<&Path>,
    (sql, parameter): (&str, i64),
) -> Result<()> {
    clear(connection, run).map_err(storage)?;
    thread::scope(|scope| {
        let mut lanes: BTreeMap<Lane, LaneWork> = BTreeMap::new();
        let mut statement = connection.prepare(sql).map_err(storage)?;
        let mut rows = statement.query([parameter]).map_err(storage)?;
        while let Some(row) = rows.next().map_err(storage)? {
            let (id, pair): (i64, i64) = (row.get(0).map_err(storage)?, row.get(1).map_err(storage)?);
            let Some(sides) = pairs.lanes(connection, pair)? else { continue };
            for (side, lane) in [sides.0, sides.1].into_iter().enumerate() {
                let text = row.get_ref(2 + side).map_err(storage)?.as_str().unwrap_or_default();
                let work = lanes.entry(lane).or_insert_with(|| LaneWork::start(scope, folder));
                work.send((id as u32) << 1 | side as u32, text);
            }
        }
        drop(rows);
        for work in lanes.values_mut() {
            work.close();
        }
        for (lane, work) in lanes {
            let built = work.thread.join().expect("a lane does not panic")?;
            write(connection, Slot::new(lane, run), built)?;
        }
        Ok(())
    })
}

/// Deletes a run.
pub(super) fn clear(connection: &Connection, run: Run) -> rusqlite::Result<()> {
    let (keys, slots) = (run.keys(), run.slots());
    connection.execute("DELETE FROM posting WHERE key BETWEEN ?1 AND ?2", keys)?;
    connection.execute("DELETE FROM numbered WHERE key BETWEEN ?1 AND ?2", keys)?;
    connection.execute("DELETE FROM run WHERE slot BETWEEN ?1 AND ?2", slots)?;
    Ok(())
}

fn write(connection: &Connection, slot: Slot, mut built: Built) -> Result<()> {
    write_units(connection, slot, &built.units).map_err(storage)?;
    let mut lists = ListWriter::new(connection, slot, built.units.len()).map_err(storage)?;
    let mut record = Vec::new();
    while let Some(key) = built.lists.next(&mut record)? {
        lists.push((key >> 32) as u32, key as u32, &record).map_err(storage)?;
    }
    let sketch = lists.finish().map_err(storage)?;
    let shorter: Vec<u8> = built.shorter.iter().flat_map(|number| number.to_le_bytes()).collect();
    connection
        .execute(
            "INSERT INTO run (slot, texts, shorter, sketch) VALUES (?1, ?2, ?3, ?4)",
            params![slot.0, built.units.len() as i64, shorter, sketch],
        )
        .map_err(storage)?;
    Ok(())
}

fn write_units(connection: &Connection, slot: Slot, units: &[u32]) -> rusqlite::Result<()> {
    let mut insert = connection.prepare("INSERT INTO numbered (key, units) VALUES (?1, ?2)")?;
    for (block, units) in (0..).zip(units.chunks(BLOCK as usize)) {
        insert.execute(params![slot.block(block), packed(units)])?;
    }
    Ok(())
}
