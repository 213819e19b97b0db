//! Any bytes as the parts of an OpenDocument text, in a zip file that is sound. A zero byte ends a part; the
//! first byte chooses what is read.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../reading.rs"]
mod reading;

fuzz_target!(|input: &[u8]| {
    let [chosen, parts @ ..] = input else { return };
    let names = [("content.xml", "<office:document-content/>"), ("styles.xml", "")];
    reading::check_document(&reading::packed(parts, &names), "a.odt", *chosen);
});
