//! [`TextStream`]: an input as decoded text, read a window at a time, with the position of the window in the
//! file.

use std::collections::VecDeque;
use std::io::{self, BufRead, Read};

use encoding_rs::Encoding;

use crate::encoding::Decoder;
use crate::error::Position;

/// The text of an input, decoded a window at a time. The window is the text that was requested and is not yet
/// consumed.
pub(crate) struct TextStream<R> {
    // Taken by the decoder when the first text is asked for.
    input: Option<R>,
    decoder: Option<Decoder<R>>,
    text: String,
    start: usize,
    at: Position,
    // The offsets in the decoded text of each U+FFFD that stands for undecodable bytes and is not yet
    // consumed.
    replaced: VecDeque<u64>,
    repaired: usize,
    ignored_declaration: bool,
    is_end: bool,
}

impl<R: Read> TextStream<R> {
    pub(crate) fn new(input: R) -> Self {
        Self {
            input: Some(input),
            decoder: None,
            text: String::new(),
            start: 0,
            at: Position { line: 1, column: 1, byte: 0 },
            replaced: VecDeque::new(),
            repaired: 0,
            ignored_declaration: false,
            is_end: false,
        }
    }

    /// Returns the window, which is the text that is decoded and not yet consumed.
    pub(crate) fn text(&self) -> &str {
        &self.text[self.start..]
    }

    /// Returns where the window starts.
    pub(crate) fn at(&self) -> Position {
        self.at
    }

    /// Returns the encoding that was read if the file declares another one.
    pub(crate) fn ignored_declaration(&self) -> Option<&'static str> {
        self.decoder.as_ref().filter(|_| self.ignored_declaration).map(Decoder::encoding)
    }

    /// Lengthens the window. Returns false at the end of the input.
    pub(crate) fn fill(&mut self) -> io::Result<bool> {
        if self.is_end {
            return Ok(false);
        }
        self.text.drain(..self.start);
        self.start = 0;
        if let Some(input) = self.input.take() {
            self.begin(input)?;
        }
        let Some(decoder) = &mut self.decoder else { return Ok(false) };
        let decoded = decoder.fill_buf()?;
        let len = decoded.len();
        self.text.push_str(std::str::from_utf8(decoded).map_err(io::Error::other)?);
        decoder.consume(len);
        // The decoder stops at each sequence that it replaces.
        if decoder.repaired() > self.repaired {
            self.repaired = decoder.repaired();
            self.replaced.push_back(self.at.byte + self.text.len() as u64 - 1);
        }
        self.is_end = len == 0;
        Ok(len > 0)
    }

    /// Drops the first bytes of the window; they must end between characters. Returns how many undecodable
    /// sequences stood in them.
    pub(crate) fn consume(&mut self, len: usize) -> u64 {
        let passed = &self.text[self.start..self.start + len];
        self.at = advance(self.at, passed);
        self.start += len;
        let mut replaced = 0;
        while self.replaced.front().is_some_and(|&byte| byte < self.at.byte) {
            self.replaced.pop_front();
            replaced += 1;
        }
        replaced
    }

    fn begin(&mut self, input: R) -> io::Result<()> {
        let mut decoder = Decoder::new(input, declared_encoding)?;
        let declared = declared_encoding(decoder.fill_buf()?);
        let declared = declared.and_then(|name| Encoding::for_label(name.as_bytes())).map(Encoding::name);
        // A file may declare `UTF-16` for either byte order.
        let (declared, read) = (declared.unwrap_or(decoder.encoding()), decoder.encoding());
        self.ignored_declaration = declared != read && !(declared == "UTF-16LE" && read == "UTF-16BE");
        self.decoder = Some(decoder);
        Ok(())
    }
}

/// Returns the place after a text that starts at a place.
pub(crate) fn advance(at: Position, passed: &str) -> Position {
    let lines = memchr::memchr_iter(b'\n', passed.as_bytes()).count() as u64;
    let column = match memchr::memrchr(b'\n', passed.as_bytes()) {
        Some(end) => 1 + passed[end + 1..].chars().count() as u64,
        None => at.column + passed.chars().count() as u64,
    };
    Position { line: at.line + lines, column, byte: at.byte + passed.len() as u64 }
}

/// Returns the `encoding="…"` of the XML declaration, if the input starts with one.
pub(crate) fn declared_encoding(start: &[u8]) -> Option<String> {
    let declaration = start.trim_ascii_start().strip_prefix(b"<?xml")?;
    let declaration = &declaration[..memchr::memchr(b'>', declaration)?];
    let value = &declaration[memchr::memmem::find(declaration, b"encoding")? + "encoding".len()..];
    let value = value.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let (&quote, value) = value.split_first()?;
    String::from_utf8(value[..memchr::memchr(quote, value)?].to_vec()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(bytes: &[u8]) -> (String, u64, Option<&'static str>) {
        let mut stream = TextStream::new(bytes);
        while stream.fill().unwrap() {}
        let text = stream.text().to_owned();
        let replaced = stream.consume(text.len());
        (text, replaced, stream.ignored_declaration())
    }

    #[test]
    fn the_bytes_decide_over_a_wrong_declaration() {
        const DECLARED: &str = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><a>";
        let arabic = "أغلق الصمام قبل فتح الغطاء";
        let utf8 = format!("{DECLARED}{arabic}");
        assert_eq!(text_of(utf8.as_bytes()), (utf8.clone(), 0, Some("UTF-8")));
        let utf8 = utf8.replace("UTF-16", "utf-8");
        let windows = encoding_rs::WINDOWS_1256.encode(&utf8).0;
        assert_eq!(text_of(&windows), (utf8, 0, Some("windows-1256")));
    }

    #[test]
    fn a_right_declaration_is_followed() {
        let latin = "<?xml version='1.0' encoding='iso-8859-1'?><a>d\u{E9}j\u{E0} vu";
        let bytes = encoding_rs::WINDOWS_1252.encode(latin).0;
        assert_eq!(text_of(&bytes), (latin.to_owned(), 0, None));
    }

    #[test]
    fn a_place_is_told_in_lines_and_chars() {
        let mut stream = TextStream::new("سطر\nسطر ثان".as_bytes());
        stream.fill().unwrap();
        stream.consume("سطر\nسطر".len());
        assert_eq!(stream.at(), Position { line: 2, column: 4, byte: 13 });
    }

    #[test]
    fn undecodable_bytes_are_counted_where_they_stand() {
        let mut bytes = "أغلق الصمام قبل فتح الغطاء".as_bytes().to_vec();
        bytes.push(0xFF);
        bytes.extend_from_slice("، ثم انتظر".as_bytes());
        assert_eq!(text_of(&bytes).1, 1);
    }
}
