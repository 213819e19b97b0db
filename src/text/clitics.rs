//! The Arabic clitics: the short words that Arabic writes together with the word after or before them.
//!
//! A conjunction (و ف) comes first, then a preposition (ب ل ك) or the mark of the future (س), then the
//! article (ال); pronouns are attached at the end. All letters stand in the folded spelling of
//! [`fold`](super::fold). [`PROCLITICS`] is the one table of the clitics that may precede a word, and a
//! [`Clitics`] is the set that a word has. The affixes of the lexicon are listed in the room `lexicon`, since
//! they are part of its trained model.

/// The conjunctions, which may precede every other clitic.
pub(crate) const CONJUNCTIONS: [char; 2] = ['و', 'ف'];

/// The clitics of one letter that may precede any noun, a proper name or the name of a month among them.
pub(crate) const LETTERS_BEFORE_NOUNS: [char; 4] = ['و', 'ف', 'ب', 'ل'];

/// The article.
pub(crate) const ARTICLE: &str = "ال";

/// The clitics that may precede a word, after the conjunction if there is one. A longer entry stands before
/// the entries with which it begins, so the first entry that fits is the longest.
pub(crate) const PROCLITICS: [Proclitic; 8] = [
    Proclitic { letters: "لل", clitics: Clitics::LI.with(Clitics::AL) },
    Proclitic { letters: ARTICLE, clitics: Clitics::AL },
    Proclitic { letters: "بال", clitics: Clitics::BI.with(Clitics::AL) },
    Proclitic { letters: "كال", clitics: Clitics::KA.with(Clitics::AL) },
    Proclitic { letters: "ب", clitics: Clitics::BI },
    Proclitic { letters: "ل", clitics: Clitics::LI },
    Proclitic { letters: "ك", clitics: Clitics::KA },
    Proclitic { letters: "س", clitics: Clitics::SA },
];

/// The pronouns that may be attached to a noun or a verb without being mistaken for a letter of the word; ك
/// and ي, which end many words, are left out.
pub(crate) const PRONOUNS: [&str; 8] = ["ه", "ها", "هم", "هن", "هما", "كم", "نا", "ني"];

/// Letters that may precede a word, with the clitics that they write.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Proclitic {
    /// The folded letters.
    pub(crate) letters: &'static str,
    /// One or two clitics: a preposition, the article, or both.
    pub(crate) clitics: Clitics,
}

/// A set of clitics that precede a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Clitics(u8);

impl Clitics {
    /// No clitic.
    pub(crate) const NONE: Self = Self(0);
    /// The conjunction و.
    pub(crate) const WA: Self = Self(1);
    /// The conjunction ف.
    pub(crate) const FA: Self = Self(1 << 1);
    /// The preposition ب.
    pub(crate) const BI: Self = Self(1 << 2);
    /// The preposition ل.
    pub(crate) const LI: Self = Self(1 << 3);
    /// The preposition ك.
    pub(crate) const KA: Self = Self(1 << 4);
    /// The article ال.
    pub(crate) const AL: Self = Self(1 << 5);
    /// The mark of the future س.
    pub(crate) const SA: Self = Self(1 << 6);
    /// Either conjunction.
    pub(crate) const ANY_CONJUNCTION: Self = Self::WA.with(Self::FA);
    /// Any of the three prepositions.
    pub(crate) const ANY_PREPOSITION: Self = Self::BI.with(Self::LI).with(Self::KA);

    /// Returns the union of both sets.
    #[must_use]
    pub(crate) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Returns the clitics that exactly one of the two sets has.
    #[must_use]
    pub(crate) const fn difference(self, other: Self) -> Self {
        Self(self.0 ^ other.0)
    }

    /// Returns true if the sets have a clitic in common.
    #[must_use]
    pub(crate) const fn has_any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    /// Returns true for the empty set.
    #[must_use]
    pub(crate) const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// Splits the conjunction off a folded Arabic word. At least one letter of the word remains; `None` if the
/// word has no conjunction.
pub(crate) fn split_conjunction(word: &str) -> Option<(Clitics, &str)> {
    let rest = word.strip_prefix(CONJUNCTIONS).filter(|rest| !rest.is_empty())?;
    let conjunction = if word.starts_with('و') { Clitics::WA } else { Clitics::FA };
    Some((conjunction, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    #[test]
    fn every_entry_is_folded() {
        for letters in PROCLITICS.iter().map(|proclitic| proclitic.letters).chain(PRONOUNS) {
            assert_eq!(fold(letters), letters);
        }
    }

    #[test]
    fn no_entry_hides_a_longer_one_after_it() {
        for (at, proclitic) in PROCLITICS.iter().enumerate() {
            let hides = |later: &Proclitic| later.letters.starts_with(proclitic.letters);
            assert!(!PROCLITICS[at + 1..].iter().any(hides), "{}", proclitic.letters);
        }
    }

    #[test]
    fn a_conjunction_is_split_off() {
        assert_eq!(split_conjunction("ولا"), Some((Clitics::WA, "لا")));
        assert_eq!(split_conjunction("فمن"), Some((Clitics::FA, "من")));
        assert_eq!((split_conjunction("و"), split_conjunction("لا")), (None, None));
    }
}
