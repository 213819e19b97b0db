//! [`Codes`]: how the bytes of a text are parted into codes, and which glyph each code is.

use super::super::file::{Dict, Object, PdfFile};
use super::code_map::CodeMap;

/// How the bytes of a text are parted into codes.
#[derive(Debug)]
pub(super) enum Codes {
    /// Each byte is a code.
    Bytes,
    /// As a map in the file says.
    Mapped(CodeMap),
}

impl Codes {
    /// Reads the codes of a font with more than 256 glyphs.
    pub(super) fn of_composite(file: &PdfFile<'_>, font: &Dict) -> Self {
        let map = match file.value(font, "Encoding") {
            Object::Stream(stream) => CodeMap::read(&file.unpack(&stream).unwrap_or_default()),
            _ => CodeMap::default(),
        };
        Self::Mapped(map)
    }

    /// Takes the next code off the bytes.
    pub(super) fn next(&self, bytes: &mut &[u8]) -> Option<u32> {
        let length = match self {
            Self::Bytes => 1,
            // Without a map, a code has two bytes.
            Self::Mapped(map) if map.lengths.is_empty() => 2,
            Self::Mapped(map) => map.length(bytes),
        };
        let (code, rest) = bytes.split_at(length.min(bytes.len()));
        *bytes = rest;
        let code_of = |code: &[u8]| code.iter().fold(0, |all, byte| all << 8 | u32::from(*byte));
        (!code.is_empty()).then(|| code_of(code))
    }

    /// Returns the number of a code's glyph, by which its width is found.
    pub(super) fn glyph(&self, code: u32) -> u32 {
        let Self::Mapped(map) = self else { return code };
        let behind = map.glyphs.partition_point(|&(first, ..)| first <= code);
        let range = map.glyphs[..behind].last().filter(|(_, last, _)| code <= *last);
        range.map_or(code, |(first, _, glyph)| glyph.saturating_add(code - first))
    }

    /// Returns true if a code is the byte that word spacing widens.
    pub(super) fn is_space_byte(&self, code: u32) -> bool {
        code == 0x20 && matches!(self, Self::Bytes)
    }
}

impl CodeMap {
    // The first length of which a range has the code; else the shortest length.
    fn length(&self, bytes: &[u8]) -> usize {
        let fits = |length: usize| {
            let code = bytes.get(..length)?.iter().fold(0, |code, byte| code << 8 | u32::from(*byte));
            let of_range =
                |(of, first, last): &(usize, u32, u32)| *of == length && (*first..=*last).contains(&code);
            self.lengths.iter().any(of_range).then_some(length)
        };
        let shortest = self.lengths.iter().map(|(length, ..)| *length).min();
        (1..=4).find_map(fits).or(shortest).unwrap_or(2).max(1)
    }
}
