//! [`decode`]: decodes a whole text at once, whatever its encoding.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_16LE};

use super::guess::guess;
use super::utf32::Utf32;

// The byte order mark in UTF-16LE.
const MARK: &[u8] = b"\xFF\xFE";

/// A decoded text and how it was decoded.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Decoded<'b> {
    /// The text, without a byte order mark.
    pub text: Cow<'b, str>,
    /// The encoding's name (`UTF-8`, `UTF-16LE`, `windows-1256`).
    pub encoding: &'static str,
    /// How many malformed sequences became U+FFFD.
    pub repaired: usize,
}

/// Decodes bytes of an unknown encoding. Cannot fail: malformed sequences become U+FFFD and are counted.
/// Linear; valid UTF-8 is borrowed, not copied.
///
/// ```
/// let windows = [0xE3, 0xD1, 0xCD, 0xC8, 0xC7]; // مرحبا
/// let decoded = mizan::encoding::decode(&windows);
/// assert_eq!((decoded.text.as_ref(), decoded.encoding), ("مرحبا", "windows-1256"));
/// ```
#[must_use]
pub fn decode(bytes: &[u8]) -> Decoded<'_> {
    if let Some(utf32) = Utf32::of(bytes) {
        let utf16 = utf32.utf16(bytes);
        let decoded = decode_as(UTF_16LE, utf16.strip_prefix(MARK).unwrap_or(&utf16));
        let text = Cow::Owned(decoded.text.into_owned());
        return Decoded { text, encoding: "UTF-32", repaired: decoded.repaired };
    }
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
