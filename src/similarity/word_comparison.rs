//! [`WordComparison`]: the part of a comparison that needs the folded words alone.
//!
//! A memory folds each candidate to compare its characters. For most candidates the words of that fold
//! suffice to compute the percent, and the candidate is dropped. For the few others the unit is read, and its
//! text as given completes the comparison.

use std::sync::Arc;

use super::Plain;
use super::edit::{EditScript, EditStep};
use super::grade;
use super::lexemes::{LexedText, LexemeKind};
use super::message_forms::{FormsAlike, forms_alike};
use super::prepared::Prepared;
use crate::lang::Known;
use crate::text::{is_number_word, is_prefix, may_be_parted, may_be_respelled, may_have_honorific};

/// A query compared with the words of a folded text.
#[derive(Clone, Debug)]
pub(crate) struct WordComparison {
    pub(super) query: Arc<Prepared>,
    pub(super) lexed: LexedText,
    pub(super) plain: Plain,
    pub(super) fuzzy: Option<Fuzzy>,
    /// The messages of the texts have the same forms, which stand otherwise.
    pub(super) has_same_forms: bool,
}

/// The edit of two texts whose words differ, and the percent that follows from it.
#[derive(Clone, Debug)]
pub(super) struct Fuzzy {
    pub(super) edit: EditScript,
    pub(super) percent: u8,
}

impl Fuzzy {
    pub(super) fn new(a: &LexedText, b: &LexedText, rules: Option<Known>, plain: Plain) -> Self {
        let edit = EditScript::new(a, b, rules);
        let percent = grade::fuzzy(a, b, &edit, plain);
        Self { edit, percent }
    }

    // The same of texts whose messages have other forms: what the words give counts only where a form is
    // missing on one side.
    fn of_forms(a: &LexedText, b: &LexedText, query: &Prepared, plain: Plain, forms: (u8, bool)) -> Self {
        let (mean, is_complete) = forms;
        let Self { edit, percent } = Self::new(a, b, query.rules, plain);
        let by_form = grade::forms(mean);
        Self { edit, percent: if is_complete { by_form } else { by_form.max(percent) } }
    }
}

impl WordComparison {
    pub(super) fn new(query: Arc<Prepared>, folded: String, plain: Plain) -> Self {
        let lexed = LexedText::new(folded, query.rules);
        let asked = query.text.lexed();
        let forms = forms_alike(asked.folded(), lexed.folded(), query.rules);
        let has_same_forms = forms == Some(FormsAlike::Same);
        let fuzzy = match forms {
            Some(FormsAlike::Same) => None,
            Some(FormsAlike::Percent { mean, is_complete }) => {
                Some(Fuzzy::of_forms(asked, &lexed, &query, plain, (mean, is_complete)))
            }
            None if asked.has_the_words_of(&lexed) => None,
            None => Some(Fuzzy::new(asked, &lexed, query.rules, plain)),
        };
        Self { query, lexed, plain, fuzzy, has_same_forms }
    }

    /// Returns the percent if the words of the texts differ; `None` if the words are the same or may be, so
    /// that the text as given decides.
    #[cfg(feature = "memory")]
    pub(crate) fn fuzzy_percent(&self) -> Option<u8> {
        self.fuzzy
            .as_ref()
            .filter(|_| !self.may_be_respelled() && !self.may_share_numbers() && !self.may_lack_a_mark())
            .map(|fuzzy| fuzzy.percent)
    }

    /// Returns true if the words may differ less than their folds: by the seat of a hamza, by letters of
    /// neighbours, by the spelling of the Quran, by a formula of blessing in short, by words that are written
    /// together or apart.
    pub(super) fn may_be_respelled(&self) -> bool {
        let Some(fuzzy) = &self.fuzzy else { return false };
        let asked = self.query.text.lexed();
        let differs_in_spelling = |step: &EditStep| match *step {
            EditStep::Changed(i, j) if asked.lexemes()[i].kind == LexemeKind::Word => {
                may_be_respelled(asked.text(&asked.lexemes()[i]), self.lexed.text(&self.lexed.lexemes()[j]))
                    || self.may_be_parted(0, i)
                    || self.may_be_parted(1, j)
            }
            EditStep::First(i) => self.may_be_parted(0, i),
            EditStep::Second(j) => self.may_be_parted(1, j),
            _ => false,
        };
        fuzzy.edit.steps.iter().any(differs_in_spelling) || self.may_share_honorific()
    }

    fn texts(&self) -> [&LexedText; 2] {
        [self.query.text.lexed(), &self.lexed]
    }

    // The lexemes of a text, the query being 0, that do not stand in the other text.
    fn alone(&self, side: usize) -> impl Iterator<Item = usize> {
        let steps = self.fuzzy.iter().flat_map(|fuzzy| &fuzzy.edit.steps);
        steps.filter_map(move |step| match *step {
            EditStep::First(i) => [Some(i), None][side],
            EditStep::Second(j) => [None, Some(j)][side],
            EditStep::Changed(i, j) => [Some(i), Some(j)][side],
            _ => None,
        })
    }

    // Returns true for a word of a text that the other text may have as two: a contraction or a compound. For
    // the hyphen behind a prefix, the other text has one word.
    fn may_be_parted(&self, side: usize, at: usize) -> bool {
        let [own, other] = [self.texts()[side], self.texts()[1 - side]];
        let word = own.text(&own.lexemes()[at]);
        let mut others = self.alone(1 - side).map(|at| other.text(&other.lexemes()[at]));
        match own.lexemes()[at].kind {
            LexemeKind::Word if may_be_parted(word) => {
                let is_part = |part: &str| part.len() < word.len() && word.starts_with(part);
                let is_without_apostrophe =
                    |part: &str| part == word.replace('\'', "") || word == part.replace('\'', "");
                others.any(|part| {
                    is_part(part)
                        || is_without_apostrophe(part)
                        || matches!(part, "not" | "cannot") && word.ends_with("n't")
                })
            }
            LexemeKind::Mark if word == "-" => {
                let prefix = at.checked_sub(1).map_or("", |before| own.text(&own.lexemes()[before]));
                is_prefix(prefix)
                    && others.any(|whole| whole.len() > prefix.len() && whole.starts_with(prefix))
            }
            _ => false,
        }
    }

    /// Returns true if one text has a number in figures that the other may have in words.
    pub(super) fn may_share_numbers(&self) -> bool {
        let Some(fuzzy) = &self.fuzzy else { return false };
        let is_figure = |side: usize, at: usize| self.texts()[side].lexemes()[at].kind == LexemeKind::Number;
        let has_figure = |side: usize| {
            fuzzy.edit.steps.iter().any(|&step| match step {
                EditStep::First(i) => side == 0 && is_figure(side, i),
                EditStep::Second(j) => side == 1 && is_figure(side, j),
                // 2,000,000 for 2 million.
                EditStep::Changed(i, j) => is_figure(side, [i, j][side]),
                _ => false,
            })
        };
        let has_words = |side: usize| {
            let text = self.texts()[side];
            self.alone(side).any(|at| is_number_word(text.text(&text.lexemes()[at])))
        };
        (has_figure(0) && has_words(1)) || (has_figure(1) && has_words(0))
    }

    /// Returns true if both texts may have a formula of blessing.
    pub(super) fn may_share_honorific(&self) -> bool {
        self.query.may_have_honorific && may_have_honorific(self.lexed.folded())
    }

    /// Returns true if the text may have a mark for a formula of blessing that the query has in letters. The
    /// folds drop the mark, so the text as given decides.
    pub(super) fn may_lack_a_mark(&self) -> bool {
        let count = |text: &LexedText| text.lexemes().len();
        self.query.may_be_honorific_mark && count(&self.lexed) < count(self.query.text.lexed())
    }
}
