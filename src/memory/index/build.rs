//! A run of the index, built anew from the units it covers, in memory that does not grow with their number.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, ScopedJoinHandle};

use rusqlite::{Connection, params};

use crate::error::Result;
use crate::memory::failure::storage;
use crate::memory::packed::{Packer, Unpacker};
use crate::text::fold;

use super::cache::Pairs;
use super::grams::{grams, whole};
use super::keys::{Lane, Run, Slot};
use super::sorter::{Sorted, Sorter};

/// The units by number: so many in a row of the table.
pub(super) const BLOCK: u32 = 512;
/// The entries of the table that tells how many texts have a gram, at most.
pub(super) const SKETCH_BITS: u32 = 17;

// Bytes. Two lanes at a time hold this for texts, and for what becomes of them.
const BUDGET: usize = 16 << 20;
// Grams sorted at once in a lane; eight bytes each, twice.
const AT_ONCE: usize = 1 << 20;
// Bytes of a posting list in a row; longer ones are split, and a lookup reads what it needs.
const LIST: usize = 1000;
// Bytes of folded text that go to a lane at once.
const PARCEL: usize = 64 << 10;

/// Builds a run from the units that a statement yields (id, pair, source, target), in place of what the run was.
pub(super) fn build(
    connection: &Connection,
    run: Run,
    pairs: &mut Pairs,
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
            let sides = pairs.lanes(connection, pair)?;
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

/// Takes a run away.
pub(super) fn clear(connection: &Connection, run: Run) -> rusqlite::Result<()> {
    let (keys, slots) = (run.keys(), run.slots());
    connection.execute("DELETE FROM posting WHERE key BETWEEN ?1 AND ?2", keys)?;
    connection.execute("DELETE FROM numbered WHERE key BETWEEN ?1 AND ?2", keys)?;
    connection.execute("DELETE FROM run WHERE slot BETWEEN ?1 AND ?2", slots)?;
    Ok(())
}

// A lane at work on its own thread.
struct LaneWork<'scope> {
    parcel: Parcel,
    sender: Option<SyncSender<Parcel>>,
    thread: ScopedJoinHandle<'scope, io::Result<Built>>,
}

// Folded texts, one after the other: which unit and side, where it ends.
#[derive(Default)]
struct Parcel {
    texts: String,
    ends: Vec<(u32, usize)>,
}

// What a lane became.
struct Built {
    /// The texts shorter than each length in chars, from 0 on.
    shorter: Vec<u32>,
    /// Unit and side of each number.
    units: Vec<u32>,
    /// The numbers with a gram, in parts.
    lists: Sorted,
}

impl<'scope> LaneWork<'scope> {
    fn start(scope: &'scope thread::Scope<'scope, '_>, folder: Option<&Path>) -> Self {
        let (sender, receiver) = sync_channel(8);
        let folder = folder.map(Path::to_owned);
        let thread = scope.spawn(move || receive(&receiver, folder));
        Self { parcel: Parcel::default(), sender: Some(sender), thread }
    }

    fn send(&mut self, unit: u32, text: &str) {
        let before = self.parcel.texts.len();
        self.parcel.texts.push_str(&fold(text));
        let end = self.parcel.texts.len();
        // What folds to nothing is like nothing.
        if end > before {
            self.parcel.ends.push((unit, end));
        }
        if end > PARCEL {
            self.deliver();
        }
    }

    fn deliver(&mut self) {
        if let Some(sender) = &self.sender {
            // A lane that failed says so when it is joined.
            let _ = sender.send(std::mem::take(&mut self.parcel));
        }
    }

    fn close(&mut self) {
        self.deliver();
        self.sender = None;
    }
}

fn receive(parcels: &Receiver<Parcel>, folder: Option<PathBuf>) -> io::Result<Built> {
    let mut texts = Sorter::new(folder.clone(), BUDGET);
    for parcel in parcels {
        let mut start = 0;
        for (unit, end) in parcel.ends {
            let text = &parcel.texts[start..end];
            texts.push(text.chars().count() as u64, &[&unit.to_le_bytes(), text.as_bytes()])?;
            start = end;
        }
    }
    number(texts.sorted()?, folder)
}

/// Numbers the texts, which come by length, and sorts their grams.
fn number(mut texts: Sorted, folder: Option<PathBuf>) -> io::Result<Built> {
    let (mut shorter, mut units) = (Vec::new(), Vec::new());
    let mut lists = Sorter::new(folder, BUDGET);
    let mut found: Vec<u64> = Vec::with_capacity(AT_ONCE + (1 << 12));
    let mut record = Vec::new();
    while let Some(chars) = texts.next(&mut record)? {
        let number = units.len() as u32;
        while shorter.len() <= chars as usize {
            shorter.push(number);
        }
        let (unit, text) = record.split_at(4);
        units.push(u32::from_le_bytes(unit.try_into().expect("four bytes")));
        let text = std::str::from_utf8(text).expect("it was a text");
        found.extend(grams(text).map(|gram| u64::from(gram) << 32 | u64::from(number)));
        found.push(u64::from(whole(text)) << 32 | u64::from(number));
        if found.len() > AT_ONCE {
            gather(&mut found, &mut lists)?;
        }
    }
    gather(&mut found, &mut lists)?;
    drop(found);
    Ok(Built { shorter, units, lists: lists.sorted()? })
}

/// Gathers the numbers of each gram into lists; numbers come in order.
fn gather(found: &mut Vec<u64>, lists: &mut Sorter) -> io::Result<()> {
    sort_by_gram(found);
    found.dedup();
    let mut packer = Packer::default();
    for list in found.chunk_by(|a, b| a >> 32 == b >> 32) {
        let mut last = list[0] as u32;
        packer.0.clear();
        for &number in &list[1..] {
            packer.number(u64::from(number as u32 - last));
            last = number as u32;
        }
        lists.push(list[0], &[&packer.0])?;
    }
    found.clear();
    Ok(())
}

/// Sorts by the upper half, of 28 bits; what is equal there keeps its order.
fn sort_by_gram(found: &mut Vec<u64>) {
    const DIGIT: usize = 10;
    let mut other = vec![0; found.len()];
    for shift in [32, 32 + DIGIT, 32 + 2 * DIGIT] {
        let digit = |value: u64| (value >> shift) as usize & ((1 << DIGIT) - 1);
        let mut starts = [0_usize; 1 << DIGIT];
        for &value in &*found {
            starts[digit(value)] += 1;
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += std::mem::replace(start, sum);
        }
        for &value in &*found {
            let start = &mut starts[digit(value)];
            other[*start] = value;
            *start += 1;
        }
        std::mem::swap(found, &mut other);
    }
}

fn write(connection: &Connection, slot: Slot, mut built: Built) -> Result<()> {
    write_units(connection, slot, &built.units).map_err(storage)?;
    let mut lists = ListWriter::new(connection, slot, built.units.len());
    let mut record = Vec::new();
    while let Some(key) = built.lists.next(&mut record)? {
        let gram = (key >> 32) as u32;
        let mut number = key as u32;
        lists.push(gram, number).map_err(storage)?;
        let mut gaps = Unpacker(&record);
        while let Some(gap) = gaps.number() {
            number += gap as u32;
            lists.push(gram, number).map_err(storage)?;
        }
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
        let bytes: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        insert.execute(params![slot.block(block), bytes])?;
    }
    Ok(())
}

/// Writes the lists of a slot, which come in order, in rows of bounded size, and counts them.
struct ListWriter<'c> {
    connection: &'c Connection,
    slot: Slot,
    gram: u32,
    first: u32,
    last: u32,
    gaps: Packer,
    counts: Vec<u32>,
}

impl<'c> ListWriter<'c> {
    fn new(connection: &'c Connection, slot: Slot, texts: usize) -> Self {
        let bits = (texts.max(1) * 4).ilog2().min(SKETCH_BITS);
        let counts = vec![0; 1 << bits];
        Self { connection, slot, gram: u32::MAX, first: 0, last: 0, gaps: Packer::default(), counts }
    }

    fn push(&mut self, gram: u32, number: u32) -> rusqlite::Result<()> {
        if gram != self.gram || self.gaps.0.len() >= LIST {
            self.end_row()?;
            (self.gram, self.first) = (gram, number);
        } else {
            self.gaps.number(u64::from(number - self.last));
        }
        self.last = number;
        let entries = self.counts.len() - 1;
        self.counts[gram as usize & entries] += 1;
        Ok(())
    }

    fn end_row(&mut self) -> rusqlite::Result<()> {
        const INSERT: &str = "INSERT INTO posting (key, list) VALUES (?1, ?2)";
        if self.gram != u32::MAX {
            let key = self.slot.posting(self.gram, self.first);
            self.connection.prepare_cached(INSERT)?.execute(params![key, self.gaps.0])?;
            self.gaps.0.clear();
        }
        Ok(())
    }

    /// Returns how many texts have a gram: a byte for all grams of the same lower bits, four times the logarithm.
    fn finish(mut self) -> rusqlite::Result<Vec<u8>> {
        self.end_row()?;
        Ok(self.counts.iter().map(|&count| (f64::from(count + 1).log2() * 4.0) as u8).collect())
    }
}
