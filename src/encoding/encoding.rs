//! [`Encoding`]: an encoding that a person names, which outweighs what the bytes look like.

use std::fmt;
use std::io::{self, Read};
use std::str::FromStr;

use super::decode::Decoded;
use super::decoder::Decoder;
use crate::error::{Error, ErrorKind};

// The byte order mark in UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// An encoding of text, by its name or one of its other names on the web (`windows-1256`, `cp1256`,
/// `utf-16le`).
///
/// ```
/// use std::io::Read;
///
/// use mizan::encoding::Encoding;
///
/// let encoding: Encoding = "cp1256".parse()?;
/// assert_eq!(encoding.to_string(), "windows-1256");
/// assert_eq!(encoding.to_utf8(&[0xE3, 0xE4]), "\u{FEFF}من".as_bytes());
/// assert!("klingon".parse::<Encoding>().is_err());
/// # Ok::<(), mizan::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Encoding(&'static encoding_rs::Encoding);

impl Encoding {
    /// Returns text of this encoding in UTF-8, with a byte order mark, so that every reader takes it for
    /// UTF-8. Malformed sequences become U+FFFD.
    #[must_use]
    pub fn to_utf8(self, bytes: &[u8]) -> Vec<u8> {
        let text = self.0.decode_with_bom_removal(bytes).0;
        [MARK, text.as_bytes()].concat()
    }

    /// Decodes text of this encoding. Malformed sequences become U+FFFD and are counted.
    pub(crate) fn decode(self, bytes: &[u8]) -> Decoded<'_> {
        let (text, malformed) = self.0.decode_with_bom_removal(bytes);
        let repaired = if malformed { text.matches('\u{FFFD}').count() } else { 0 };
        Decoded { text, encoding: self.0.name(), repaired }
    }

    /// Returns a stream of this encoding as one of UTF-8, with a byte order mark, whatever its length.
    ///
    /// # Errors
    ///
    /// If the first bytes cannot be read.
    pub fn reader<'r>(self, input: impl Read + 'r) -> io::Result<impl Read + 'r> {
        Ok(MARK.chain(self.decoder(input)?))
    }

    /// Returns a decoder of a stream of this encoding.
    pub(crate) fn decoder<R: Read>(self, input: R) -> io::Result<Decoder<R>> {
        Decoder::given(input, self.0)
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0.name())
    }
}

impl FromStr for Encoding {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        let label = name.trim().to_ascii_lowercase();
        // Names of code pages that the web does not know.
        let label = label
            .strip_prefix("cp")
            .filter(|page| page.starts_with("125"))
            .map_or_else(|| label.clone(), |page| format!("windows-{page}"));
        let found = || ErrorKind::UnknownName {
            what: "encoding (one such as utf-8, utf-16le or windows-1256)",
            found: name.to_owned(),
        };
        encoding_rs::Encoding::for_label(label.as_bytes()).map(Self).ok_or_else(|| found().into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_named_encoding_outweighs_what_the_bytes_look_like() {
        // The bytes are valid UTF-8 too.
        let bytes = "\u{D9}".as_bytes();
        let windows: Encoding = "windows-1256".parse().unwrap();
        let mut text = String::new();
        windows.reader(bytes).unwrap().read_to_string(&mut text).unwrap();
        assert_eq!(text.as_bytes(), windows.to_utf8(bytes));
        assert_eq!(text, "\u{FEFF}أ™");
        let utf32: Vec<u8> = "\u{FEFF}yes".chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
        let mut read = Vec::new();
        windows.reader(&utf32[..]).unwrap().read_to_end(&mut read).unwrap();
        assert_eq!(read, windows.to_utf8(&utf32));
    }
}
