//! [`ForeignTexts`]: how many texts of a file are in other letters than the language that the file declares.

use std::fmt;

use crate::lang::Lang;
use crate::unit::Unit;

/// The texts that a file declares to be of one language, and those of them that are in other letters.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ForeignTexts {
    /// The language.
    pub lang: Lang,
    /// The texts of the language that have letters.
    pub texts: u64,
    /// Those that are in other letters than the language: Arabic ones as English, Latin ones as Arabic.
    pub foreign: u64,
}

// The least share of foreign texts that says something about a file, in percent. Chosen by hand: in most
// files some rows quote a text of the other language.
const DOUBTFUL: u64 = 10;

impl ForeignTexts {
    /// Counts the two texts of a unit.
    pub(super) fn count(all: &mut Vec<Self>, unit: &Unit) {
        for (lang, text) in [(unit.source_lang(), unit.source()), (unit.target_lang(), unit.target())] {
            let Some(is_foreign) = lang.is_foreign(text.plain()) else { continue };
            let at = all.iter().position(|one| one.lang == *lang).unwrap_or_else(|| {
                all.push(Self { lang: lang.clone(), texts: 0, foreign: 0 });
                all.len() - 1
            });
            all[at].texts += 1;
            all[at].foreign += u64::from(is_foreign);
        }
    }

    /// Returns true if so many texts are in other letters that the language may be wrong.
    #[must_use]
    pub fn is_doubtful(&self) -> bool {
        self.foreign * 100 >= self.texts * DOUBTFUL && self.foreign > 0
    }
}

impl fmt::Display for ForeignTexts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { lang, texts, foreign } = self;
        let percent = foreign * 100 / texts.max(&1);
        write!(f, "{percent}% of the texts in {lang} ({foreign} of {texts}) are in other letters")
    }
}
