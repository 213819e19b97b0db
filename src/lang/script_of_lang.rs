//! [`Script`]: the script that a language is written in, for telling a translation from untranslated text.

use super::lang::Lang;
use super::script::{is_arabic_letter, is_latin_letter};

/// A script, or a group of scripts whose letters this crate does not tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Script {
    /// Arabic letters.
    Arabic,
    /// Cyrillic letters.
    Cyrillic,
    /// Chinese, Japanese and Korean characters.
    EastAsian,
    /// Greek letters.
    Greek,
    /// Hebrew letters.
    Hebrew,
    /// The scripts of India and of South-East Asia.
    Indic,
    /// Latin letters.
    Latin,
}

impl Lang {
    /// Returns the script in which the language is written: that of its script subtag, or else the usual
    /// script of the language. A language that is not listed below is taken to be written in Latin letters.
    /// `None` for an undetermined language and for a script subtag that is not listed.
    pub(crate) fn script(&self) -> Option<Script> {
        let mut subtags = self.tag().split('-');
        let primary = subtags.next().unwrap_or_default();
        match subtags.next().filter(|subtag| subtag.len() == 4) {
            Some(subtag) => Script::of_subtag(subtag),
            None if *self == Self::UNDETERMINED => None,
            None => Some(Script::usual(primary)),
        }
    }
}

impl Script {
    // Returns the script of a script subtag.
    fn of_subtag(subtag: &str) -> Option<Self> {
        Some(match subtag {
            "Arab" | "Aran" => Self::Arabic,
            "Cyrl" => Self::Cyrillic,
            "Hang" | "Hani" | "Hans" | "Hant" | "Jpan" | "Kore" => Self::EastAsian,
            "Grek" => Self::Greek,
            "Hebr" => Self::Hebrew,
            "Beng" | "Deva" | "Gujr" | "Guru" | "Khmr" | "Knda" | "Laoo" | "Mlym" | "Mymr" | "Sinh"
            | "Taml" | "Telu" | "Thai" => Self::Indic,
            "Latn" => Self::Latin,
            _ => return None,
        })
    }

    // Returns the script in which the language of a primary subtag is usually written. An import asks several
    // times for each unit, so no list is searched.
    fn usual(primary: &str) -> Self {
        match primary {
            "ar" | "ckb" | "fa" | "ks" | "prs" | "ps" | "sd" | "ug" | "ur" => Self::Arabic,
            "be" | "bg" | "kk" | "ky" | "mk" | "mn" | "ru" | "sr" | "tg" | "tt" | "uk" => Self::Cyrillic,
            "ja" | "ko" | "yue" | "zh" => Self::EastAsian,
            "el" => Self::Greek,
            "he" | "yi" => Self::Hebrew,
            "as" | "bn" | "gu" | "hi" | "km" | "kn" | "lo" | "ml" | "mr" | "my" | "ne" | "pa" | "sa"
            | "si" | "ta" | "te" | "th" => Self::Indic,
            _ => Self::Latin,
        }
    }

    /// Returns true for a letter of the script.
    pub(crate) fn has(self, c: char) -> bool {
        match self {
            Self::Arabic => is_arabic_letter(c),
            Self::Cyrillic => matches!(c, '\u{400}'..='\u{52F}'),
            Self::EastAsian => {
                matches!(c, '\u{1100}'..='\u{11FF}' | '\u{2E80}'..='\u{D7FF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
            }
            Self::Greek => matches!(c, '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}'),
            Self::Hebrew => matches!(c, '\u{590}'..='\u{5FF}' | '\u{FB1D}'..='\u{FB4F}'),
            Self::Indic => matches!(c, '\u{900}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'),
            Self::Latin => is_latin_letter(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_has_a_script_which_a_subtag_can_change() {
        let script = |tag: &str| tag.parse::<Lang>().unwrap().script();
        assert_eq!(script("ar-EG"), Some(Script::Arabic));
        assert_eq!(script("ar-Latn"), Some(Script::Latin));
        assert_eq!(script("fr"), Some(Script::Latin));
        assert_eq!(script("zh-Hant-TW"), Some(Script::EastAsian));
        assert_eq!(script("und"), None);
    }
}
