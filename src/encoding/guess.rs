//! Guessing the encoding of bytes that have no byte order mark.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1256};

/// Returns the encoding of bytes without a byte order mark: UTF-16 if its zero bytes show it, UTF-8 if nearly
/// all of the bytes are valid, else the legacy encoding that chardetng finds likeliest for a text from Egypt.
pub(super) fn guess(bytes: &[u8]) -> &'static Encoding {
    if let Some(utf16) = guess_utf16(bytes) {
        return utf16;
    }
    if std::str::from_utf8(bytes).is_ok() || mostly_utf8(bytes) {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    if is_windows_1256(bytes) { WINDOWS_1256 } else { detector.guess(Some(b"eg"), Utf8Detection::Allow) }
}

// A few Arabic words are too little for chardetng. Read as Windows-1256, a text of another encoding has
// Arabic letters inside Latin words, or Latin letters with accents beside Arabic ones: in ISO-8859-6 these
// are ه و ي.
fn is_windows_1256(bytes: &[u8]) -> bool {
    let (text, malformed) = WINDOWS_1256.decode_without_bom_handling(&bytes[..bytes.len().min(SAMPLE)]);
    let is_arabic = |c: char| matches!(c, '\u{621}'..='\u{652}' | '\u{67E}'..='\u{6D2}');
    let mut words = text.split(|c: char| !c.is_alphabetic() && !is_arabic(c)).filter(|word| !word.is_ascii());
    let mut found = false;
    let whole = words.all(|word| {
        found |= word.chars().nth(1).is_some();
        word.chars().all(is_arabic)
    });
    !malformed && found && whole
}

// The number of bytes that are searched for signs of UTF-16, a round number.
const SAMPLE: usize = 4096;

/// Returns UTF-16 in the byte order that the bytes have; `None` if they are not UTF-16. In Arabic and Latin
/// text at least nine of ten high bytes are 00, 06 or 20, and fewer than six of ten low bytes are.
pub(super) fn guess_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE) & !1];
    if sample.len() < 4 || bytes.len() % 2 == 1 || !sample.contains(&0) {
        return None;
    }
    // The high bytes of Latin and Arabic letters and of general punctuation.
    let is_high = |byte: &&u8| matches!(**byte, 0x00 | 0x06 | 0x20);
    let high = |at: usize| sample.iter().skip(at).step_by(2).filter(is_high).count();
    let (even, odd, half) = (high(0), high(1), sample.len() / 2);
    let (nearly_all, most) = (half * 9, half * 6);
    if odd * 10 >= nearly_all && even * 10 < most {
        Some(UTF_16LE)
    } else if even * 10 >= nearly_all && odd * 10 < most {
        Some(UTF_16BE)
    } else {
        None
    }
}

// A UTF-8 file with a few damaged bytes is still UTF-8: at most one bad sequence in ten good ones. Legacy
// Arabic text has hardly any pair of bytes that is valid UTF-8.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    bad * 10 <= good
}

#[cfg(test)]
mod tests {
    use encoding_rs::{ISO_8859_6, WINDOWS_1252};

    use super::*;

    #[test]
    fn a_few_words_are_enough() {
        for text in ["قف", "انتظر هنا\r\nWait here", "OK: نعم!", "الباب مفتوح"] {
            assert_eq!(guess(&WINDOWS_1256.encode(text).0), WINDOWS_1256, "{text}");
        }
        for text in ["München", "Ça va très bien", "Straßenbahn in Köln"] {
            assert_eq!(guess(&WINDOWS_1252.encode(text).0).decode(&WINDOWS_1252.encode(text).0).0, text);
        }
        let iso = ISO_8859_6.encode("الباب مفتوح، تفضل بالدخول.").0;
        assert_eq!(guess(&iso), ISO_8859_6);
    }
}
