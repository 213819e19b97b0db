//! [`check_document`]: what holds of a document whatever its bytes are, and [`packed`], a sound zip file of
//! parts. Shared by the targets of documents.
#![allow(dead_code, reason = "every target compiles this module and uses a part of it")]

use std::io::{Cursor, Write};
use std::path::Path;

use mizan::documents::{Document, ReadOptions, TextDamage, read_blocks};
use zip::CompressionMethod::Stored;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Marks of direction and the soft hyphen, which no block keeps.
const UNSEEN: [char; 5] = ['\u{200E}', '\u{200F}', '\u{202B}', '\u{2067}', '\u{AD}'];

/// Reads a document as its name says, and compares what must be alike. The bits of `chosen` are the options;
/// two values of the higher ones name a column.
pub fn check_document(bytes: &[u8], name: &str, chosen: u8) {
    let name = Some(Path::new(name));
    let mut options = ReadOptions::default();
    options.all = chosen & 1 > 0;
    options.comments = chosen & 2 > 0;
    options.headers = chosen & 2 > 0;
    options.repair = chosen & 4 > 0;
    options.column = ["B", "ab"].get(usize::from(chosen >> 3)).and_then(|name| name.parse().ok());
    let Ok(document) = Document::read(bytes, name, &options) else { return };
    for block in document.blocks() {
        assert!(!block.text.contains(UNSEEN), "{block:?}");
        assert!(!block.text.trim().is_empty(), "{block:?}");
    }
    let parts: Vec<_> = document.parts().collect();
    assert_eq!(document.text(), parts.join("\n\n"));
    let damage = TextDamage::of(document.text());
    assert_eq!(damage.is_none(), damage.reasons().is_empty());
    if !options.repair {
        let mut blocks = Vec::new();
        let report = read_blocks(bytes, name, &options, &mut |block| {
            blocks.push(block);
            Ok(())
        });
        assert!(report.is_ok());
        assert_eq!(blocks, document.blocks());
    }
}

/// Packs the parts, which a zero byte ends, into a zip file under these names. A part that is missing or
/// empty is the usual one, and there is none if that is empty too.
pub fn packed(parts: &[u8], names: &[(&str, &str)]) -> Vec<u8> {
    let mut parts = parts.split(|byte| *byte == 0);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, usual) in names {
        let part = parts.next().filter(|part| !part.is_empty()).unwrap_or(usual.as_bytes());
        if !part.is_empty() {
            zip.start_file(*name, SimpleFileOptions::default().compression_method(Stored))
                .expect("memory takes all");
            zip.write_all(part).expect("memory takes all");
        }
    }
    zip.finish().expect("memory takes all").into_inner()
}
