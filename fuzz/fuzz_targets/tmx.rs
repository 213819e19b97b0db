//! Any bytes as TMX: no panic, and units that are written read as they were.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mizan::Unit;
use mizan::formats::tmx::{Reader, Writer};

fn write(units: &[Unit]) -> Vec<u8> {
    let mut writer = Writer::new(Vec::new());
    for unit in units {
        writer.write(unit).expect("memory takes all");
    }
    writer.finish().expect("memory takes all")
}

fuzz_target!(|input: &[u8]| {
    let units: Vec<Unit> = Reader::new(input).take(10_000).filter_map(Result::ok).collect();
    let file = write(&units);
    let again: Vec<Unit> =
        Reader::new(&file[..]).map(|unit| unit.expect("what was written is read")).collect();
    assert_eq!(again.len(), units.len());
    for (unit, again) in units.iter().zip(&again) {
        assert_eq!(again.source().plain(), unit.source().plain());
        assert_eq!(again.target().plain(), unit.target().plain());
        assert_eq!(again.source().codes().len(), unit.source().codes().len());
    }
    assert_eq!(write(&again), file);
});
