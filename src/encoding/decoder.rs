//! [`Decoder`]: a stream of bytes of any encoding, read as UTF-8, whatever its length.

use std::io::{self, BufRead, Read};

use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16LE};

use super::blocks::{BLOCK, Blocks};
use super::guess::{guess, guess_utf16};
use super::utf32::Utf32;

/// A stream of bytes of any encoding, read as UTF-8.
///
/// The first 64 KiB decide on the encoding. The first of these that applies is taken: a byte order mark,
/// UTF-32 or UTF-16 recognised by their zero bytes, valid UTF-8, the encoding that the file itself declares,
/// the best guess. If these 64 KiB are ASCII, the first 64 KiB that are not decide instead. Malformed
/// sequences become U+FFFD and are counted. Takes linear time, and memory for two buffers.
///
/// ```
/// use std::io::Read;
///
/// let utf16 = [0xFF, 0xFE, 0x45, 0x06, 0x46, 0x06];
/// let mut text = String::new();
/// mizan::encoding::Decoder::new(&utf16[..], |_| None)?.read_to_string(&mut text)?;
/// assert_eq!(text, "من");
/// # Ok::<(), std::io::Error>(())
/// ```
pub struct Decoder<R> {
    input: Blocks<R>,
    /// True if only the bytes that have arrived are read at a time.
    is_live: bool,
    decoder: encoding_rs::Decoder,
    declared: Option<&'static Encoding>,
    /// UTF-32 is turned into UTF-16 before it is decoded.
    utf32: Option<Utf32>,
    /// True while all bytes read were ASCII. Nearly every encoding agrees on them, so the encoding may still
    /// change.
    undecided: bool,
    raw: Vec<u8>,
    raw_at: usize,
    state: State,
    // What is decoded, of which the first `text_at` bytes were read.
    text: String,
    text_at: usize,
    repaired: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Reading,
    /// The input has ended, but its last bytes are not decoded yet.
    Ending,
    Done,
}

// Bytes that decide on the encoding of a live stream, if no line ends before them: UTF-16 is recognised by
// four.
const LEAST_LIVE: usize = 4;

impl<R: Read> Decoder<R> {
    /// Returns a decoder of a stream; `declared` finds the name of the encoding that the file's first bytes
    /// declare (`<?xml encoding="…"?>`).
    ///
    /// # Errors
    ///
    /// If the first bytes cannot be read.
    pub fn new(input: R, declared: impl FnOnce(&[u8]) -> Option<String>) -> io::Result<Self> {
        let (input, mut raw) = first_block(input)?;
        let utf32 = Utf32::of(&raw);
        if let Some(utf32) = utf32 {
            raw = utf32.utf16(&raw);
        }
        let declared = declared(&raw).and_then(|name| Encoding::for_label(name.as_bytes()));
        let begun = Self::begun(input, raw, declared, false);
        Ok(if utf32.is_some() { Self { utf32, ..begun }.encoding_given(UTF_16LE) } else { begun })
    }

    /// Returns a decoder of a stream whose writer may wait for an answer to what it has written so far: only
    /// the bytes that have arrived are read at a time, and the first of them decide on the encoding.
    ///
    /// # Errors
    ///
    /// If the first bytes cannot be read.
    pub fn live(input: R) -> io::Result<Self> {
        let (mut input, mut raw) = (Blocks::new(input), Vec::with_capacity(BLOCK));
        // A byte order mark, or a character of UTF-16 and its line end, may arrive in parts.
        while raw.len() < LEAST_LIVE && !raw.contains(&b'\n') {
            if input.read_arrived(&mut raw)? == 0 {
                break;
            }
        }
        Ok(Self::begun(input, raw, None, true))
    }

    /// Returns a decoder of a stream in an encoding that outweighs what the bytes look like.
    pub(super) fn given(input: R, encoding: &'static Encoding) -> io::Result<Self> {
        let (input, raw) = first_block(input)?;
        Ok(Self::begun(input, raw, None, false).encoding_given(encoding))
    }

    fn encoding_given(mut self, encoding: &'static Encoding) -> Self {
        self.decoder = encoding.new_decoder_with_bom_removal();
        self.undecided = false;
        self
    }

    fn begun(input: Blocks<R>, raw: Vec<u8>, declared: Option<&'static Encoding>, is_live: bool) -> Self {
        let sample = Sample { bytes: &raw, is_cut: is_live || raw.len() >= BLOCK || input.is_broken() };
        Self {
            input,
            is_live,
            decoder: encoding_of(&sample, declared).new_decoder_with_bom_removal(),
            declared,
            utf32: None,
            undecided: raw.is_ascii() && guess_utf16(&raw).is_none(),
            raw,
            raw_at: 0,
            state: State::Reading,
            text: String::with_capacity(BLOCK),
            text_at: 0,
            repaired: 0,
        }
    }

    /// Returns the encoding's name (`UTF-8`, `UTF-16LE`, `UTF-32`, `windows-1256`).
    #[must_use]
    pub fn encoding(&self) -> &'static str {
        if self.utf32.is_some() { "UTF-32" } else { self.decoder.encoding().name() }
    }

    /// Returns how many malformed sequences became U+FFFD up to now.
    #[must_use]
    pub fn repaired(&self) -> usize {
        self.repaired
    }

    /// Returns the chars that are decoded and not consumed, as `fill_buf` returns their bytes. Only whole
    /// chars may have been consumed.
    pub(crate) fn fill_str(&mut self) -> io::Result<&str> {
        self.fill_buf()?;
        self.text.get(self.text_at..).ok_or_else(|| io::ErrorKind::InvalidData.into())
    }

    // Fills `text` with at least one char, or with none at the end.
    fn refill(&mut self) -> io::Result<()> {
        self.text.clear();
        self.text_at = 0;
        while self.text.is_empty() && self.state != State::Done {
            if self.raw_at == self.raw.len() && self.state == State::Reading {
                self.raw.clear();
                self.raw_at = 0;
                let read = if self.is_live {
                    self.input.read_arrived(&mut self.raw)?
                } else {
                    self.input.read(&mut self.raw)?
                };
                if let Some(utf32) = self.utf32 {
                    self.raw = utf32.utf16(&self.raw);
                }
                if read == 0 {
                    self.state = State::Ending;
                }
                if self.undecided && !self.raw.is_ascii() {
                    self.undecided = false;
                    let is_cut = self.is_live || read >= BLOCK || self.input.is_broken();
                    let sample = Sample { bytes: &self.raw, is_cut };
                    self.decoder =
                        encoding_by_bytes(&sample, self.declared).new_decoder_without_bom_handling();
                }
            }
            self.decode_some();
        }
        Ok(())
    }

    fn decode_some(&mut self) {
        let (result, read) = self.decoder.decode_to_string_without_replacement(
            &self.raw[self.raw_at..],
            &mut self.text,
            self.state == State::Ending,
        );
        self.raw_at += read;
        match result {
            DecoderResult::Malformed(..) => {
                self.text.push('\u{FFFD}');
                self.repaired += 1;
            }
            DecoderResult::InputEmpty if self.state == State::Ending => self.state = State::Done,
            DecoderResult::InputEmpty | DecoderResult::OutputFull => {}
        }
    }
}

impl<R: Read> Read for Decoder<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(into)?;
        self.consume(read);
        Ok(read)
    }
}

impl<R: Read> BufRead for Decoder<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.text_at == self.text.len() {
            self.refill()?;
        }
        Ok(&self.text.as_bytes()[self.text_at..])
    }

    fn consume(&mut self, amount: usize) {
        self.text_at += amount;
    }
}

fn first_block<R: Read>(input: R) -> io::Result<(Blocks<R>, Vec<u8>)> {
    let (mut input, mut raw) = (Blocks::new(input), Vec::with_capacity(BLOCK));
    input.read(&mut raw)?;
    Ok((input, raw))
}

/// Bytes that decide on the encoding.
struct Sample<'r> {
    bytes: &'r [u8],
    /// True if more bytes follow, so that a character may be cut off at the end.
    is_cut: bool,
}

fn encoding_of(start: &Sample, declared: Option<&'static Encoding>) -> &'static Encoding {
    match Encoding::for_bom(start.bytes) {
        Some((encoding, _)) => encoding,
        None => guess_utf16(start.bytes).unwrap_or_else(|| encoding_by_bytes(start, declared)),
    }
}

fn encoding_by_bytes(sample: &Sample, declared: Option<&'static Encoding>) -> &'static Encoding {
    let is_ascii = sample.bytes.is_ascii();
    let guessed = guess(sample.whole_chars());
    if guessed == UTF_8 && !is_ascii {
        return UTF_8;
    }
    // A declaration of UTF-16 is ignored, since UTF-16 has zero bytes and was recognised before this call. A
    // declaration of UTF-8 is ignored too, unless the sample is ASCII: valid UTF-8 was returned above.
    declared
        .filter(|declared| declared.is_ascii_compatible() && (*declared != UTF_8 || is_ascii))
        .unwrap_or(guessed)
}

impl Sample<'_> {
    /// Returns the bytes without a UTF-8 character that is cut off at their end.
    fn whole_chars(&self) -> &[u8] {
        match std::str::from_utf8(self.bytes) {
            Err(error) if self.is_cut && error.error_len().is_none() => &self.bytes[..error.valid_up_to()],
            _ => self.bytes,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "وصل الوفد إلى المدينة صباح اليوم.";

    fn read(bytes: &[u8], declared: Option<&str>) -> (String, usize) {
        let mut decoder = Decoder::new(bytes, |_| declared.map(str::to_owned)).unwrap();
        let mut text = String::new();
        decoder.read_to_string(&mut text).unwrap();
        (text, decoder.repaired())
    }

    #[test]
    fn a_stream_longer_than_the_buffer_is_read_whole() {
        let long = TEXT.repeat(5000);
        let utf16: Vec<u8> =
            std::iter::once(0xFEFF).chain(long.encode_utf16()).flat_map(u16::to_be_bytes).collect();
        let windows = encoding_rs::WINDOWS_1256.encode(&long).0;
        for bytes in [long.as_bytes(), &utf16, &windows] {
            assert!(read(bytes, None) == (long.clone(), 0));
        }
    }

    #[test]
    fn what_the_bytes_say_outweighs_what_the_file_declares() {
        assert_eq!(read(TEXT.as_bytes(), Some("UTF-16")).0, TEXT);
        assert_eq!(read(TEXT.as_bytes(), Some("windows-1252")).0, TEXT);
        let windows = encoding_rs::WINDOWS_1256.encode(TEXT).0;
        assert_eq!(read(&windows, Some("UTF-8")).0, TEXT);
        assert_eq!(read(&windows, Some("windows-1256")).0, TEXT);
    }

    #[test]
    fn a_start_in_ascii_decides_nothing() {
        let text = format!("{}{}", "ASCII. ".repeat(20_000), TEXT.repeat(10));
        let windows = encoding_rs::WINDOWS_1256.encode(&text).0;
        for (bytes, declared) in
            [(text.as_bytes(), Some("windows-1251")), (&windows, None), (&windows, Some("UTF-8"))]
        {
            assert!(read(bytes, declared) == (text.clone(), 0));
        }
    }

    #[test]
    fn a_file_that_ends_in_its_only_arabic_letter_is_read_as_that() {
        assert_eq!(read(b"E = \xE7", None), ("E = ه".to_owned(), 0));
        let long = [&b"ASCII. ".repeat(20_000)[..], b"\xE7"].concat();
        assert!(read(&long, None).0.ends_with(" ه"));
    }

    #[test]
    fn a_live_stream_is_read_as_it_arrives() {
        struct Parts<'p>(std::vec::IntoIter<&'p [u8]>);
        impl Read for Parts<'_> {
            fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
                let part = self.0.next().unwrap_or_default();
                into[..part.len()].copy_from_slice(part);
                Ok(part.len())
            }
        }
        let parts = vec![&b"ok\n"[..], "نع".as_bytes(), &"م".as_bytes()[..1], &"م".as_bytes()[1..], b"\n"];
        let mut decoder = Decoder::live(Parts(parts.into_iter())).unwrap();
        assert_eq!(decoder.fill_buf().unwrap(), b"ok\n");
        let mut text = String::new();
        decoder.read_to_string(&mut text).unwrap();
        assert_eq!(text, "ok\nنعم\n");
        let windows = encoding_rs::WINDOWS_1256.encode("قف الآن").0;
        let mut decoder = Decoder::live(Parts(vec![&b"stop\n"[..], &windows].into_iter())).unwrap();
        let mut text = String::new();
        decoder.read_to_string(&mut text).unwrap();
        assert_eq!(text, "stop\nقف الآن");
    }

    #[test]
    fn a_damaged_byte_and_a_cut_character_become_replacements() {
        let mut bytes = TEXT.repeat(3000).into_bytes();
        bytes[90_000] = 0xFF;
        bytes.pop();
        bytes.push(0xD8);
        let (text, repaired) = read(&bytes, None);
        assert!(repaired >= 2 && text.ends_with('\u{FFFD}'));
        assert_eq!(text.matches('\u{FFFD}').count(), repaired);
    }
}
