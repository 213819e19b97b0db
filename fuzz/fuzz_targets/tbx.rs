//! Any bytes as TBX: no panic, and terms that are written are read again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mizan::Unit;
use mizan::formats::tbx::{Reader, Writer};

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
        Reader::new(&file[..]).take(10_000).map(|unit| unit.expect("what was written is read")).collect();
    for unit in &units {
        // A file that names a main language gives pairs with it alone: a term may come as a target only.
        let same = |again: &Unit| {
            [again.source(), again.target()].iter().any(|text| text.plain() == unit.source().plain())
        };
        assert!(again.len() >= 10_000 || again.iter().any(same));
    }
});
