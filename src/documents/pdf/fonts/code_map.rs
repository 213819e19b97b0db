//! [`CodeMap`]: what the codes of a font stand for, as a map in the file says.

use std::collections::HashMap;

use super::super::file::{Lexer, Object};

// The most codes that have a letter. A font has at most 65,536 glyphs.
const CODES: usize = 1 << 17;

// How often letters may be set, as a code may be set again, and the most codes of one range.
const SET: usize = 1 << 18;
const RANGE: u32 = 1 << 16;

// The most UTF-16 units that one code stands for. The longest are those of whole phrases, drawn as one.
const LONGEST: usize = 64;

// The most ranges of codes of one length. The maps of Chinese and Japanese have a dozen.
const LENGTHS: usize = 100;

/// Codes and their letters, or the numbers of their glyphs.
#[derive(Debug, Default)]
pub(super) struct CodeMap {
    /// The letters of a code.
    pub(super) letters: HashMap<u32, Box<str>>,
    /// Ranges of codes: the number of bytes, the first and the last code.
    pub(super) lengths: Vec<(usize, u32, u32)>,
    /// Ranges of codes and the number of the first one's glyph, in the order of their first codes.
    pub(super) glyphs: Vec<(u32, u32, u32)>,
    /// How often letters were set.
    pub(super) set: usize,
}

impl CodeMap {
    /// Reads a map; what is damaged is passed over.
    pub(super) fn read(bytes: &[u8]) -> Self {
        let (mut map, mut lexer, mut values) = (Self::default(), Lexer::new(bytes, 0), Vec::new());
        while let Some(word) = lexer.word(&mut values) {
            match word {
                b"endcodespacerange" => values.chunks_exact(2).for_each(|pair| map.add_length(pair)),
                b"endbfchar" => values.chunks_exact(2).for_each(|pair| map.add_letter(pair)),
                b"endbfrange" => values.chunks_exact(3).for_each(|range| map.add_letters(range)),
                b"endcidchar" => {
                    values.chunks_exact(2).for_each(|pair| map.add_glyphs(&pair[0], &pair[0], &pair[1]));
                }
                b"endcidrange" => {
                    values.chunks_exact(3).for_each(|of| map.add_glyphs(&of[0], &of[1], &of[2]));
                }
                _ => {}
            }
        }
        map.glyphs.sort_by_key(|&(first, ..)| first);
        map
    }

    fn add_length(&mut self, range: &[Object]) {
        if let (Object::Bytes(first), Some(last)) = (&range[0], code(&range[1]))
            && self.lengths.len() < LENGTHS
        {
            self.lengths.push((first.len(), code(&range[0]).unwrap_or(0), last));
        }
    }

    fn add_letter(&mut self, pair: &[Object]) {
        if let (Some(code), Some(letters)) = (code(&pair[0]), letters(&pair[1])) {
            self.set(code, &letters);
        }
    }

    fn set(&mut self, code: u32, letters: &[u16]) {
        // Long texts count more than once, since they take memory.
        self.set += 1 + letters.len() / 8;
        if self.set < SET
            && self.letters.len() < CODES
            && let Ok(letters) = String::from_utf16(letters)
        {
            self.letters.insert(code, letters.into());
        }
    }

    fn add_letters(&mut self, range: &[Object]) {
        let (Some(first), Some(last)) = (code(&range[0]), code(&range[1])) else { return };
        if self.set >= SET {
            return;
        }
        let last = last.min(first.saturating_add(RANGE));
        if let Object::Array(each) = &range[2] {
            for (code, value) in (first..=last).zip(each) {
                self.set(code, &letters(value).unwrap_or_default());
            }
        } else if let Some(mut letters) = letters(&range[2]) {
            for code in first..=last {
                self.set(code, &letters);
                // The last letter counts on from code to code.
                if let Some(last) = letters.last_mut() {
                    *last = last.wrapping_add(1);
                }
            }
        }
    }

    fn add_glyphs(&mut self, first: &Object, last: &Object, glyph: &Object) {
        if let (Some(first), Some(last), Some(glyph)) = (code(first), code(last), glyph.whole()) {
            self.glyphs.push((first, last, glyph));
        }
    }
}

fn code(value: &Object) -> Option<u32> {
    let Object::Bytes(bytes) = value else { return None };
    (bytes.len() <= 4).then(|| bytes.iter().fold(0, |code, byte| code << 8 | u32::from(*byte)))
}

fn letters(value: &Object) -> Option<Vec<u16>> {
    let Object::Bytes(bytes) = value else { return None };
    if bytes.len() > 2 * LONGEST {
        return None;
    }
    // A single byte is a letter too.
    let unit = |pair: &[u8]| pair.iter().fold(0, |unit, byte| unit << 8 | u16::from(*byte));
    Some(bytes.chunks(2).map(unit).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_ranges_are_read() {
        let map = CodeMap::read(
            b"1 begincodespacerange <0000> <FFFF> endcodespacerange
            2 beginbfchar <0003> <0020> <01A4> <06440627> endbfchar
            2 beginbfrange <0010> <0012> <0661> <0020> <0021> [<0041> <00660069>] endbfrange
            1 begincidrange <0000> <00FF> 7 endcidrange",
        );
        let letters = |code| map.letters.get(&code).map(|letters| &**letters);
        assert_eq!(letters(0x1A4), Some("\u{644}\u{627}"));
        assert_eq!([letters(0x10), letters(0x12), letters(0x13)], [Some("\u{661}"), Some("\u{663}"), None]);
        assert_eq!(letters(0x21), Some("fi"));
        assert_eq!((map.lengths, map.glyphs), (vec![(2, 0, 0xFFFF)], vec![(0, 255, 7)]));
    }

    #[test]
    fn a_code_does_not_stand_for_a_whole_text() {
        let long = "0628".repeat(300_000);
        let map = CodeMap::read(format!("<01> <{long}> <02> <0628> endbfchar").as_bytes());
        assert_eq!(map.letters.len(), 1);
    }

    #[test]
    fn a_range_without_end_is_cut() {
        let map = CodeMap::read(b"<00000000> <FFFFFFFF> <0041> endbfrange <00> endbfrange <41> [");
        assert!(map.letters.len() <= CODES && map.letters.contains_key(&1));
    }
}
