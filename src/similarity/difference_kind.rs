//! [`DifferenceKind`]: the ways in which two texts may differ, with their names.
//!
//! The kinds are ordered from the slightest to the gravest: first orthography
//! ([`is_spelling`](DifferenceKind::is_spelling)), then kinds that leave the words unchanged, then kinds that
//! change a word. Two words that differ in several ways are given the gravest kind.

use std::fmt;
use std::str::FromStr;

use crate::error::{Error, ErrorKind, Result};

/// A way in which two texts differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum DifferenceKind {
    /// Vowel signs and other Arabic marks.
    Diacritics,
    /// Hamza on its carrier (أ إ ؤ ئ).
    Hamza,
    /// Alef with madda or wasla (آ ٱ).
    Alef,
    /// Teh marbuta or heh (ة ه).
    TaMarbuta,
    /// Yeh or alef maksura (ي ى).
    Yeh,
    /// Tatweel.
    Tatweel,
    /// The digit system (2 ٢ ۲), or a zero before the decimal mark (.5 0.5).
    Digits,
    /// Bidi controls and other invisible characters.
    Invisible,
    /// Arabic presentation forms.
    PresentationForms,
    /// Letters of a Persian keyboard (ک گ پ چ ی), and others that neighbours of Arabic write for an Arabic
    /// one (ھ).
    PersianLetters,
    /// A word that countries spell in their own way (جرام غرام, colour color).
    RegionalSpelling,
    /// A word that is often mistyped (هاذا هذا).
    Typing,
    /// Capital or small letters.
    Case,
    /// The kind of quotation marks.
    Quotes,
    /// The kind of dash.
    Dashes,
    /// Accents and other spellings of a character.
    Accents,
    /// A contraction (doesn't, does not).
    Contraction,
    /// Words written together, with a hyphen or apart in one sense (e-mail email, لا بد لابد).
    Joining,
    /// A number in words or in figures (ثلاثة 3).
    NumberWords,
    /// A formula of blessing in short, as one sign or in full (ص ﷺ).
    Honorific,
    /// White space.
    Space,
    /// Punctuation and symbols.
    Punctuation,
    /// An inline code.
    Code,
    /// The value of a number, or its currency.
    Number,
    /// A clitic conjunction (و ف).
    Conjunction,
    /// The article (ال).
    Article,
    /// The future clitic (س).
    Future,
    /// The prefix of a verb that tells its person (تدرس يدرس).
    Person,
    /// The ending of a word: number, gender, case, a pronoun.
    Ending,
    /// Letters of a word.
    Letters,
    /// A preposition, clitic (ب ل ك) or a word.
    Preposition,
    /// The place of a word.
    Order,
    /// A word.
    Word,
    /// From or to, before or after, above or below.
    Direction,
    /// A negation (لا لم لن ليس غير; not, no).
    Negation,
}

impl DifferenceKind {
    const ALL: [Self; 35] = [
        Self::Diacritics,
        Self::Hamza,
        Self::Alef,
        Self::TaMarbuta,
        Self::Yeh,
        Self::Tatweel,
        Self::Digits,
        Self::Invisible,
        Self::PresentationForms,
        Self::PersianLetters,
        Self::RegionalSpelling,
        Self::Typing,
        Self::Case,
        Self::Quotes,
        Self::Dashes,
        Self::Accents,
        Self::Contraction,
        Self::Joining,
        Self::NumberWords,
        Self::Honorific,
        Self::Space,
        Self::Punctuation,
        Self::Code,
        Self::Number,
        Self::Conjunction,
        Self::Article,
        Self::Future,
        Self::Person,
        Self::Ending,
        Self::Letters,
        Self::Preposition,
        Self::Order,
        Self::Word,
        Self::Direction,
        Self::Negation,
    ];

    /// Returns the name under which the difference is shown (`ta marbuta`).
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Diacritics => "diacritics",
            Self::Hamza => "hamza",
            Self::Alef => "alef",
            Self::TaMarbuta => "ta marbuta",
            Self::Yeh => "yeh",
            Self::Tatweel => "tatweel",
            Self::Digits => "digits",
            Self::Invisible => "invisible",
            Self::PresentationForms => "presentation forms",
            Self::PersianLetters => "persian letters",
            Self::RegionalSpelling => "regional spelling",
            Self::Typing => "typing",
            Self::Case => "case",
            Self::Quotes => "quotes",
            Self::Dashes => "dashes",
            Self::Accents => "accents",
            Self::Contraction => "contraction",
            Self::Joining => "joining",
            Self::NumberWords => "number words",
            Self::Honorific => "honorific",
            Self::Space => "space",
            Self::Punctuation => "punctuation",
            Self::Code => "code",
            Self::Number => "number",
            Self::Conjunction => "conjunction",
            Self::Article => "article",
            Self::Future => "future",
            Self::Person => "person",
            Self::Ending => "ending",
            Self::Letters => "letters",
            Self::Preposition => "preposition",
            Self::Negation => "negation",
            Self::Direction => "direction",
            Self::Order => "order",
            Self::Word => "word",
        }
    }

    /// Returns true for the kinds that are orthography alone.
    #[must_use]
    pub fn is_spelling(self) -> bool {
        self <= Self::Honorific
    }

    /// Returns true for the kinds that change the meaning: a number, a negation, a direction.
    #[must_use]
    pub fn turns_meaning(self) -> bool {
        matches!(self, Self::Number | Self::Negation | Self::Direction)
    }
}

impl fmt::Display for DifferenceKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for DifferenceKind {
    type Err = Error;

    /// Reads the name that [`name`](Self::name) returns.
    fn from_str(name: &str) -> Result<Self> {
        let unknown = || ErrorKind::UnknownName { what: "kind of difference", found: name.to_owned() };
        Self::ALL.into_iter().find(|kind| kind.name() == name).ok_or_else(|| unknown().into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_read_as_it_is_named() {
        for kind in DifferenceKind::ALL {
            assert_eq!(kind.to_string().parse::<DifferenceKind>().unwrap(), kind);
        }
        assert!("hamzas".parse::<DifferenceKind>().is_err());
    }
}
