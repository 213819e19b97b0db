//! Any bytes, packed or not, of whichever format: a report or an error, no panic, no bomb; the first byte is
//! the name's.
#![no_main]

use std::path::Path;

use libfuzzer_sys::fuzz_target;
use mizan::exchange::{Convert, Report, Source};
use mizan::formats::Format;

const NAMES: [&str; 8] = ["a.tmx", "a.xlsx", "a.csv", "a.tsv.gz", "a.zip", "a.po", "a.utf8", "a"];

fuzz_target!(|input: &[u8]| {
    let Some((&name, file)) = input.split_first() else { return };
    let name = Path::new(NAMES[usize::from(name) % NAMES.len()]);
    let mut out = Vec::new();
    let source = Source::new(file).name(name);
    let _ = Convert::new(Format::Glossary).write(source, &mut out, &mut Report::default());
});
