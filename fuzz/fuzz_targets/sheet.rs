//! Any bytes as the parts of a workbook, in a zip file that is sound: no panic, and units that are written read
//! as they were. A zero byte ends a part.
#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use mizan::Unit;
use mizan::formats::xlsx::{Reader, Writer};
use zip::CompressionMethod::Stored;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const BOOK: &[u8] = b"<workbook xmlns:r='r'><sheets><sheet name='a' r:id='r1'/></sheets></workbook>";
const RELATIONS: &[u8] =
    b"<Relationships><Relationship Id='r1' Target='worksheets/sheet1.xml'/></Relationships>";

fn book(parts: &[u8]) -> Vec<u8> {
    let mut parts = parts.split(|byte| *byte == 0);
    let mut next = |usual| parts.next().filter(|part| !part.is_empty()).unwrap_or(usual);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, usual) in [
        ("xl/worksheets/sheet1.xml", &b""[..]),
        ("xl/sharedStrings.xml", b"<sst/>"),
        ("xl/styles.xml", b"<styleSheet/>"),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
    ] {
        zip.start_file(name, SimpleFileOptions::default().compression_method(Stored))
            .expect("memory takes all");
        zip.write_all(next(usual)).expect("memory takes all");
    }
    zip.finish().expect("memory takes all").into_inner()
}

fuzz_target!(|input: &[u8]| {
    let book = book(input);
    let units: Vec<Unit> = Reader::new(&book[..]).take(10_000).filter_map(Result::ok).collect();
    let Some(first) = units.first() else { return };
    let langs = |unit: &Unit| (unit.source_lang().clone(), unit.target_lang().clone());
    let same: Vec<&Unit> = units.iter().filter(|unit| langs(unit) == langs(first)).collect();
    let mut writer = Writer::new(Vec::new());
    for unit in &same {
        writer.write(unit).expect("memory takes all");
    }
    let file = writer.finish().expect("memory takes all");
    let again: Vec<Unit> = Reader::new(&file[..]).filter_map(Result::ok).collect();
    assert!(again.len() <= same.len());
});
