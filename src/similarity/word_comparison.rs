//! [`WordComparison`]: the part of a comparison that needs the folded words alone.
//!
//! A memory folds each candidate to compare its characters. For most candidates the words of that fold
//! suffice to compute the percent, and the candidate is dropped. For the few others the unit is read, and its
//! text as given completes the comparison.

use std::sync::Arc;

use super::Plain;
use super::edit::EditScript;
use super::grade;
use super::lexemes::LexedText;
use super::prepared::Prepared;

/// A query compared with the words of a folded text.
#[derive(Clone, Debug)]
pub(crate) struct WordComparison {
    pub(super) query: Arc<Prepared>,
    pub(super) lexed: LexedText,
    pub(super) plain: Plain,
    pub(super) fuzzy: Option<Fuzzy>,
}

/// The edit of two texts whose words differ, and the percent that follows from it.
#[derive(Clone, Debug)]
pub(super) struct Fuzzy {
    pub(super) edit: EditScript,
    pub(super) percent: u8,
}

impl WordComparison {
    pub(super) fn new(query: Arc<Prepared>, folded: String, plain: Plain) -> Self {
        let lexed = LexedText::new(folded, query.rules);
        let asked = query.text.lexed();
        let fuzzy = (!asked.has_the_words_of(&lexed)).then(|| {
            let edit = EditScript::new(asked, &lexed, query.rules);
            let percent = grade::fuzzy(asked, &lexed, &edit, plain);
            Fuzzy { edit, percent }
        });
        Self { query, lexed, plain, fuzzy }
    }

    /// Returns the percent if the words of the texts differ; `None` if the words are the same, so that the
    /// text as given decides.
    #[cfg(feature = "memory")]
    pub(crate) fn fuzzy_percent(&self) -> Option<u8> {
        self.fuzzy.as_ref().map(|fuzzy| fuzzy.percent)
    }
}
