use std::path::Path;
use std::time::Instant;

use mizan::memory::{Inserted, Memory};
use mizan::{Lang, Unit};

use crate::units;

// As `mizan import` does.
const SAVED_AT_ONCE: u64 = 20_000;

/// Fills a new memory and tells how fast, in how much memory and disk.
pub(crate) fn run(path: &Path, memory: &Path) {
    let _ = std::fs::remove_file(memory);
    let start = Instant::now();
    let memory_ = Memory::create(memory).expect("a new memory");
    let mut batch = memory_.batch().expect("nobody else writes");
    let (mut read, mut count) = (0_u64, 0_u64);
    for (arabic, english) in units::read(path) {
        let unit = Unit::new(Lang::ARABIC, arabic, Lang::ENGLISH, english);
        let inserted = batch.insert(&unit).expect("it can be written");
        count += u64::from(matches!(inserted, Inserted::New(_)));
        read += 1;
        if read % SAVED_AT_ONCE == 0 {
            batch.save().expect("it can be written");
        }
    }
    let inserted = start.elapsed();
    batch.commit().expect("it can be written");
    drop(memory_);
    let took = start.elapsed();
    let bytes = std::fs::metadata(memory).expect("it is there").len();
    println!(
        "{read} units read, {count} different, in {:.1} s ({:.1} s of it before the index): {:.0} units/s, \
         {:.0} bytes a unit, peak {} MB",
        took.as_secs_f64(),
        inserted.as_secs_f64(),
        read as f64 / took.as_secs_f64(),
        bytes as f64 / count as f64,
        units::peak_mb(),
    );
}
