//! [`PoLines`]: decodes a PO file and gives its lines one at a time.

use std::io::{BufRead, Read};

use crate::encoding::Decoder;
use crate::error::{Error, Position, Result, Syntax};
use crate::format::Limits;

/// The lines of a PO file, decoded, one after the other in one buffer.
pub(super) struct PoLines<R> {
    /// The input, until the first line is read and the decoder takes the input over.
    input: Option<R>,
    decoder: Option<Decoder<R>>,
    line: Vec<u8>,
    at: Position,
    next: Position,
    repaired: usize,
    /// Bytes of the longest line that is read.
    pub(super) longest: usize,
}

impl<R: Read> PoLines<R> {
    pub(super) fn new(input: R) -> Self {
        let start = Position { line: 1, column: 1, byte: 0 };
        let longest = Limits::default().unit_bytes;
        let line = Vec::new();
        Self { input: Some(input), decoder: None, line, at: start, next: start, repaired: 0, longest }
    }

    /// Reads the next line; false at the end of the file. A line that is too long is skipped and is an error.
    pub(super) fn advance(&mut self) -> Result<bool> {
        self.line.clear();
        self.at = self.next;
        if let Some(input) = self.input.take() {
            self.decoder = Some(Decoder::new(input, declared_charset)?);
        }
        let Some(decoder) = &mut self.decoder else { return Ok(false) };
        let mut length = 0;
        loop {
            let buffer = decoder.fill_buf()?;
            let end = buffer.iter().position(|&byte| byte == b'\n');
            let taken = end.map_or(buffer.len(), |end| end + 1);
            if length + taken <= self.longest {
                self.line.extend_from_slice(&buffer[..taken]);
            }
            length += taken;
            decoder.consume(taken);
            if end.is_some() || taken == 0 {
                break;
            }
        }
        self.next = Position { line: self.at.line + 1, column: 1, byte: self.at.byte + length as u64 };
        if length > self.longest {
            // The buffer holds only a part of the line, and a part must not be parsed as a line.
            self.line.clear();
            self.line.push(b'-');
            let found = Syntax::Malformed(format!("a line of {length} bytes, longer than any text"));
            return Err(Error::syntax(self.at, found));
        }
        Ok(length > 0)
    }

    /// Returns true if the line that was read last has no line end: the file ends there.
    pub(super) fn is_unended(&self) -> bool {
        !self.line.ends_with(b"\n")
    }

    /// Returns the line that was read last, without its end.
    pub(super) fn line(&self) -> &str {
        let text = std::str::from_utf8(&self.line).expect("the decoder yields UTF-8, cut at a line end");
        text.strip_suffix('\n').map_or(text, |text| text.strip_suffix('\r').unwrap_or(text))
    }

    /// Returns how many undecodable sequences became U+FFFD since the last call. Some of them may stand in
    /// the next lines, since the decoder works ahead.
    pub(super) fn take_repaired(&mut self) -> usize {
        let all = self.decoder.as_ref().map_or(0, Decoder::repaired);
        all - std::mem::replace(&mut self.repaired, all)
    }

    /// Returns where the line that was read last begins.
    pub(super) fn at(&self) -> Position {
        self.at
    }
}

// Returns the encoding that the header names: `"Content-Type: text/plain; charset=windows-1256\n"`. Templates
// have the word `CHARSET` in its place, which names none.
fn declared_charset(start: &[u8]) -> Option<String> {
    let start = String::from_utf8_lossy(start);
    let (_, name) = start.split_once("charset=")?;
    let name: String =
        name.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_:.".contains(*c)).collect();
    (name != "CHARSET").then_some(name)
}
