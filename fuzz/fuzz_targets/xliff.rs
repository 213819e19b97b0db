//! Any bytes as XLIFF: no panic, units that are written read as they were, a document without proposals is
//! its bytes.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mizan::Unit;
use mizan::formats::xliff::{FillableFile, Reader, Version, Writer};

fuzz_target!(|input: &[u8]| {
    let units: Vec<Unit> = Reader::new(input).take(10_000).filter_map(Result::ok).collect();
    for version in [Version::V1, Version::V2] {
        let mut writer = Writer::new(Vec::new()).version(version);
        if units.iter().try_for_each(|unit| writer.write(unit)).is_err() {
            continue; // A second pair of languages.
        }
        let Ok(file) = writer.finish() else { continue };
        let again: Vec<Unit> =
            Reader::new(&file[..]).map(|unit| unit.expect("what was written is read")).collect();
        assert_eq!(again.len(), units.len());
        for (unit, again) in units.iter().zip(&again) {
            assert_eq!(again.source().plain(), unit.source().plain());
            assert_eq!(again.target().plain(), unit.target().plain());
        }
    }
    if let Ok(document) = FillableFile::read(input) {
        let mut file = Vec::new();
        document.write(&mut file).expect("memory takes all");
        assert_eq!(file, input);
    }
});
