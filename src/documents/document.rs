//! [`Document`]: a file of one language as text.

use std::path::Path;

use super::refused::{refuse_bytes, refused};
use crate::encoding::decode;
use crate::error::Result;
use crate::format::Format;
use crate::lang::Lang;

/// A plain text, decoded.
///
/// ```
/// use std::path::Path;
/// use mizan::documents::Document;
///
/// let document = Document::new("وصل الوفد.".as_bytes(), Some(Path::new("news.ar.txt")))?;
/// assert_eq!(document.lang(), Some(mizan::Lang::ARABIC));
/// let error = Document::new(b"PK\x03\x04", Some(Path::new("news.docx"))).unwrap_err();
/// assert!(error.to_string().contains("a Word document"));
/// # Ok::<(), mizan::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Document {
    text: String,
    encoding: &'static str,
    repaired: usize,
}

impl Document {
    /// Reads a document from the bytes of a file. The name of the file, if given, helps to recognise its
    /// format.
    ///
    /// # Errors
    ///
    /// If the file is a formatted document, is packed, or is no text at all. The error says which kind, and
    /// what to do instead.
    pub fn new(bytes: &[u8], name: Option<&Path>) -> Result<Self> {
        if let Some(format) = Format::certain(bytes, name) {
            return Err(refused(format));
        }
        let decoded = decode(bytes);
        refuse_bytes(bytes, &decoded.text)?;
        Ok(Self { encoding: decoded.encoding, repaired: decoded.repaired, text: decoded.text.into_owned() })
    }

    /// Returns the text, without a byte order mark.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the text.
    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// Returns the name of the encoding that the file had.
    #[must_use]
    pub fn encoding(&self) -> &'static str {
        self.encoding
    }

    /// Returns how many malformed sequences became U+FFFD.
    #[must_use]
    pub fn repaired(&self) -> usize {
        self.repaired
    }

    /// Returns the language, judged by the script: Arabic or English; `None` if the text has no letter of
    /// either script.
    #[must_use]
    pub fn lang(&self) -> Option<Lang> {
        Lang::detect(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formatted_documents_are_refused_by_content_and_by_name() {
        for (bytes, name, said) in [
            (&b"PK\x03\x04..."[..], None, "a Word document"),
            (b"PK\x03\x04...", Some("a.odt"), "an OpenDocument text"),
            (b"%PDF-1.7", Some("a.txt"), "a PDF"),
            (b"\n<!DOCTYPE html><p>x", None, "an HTML page"),
            (b"# Title", Some("README.MD"), "a Markdown text"),
            (b"1\n00:00:01,000 --> 00:00:02,000\n", Some("a.srt"), "a subtitle file"),
            (b"<?xml version=\"1.0\"?><tmx version=\"1.4\">", None, "a TMX file"),
        ] {
            let error = Document::new(bytes, name.map(Path::new)).unwrap_err().to_string();
            assert!(error.starts_with(said), "{error}");
        }
    }

    #[test]
    fn packed_files_and_binary_data_are_refused() {
        let png = b"\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\0\x10\0\0\0\x10\x08\x06\0\0\0";
        for (bytes, said) in [
            (&b"\x1F\x8B\x08\0\0\0\0\0"[..], "a gzip file"),
            (png, "a file that is no text"),
            (b"\x7FELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0", "a file that is no text"),
            (b"SQLite format 3\0\x20\0\x01\x01\0\x40\x20\x20\0\0", "a file that is no text"),
        ] {
            let error = Document::new(bytes, Some(Path::new("a.txt"))).unwrap_err().to_string();
            assert!(error.starts_with(said), "{error}");
        }
    }

    #[test]
    fn a_stray_control_character_and_a_page_end_are_text() {
        let (met, agreed) = ("The council met. ".repeat(20), "It agreed. ".repeat(20));
        let page = format!("{met}\u{0}\u{C}{agreed}\u{1B}[1m");
        assert!(Document::new(page.as_bytes(), None).is_ok());
        let utf16: Vec<u8> = "اجتمع المجلس. OK".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(Document::new(&utf16, None).unwrap().encoding(), "UTF-16LE");
    }

    #[test]
    fn a_text_without_a_name_is_plain_text() {
        let document = Document::new(b"Prices < 5 are <b>low</b>.", None).unwrap();
        assert_eq!((document.text(), document.encoding()), ("Prices < 5 are <b>low</b>.", "UTF-8"));
    }
}
