//! [`Charsets`]: the encodings of the fonts of an RTF document.

use std::collections::HashMap;

use encoding_rs::{
    BIG5, EUC_KR, Encoding, GBK, MACINTOSH, SHIFT_JIS, WINDOWS_874, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252,
    WINDOWS_1253, WINDOWS_1254, WINDOWS_1255, WINDOWS_1256, WINDOWS_1257, WINDOWS_1258,
};

/// The encodings of the fonts of a document, by the numbers of the fonts.
#[derive(Debug)]
pub(super) struct Charsets {
    fonts: HashMap<i32, &'static Encoding>,
    /// The encoding of text in all other fonts.
    usual: &'static Encoding,
}

impl Default for Charsets {
    fn default() -> Self {
        Self { fonts: HashMap::new(), usual: WINDOWS_1252 }
    }
}

impl Charsets {
    /// Notes the code page of the document, if it is known.
    pub(super) fn set_usual(&mut self, page: i32) {
        self.usual = of_code_page(page).unwrap_or(self.usual);
    }

    /// Notes that the bytes of a document come from a Macintosh.
    pub(super) fn set_macintosh(&mut self) {
        self.usual = MACINTOSH;
    }

    /// Notes the character set of a font.
    pub(super) fn set_charset(&mut self, font: i32, charset: i32) {
        if let Some(encoding) = of_charset(charset) {
            self.fonts.insert(font, encoding);
        }
    }

    /// Notes the code page of a font.
    pub(super) fn set_code_page(&mut self, font: i32, page: i32) {
        if let Some(encoding) = of_code_page(page) {
            self.fonts.insert(font, encoding);
        }
    }

    /// Returns the encoding of the first of these fonts that has one of its own.
    pub(super) fn of_fonts(&self, fonts: [Option<i32>; 2]) -> &'static Encoding {
        fonts.into_iter().flatten().find_map(|font| self.fonts.get(&font)).copied().unwrap_or(self.usual)
    }
}

fn of_charset(charset: i32) -> Option<&'static Encoding> {
    Some(match charset {
        77 => MACINTOSH,
        128 => SHIFT_JIS,
        129 => EUC_KR,
        134 => GBK,
        136 => BIG5,
        161 => WINDOWS_1253,
        162 => WINDOWS_1254,
        163 => WINDOWS_1258,
        177 => WINDOWS_1255,
        178..=180 => WINDOWS_1256,
        186 => WINDOWS_1257,
        204 => WINDOWS_1251,
        222 => WINDOWS_874,
        238 => WINDOWS_1250,
        _ => return None,
    })
}

fn of_code_page(page: i32) -> Option<&'static Encoding> {
    let label = match page {
        1361 | 949 => "euc-kr",
        936 => "gbk",
        950 => "big5",
        932 => "shift_jis",
        874 => "windows-874",
        10000 => "macintosh",
        65001 => "utf-8",
        708 | 28596 => "iso-8859-6",
        page => return Encoding::for_label(format!("windows-{page}").as_bytes()),
    };
    Encoding::for_label(label.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_font_outweighs_the_document() {
        let mut charsets = Charsets::default();
        charsets.set_usual(1251);
        charsets.set_charset(4, 178);
        charsets.set_charset(5, 0);
        charsets.set_code_page(6, 1250);
        assert_eq!(charsets.of_fonts([Some(5), Some(4)]), WINDOWS_1256);
        assert_eq!(charsets.of_fonts([Some(5), None]), WINDOWS_1251);
        assert_eq!(charsets.of_fonts([Some(6), Some(4)]), WINDOWS_1250);
        charsets.set_usual(99_999);
        assert_eq!(charsets.of_fonts([None, None]), WINDOWS_1251);
    }
}
