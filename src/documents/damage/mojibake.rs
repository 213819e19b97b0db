//! [`Mojibake`]: Arabic text whose bytes were once read in the wrong encoding.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252, WINDOWS_1256};

/// The encoding in which the bytes of a text were once read, and their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mojibake {
    /// UTF-8, read as Windows-1256: `ط§ظ„ط¨ط§ط¨`.
    Utf8AsWindows1256,
    /// UTF-8, read as Latin-1: `Ø§Ù„Ø¨Ø§Ø¨`.
    Utf8AsLatin1,
    /// Windows-1256, read as Latin-1: `ÇáÈÇÈ`.
    Windows1256AsLatin1,
}

// Damaged words at least. Chosen by hand: a text may quote a damaged word or two.
const WORDS: usize = 3;

impl Mojibake {
    /// Returns what happened to a text, if more than half of its words that are not ASCII show it.
    pub(super) fn of(text: &str) -> Option<Self> {
        // A byte of a letter may have become a space that is not ASCII.
        let words: Vec<&str> = text.split_ascii_whitespace().filter(|word| !word.is_ascii()).collect();
        [Self::Utf8AsWindows1256, Self::Utf8AsLatin1, Self::Windows1256AsLatin1].into_iter().find(
            |mojibake| {
                let bytes = Bytes::new(mojibake.read());
                let damaged = words.iter().filter(|word| mojibake.has(word, &bytes)).count();
                damaged >= WORDS && damaged * 2 > words.len()
            },
        )
    }

    /// Returns the name of the encoding in which the text was read.
    pub(super) fn read_as(self) -> &'static str {
        self.read().name()
    }

    /// Returns the name of the encoding in which the text was written.
    pub(super) fn written_as(self) -> &'static str {
        if self == Self::Windows1256AsLatin1 { WINDOWS_1256.name() } else { UTF_8.name() }
    }

    /// Returns the text that the damaged one was. What is not damaged stays.
    pub(super) fn undone(self, text: &str) -> String {
        self.undone_with(text, &Bytes::new(self.read()))
    }

    fn undone_with(self, text: &str, bytes: &Bytes) -> String {
        let mut undone = String::with_capacity(text.len());
        // Bytes that stood side by side, as far as the text shows them.
        let mut run = Vec::new();
        for c in text.chars() {
            match bytes.of(c) {
                Some(byte) => run.push(byte),
                None => {
                    self.decode(&std::mem::take(&mut run), &mut undone);
                    undone.push(c);
                }
            }
        }
        self.decode(&run, &mut undone);
        undone
    }

    fn read(self) -> &'static Encoding {
        if self == Self::Utf8AsWindows1256 { WINDOWS_1256 } else { WINDOWS_1252 }
    }

    fn decode(self, run: &[u8], into: &mut String) {
        if self == Self::Windows1256AsLatin1 {
            into.push_str(&WINDOWS_1256.decode_without_bom_handling(run).0);
            return;
        }
        for chunk in run.utf8_chunks() {
            into.push_str(chunk.valid());
            into.push_str(&self.read().decode_without_bom_handling(chunk.invalid()).0);
        }
    }

    // Returns true for a word that the damage would have made.
    fn has(self, word: &str, bytes: &Bytes) -> bool {
        match self {
            // The first byte of an Arabic letter in UTF-8 is one of two.
            Self::Utf8AsWindows1256 => {
                word.contains(['ط', 'ظ']) && is_arabic(&self.undone_with(word, bytes), word)
            }
            Self::Utf8AsLatin1 => {
                word.contains(['Ø', 'Ù']) && is_arabic(&self.undone_with(word, bytes), word)
            }
            // Latin letters with accents stand alone in the word. In every language they stand beside others.
            Self::Windows1256AsLatin1 => {
                let has_letters = word.chars().filter(|c| matches!(c, '\u{C0}'..='\u{FF}')).nth(1).is_some();
                has_letters
                    && !word.contains(|c: char| c.is_ascii_alphabetic())
                    && is_arabic(&self.undone_with(word, bytes), word)
            }
        }
    }
}

// Returns true if most signs of the word that are not ASCII are Arabic, and the damaged word was another.
fn is_arabic(word: &str, damaged: &str) -> bool {
    let signs = || word.chars().filter(|c| !c.is_ascii());
    let arabic = signs().filter(|c| matches!(c, '\u{60C}'..='\u{6FF}')).count();
    word != damaged && arabic > 0 && arabic * 10 >= signs().count() * 7
}

/// The bytes that an encoding of one byte has for its signs.
struct Bytes(Vec<char>);

impl Bytes {
    fn new(encoding: &'static Encoding) -> Self {
        let high: Vec<u8> = (0x80..=0xFF).collect();
        Self(encoding.decode_without_bom_handling(&high).0.chars().collect())
    }

    fn of(&self, c: char) -> Option<u8> {
        if c.is_ascii() {
            return Some(c as u8);
        }
        match self.0.iter().position(|sign| *sign == c) {
            Some(place) => u8::try_from(place + 0x80).ok(),
            // Latin-1 has control signs where Windows-1252 has letters and dashes.
            None => u8::try_from(c).ok().filter(|byte| (0x80..0xA0).contains(byte)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "أُغلق الباب الرئيسي في المبنى، ولم يدخل أحد قبل الصباح (Gate 3).";

    fn assert_undone(damaged: &str, mojibake: Mojibake) {
        assert_eq!(Mojibake::of(damaged), Some(mojibake), "{damaged}");
        assert_eq!(mojibake.undone(damaged), TEXT);
    }

    #[test]
    fn each_damage_is_recognised_and_undone() {
        let read_as = |encoding: &'static Encoding, bytes: &[u8]| {
            encoding.decode_without_bom_handling(bytes).0.into_owned()
        };
        assert_undone(&read_as(WINDOWS_1256, TEXT.as_bytes()), Mojibake::Utf8AsWindows1256);
        assert_undone(&read_as(WINDOWS_1252, TEXT.as_bytes()), Mojibake::Utf8AsLatin1);
        let latin_1: String = TEXT.bytes().map(char::from).collect();
        assert_undone(&latin_1, Mojibake::Utf8AsLatin1);
        assert_undone(&read_as(WINDOWS_1252, &WINDOWS_1256.encode(TEXT).0), Mojibake::Windows1256AsLatin1);
    }

    #[test]
    fn whole_text_is_not_taken_for_damaged() {
        for text in [
            TEXT,
            "Ça va très bien à l'école, où l'élève étudie l'été.",
            "Łódź, Köln und Ålesund, ÄÖÜ ÄÖÜ ÄÖÜ",
            "ظهر ظل طويل ط ظ",
            "",
        ] {
            assert_eq!(Mojibake::of(text), None, "{text}");
        }
    }

    #[test]
    fn a_whole_word_inside_stays() {
        let damaged = format!("{} — 漢字", WINDOWS_1256.decode_without_bom_handling(TEXT.as_bytes()).0);
        assert_eq!(Mojibake::Utf8AsWindows1256.undone(&damaged), format!("{TEXT} — 漢字"));
    }
}
