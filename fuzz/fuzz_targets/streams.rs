//! Any bytes in each format, read a few at a time and all at once: the same units and the same errors. The
//! first byte chooses the format, the second how many bytes arrive at a time.
#![no_main]

use std::io::Read;

use libfuzzer_sys::fuzz_target;
use mizan::formats::{Langs, csv, po, tbx, tmx, tsv, xliff};
use mizan::{Lang, Result, Unit};

/// Bytes that arrive a few at a time.
struct Pieces<'b>(&'b [u8], usize);

impl Read for Pieces<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let most = self.1.min(into.len());
        self.0.read(&mut into[..most])
    }
}

fn units(format: u8, input: impl Read) -> Vec<Result<Unit, String>> {
    let langs = Langs::new().source(Lang::ENGLISH).target(Lang::ARABIC);
    let named = |unit: Result<Unit>| unit.map_err(|error| error.to_string());
    match format % 6 {
        0 => tmx::Reader::new(input).map(named).take(10_000).collect(),
        1 => xliff::Reader::new(input).map(named).take(10_000).collect(),
        2 => tbx::Reader::new(input).map(named).take(10_000).collect(),
        3 => po::Reader::new(input).langs(langs).map(named).take(10_000).collect(),
        4 => csv::Reader::new(input).langs(langs).map(named).take(10_000).collect(),
        _ => tsv::Reader::new(input).langs(langs).map(named).take(10_000).collect(),
    }
}

fuzz_target!(|input: &[u8]| {
    let Some((&[format, piece], file)) = input.split_first_chunk() else { return };
    let whole = units(format, Pieces(file, usize::MAX));
    assert_eq!(units(format, Pieces(file, 1 + usize::from(piece))), whole);
});
