//! Any bytes as a web page or Markdown: no panic, no hang, and blocks as promised. The first byte chooses the
//! format and what is read.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../reading.rs"]
mod reading;

fuzz_target!(|input: &[u8]| {
    let [chosen, file @ ..] = input else { return };
    let name = if chosen & 8 > 0 { "a.html" } else { "a.md" };
    reading::check_document(file, name, *chosen);
});
