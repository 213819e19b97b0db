//! [`Sheet`]: a page of a PDF, written glyph by glyph, as programs write Arabic: from the left.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::io::Read;

const SIZE: f64 = 12.0;
// The width of each glyph in parts of the size.
const WIDTH: f64 = 0.5;
const RIGHT: f64 = 500.0;

/// A page with text in one font, whose codes stand for the letters of one glyph each.
pub(crate) struct Sheet {
    codes: BTreeMap<String, usize>,
    content: String,
    packed: Vec<Vec<u8>>,
    // The picture that the page shows, if any.
    picture: Option<Vec<u8>>,
    // Where the next glyph ends on the right.
    right: f64,
    base: f64,
}

impl Sheet {
    pub(crate) fn new() -> Self {
        Self {
            codes: BTreeMap::new(),
            content: String::new(),
            packed: Vec::new(),
            picture: None,
            right: RIGHT,
            base: 700.0,
        }
    }

    /// Writes words from the right; those without Arabic letters stand as they are, and each glyph is a
    /// letter.
    pub(crate) fn seen(&mut self, words: &[&str]) -> &mut Self {
        for word in words {
            let is_arabic = word.chars().any(|c| ('\u{600}'..'\u{700}').contains(&c));
            let mut letters: Vec<String> = word.chars().map(String::from).collect();
            if is_arabic {
                letters.reverse();
            }
            let letters: Vec<&str> = letters.iter().map(String::as_str).collect();
            self.glyphs(&letters);
        }
        self
    }

    /// Writes glyphs, given from the left, so that the last one ends where the line goes on.
    pub(crate) fn glyphs(&mut self, glyphs: &[&str]) -> &mut Self {
        self.right -= glyphs.len() as f64 * WIDTH * SIZE;
        let codes: String = glyphs.iter().map(|glyph| format!("{:04X}", self.code(glyph))).collect();
        writeln!(self.content, "BT /F1 {SIZE} Tf {} {} Td <{codes}> Tj ET", self.right, self.base).unwrap();
        self
    }

    /// Writes a number in small raised digits.
    pub(crate) fn raised(&mut self, digits: &str) -> &mut Self {
        const SMALL: f64 = 0.6 * SIZE;
        self.right -= digits.len() as f64 * WIDTH * SMALL;
        let codes: String = digits.chars().map(|c| format!("{:04X}", self.code(&c.to_string()))).collect();
        let base = self.base + 0.35 * SIZE;
        writeln!(self.content, "BT /F1 {SMALL} Tf {} {base} Td <{codes}> Tj ET", self.right).unwrap();
        self
    }

    fn code(&mut self, glyph: &str) -> usize {
        let next = self.codes.len() + 1;
        *self.codes.entry(glyph.to_owned()).or_insert(next)
    }

    /// Leaves a gap of so many parts of the size.
    pub(crate) fn gap(&mut self, parts: f64) -> &mut Self {
        self.right -= parts * SIZE;
        self
    }

    pub(crate) fn next_line(&mut self) -> &mut Self {
        (self.right, self.base) = (RIGHT, self.base - 1.3 * SIZE);
        self
    }

    /// Writes a table with lines around its cells, the first column on the right.
    pub(crate) fn table(&mut self, rows: &[&[&str]]) {
        const COLUMN: f64 = 100.0;
        const ROW: f64 = 20.0;
        let (top, bottom) = (self.base, self.base - ROW * rows.len() as f64);
        let left = RIGHT - COLUMN * rows[0].len() as f64;
        for row in 0..=rows.len() {
            let y = top - ROW * row as f64;
            writeln!(self.content, "{left} {y} m {RIGHT} {y} l S").unwrap();
        }
        for column in 0..=rows[0].len() {
            writeln!(self.content, "{} {bottom} 0.5 {} re f", left + COLUMN * column as f64, top - bottom)
                .unwrap();
        }
        for (number, row) in rows.iter().enumerate() {
            for (column, text) in row.iter().enumerate() {
                self.right = RIGHT - COLUMN * column as f64 - 5.0;
                self.base = top - ROW * number as f64 - 15.0;
                self.seen(&[text]);
            }
        }
    }

    /// Shows a picture on the whole page, as a scanner writes it.
    pub(crate) fn picture(&mut self) -> &mut Self {
        self.content += "q 595 0 0 842 0 0 cm /Im1 Do Q\n";
        let dict =
            "/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8 ";
        self.picture = Some(stream(dict, b"\x00\xFF\xFF\x00"));
        self
    }

    /// Sets contents that are packed already, in place of the text.
    pub(crate) fn contents(&mut self, packed: &[&[u8]]) {
        self.packed = packed.iter().map(|bytes| bytes.to_vec()).collect();
    }

    /// Returns the file.
    pub(crate) fn pdf(&self) -> Vec<u8> {
        let mut map = String::from("1 begincodespacerange <0000> <FFFF> endcodespacerange\n");
        for (letters, code) in &self.codes {
            let units: String = letters.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
            writeln!(map, "1 beginbfchar <{code:04X}> <{units}> endbfchar").unwrap();
        }
        let contents: String = (0..self.packed.len()).map(|at| format!("{} 0 R ", 8 + at)).collect();
        let contents = if self.packed.is_empty() { "4 0 R".to_owned() } else { format!("[{contents}]") };
        let picture = self
            .picture
            .as_ref()
            .map_or_else(String::new, |_| format!("/XObject << /Im1 {} 0 R >>", 8 + self.packed.len()));
        let page = format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {contents} \
             /Resources << /Font << /F1 5 0 R >> {picture} >> >>"
        );
        let font = "<< /Type /Font /Subtype /Type0 /BaseFont /Test /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>";
        let inner = "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Test /DW 500 >>";
        let mut objects: Vec<Vec<u8>> = vec![
            b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
            page.into_bytes(),
            stream("", self.content.as_bytes()),
            font.into(),
            inner.into(),
            stream("", map.as_bytes()),
        ];
        objects.extend(self.packed.iter().map(|bytes| stream("/Filter /FlateDecode ", bytes)));
        objects.extend(self.picture.clone());
        file(&objects)
    }
}

fn stream(dict: &str, bytes: &[u8]) -> Vec<u8> {
    let head = format!("<< {dict}/Length {} >>\nstream\n", bytes.len());
    [head.as_bytes(), bytes, b"\nendstream"].concat()
}

/// Returns a file of several pages, each drawn by a packed stream.
pub(crate) fn pages(contents: &[&[u8]]) -> Vec<u8> {
    let kids: String = (0..contents.len()).map(|page| format!("{} 0 R ", 4 + 2 * page)).collect();
    let mut objects: Vec<Vec<u8>> = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", contents.len()).into_bytes(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_vec(),
    ];
    for (page, content) in contents.iter().enumerate() {
        let content_of = 5 + 2 * page;
        let page = format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {content_of} 0 R \
             /Resources << /Font << /F1 3 0 R >> >> >>"
        );
        objects.extend([page.into_bytes(), stream("/Filter /FlateDecode ", content)]);
    }
    file(&objects)
}

fn file(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, object) in objects.iter().enumerate() {
        writeln!(table, "{:010} 00000 n ", file.len()).unwrap();
        file.extend(format!("{} 0 obj\n", number + 1).bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let start = file.len();
    file.extend(table.bytes());
    let trailer =
        format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1);
    file.extend(trailer.bytes());
    file
}

/// Packs bytes with Flate.
pub(crate) fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    flate2::read::ZlibEncoder::new(bytes, flate2::Compression::fast()).read_to_end(&mut packed).unwrap();
    packed
}
