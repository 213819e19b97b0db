//! Any bytes as a web page, Markdown, RTF or subtitles: no panic, and blocks without marks of direction.
#![no_main]

use std::path::Path;

use libfuzzer_sys::fuzz_target;
use mizan::documents::{Document, ReadOptions, TextDamage};

fuzz_target!(|input: (u8, &[u8])| {
    let (chosen, bytes) = input;
    let name = ["a.html", "a.md", "a.rtf", "a.srt"][usize::from(chosen % 4)];
    let mut options = ReadOptions::default();
    options.all = chosen & 4 > 0;
    options.repair = chosen & 8 > 0;
    let Ok(document) = Document::read(bytes, Some(Path::new(name)), &options) else { return };
    for block in document.blocks() {
        assert!(!block.text.contains(['\u{200E}', '\u{200F}', '\u{202B}', '\u{2067}', '\u{AD}']));
    }
    let parts: Vec<_> = document.parts().collect();
    assert_eq!(document.text(), parts.join("\n\n"));
    let damage = TextDamage::of(document.text());
    assert_eq!(damage.is_none(), damage.reasons().is_empty());
});
