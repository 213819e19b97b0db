//! [`decode_page`]: decodes a page, whose own word about its encoding is weighed against the bytes.

use std::io::Read;

use crate::documents::read_options::ReadOptions;
use crate::encoding::{Decoded, Decoder, decode};
use crate::error::Result;

// The bytes at the start of a page in which its word about the encoding is looked for. Browsers search 1024;
// real pages have scripts before.
const START: usize = 8 * 1024;

// Words of three letters or more by which Arabic is recognised. Chosen by hand: a word in another language,
// read as Arabic, seldom has three letters on end.
const WORDS: usize = 3;

/// Decodes a page. An encoding that the options name decides, else a byte order mark, then bytes that are
/// UTF-8, then the word of the page, unless the bytes are Arabic and the word is of an encoding without
/// Arabic letters, then the likeliest encoding.
///
/// # Errors
///
/// None for bytes in memory.
pub(crate) fn decode_page<'b>(bytes: &'b [u8], options: &ReadOptions) -> Result<Decoded<'b>> {
    if options.encoding.is_some() {
        return Ok(options.decode(bytes));
    }
    let start = &bytes[..bytes.len().min(START)];
    let declared = declared(start).filter(|label| has_arabic(label) || !reads_as_arabic(bytes));
    let mut decoder = Decoder::new(bytes, |_| declared)?;
    let mut text = String::with_capacity(bytes.len());
    decoder.read_to_string(&mut text)?;
    Ok(Decoded { text: text.into(), encoding: decoder.encoding(), repaired: decoder.repaired() })
}

// Returns the name of the encoding that the start of a page declares: `charset` in a `meta`, or `encoding` in
// the declaration of XML.
fn declared(start: &[u8]) -> Option<String> {
    let start = String::from_utf8_lossy(start).to_ascii_lowercase();
    let in_meta = start.split("<meta").skip(1).filter_map(|meta| value(meta.split('>').next()?, "charset"));
    let of_xml =
        start.trim_start().strip_prefix("<?xml").and_then(|xml| value(xml.split('>').next()?, "encoding"));
    of_xml.into_iter().chain(in_meta).next()
}

// Returns the value after a name and a sign of equality, with or without quotation marks.
fn value(text: &str, name: &str) -> Option<String> {
    let (_, after) = text.split_once(name)?;
    let after = after.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let end = |c: char| c.is_ascii_whitespace() || matches!(c, '"' | '\'' | ';' | '/' | '?' | '>');
    after.split(end).next().filter(|label| !label.is_empty()).map(str::to_owned)
}

fn has_arabic(label: &str) -> bool {
    encoding_rs::Encoding::for_label(label.as_bytes()).is_some_and(|encoding| is_arabic(encoding.name()))
}

// Returns true if the bytes are likelier Arabic than anything else.
fn reads_as_arabic(bytes: &[u8]) -> bool {
    let decoded = decode(bytes);
    let is_letter = |c: char| matches!(c, '\u{621}'..='\u{64A}');
    let words = decoded.text.split(|c| !is_letter(c)).filter(|word| word.chars().nth(2).is_some());
    is_arabic(decoded.encoding) && words.take(WORDS).count() == WORDS
}

fn is_arabic(encoding: &str) -> bool {
    matches!(encoding, "windows-1256" | "ISO-8859-6")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "<p>أُغلق الصمام قبل تشغيل المضخة.</p>";

    fn page(meta: &str, encoding: &'static encoding_rs::Encoding) -> (String, &'static str) {
        let page = format!("<html><head>{meta}</head>{TEXT}");
        let bytes = encoding.encode(&page).0;
        let decoded = decode_page(&bytes, &ReadOptions::default()).unwrap();
        (decoded.text.into_owned(), decoded.encoding)
    }

    #[test]
    fn the_bytes_outweigh_a_wrong_word_of_the_page() {
        for meta in [
            "<meta charset=utf-8>",
            "<meta charset='iso-8859-1'/>",
            "<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=windows-1252'>",
            "",
        ] {
            let (text, encoding) = page(meta, encoding_rs::WINDOWS_1256);
            assert_eq!(encoding, "windows-1256", "{meta}");
            assert!(text.contains(TEXT));
        }
        assert!(page("<meta charset=windows-1256>", encoding_rs::UTF_8).0.contains(TEXT));
    }

    #[test]
    fn the_word_of_the_page_decides_between_encodings_of_one_byte() {
        let text = "<meta charset=iso-8859-2><p>Łódź</p>";
        let bytes = encoding_rs::ISO_8859_2.encode(text).0;
        assert_eq!(decode_page(&bytes, &ReadOptions::default()).unwrap().text, text);
    }
}
