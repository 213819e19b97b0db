//! [`Font`]: which letters the codes of a text stand for, and how wide they are.

use std::collections::HashMap;

use super::super::file::{Dict, Object, PdfFile};
use super::arabic_order::in_order;
use super::code_map::CodeMap;
use super::composite::Codes;
use super::simple::simple_letters;
use super::widths::Widths;

// The letters of a map that cost nothing, and what each further one costs of the budget: some times the bytes
// that the letter takes in memory. Most fonts have some hundred letters.
const LETTERS: usize = 4096;
const FURTHER: usize = 256;

/// A font, as far as its text is concerned.
#[derive(Debug)]
pub(crate) struct Font {
    codes: Codes,
    letters: HashMap<u32, Box<str>>,
    widths: Widths,
    is_bold: bool,
}

/// A code of a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FontCode<'f> {
    /// The letters; `None` if the file does not say which.
    pub(crate) letters: Option<&'f str>,
    /// The width in parts of the size of the font.
    pub(crate) width: f32,
    /// True for the byte that word spacing widens.
    pub(crate) is_space_byte: bool,
}

impl Font {
    /// Reads a font.
    pub(crate) fn read(file: &PdfFile<'_>, font: &Dict) -> Self {
        let kind = file.value(font, "Subtype");
        let is_kind = |name: &[u8]| kind.name() == Some(name);
        let mapped = match file.value(font, "ToUnicode") {
            Object::Stream(stream) => {
                let map = CodeMap::read(&file.unpack(&stream).unwrap_or_default());
                let cost = map.set.saturating_sub(LETTERS) * FURTHER;
                file.budget().take(cost).map_or_else(HashMap::new, |()| map.letters)
            }
            _ => HashMap::new(),
        };
        let inner = file.value(font, "DescendantFonts");
        let inner = inner.array().and_then(|fonts| fonts.first()).map(|font| file.follow(font));
        let is_bold = is_bold(file, inner.as_ref().and_then(Object::dict).unwrap_or(font));
        if let (true, Some(inner)) = (is_kind(b"Type0"), inner.as_ref().and_then(Object::dict)) {
            let widths = Widths::of_composite(file, inner);
            return Self {
                codes: Codes::of_composite(file, font),
                letters: ordered(mapped),
                widths,
                is_bold,
            };
        }
        let unit = if is_kind(b"Type3") { drawn_unit(file, font) } else { 0.001 };
        // A code that a map leaves out has no letters, unless an encoding names them: it is a stroke that
        // lengthens a word, or a drawing.
        let is_named = mapped.is_empty() || !matches!(file.value(font, "Encoding"), Object::Null);
        let mut letters = if is_named { simple_letters(file, font) } else { HashMap::new() };
        letters.extend(mapped.into_iter().filter(|(_, letters)| is_text(letters)));
        let widths = Widths::of_simple(file, font, unit);
        Self { codes: Codes::Bytes, letters: ordered(letters), widths, is_bold }
    }

    /// Takes the next code off the bytes of a text.
    pub(crate) fn next(&self, bytes: &mut &[u8]) -> Option<FontCode<'_>> {
        let code = self.codes.next(bytes)?;
        let letters = self.letters.get(&code).map(|letters| &**letters);
        let width = self.widths.get(self.codes.glyph(code), letters);
        Some(FontCode { letters, width, is_space_byte: self.codes.is_space_byte(code) })
    }

    /// Returns true if the letters are bold.
    pub(crate) fn is_bold(&self) -> bool {
        self.is_bold
    }
}

// A letter that a map leaves open is none, and so are U+FFFE and U+FFFF, which never are.
fn is_text(letters: &str) -> bool {
    letters.chars().any(|c| !matches!(c, '\0' | '\u{FFFD}' | '\u{FFFE}' | '\u{FFFF}'))
}

fn ordered(letters: HashMap<u32, Box<str>>) -> HashMap<u32, Box<str>> {
    let texts = letters.into_iter().filter(|(_, letters)| is_text(letters));
    texts.map(|(code, letters)| (code, in_order(&letters).into())).collect()
}

// The width of a unit in a font whose glyphs are drawings.
fn drawn_unit(file: &PdfFile<'_>, font: &Dict) -> f64 {
    let matrix = file.value(font, "FontMatrix");
    let unit = matrix.array().and_then(|matrix| matrix.first()?.number());
    unit.map_or(0.001, f64::abs)
}

fn is_bold(file: &PdfFile<'_>, font: &Dict) -> bool {
    const FORCED: u32 = 1 << 18;
    let name = file.value(font, "BaseFont");
    let name = name.name().map(|name| String::from_utf8_lossy(name).to_lowercase()).unwrap_or_default();
    let descriptor = file.value(font, "FontDescriptor");
    let flags = descriptor.dict().and_then(|dict| file.value(dict, "Flags").whole()).unwrap_or(0);
    name.contains("bold") || name.contains("black") || flags & FORCED != 0
}
