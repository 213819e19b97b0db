//! A small memory with some bytes changed, pages exchanged and its end cut off: every verb ends with an answer
//! or an error, and a repair leaves a memory that can be read.
#![no_main]

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use mizan::memory::{Lookup, Memory, Search, UnitId};
use mizan::{Lang, Unit};

/// The size of a page of a memory, in bytes.
const PAGE: usize = 8192;

/// The bytes of a memory of 60 units, with a history, free pages, and a unit of several pages.
static MEMORY: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.mizan");
    let memory = Memory::create(&path).expect("a memory");
    for first in [0, 60] {
        let mut batch = memory.batch().expect("a batch");
        for number in first..first + 60 {
            let (arabic, english) = (format!("أغلق الصمام {number}."), format!("Close valve {number}."));
            let times = if number == 7 { 600 } else { 1 };
            let unit = Unit::new(Lang::ARABIC, arabic.repeat(times), Lang::ENGLISH, english.repeat(times));
            batch.insert(&unit).expect("a unit");
        }
        batch.commit().expect("a commit");
    }
    memory.undo().expect("an undo");
    drop(memory);
    fs::read(path).expect("a file")
});

fuzz_target!(|input: &[u8]| {
    let mut bytes = MEMORY.clone();
    let pages = bytes.len() / PAGE;
    for change in input.chunks_exact(6) {
        let [kind, page, high, low, value, other] = change.try_into().expect("six bytes");
        let (page, other) = (usize::from(page) % pages * PAGE, usize::from(other) % pages * PAGE);
        let at = page + usize::from(u16::from_be_bytes([high, low])) % PAGE;
        match kind % 8 {
            0 => bytes.copy_within(other..other + PAGE, page),
            1 => bytes[page..page + PAGE].fill(value),
            // The head of a page and the places of its cells.
            2..5 => bytes[page + usize::from(low) % 64] = value,
            _ => bytes[at] = value,
        }
    }
    if let [.., 0xFF, cut] = input {
        bytes.truncate(bytes.len() * usize::from(*cut) / 256);
    }
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.mizan");
    fs::write(&path, &bytes).expect("a file");
    use_it(&path);
    fs::write(&path, &bytes).expect("a file");
    if let Ok(report) = Memory::repair(&path) {
        let memory = Memory::open(&path).expect("a repaired memory opens");
        let units = memory.units().expect("units").map(|unit| unit.expect("a unit")).count();
        assert_eq!(units as u64, report.units);
    }
});

/// Reads and writes a memory as its verbs do; an error is an answer.
fn use_it(path: &Path) {
    let Ok(memory) = Memory::open(path) else { return };
    let _ = memory.lookup("Close valve 17.", &Lookup::new());
    let _ = memory.search(&Search::new("valve"));
    let _ = memory.units().map(Iterator::count);
    let _ = memory.info();
    let _ = memory.findings();
    let _ = memory.steps();
    let _ = memory.headers();
    let _ = memory.backup(path.with_extension("copy"));
    let _ = memory.undo();
    let _ = memory.delete(UnitId::new(7));
    let _ = memory.batch().and_then(|mut batch| {
        batch.insert(&Unit::new(Lang::ARABIC, "نعم", Lang::ENGLISH, "Yes"))?;
        batch.commit()
    });
    let _ = memory.compact();
}
