//! Any bytes as PO: no panic, and what is written reads as it was written.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mizan::Unit;
use mizan::formats::po::{Reader, Writer};

fn write(units: &[Unit]) -> Option<Vec<u8>> {
    let mut writer = Writer::new(Vec::new());
    units.iter().try_for_each(|unit| writer.write(unit)).ok()?;
    writer.finish().ok()
}

fuzz_target!(|input: &[u8]| {
    let units: Vec<Unit> = Reader::new(input).take(10_000).filter_map(Result::ok).collect();
    let Some(file) = write(&units) else { return };
    let again: Vec<Unit> =
        Reader::new(&file[..]).map(|unit| unit.expect("what was written is read")).collect();
    assert_eq!(write(&again).as_deref(), Some(&file[..]));
});
