//! Any bytes as the parts of a book, in a zip file that is sound. A zero byte ends a part; the first byte
//! chooses what is read.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../reading.rs"]
mod reading;

const CONTAINER: &str = "<container><rootfiles><rootfile full-path='OPS/book.opf'/></rootfiles></container>";
const BOOK: &str = "<package><manifest><item id='a' href='a.xhtml'/><item id='b' href='b.xhtml'/></manifest>\
    <spine><itemref idref='a'/><itemref idref='b'/></spine></package>";

fuzz_target!(|input: &[u8]| {
    let [chosen, parts @ ..] = input else { return };
    let file = reading::packed(
        parts,
        &[
            ("OPS/a.xhtml", ""),
            ("OPS/b.xhtml", ""),
            ("OPS/book.opf", BOOK),
            ("META-INF/encryption.xml", ""),
            ("META-INF/container.xml", CONTAINER),
        ],
    );
    reading::check_document(&file, "a.epub", *chosen);
});
