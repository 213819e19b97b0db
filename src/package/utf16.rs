//! [`AsUtf8`]: the bytes of a part as UTF-8, without a byte order mark.
//!
//! XML may be in UTF-16, with a byte order mark; a part of a document seldom is. UTF-8 may have a mark too,
//! as programs on .NET write it; places in a part are counted behind it.

use std::io::{self, Read};

use encoding_rs::{Decoder, UTF_16BE, UTF_16LE};

// Bytes that are decoded at a time.
const BLOCK: usize = 8 << 10;

/// A part, decoded while it is read.
pub(super) struct AsUtf8<R> {
    input: R,
    decoder: Option<Decoder>,
    has_begun: bool,
    // Bytes that were decoded and not yet taken, from a place on.
    ready: Vec<u8>,
    taken: usize,
}

impl<R: Read> AsUtf8<R> {
    pub(super) fn new(input: R) -> Self {
        Self { input, decoder: None, has_begun: false, ready: Vec::new(), taken: 0 }
    }

    // Reads the first two bytes, which tell the encoding.
    fn begin(&mut self) -> io::Result<()> {
        self.has_begun = true;
        let mut first = Vec::with_capacity(3);
        (&mut self.input).take(2).read_to_end(&mut first)?;
        self.decoder = match first[..] {
            [0xFF, 0xFE] => Some(UTF_16LE.new_decoder_without_bom_handling()),
            [0xFE, 0xFF] => Some(UTF_16BE.new_decoder_without_bom_handling()),
            _ => None,
        };
        if self.decoder.is_none() {
            (&mut self.input).take(1).read_to_end(&mut first)?;
            self.ready = first.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&first).to_vec();
        }
        Ok(())
    }

    fn decode(&mut self) -> io::Result<()> {
        let Some(decoder) = &mut self.decoder else { return Ok(()) };
        let mut bytes = [0; BLOCK];
        // A block without a whole letter gives nothing, so that the next one is needed.
        while self.ready.is_empty() {
            let read = self.input.read(&mut bytes)?;
            let mut text = String::with_capacity(decoder.max_utf8_buffer_length(read).unwrap_or(4 * BLOCK));
            let _ = decoder.decode_to_string(&bytes[..read], &mut text, read == 0);
            self.ready = text.into_bytes();
            if read == 0 {
                self.decoder = None;
                return Ok(());
            }
        }
        Ok(())
    }
}

impl<R: Read> Read for AsUtf8<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if !self.has_begun {
            self.begin()?;
        }
        if self.taken == self.ready.len() {
            (self.taken, self.ready) = (0, Vec::new());
            if self.decoder.is_none() {
                return self.input.read(into);
            }
            self.decode()?;
        }
        let read = (&self.ready[self.taken..]).read(into)?;
        self.taken += read;
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Vec<u8> {
        let mut read = Vec::new();
        AsUtf8::new(bytes).read_to_end(&mut read).unwrap();
        read
    }

    #[test]
    fn utf_16_is_decoded_and_all_else_is_as_it_is_but_for_a_mark() {
        let text = "<a>باب 🚪</a>".repeat(3000);
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(read(&[&[0xFF, 0xFE], &little[..]].concat()), text.as_bytes());
        assert_eq!(read(&[&[0xFE, 0xFF], &big[..]].concat()), text.as_bytes());
        for bytes in [&b""[..], b"<", text.as_bytes(), b"\xFF", b"\xFF\xFE"] {
            assert_eq!(read(bytes), bytes.strip_prefix(b"\xFF\xFE").unwrap_or(bytes));
            assert_eq!(read(&[b"\xEF\xBB\xBF", bytes].concat()), bytes);
        }
    }
}
