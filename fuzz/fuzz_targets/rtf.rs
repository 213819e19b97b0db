//! Any bytes as an RTF file: no panic, no hang, and blocks as promised. The first byte chooses what is read.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../reading.rs"]
mod reading;

fuzz_target!(|input: &[u8]| {
    let [chosen, rest @ ..] = input else { return };
    reading::check_document(&[b"{\\rtf1", rest].concat(), "a.rtf", *chosen);
});
