//! Any bytes in any encoding, read in pieces of any length: the same text as from one piece, and as that of
//! the whole read at once.
#![no_main]

use std::io::Read;

use libfuzzer_sys::fuzz_target;
use mizan::encoding::{Decoder, Encoding, decode};

const NAMES: [&str; 8] =
    ["utf-8", "utf-16le", "utf-16be", "windows-1256", "windows-1252", "iso-8859-6", "shift_jis", "gb18030"];

/// Bytes that arrive a few at a time.
struct Pieces<'b>(&'b [u8], usize);

impl Read for Pieces<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let most = self.1.min(into.len());
        self.0.read(&mut into[..most])
    }
}

fn text_of(mut input: impl Read) -> String {
    let mut text = String::new();
    input.read_to_string(&mut text).expect("a decoder gives UTF-8");
    text
}

fuzz_target!(|input: &[u8]| {
    let Some((&[times, piece, name], bytes)) = input.split_first_chunk() else { return };
    // Long enough, at times, for several of the decoder's buffers.
    let times = if times < 224 { 1 } else { 1 + (200_000 / bytes.len().max(1)).min(4 << (times % 8)) };
    let (bytes, piece) = (bytes.repeat(times), 1 + usize::from(piece));
    let guessed = |input| text_of(Decoder::new(input, |_| None).expect("no input fails"));
    let in_pieces = guessed(Pieces(&bytes, piece));
    assert!(in_pieces == guessed(Pieces(&bytes, usize::MAX)));
    if bytes.len() < 60_000 {
        assert_eq!(in_pieces, decode(&bytes).text);
    }
    let _ = text_of(Decoder::live(Pieces(&bytes, piece)).expect("no input fails"));
    let given: Encoding = NAMES[usize::from(name) % NAMES.len()].parse().expect("it is a name");
    let streamed = text_of(given.reader(Pieces(&bytes, piece)).expect("no input fails"));
    assert!(streamed.as_bytes() == given.to_utf8(&bytes), "{given}");
});
