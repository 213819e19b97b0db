//! [`TextFile`]: a file of text, and its bytes again.

use encoding_rs::Encoding;

use crate::encoding::Decoded;

/// A file of text, as it was decoded.
#[derive(Clone, Debug, Default)]
pub(super) struct TextFile {
    text: String,
    encoding: &'static str,
    /// True if a byte order mark stood at the start.
    has_mark: bool,
    is_damaged: bool,
}

impl TextFile {
    /// Takes a file and what was decoded of it.
    pub(super) fn new(bytes: &[u8], decoded: Decoded<'_>) -> Self {
        let marks: [&[u8]; 3] = [b"\xEF\xBB\xBF", b"\xFF\xFE", b"\xFE\xFF"];
        Self {
            has_mark: marks.iter().any(|mark| bytes.starts_with(mark))
                && !decoded.text.starts_with('\u{FEFF}'),
            text: decoded.text.into_owned(),
            encoding: decoded.encoding,
            is_damaged: decoded.repaired > 0,
        }
    }

    /// Takes the text of a part in UTF-8.
    pub(super) fn of_part(bytes: Vec<u8>) -> Option<Self> {
        let mut text = String::from_utf8(bytes).ok()?;
        // Places in a part are counted behind a byte order mark.
        let has_mark = text.starts_with('\u{FEFF}');
        if has_mark {
            text.remove(0);
        }
        Some(Self { text, encoding: "UTF-8", has_mark, ..Self::default() })
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Returns true if bytes of the file could not be decoded.
    pub(super) fn is_damaged(&self) -> bool {
        self.is_damaged
    }

    /// Returns another text in the encoding of the file; in UTF-8 if the encoding lacks one of its signs.
    pub(super) fn encoded(&self, text: &str) -> Vec<u8> {
        let marked = if self.has_mark { format!("\u{FEFF}{text}") } else { text.to_owned() };
        match self.encoding {
            "UTF-16LE" => marked.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            "UTF-16BE" => marked.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            name => {
                let encoding = Encoding::for_label(name.as_bytes()).filter(|found| found.name() != "UTF-8");
                let encoded = encoding.map(|encoding| encoding.encode(text));
                match encoded {
                    Some((bytes, _, false)) => bytes.into_owned(),
                    _ => marked.into_bytes(),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encoding::decode;

    #[test]
    fn a_text_gets_the_encoding_that_the_file_had() {
        let (arabic, _, _) = encoding_rs::WINDOWS_1256.encode("أغلق الصمام قبل تشغيل المضخة.");
        let utf16: Vec<u8> = "\u{FEFF}نعم".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for bytes in [arabic.as_ref(), "\u{FEFF}نعم".as_bytes(), "نعم".as_bytes(), &utf16] {
            let file = TextFile::new(bytes, decode(bytes));
            assert_eq!(file.encoded(file.text()), bytes);
        }
        let file = TextFile::new(&arabic, decode(&arabic));
        assert_eq!(file.encoded("日本"), "日本".as_bytes());
    }
}
