//! [`Difference`]: something in which two texts differ, with its name.

use std::fmt;
use std::ops::Range;

/// Something in which a query and a text differ, with its place in each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    kind: DifferenceKind,
    query: Range<usize>,
    text: Range<usize>,
}

impl Difference {
    pub(super) fn new(kind: DifferenceKind, query: Range<usize>, text: Range<usize>) -> Self {
        Self { kind, query, text }
    }

    /// Returns what differs.
    #[must_use]
    pub fn kind(&self) -> DifferenceKind {
        self.kind
    }

    /// Returns where the query has it, in bytes of its plain text; an empty range where only the other text has it.
    #[must_use]
    pub fn query(&self) -> Range<usize> {
        self.query.clone()
    }

    /// Returns where the text that the query was compared with has it, in bytes of its plain text; an empty range
    /// where only the query has it.
    #[must_use]
    pub fn text(&self) -> Range<usize> {
        self.text.clone()
    }
}

/// In what two texts differ.
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
    /// The digit system (2 ٢ ۲).
    Digits,
    /// Bidi controls and other invisible characters.
    Invisible,
    /// Arabic presentation forms.
    PresentationForms,
    /// Letters of a Persian keyboard (ک گ پ چ ی).
    PersianLetters,
    /// Capital or small letters.
    Case,
    /// The kind of quotation marks.
    Quotes,
    /// The kind of dash.
    Dashes,
    /// Accents and other spellings of a character.
    Accents,
    /// White space.
    Space,
    /// Punctuation and symbols.
    Punctuation,
    /// An inline code.
    Code,
    /// The value of a number.
    Number,
    /// A clitic conjunction (و ف).
    Conjunction,
    /// The article (ال).
    Article,
    /// The future clitic (س).
    Future,
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
    /// Returns the name it is shown under.
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
            Self::Case => "case",
            Self::Quotes => "quotes",
            Self::Dashes => "dashes",
            Self::Accents => "accents",
            Self::Space => "space",
            Self::Punctuation => "punctuation",
            Self::Code => "code",
            Self::Number => "number",
            Self::Conjunction => "conjunction",
            Self::Article => "article",
            Self::Future => "future",
            Self::Ending => "ending",
            Self::Letters => "letters",
            Self::Preposition => "preposition",
            Self::Negation => "negation",
            Self::Direction => "direction",
            Self::Order => "order",
            Self::Word => "word",
        }
    }

    /// Returns true for what is orthography alone.
    #[must_use]
    pub fn is_spelling(self) -> bool {
        self <= Self::Accents
    }

    /// Returns true for what turns the meaning: a number, a negation, a direction.
    #[must_use]
    pub fn turns_meaning(self) -> bool {
        matches!(self, Self::Number | Self::Negation | Self::Direction)
    }
}

impl fmt::Display for DifferenceKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
