//! [`simple_letters`]: what the 256 codes of a simple font stand for.

use std::collections::HashMap;

use super::super::file::{Dict, Lexer, Object, PdfFile};
use super::glyph_names::letters_of_name;

/// Returns the letters of the codes by the names that the font gives its glyphs, else by a usual encoding.
pub(super) fn simple_letters(file: &PdfFile<'_>, font: &Dict) -> HashMap<u32, Box<str>> {
    let encoding = file.value(font, "Encoding");
    let base = match &encoding {
        Object::Name(name) => Some(name.clone()),
        Object::Dict(dict) => file.value(dict, "BaseEncoding").name().map(<[u8]>::to_vec),
        _ => None,
    };
    let descriptor = file.value(font, "FontDescriptor");
    let descriptor = descriptor.dict();
    let mut letters = match base.as_deref() {
        Some(b"WinAnsiEncoding") => of_code_page(encoding_rs::WINDOWS_1252),
        Some(b"MacRomanEncoding") => of_code_page(encoding_rs::MACINTOSH),
        _ => match descriptor.and_then(|dict| own_names(file, dict)) {
            Some(names) => names,
            None if is_symbolic(file, font, descriptor) => HashMap::new(),
            None => standard(),
        },
    };
    if let Some(dict) = encoding.dict() {
        differences(file, dict, &mut letters);
    }
    letters
}

fn of_code_page(page: &'static encoding_rs::Encoding) -> HashMap<u32, Box<str>> {
    let letter = |code: u8| (u32::from(code), page.decode_without_bom_handling(&[code]).0.into());
    (0x20..=0xFF).map(letter).collect()
}

// The encoding of Adobe's fonts, as far as texts of today need it.
fn standard() -> HashMap<u32, Box<str>> {
    let upper = (0xA1..).zip("¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ".chars());
    let more = [
        (0x27, '’'),
        (0x60, '‘'),
        (0xB1, '–'),
        (0xB7, '•'),
        (0xBA, '”'),
        (0xBB, '»'),
        (0xBC, '…'),
        (0xD0, '—'),
    ];
    let ascii = (0x20..0x7F).zip(' '..);
    ascii.chain(upper).chain(more).map(|(code, letter)| (code, String::from(letter).into())).collect()
}

// A font with signs of its own has no usual encoding. That of viewers' own fonts is usual, whatever they say.
fn is_symbolic(file: &PdfFile<'_>, font: &Dict, descriptor: Option<&Dict>) -> bool {
    const SYMBOLIC: u32 = 4;
    let name = file.value(font, "BaseFont");
    let has_signs = name.name().is_some_and(|name| name == b"Symbol" || name == b"ZapfDingbats");
    let flags = descriptor.and_then(|dict| file.value(dict, "Flags").whole());
    has_signs
        || (flags.is_some_and(|flags| flags & SYMBOLIC != 0)
            && file.value(font, "Subtype").name().is_none_or(|kind| kind != b"TrueType"))
}

// The names in the head of a Type 1 font, which is text: `dup 11 /ff put`.
fn own_names(file: &PdfFile<'_>, descriptor: &Dict) -> Option<HashMap<u32, Box<str>>> {
    let font = file.unpack(file.value(descriptor, "FontFile").stream()?)?;
    let start = memchr::memmem::find(&font, b"/Encoding")?;
    let end = memchr::memmem::find(&font[start..], b"readonly").map_or(font.len(), |end| start + end);
    let (mut lexer, mut values) = (Lexer::new(&font[..end], start), Vec::new());
    let mut letters = HashMap::new();
    while let Some(word) = lexer.word(&mut values) {
        if let (b"put", [code, Object::Name(name)]) = (word, &values[..])
            && let (Some(code), Some(name)) = (code.whole(), letters_of_name(name))
        {
            letters.insert(code, name.into());
        }
    }
    (!letters.is_empty()).then_some(letters)
}

fn differences(file: &PdfFile<'_>, encoding: &Dict, letters: &mut HashMap<u32, Box<str>>) {
    let list = file.value(encoding, "Differences");
    let mut code = 0;
    for value in list.array().unwrap_or_default() {
        match file.follow(value) {
            Object::Name(name) => {
                match letters_of_name(&name) {
                    Some(named) => letters.insert(code, named.into()),
                    None => letters.remove(&code),
                };
                code = code.saturating_add(1);
            }
            number => code = number.whole().unwrap_or(code),
        }
    }
}
