//! [`read_page`]: goes through what draws a page, and notes each glyph with its place.

use std::f64::consts::FRAC_PI_2;

use super::super::file::{Dict, Lexer, Object, PageNode, PdfFile, Stream};
use super::glyph::{Glyph, PageGlyphs};
use super::matrix::Matrix;
use super::page_fonts::PageFonts;
use super::replaced::Marked;
use super::rule::Path;
use super::state::State;
use super::turn::upright;

// The most glyphs of a page. A page of a newspaper has some ten thousand.
const GLYPHS: usize = 200_000;

// What a glyph costs of the budget, so that a file is read in seconds.
const GLYPH: usize = 24;

// The most bytes that draw a page.
const CONTENT: usize = 64 << 20;

// The most states that are saved, or stretches that have begun, at a time.
const DEEPEST: usize = 1000;

// The most drawings inside one another.
const DRAWINGS: usize = 12;

// What a drawing costs of the budget besides its bytes.
const DRAWING: usize = 16 << 10;

// How far, in parts of a right angle, a line may be turned from upright. Text that is turned further is a
// watermark.
const SLOPE: f64 = 0.1;

/// Returns the glyphs of a page.
pub(crate) fn read_page(file: &PdfFile<'_>, node: &PageNode, fonts: &mut PageFonts) -> PageGlyphs {
    let before = file.damage();
    let (content, is_whole) = contents(file, node);
    let mut page = PageReader {
        file,
        fonts,
        glyphs: PageGlyphs::default(),
        state: State::new(Matrix::SAME),
        saved: Vec::new(),
        text: Matrix::SAME,
        line: Matrix::SAME,
        marked: Vec::new(),
        sheet: node.sheet,
        path: Path::default(),
        depth: DRAWINGS,
        drawn: 0,
        beside: 0,
    };
    page.draw(&content, &node.resources);
    // A sheet beside all that is drawn is none, unless a picture fills it.
    let is_beside = page.drawn == 0 && page.beside > 0 && !page.glyphs.has_picture;
    page.glyphs.is_damaged |= !is_whole || is_beside || file.damage() > before;
    page.glyphs
}

// Returns what draws a page, and whether that is all there.
fn contents(file: &PdfFile<'_>, node: &PageNode) -> (Vec<u8>, bool) {
    let value = file.value(&node.dict, "Contents");
    let parts = value.array().map_or_else(|| vec![value.clone()], <[Object]>::to_vec);
    let (mut content, mut is_whole) = (Vec::new(), true);
    for part in parts {
        match file.follow(&part).stream().and_then(|stream| file.unpack(stream)) {
            Some(bytes) => {
                content.extend(bytes);
                content.push(b'\n');
            }
            None => is_whole = false,
        }
        if content.len() > CONTENT {
            file.budget().spend();
            return (Vec::new(), false);
        }
    }
    is_whole = is_whole && !looks_packed(&content) || is_blank(file, node);
    (content, is_whole)
}

// What draws a page is written in letters, digits and brackets.
const PACKED_IN: usize = 64;
const PACKED_BYTES: usize = 8;

// Returns true for bytes that are packed in a way of which the stream does not tell. Texts in parentheses may
// have any bytes.
fn looks_packed(content: &[u8]) -> bool {
    let start = &content[..content.len().min(PACKED_IN)];
    let mut depth = 0_usize;
    let odd = start.iter().filter(|&&byte| {
        match byte {
            b'(' => depth += 1,
            b')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && !byte.is_ascii_graphic() && !byte.is_ascii_whitespace()
    });
    odd.count() >= PACKED_BYTES
}

// The entries that the dictionary of a page may have (ISO 32000-2, table 31).
const ENTRIES: [&str; 32] = [
    "Type",
    "Parent",
    "LastModified",
    "Resources",
    "MediaBox",
    "CropBox",
    "BleedBox",
    "TrimBox",
    "ArtBox",
    "BoxColorInfo",
    "Contents",
    "Rotate",
    "Group",
    "Thumb",
    "B",
    "Dur",
    "Trans",
    "Annots",
    "AA",
    "Metadata",
    "PieceInfo",
    "StructParents",
    "ID",
    "PZ",
    "SeparationInfo",
    "Tabs",
    "TemplateInstantiated",
    "PresSteps",
    "UserUnit",
    "VP",
    "AF",
    "OutputIntents",
];

// Returns true for a page on which nothing is drawn. One that does not say how large it is, or that has fonts
// to draw with and an entry that no page has, is damaged: such an entry may have been the content.
fn is_blank(file: &PdfFile<'_>, node: &PageNode) -> bool {
    let (page, resources) = (&node.dict, file.value(&node.dict, "Resources"));
    let has_no_fonts = resources.dict().is_some_and(|resources| resources.raw("Font").is_none());
    let has_no_content = match page.raw("Contents") {
        None => has_no_fonts || page.has_only(&ENTRIES),
        Some(content) => has_no_fonts && *content == Object::Null,
    };
    page.is_type("Page") && node.sheet.is_some() && has_no_content
}

struct PageReader<'p, 'b> {
    file: &'p PdfFile<'b>,
    fonts: &'p mut PageFonts,
    glyphs: PageGlyphs,
    state: State,
    saved: Vec<State>,
    // From the letters to what is drawn: at the next letter, and at the beginning of the line.
    text: Matrix,
    line: Matrix,
    marked: Vec<Marked>,
    sheet: Option<[f64; 4]>,
    path: Path,
    depth: usize,
    // The number of glyphs up to now.
    drawn: usize,
    // The number of glyphs beside the sheet.
    beside: usize,
}

impl PageReader<'_, '_> {
    fn draw(&mut self, content: &[u8], resources: &Dict) {
        let (mut lexer, mut values) = (Lexer::new(content, 0), Vec::new());
        while lexer.at() < content.len() {
            match lexer.word(&mut values) {
                Some(b"ID") => {
                    self.glyphs.has_picture = true;
                    skip_picture(&mut lexer, content);
                }
                Some(word) => self.apply(word, &values, resources),
                // What is damaged is passed over.
                None => lexer.go_to(lexer.at() + 1),
            }
        }
    }

    fn apply(&mut self, word: &[u8], values: &[Object], resources: &Dict) {
        match word {
            b"Do" => self.draw_named(values, resources),
            b"Tf" => self.set_font(values, resources),
            b"BMC" | b"BDC" => self.begin_marked(values, resources),
            b"EMC" => {
                if let Some(marked) = self.marked.pop() {
                    marked.end(&mut self.glyphs);
                }
            }
            b"q" if self.saved.len() < DEEPEST => self.saved.push(self.state.clone()),
            b"Q" => self.state = self.saved.pop().unwrap_or_else(|| self.state.clone()),
            b"cm" => {
                if let Some(matrix) = Matrix::from_values(values) {
                    self.state.sheet = matrix.then(self.state.sheet);
                }
            }
            b"TJ" => self.show_list(values),
            b"Tj" => self.show_last(values),
            b"'" => {
                self.next_line(0.0, -self.state.leading);
                self.show_last(values);
            }
            b"\"" => {
                if let [words, letters, _] = values {
                    self.state.word_space = words.number().unwrap_or(0.0);
                    self.state.letter_space = letters.number().unwrap_or(0.0);
                }
                self.next_line(0.0, -self.state.leading);
                self.show_last(values);
            }
            [b'T', ..] | b"BT" => self.place(word, values),
            _ => self.path.apply(word, values, self.state.sheet, &mut self.glyphs.rules),
        }
    }

    // Sets where and how the next letters stand.
    fn place(&mut self, word: &[u8], values: &[Object]) {
        let number = |index: usize| values.get(index).and_then(Object::number).unwrap_or(0.0);
        match word {
            b"BT" => self.set_line(Matrix::SAME),
            b"Tm" => {
                if let Some(matrix) = Matrix::from_values(values) {
                    self.set_line(matrix);
                }
            }
            b"Td" => self.next_line(number(0), number(1)),
            b"TD" => {
                self.state.leading = -number(1);
                self.next_line(number(0), number(1));
            }
            b"T*" => self.next_line(0.0, -self.state.leading),
            b"Tc" => self.state.letter_space = number(0),
            b"Tw" => self.state.word_space = number(0),
            b"Tz" => self.state.stretch = number(0) / 100.0,
            b"TL" => self.state.leading = number(0),
            b"Ts" => self.state.rise = number(0),
            _ => {}
        }
    }

    fn set_line(&mut self, matrix: Matrix) {
        (self.text, self.line) = (matrix, matrix);
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.set_line(Matrix::moving(x, y).then(self.line));
    }

    fn set_font(&mut self, values: &[Object], resources: &Dict) {
        if let [Object::Name(name), Object::Number(size)] = values {
            self.state.font = self.fonts.get(self.file, resources, name);
            self.state.size = *size;
        }
    }

    fn begin_marked(&mut self, values: &[Object], resources: &Dict) {
        if self.marked.len() < DEEPEST {
            let properties = self.file.value(resources, "Properties");
            let properties = properties.dict().cloned().unwrap_or_default();
            let marked = Marked::begin(self.file, values, &properties, &self.glyphs);
            if self.file.budget().take(marked.size()).is_some() {
                self.marked.push(marked);
            }
        }
    }

    fn draw_named(&mut self, values: &[Object], resources: &Dict) {
        let drawings = self.file.value(resources, "XObject");
        let name = values.first().and_then(Object::name);
        let value = name.and_then(|name| drawings.dict()?.raw_named(name));
        let Some(Object::Stream(stream)) = value.map(|value| self.file.follow(value)) else {
            self.glyphs.is_damaged = true;
            return;
        };
        if self.file.value(&stream.dict, "Subtype").name() == Some(b"Form") {
            self.draw_form(&stream, resources);
        } else {
            self.glyphs.has_picture = true;
        }
    }

    fn draw_form(&mut self, form: &Stream, resources: &Dict) {
        if self.depth == 0 || self.file.budget().take(DRAWING).is_none() {
            return;
        }
        let Some(content) = self.file.unpack(form) else {
            self.glyphs.is_damaged = true;
            return;
        };
        let matrix = self.file.value(&form.dict, "Matrix");
        let matrix = matrix.array().and_then(Matrix::from_values).unwrap_or(Matrix::SAME);
        let own = self.file.value(&form.dict, "Resources");
        let before = self.state.clone();
        let saved = std::mem::take(&mut self.saved);
        let (text, line) = (self.text, self.line);
        self.state.sheet = matrix.then(self.state.sheet);
        self.depth -= 1;
        self.draw(&content, own.dict().unwrap_or(resources));
        self.depth += 1;
        (self.state, self.saved, self.text, self.line) = (before, saved, text, line);
    }

    fn show_last(&mut self, values: &[Object]) {
        if let Some(Object::Bytes(bytes)) = values.last() {
            self.show(bytes);
        }
    }

    fn show_list(&mut self, values: &[Object]) {
        for value in values.first().and_then(Object::array).unwrap_or_default() {
            match value {
                Object::Bytes(bytes) => self.show(bytes),
                Object::Number(back) => {
                    let x = -back / 1000.0 * self.state.size * self.state.stretch;
                    self.text = Matrix::moving(x, 0.0).then(self.text);
                }
                _ => {}
            }
        }
    }

    fn show(&mut self, mut bytes: &[u8]) {
        let Some(font) = self.state.font.clone() else {
            self.glyphs.is_damaged |= !bytes.is_empty();
            return;
        };
        let state = &self.state;
        let (size, stretch) = (state.size, state.stretch);
        let (letter_space, word_space) = (state.letter_space, state.word_space);
        let shape = Matrix::scaling(size * stretch, size).then(Matrix::moving(0.0, state.rise));
        let is_hidden = self.marked.iter().any(|marked| marked.is_running || marked.is_label);
        while let Some(code) = font.next(&mut bytes) {
            let matrix = shape.then(self.text).then(self.state.sheet);
            if !is_hidden {
                self.note(code.letters, matrix, f64::from(code.width), font.is_bold());
            }
            let space = letter_space + if code.is_space_byte { word_space } else { 0.0 };
            let x = (f64::from(code.width) * size + space) * stretch;
            self.text = Matrix::moving(x, 0.0).then(self.text);
        }
    }

    fn note(&mut self, letters: Option<&str>, matrix: Matrix, width: f64, is_bold: bool) {
        let (x, y) = matrix.origin();
        let (right, up) = matrix.direction();
        let turn = up.atan2(right) / FRAC_PI_2;
        let is_straight = (turn - turn.round()).abs() < SLOPE;
        let on_sheet = self.sheet.is_none_or(|[left, bottom, right, top]| {
            (left..=right).contains(&x) && (bottom..=top).contains(&y)
        });
        self.beside += usize::from(is_straight && !on_sheet);
        let quarter = (turn.round() as i64).rem_euclid(4) as usize;
        if !is_straight || !on_sheet || self.glyphs.turned[quarter].len() >= GLYPHS {
            return;
        }
        self.drawn += 1;
        if self.file.budget().take(GLYPH + letters.map_or(0, str::len)).is_none() {
            return;
        }
        self.glyphs.unknown += usize::from(letters.is_none());
        let (start, base) = upright(quarter, x, y);
        let (end, _) = upright(quarter, x + right * width, y + up * width);
        self.glyphs.turned[quarter].push(Glyph {
            letters: letters.unwrap_or_default().into(),
            left: start.min(end) as f32,
            right: start.max(end) as f32,
            base: base as f32,
            size: matrix.height() as f32,
            is_bold,
            order: self.drawn,
        });
    }
}

// Skips the bytes of a picture that stands in the content.
fn skip_picture(lexer: &mut Lexer<'_>, content: &[u8]) {
    let start = lexer.at();
    let is_end = |at: &usize| {
        let follows = content.get(at + 2).is_none_or(u8::is_ascii_whitespace);
        follows && at.checked_sub(1).is_some_and(|at| content[at].is_ascii_whitespace())
    };
    let end = memchr::memmem::find_iter(&content[start..], b"EI").map(|at| start + at).find(is_end);
    lexer.go_to(end.map_or(content.len(), |end| end + 2));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_of_texts_are_not_taken_for_packed_ones() {
        assert!(!looks_packed(b"BT /F1 9 Tf (\0\x41\0\x42\0\x43\0\x44\0\x45\0\x46\0\x47\0\x48\0\x49) Tj ET"));
        assert!(looks_packed(b"x\x9c\x01\x02\x80\x91\x05\x06\x88\x99\x0b\x10\xfe"));
    }
}
