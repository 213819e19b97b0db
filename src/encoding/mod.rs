//! Bytes to text: which encoding, and what was repaired.
//!
//! Recognised are UTF-8 and UTF-16 with a byte order mark, UTF-16 without one, valid UTF-8, and else the legacy
//! encoding that fits best (chardetng: Windows-1256 and ISO-8859-6 for Arabic).

mod stream;

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

pub use stream::Decoder;

/// A decoded text and how it was decoded.
#[derive(Clone, Debug)]
pub struct Decoded<'b> {
    /// The text, without a byte order mark.
    pub text: Cow<'b, str>,
    /// The encoding's name (`UTF-8`, `UTF-16LE`, `windows-1256`).
    pub encoding: &'static str,
    /// How many malformed sequences became U+FFFD.
    pub repaired: usize,
}

/// Decodes bytes of an unknown encoding. Cannot fail: what is malformed becomes U+FFFD and is counted. Linear; valid
/// UTF-8 is borrowed, not copied.
///
/// ```
/// let windows = [0xE3, 0xD1, 0xCD, 0xC8, 0xC7]; // مرحبا
/// let decoded = mizan::encoding::decode(&windows);
/// assert_eq!((decoded.text.as_ref(), decoded.encoding), ("مرحبا", "windows-1256"));
/// ```
#[must_use]
pub fn decode(bytes: &[u8]) -> Decoded<'_> {
    let (encoding, bytes) = match Encoding::for_bom(bytes) {
        Some((encoding, bom)) => (encoding, &bytes[bom..]),
        None => (guess(bytes), bytes),
    };
    decode_as(encoding, bytes)
}

fn decode_as<'b>(encoding: &'static Encoding, bytes: &'b [u8]) -> Decoded<'b> {
    let (text, malformed) = encoding.decode_without_bom_handling(bytes);
    let repaired = if malformed { text.matches('\u{FFFD}').count() } else { 0 };
    Decoded { text, encoding: encoding.name(), repaired }
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    if let Some(utf16) = guess_utf16(bytes) {
        return utf16;
    }
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    if mostly_utf8(bytes) {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(Some(b"eg"), Utf8Detection::Allow)
}

// UTF-16 without a mark: in Arabic and Latin text nearly every second byte is one of a few high bytes.
fn guess_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(4096) & !1];
    if sample.len() < 4 || bytes.len() % 2 == 1 {
        return None;
    }
    let high =
        |at: usize| sample.iter().skip(at).step_by(2).filter(|&&b| matches!(b, 0x00 | 0x06 | 0x20)).count();
    let zeros = sample.contains(&0);
    let (even, odd, half) = (high(0), high(1), sample.len() / 2);
    match () {
        () if zeros && odd * 10 >= half * 9 && even * 10 < half * 6 => Some(UTF_16LE),
        () if zeros && even * 10 >= half * 9 && odd * 10 < half * 6 => Some(UTF_16BE),
        () => None,
    }
}

// A UTF-8 file with a few damaged bytes is still UTF-8: one bad sequence in ten good ones at most. Legacy Arabic
// text has hardly any byte pair that is valid UTF-8.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    bad * 10 <= good
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "وصل الوفد إلى المدينة صباح اليوم.\nThe delegation arrived this morning.";

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn each_encoding_is_told_and_read() {
        let arabic = TEXT.split('\n').next().unwrap();
        let with_bom = [b"\xEF\xBB\xBF".as_slice(), TEXT.as_bytes()].concat();
        let little = [b"\xFF\xFE".as_slice(), &utf16(TEXT, u16::to_le_bytes)].concat();
        for (bytes, name, text) in [
            (TEXT.as_bytes().to_vec(), "UTF-8", TEXT),
            (with_bom, "UTF-8", TEXT),
            (little, "UTF-16LE", TEXT),
            (utf16(TEXT, u16::to_be_bytes), "UTF-16BE", TEXT),
            (utf16(TEXT, u16::to_le_bytes), "UTF-16LE", TEXT),
            (encoding_rs::WINDOWS_1256.encode(arabic).0.into_owned(), "windows-1256", arabic),
            (encoding_rs::ISO_8859_6.encode(arabic).0.into_owned(), "ISO-8859-6", arabic),
        ] {
            let decoded = decode(&bytes);
            assert_eq!((decoded.encoding, decoded.text.as_ref(), decoded.repaired), (name, text, 0));
        }
    }

    #[test]
    fn a_damaged_byte_is_repaired_and_counted() {
        let mut bytes = TEXT.as_bytes().to_vec();
        bytes[3] = 0xFF;
        let decoded = decode(&bytes);
        assert_eq!((decoded.encoding, decoded.repaired > 0), ("UTF-8", true));
    }
}
