//! The work on one lane of a run, on a thread of its own: number the texts by length, then gather their
//! grams.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, ScopedJoinHandle};

use crate::text::fold;
use crate::varint;

use super::external_sort::{Sorted, Sorter};
use super::gap_grams::{self, gap_grams};
use super::grams::{grams, whole};

/// The most bytes of texts that a lane holds before it writes them to disk, and the most bytes of posting
/// lists. It bounds the memory of an import, in which two lanes are at work.
const BUDGET: usize = 16 << 20;
/// Grams sorted at once in a lane: eight bytes each, in two buffers, hence 16 MiB.
const AT_ONCE: usize = 1 << 20;
/// The bytes of folded text sent to a lane at once, so that the threads seldom wait for each other. Chosen by
/// hand.
const PARCEL: usize = 64 << 10;

/// A lane at work on its own thread.
pub(super) struct LaneWork<'scope> {
    parcel: Parcel,
    sender: Option<SyncSender<Parcel>>,
    pub(super) thread: ScopedJoinHandle<'scope, io::Result<Built>>,
}

/// Folded texts, one after the other, and for each text its unit and side, and where the text ends.
#[derive(Default)]
struct Parcel {
    texts: String,
    ends: Vec<(u32, usize)>,
}

/// A finished lane.
pub(super) struct Built {
    /// The number of texts shorter than each length in chars, from 0 on.
    pub(super) shorter: Vec<u32>,
    /// The unit and side of each number.
    pub(super) units: Vec<u32>,
    /// The posting lists in order, a long one in parts.
    pub(super) lists: Sorted,
}

impl<'scope> LaneWork<'scope> {
    pub(super) fn start(scope: &'scope thread::Scope<'scope, '_>, folder: Option<&Path>) -> Self {
        let (sender, receiver) = sync_channel(8);
        let folder = folder.map(Path::to_owned);
        let thread = scope.spawn(move || receive(&receiver, folder));
        Self { parcel: Parcel::default(), sender: Some(sender), thread }
    }

    pub(super) fn send(&mut self, unit: u32, text: &str) {
        let before = self.parcel.texts.len();
        self.parcel.texts.push_str(&fold(text));
        let end = self.parcel.texts.len();
        // A text whose fold is empty matches nothing and is not indexed.
        if end > before {
            self.parcel.ends.push((unit, end));
        }
        if end > PARCEL {
            self.deliver();
        }
    }

    fn deliver(&mut self) {
        if let Some(sender) = &self.sender {
            // Sending fails only if the lane has failed; its error is returned when the lane is joined.
            let _ = sender.send(std::mem::take(&mut self.parcel));
        }
    }

    pub(super) fn close(&mut self) {
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

/// Numbers the texts, which come in order of their length, and sorts their grams.
fn number(mut texts: Sorted, folder: Option<PathBuf>) -> io::Result<Built> {
    let (mut shorter, mut units) = (Vec::new(), Vec::new());
    let mut lists = Sorter::new(folder, BUDGET);
    let mut found: Vec<u64> = Vec::with_capacity(AT_ONCE + (1 << 12));
    let (mut spare, mut record, mut gaps) = (Vec::new(), Vec::new(), Vec::new());
    while let Some(chars) = texts.next(&mut record)? {
        let number = units.len() as u32;
        while shorter.len() <= chars as usize {
            shorter.push(number);
        }
        let (unit, text) = record.split_at(4);
        units.push(u32::from_le_bytes(unit.try_into().expect("four bytes")));
        let text = std::str::from_utf8(text).expect("it was a text");
        let posting = |gram: u32| u64::from(gram) << 32 | u64::from(number);
        // One after the other: a chain of iterators takes longer for each gram.
        found.extend(grams(text).map(posting));
        gap_grams(text, &mut gaps);
        found.extend(gaps.iter().map(|&gram| posting(gram)));
        found.push(posting(whole(text)));
        if number == 0 {
            found.push(posting(gap_grams::MARK));
        }
        if found.len() > AT_ONCE {
            gather(&mut found, &mut spare, &mut lists)?;
        }
    }
    gather(&mut found, &mut spare, &mut lists)?;
    drop((found, spare));
    Ok(Built { shorter, units, lists: lists.sorted()? })
}

/// Gathers the numbers of each gram into a list of gaps. The numbers come in order, a number as often as its
/// text has the gram.
fn gather(found: &mut Vec<u64>, spare: &mut Vec<u64>, lists: &mut Sorter) -> io::Result<()> {
    sort_by_gram(found, spare);
    let mut gaps = Vec::new();
    for list in found.chunk_by(|a, b| a >> 32 == b >> 32) {
        let mut last = list[0] as u32;
        gaps.clear();
        for &number in &list[1..] {
            let number = number as u32;
            if number != last {
                varint::write(&mut gaps, u64::from(number - last));
                last = number;
            }
        }
        lists.push(list[0], &[&gaps])?;
    }
    found.clear();
    Ok(())
}

/// Sorts by the upper half of each entry, of which 28 bits are used, with a radix sort. Equal entries keep
/// their order. `spare` is room for as many entries.
fn sort_by_gram(found: &mut Vec<u64>, spare: &mut Vec<u64>) {
    const DIGIT: usize = 10;
    const SHIFTS: [usize; 3] = [32, 32 + DIGIT, 32 + 2 * DIGIT];
    let digit = |value: u64, shift: usize| (value >> shift) as usize & ((1 << DIGIT) - 1);
    let mut starts = [[0_u32; 1 << DIGIT]; SHIFTS.len()];
    for &value in &*found {
        for (starts, shift) in starts.iter_mut().zip(SHIFTS) {
            starts[digit(value, shift)] += 1;
        }
    }
    spare.resize(found.len(), 0);
    for (starts, shift) in starts.iter_mut().zip(SHIFTS) {
        let mut sum = 0;
        for start in &mut *starts {
            sum += std::mem::replace(start, sum);
        }
        for &value in &*found {
            let start = &mut starts[digit(value, shift)];
            spare[*start as usize] = value;
            *start += 1;
        }
        std::mem::swap(found, spare);
    }
}
