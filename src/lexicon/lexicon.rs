//! The stems of both languages and their translations: [`Lexicon`].

use std::borrow::Cow;
use std::fmt;
use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;

use super::model::{Model, ModelParts, RowCell};
use super::stem::{Side, Stem};
use crate::error::Result;
use crate::format::{Limits, Whole};
use crate::text::{TokenKind, english_stem, fold, tokens};

/// Arabic and English words that translate each other, with their frequencies. The entries are *stems*: كتبهم
/// and الكتاب have one stem, `agreements` and `agreement` another. A [`Vocabulary`](super::Vocabulary) turns
/// texts into stems. Cloning the built-in lexicon is cheap; cloning another one copies the model.
///
/// ```
/// use mizan::lexicon::{Lexicon, Side};
///
/// let lexicon = Lexicon::built_in();
/// let mut vocabulary = lexicon.vocabulary();
/// let company = vocabulary.stems("الشركات")[0];
/// let english = vocabulary.stems("companies")[0];
/// let found = lexicon.translations(company).find(|translation| translation.stem() == english);
/// assert!(found.unwrap().to_english() > 0.1);
/// assert!(lexicon.frequency(Side::Arabic, company) > 1e-5);
/// ```
#[derive(Clone)]
pub struct Lexicon(Model);

/// An English stem that translates an Arabic one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Translation {
    stem: Stem,
    to_english: f32,
    to_arabic: f32,
}

impl Translation {
    /// Returns the English stem.
    #[must_use]
    pub fn stem(&self) -> Stem {
        self.stem
    }

    /// Returns the probability of the English stem, given the Arabic one.
    #[must_use]
    pub fn to_english(&self) -> f32 {
        self.to_english
    }

    /// Returns the probability of the Arabic stem, given the English one.
    #[must_use]
    pub fn to_arabic(&self) -> f32 {
        self.to_arabic
    }
}

impl Lexicon {
    /// Returns the lexicon that is part of this crate, learned from public texts (`docs/model.md`). Takes a
    /// millisecond or two and hardly any memory, since the model is read where it lies.
    #[must_use]
    pub fn built_in() -> Self {
        let bytes = include_bytes!("data/built-in.mizanlex");
        Self(Model::new(Cow::Borrowed(bytes)).expect("the model in the binary is whole"))
    }

    /// Reads a model written by [`write`](Self::write).
    ///
    /// # Errors
    /// If reading fails; if there are more than 256 MiB; [`ErrorKind::Model`](crate::ErrorKind::Model) if the
    /// input is damaged or is no model of this version.
    pub fn read(input: impl Read) -> Result<Self> {
        let (what, hint) = ("a lexicon", "train it from fewer pairs");
        let bytes = Whole { what, limit: Limits::default().document_bytes, hint }.read(input)?;
        Model::new(Cow::Owned(bytes)).map(Self)
    }

    /// Reads a model file; fails as [`read`](Self::read) does.
    pub fn from_path(path: impl AsRef<Path>) -> Result<Self> {
        Self::read(File::open(path)?)
    }

    /// Writes the model.
    ///
    /// # Errors
    ///
    /// If writing fails.
    pub fn write(&self, output: impl Write) -> Result<()> {
        self.0.write(output)
    }

    /// Returns this lexicon with the entries of another one added: every translation that either has, with
    /// the greater of the two probabilities. Words are cut into stems as in this lexicon. Takes about a
    /// second.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        let mut parts = self.parts();
        let parts_of_other = other.parts();
        let restem = |stem: &str| self.stem(stem).into_owned();
        for side in [0, 1] {
            parts.tokens[side] = parts.tokens[side].saturating_add(parts_of_other.tokens[side]);
        }
        for (stem, counts) in parts_of_other.counts {
            let sum = parts.counts.entry(restem(&stem)).or_default();
            *sum = [sum[0] + counts[0], sum[1] + counts[1]];
        }
        for ((arabic, english), found) in parts_of_other.translations {
            let best = parts.translations.entry((restem(&arabic), restem(&english))).or_default();
            *best = [best[0].max(found[0]), best[1].max(found[1])];
        }
        Self(parts.pack())
    }

    /// Returns the stem of a folded word. An Arabic word is cut by the affixes that the model learned; any
    /// other word is cut as an English word.
    ///
    /// ```
    /// let lexicon = mizan::lexicon::Lexicon::built_in();
    /// assert_eq!(lexicon.stem("studies"), lexicon.stem("study"));
    /// ```
    #[must_use]
    pub fn stem<'w>(&self, word: &'w str) -> Cow<'w, str> {
        match tokens(word).next().map(|token| token.kind) {
            Some(TokenKind::Arabic) => self.0.arabic_stem(word).into(),
            Some(TokenKind::Word) => english_stem(word),
            _ => word.into(),
        }
    }

    /// Returns the translations of an Arabic stem; none if the lexicon does not know the stem.
    pub fn translations(&self, arabic: Stem) -> impl Iterator<Item = Translation> {
        let known = (arabic.index() < self.0.stem_count).then(|| self.0.row(arabic.0));
        let whole = move |cell: &RowCell| (cell.stem as usize) < self.0.stem_count;
        known.into_iter().flatten().take_while(whole).map(|cell| Translation {
            stem: Stem(cell.stem),
            to_english: cell.to_english,
            to_arabic: cell.to_arabic,
        })
    }

    /// Returns the frequency of a stem in texts of a language: its share of all stems, never 0.
    #[must_use]
    pub fn frequency(&self, side: Side, stem: Stem) -> f64 {
        let count = f64::from(self.0.count(stem.0, side as usize));
        count.max(UNSEEN) / (self.0.tokens[side as usize] as f64).max(1.0)
    }

    /// Returns the share of a word's stem in English text; none if the lexicon does not know the stem.
    pub(crate) fn english_share(&self, word: &str) -> Option<f64> {
        let folded = fold(word);
        let stem = self.0.find(&self.stem(&folded))?;
        Some(self.frequency(Side::English, Stem(stem)))
    }

    /// Returns the spelling of a stem; empty if the lexicon does not know the stem.
    #[must_use]
    pub fn spelling(&self, stem: Stem) -> String {
        self.0.spelling(stem.0)
    }

    /// Returns the number of stems that the lexicon knows. Unknown stems are numbered from here.
    #[must_use]
    pub fn stem_count(&self) -> usize {
        self.0.stem_count
    }

    pub(super) fn from_parts(parts: ModelParts) -> Self {
        Self(parts.pack())
    }

    pub(super) fn find(&self, stem: &str) -> Option<Stem> {
        self.0.find(stem).map(Stem)
    }

    pub(super) fn parts(&self) -> ModelParts {
        ModelParts::of(&self.0)
    }
}

// The count of a stem that was never seen: half of one occurrence.
const UNSEEN: f64 = 0.5;

impl fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lexicon").field("stems", &self.0.stem_count).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::error::ErrorKind;
    use crate::lexicon::Trainer;

    fn small() -> Lexicon {
        let mut trainer = Trainer::new();
        for (arabic, english) in [
            ("وصل القطار", "the train arrived"),
            ("غادر القطار المحطة", "the train left the station"),
            ("غادر الضيف", "the guest left"),
            ("وصل الضيف إلى المحطة", "the guest arrived at the station"),
        ] {
            assert!(trainer.add(arabic, english));
        }
        trainer.train(|_| {})
    }

    fn bytes(lexicon: &Lexicon) -> Vec<u8> {
        let mut bytes = Vec::new();
        lexicon.write(&mut bytes).unwrap();
        bytes
    }

    fn likely(lexicon: &Lexicon, arabic: &str, english: &str) -> f32 {
        let mut vocabulary = lexicon.vocabulary();
        let (arabic, english) = (vocabulary.stems(arabic)[0], vocabulary.stems(english)[0]);
        lexicon
            .translations(arabic)
            .find(|found| found.stem() == english)
            .map_or(0.0, |found| found.to_english())
    }

    #[test]
    fn a_model_written_and_read_is_the_same() {
        let lexicon = small();
        let read = Lexicon::read(bytes(&lexicon).as_slice()).unwrap();
        assert_eq!(bytes(&read), bytes(&lexicon));
        assert!(likely(&read, "القطار", "train") > 3.0 * likely(&read, "القطار", "guest"));
    }

    #[test]
    fn training_twice_gives_the_same_bytes() {
        assert_eq!(bytes(&small()), bytes(&small()));
    }

    #[test]
    fn a_lexicon_added_brings_its_words() {
        let mut trainer = Trainer::new();
        trainer.add("زربلكس", "zorblax");
        let sum = small().plus(&trainer.train(|_| {}));
        assert!(likely(&sum, "القطار", "train") > 0.2);
        assert!(likely(&sum, "زربلكس", "zorblax") > 0.1);
        assert!(Lexicon::built_in().plus(&sum).stem_count() > Lexicon::built_in().stem_count());
    }

    #[test]
    fn every_stem_is_found_under_its_number() {
        let lexicon = small();
        for number in 0..lexicon.stem_count() as u32 {
            assert_eq!(lexicon.find(&lexicon.spelling(Stem(number))), Some(Stem(number)));
        }
        assert_eq!(
            (lexicon.find("zzz"), lexicon.find(""), lexicon.spelling(Stem(9999))),
            (None, None, String::new())
        );
    }

    #[test]
    fn a_stem_never_seen_has_a_frequency_and_no_translation() {
        let lexicon = Lexicon::built_in();
        let stem = lexicon.vocabulary().stems("qwxzzq")[0];
        assert!(lexicon.frequency(Side::English, stem) > 0.0);
        assert_eq!(lexicon.translations(stem).count(), 0);
    }

    #[test]
    fn the_model_in_the_binary_is_small() {
        assert!(bytes(&Lexicon::built_in()).len() < 5_000_000);
    }

    proptest! {
        #[test]
        fn a_damaged_model_is_refused(at: prop::sample::Index, bit in 0..8_u32) {
            let mut model = bytes(&small());
            let at = at.index(model.len());
            let cut = Lexicon::read(&model[..at]).unwrap_err();
            prop_assert!(matches!(cut.kind(), ErrorKind::Model(_)));
            model[at] ^= 1 << bit;
            let flipped = Lexicon::read(model.as_slice());
            prop_assert!(matches!(flipped.unwrap_err().kind(), ErrorKind::Model(_)));
        }

        // Damage under a valid checksum, as an attacker would make it.
        #[test]
        fn a_forged_model_is_safe_to_use(at: prop::sample::Index, byte: u8) {
            let mut model = bytes(&small());
            let at = 24 + at.index(model.len() - 24);
            model[at] = byte;
            let sum = crate::lexicon::model::checksum(&model[24..]);
            model[16..24].copy_from_slice(&sum.to_le_bytes());
            if let Ok(lexicon) = Lexicon::read(model.as_slice()) {
                let stems = lexicon.vocabulary().stems("وصل القطار the train 12");
                for stem in stems {
                    let _ = lexicon.translations(stem).count() + lexicon.spelling(stem).len();
                }
                let _ = lexicon.plus(&lexicon);
            }
        }
    }
}
