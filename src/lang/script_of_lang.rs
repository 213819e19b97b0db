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

// The script of each script subtag, and of each primary subtag of a language without Latin letters.
const SUBTAGS: [(Script, &[&str], &[&str]); 7] = [
    (Script::Arabic, &["Arab", "Aran"], &["ar", "ckb", "fa", "ks", "prs", "ps", "sd", "ug", "ur"]),
    (Script::Cyrillic, &["Cyrl"], &["be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "tt", "uk"]),
    (Script::EastAsian, &["Hang", "Hani", "Hans", "Hant", "Jpan", "Kore"], &["ja", "ko", "yue", "zh"]),
    (Script::Greek, &["Grek"], &["el"]),
    (Script::Hebrew, &["Hebr"], &["he", "yi"]),
    (
        Script::Indic,
        &[
            "Beng", "Deva", "Gujr", "Guru", "Khmr", "Knda", "Laoo", "Mlym", "Mymr", "Sinh", "Taml", "Telu",
            "Thai",
        ],
        &[
            "as", "bn", "gu", "hi", "km", "kn", "lo", "ml", "mr", "my", "ne", "pa", "sa", "si", "ta", "te",
            "th",
        ],
    ),
    (Script::Latin, &["Latn"], &[]),
];

impl Lang {
    /// Returns the script in which the language is written: that of its script subtag, or else the usual
    /// script of the language. A language that is not listed above is taken to be written in Latin letters.
    /// `None` for an undetermined language and for a script subtag that is not listed.
    pub(crate) fn script(&self) -> Option<Script> {
        let subtag = self.tag().split('-').nth(1).filter(|subtag| subtag.len() == 4);
        if let Some(subtag) = subtag {
            return SUBTAGS.iter().find(|(_, tags, _)| tags.contains(&subtag)).map(|(script, ..)| *script);
        }
        let usual = SUBTAGS.iter().find(|(.., langs)| langs.contains(&self.primary()));
        match usual {
            Some((script, ..)) => Some(*script),
            None if *self == Self::UNDETERMINED => None,
            None => Some(Script::Latin),
        }
    }
}

impl Script {
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
