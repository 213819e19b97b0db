//! [`Marked`]: a stretch of a page of which the file says what it is, or which letters it stands for.

use super::super::file::{Dict, Object, PdfFile};
use super::glyph::{Glyph, PageGlyphs};

/// A stretch of a page that has begun.
#[derive(Clone, Debug)]
pub(super) struct Marked {
    // The letters that the glyphs of the stretch stand for.
    letters: Option<String>,
    /// True for page numbers, running heads and other things that are no text of the document.
    pub(super) is_running: bool,
    /// True for the number or bullet of a list.
    pub(super) is_label: bool,
    // The glyphs of each direction before the stretch.
    before: [usize; 4],
}

impl Marked {
    /// Begins a stretch.
    pub(super) fn begin(
        file: &PdfFile<'_>,
        values: &[Object],
        properties: &Dict,
        glyphs: &PageGlyphs,
    ) -> Self {
        let tag = values.first().and_then(Object::name).unwrap_or_default();
        let dict = match values.get(1) {
            Some(Object::Name(name)) => properties.raw_named(name).map(|value| file.follow(value)),
            other => other.cloned(),
        };
        let dict = dict.as_ref().and_then(Object::dict).cloned().unwrap_or_default();
        let letters = match file.value(&dict, "ActualText") {
            Object::Bytes(bytes) => Some(decoded(&bytes)),
            _ => None,
        };
        let is_running = tag == b"Artifact" && file.value(&dict, "Type").name() == Some(b"Pagination");
        let before = glyphs.turned.each_ref().map(Vec::len);
        Self { letters, is_running, is_label: tag == b"Lbl", before }
    }

    /// Returns the number of bytes of the letters, which a file may name again and again.
    pub(super) fn size(&self) -> usize {
        self.letters.as_ref().map_or(0, String::len)
    }

    /// Ends the stretch: its glyphs become one, if the file says which letters they stand for.
    pub(super) fn end(self, glyphs: &mut PageGlyphs) {
        let Some(letters) = self.letters else { return };
        for (turned, before) in glyphs.turned.iter_mut().zip(self.before) {
            let drawn = turned.get(before..).unwrap_or_default();
            if let Some(one) = joined(drawn, &letters) {
                turned.truncate(before);
                turned.extend((!letters.is_empty()).then_some(one));
            }
        }
    }
}

// Joins the glyphs of one line. Glyphs of several lines stay as they are.
fn joined(drawn: &[Glyph], letters: &str) -> Option<Glyph> {
    let widest = drawn.iter().max_by(|a, b| (a.right - a.left).total_cmp(&(b.right - b.left)))?;
    let in_line = drawn.iter().all(|glyph| (glyph.base - widest.base).abs() < widest.size);
    let left = drawn.iter().map(|glyph| glyph.left).fold(f32::INFINITY, f32::min);
    let right = drawn.iter().map(|glyph| glyph.right).fold(f32::NEG_INFINITY, f32::max);
    in_line.then(|| Glyph { letters: letters.into(), left, right, ..widest.clone() })
}

// Decodes a text string, in which two marks tell the encoding.
fn decoded(bytes: &[u8]) -> String {
    let text = match bytes {
        [0xFE, 0xFF, rest @ ..] => encoding_rs::UTF_16BE.decode_without_bom_handling(rest).0.into_owned(),
        [0xFF, 0xFE, rest @ ..] => encoding_rs::UTF_16LE.decode_without_bom_handling(rest).0.into_owned(),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    };
    text.replace(['\0', '\u{AD}'], "")
}
