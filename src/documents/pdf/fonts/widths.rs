//! [`Widths`]: how far each code of a font moves on.

use std::collections::HashMap;

use super::super::file::{Dict, Object, PdfFile};

// The most widths that a range may give at once.
const RANGE: u32 = 1 << 16;

// The most widths of a font, which has 65,536 glyphs at most.
const WIDTHS: usize = 1 << 17;

// The parts of the size of a font in which files state widths.
const PARTS: f64 = 1000.0;

/// Widths in parts of the size of the font.
#[derive(Debug)]
pub(super) struct Widths {
    known: HashMap<u32, f32>,
    missing: Option<f32>,
}

impl Widths {
    /// Returns the width of a code.
    pub(super) fn get(&self, code: u32, letters: Option<&str>) -> f32 {
        self.known.get(&code).copied().or(self.missing).unwrap_or_else(|| usual(letters))
    }

    /// Reads the widths of a font with codes of one byte. `unit` is the width of a unit of the file.
    pub(super) fn of_simple(file: &PdfFile<'_>, font: &Dict, unit: f64) -> Self {
        let first = file.value(font, "FirstChar").whole().unwrap_or(0);
        let widths = file.value(font, "Widths");
        let mut known = HashMap::new();
        for (code, width) in (first..=0xFFFF).zip(widths.array().unwrap_or_default()) {
            if let Some(width) = file.follow(width).number() {
                known.insert(code, (width * unit) as f32);
            }
        }
        let descriptor = file.value(font, "FontDescriptor");
        let missing = descriptor.dict().and_then(|dict| file.value(dict, "MissingWidth").number());
        let missing = missing.map(|width| (width * unit) as f32);
        // A font that every viewer knows has no widths at all.
        Self { missing: if known.is_empty() { None } else { Some(missing.unwrap_or(0.0)) }, known }
    }

    /// Reads the widths of a font with codes of more bytes, by the numbers of glyphs.
    pub(super) fn of_composite(file: &PdfFile<'_>, font: &Dict) -> Self {
        let missing = file.value(font, "DW").number().unwrap_or(PARTS);
        let mut widths = Self { known: HashMap::new(), missing: Some((missing / PARTS) as f32) };
        let list = file.value(font, "W");
        let values: Vec<Object> =
            list.array().unwrap_or_default().iter().map(|value| file.follow(value)).collect();
        let (mut rest, mut steps) = (&values[..], 0_usize);
        while let [first, second, behind @ ..] = rest {
            let Some(first) = first.whole().filter(|_| widths.known.len() < WIDTHS) else { break };
            rest = match (second, behind) {
                (Object::Array(each), _) => {
                    (first..).zip(each).for_each(|(code, width)| widths.set(code, &file.follow(width)));
                    behind
                }
                (last, [width, behind @ ..]) => {
                    let last = last.whole().unwrap_or(first).min(first.saturating_add(RANGE));
                    steps += last.saturating_sub(first) as usize;
                    if steps > 4 * WIDTHS {
                        break;
                    }
                    (first..=last).for_each(|code| widths.set(code, width));
                    behind
                }
                _ => break,
            };
        }
        widths
    }

    fn set(&mut self, code: u32, width: &Object) {
        if let Some(width) = width.number().filter(|_| self.known.len() < WIDTHS) {
            self.known.insert(code, (width / PARTS) as f32);
        }
    }
}

// About the widths of Helvetica, which stands for each font that viewers bring themselves.
fn usual(letters: Option<&str>) -> f32 {
    match letters.and_then(|letters| letters.chars().next()) {
        Some(' ' | 'f' | 'i' | 'j' | 'l' | 't' | '.' | ',' | ':' | ';' | '\'' | '!' | '|' | '/') => 0.28,
        Some('r' | '-' | '(' | ')') => 0.33,
        Some('m' | 'w' | 'M' | 'W') => 0.83,
        Some(letter) if letter.is_uppercase() => 0.68,
        _ => 0.55,
    }
}
