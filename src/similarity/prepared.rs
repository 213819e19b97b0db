//! [`Prepared`]: a query with everything that is computed once, before it is compared with many texts.

use std::fmt;
use std::sync::OnceLock;

use crate::lang::{Known, Lang};
use crate::text::{Respelling, fold, has_honorific_mark, may_be_honorific_mark, may_have_honorific};
use crate::unit::UnitText;

#[cfg(feature = "memory")]
use super::any_order::AnyOrder;
use super::lexemes::{ComparedText, LexedText};
use super::long_texts::is_long;
use super::myers::MyersPattern;

/// The part of a query that its clones share.
pub(super) struct Prepared {
    pub(super) text: ComparedText,
    pub(super) lang: Lang,
    pub(super) rules: Option<Known>,
    /// `None` for a long text, which is compared in pieces.
    pub(super) pattern: Option<MyersPattern>,
    // The text with its words in the order of the alphabet, made at the first text that may be a reordered
    // one.
    #[cfg(feature = "memory")]
    any_order: OnceLock<AnyOrder>,
    /// Whether the text may have a formula of blessing.
    pub(super) may_have_honorific: bool,
    /// Whether other texts may have a formula of it as a mark.
    pub(super) may_be_honorific_mark: bool,
    // The text in the spellings that other texts share, made when a text is met that may be the same in other
    // spellings: with formulas of blessing in full or in short, with numbers in words or in figures.
    respelled: [OnceLock<ComparedText>; 4],
}

impl Prepared {
    pub(super) fn new(text: UnitText, lang: Lang) -> Self {
        let rules = lang.known();
        let lexed = LexedText::new(fold(text.plain()), rules);
        let pattern = (!is_long(lexed.folded())).then(|| MyersPattern::new(lexed.folded()));
        let may_have_honorific = may_have_honorific(lexed.folded()) || has_honorific_mark(text.plain());
        let may_be_honorific_mark = may_be_honorific_mark(lexed.folded());
        let text = ComparedText::new(text, lexed);
        Self {
            text,
            lang,
            rules,
            pattern,
            #[cfg(feature = "memory")]
            any_order: OnceLock::new(),
            may_have_honorific,
            may_be_honorific_mark,
            respelled: Default::default(),
        }
    }

    /// Returns the text with its words in any order.
    #[cfg(feature = "memory")]
    pub(super) fn any_order(&self) -> &AnyOrder {
        self.any_order.get_or_init(|| AnyOrder::new(self.text.lexed().folded()))
    }

    /// Returns the text in one of the spellings that all its spellings share.
    pub(super) fn respelled(&self, by: Respelling) -> &ComparedText {
        let place = usize::from(by.full_forms) + 2 * usize::from(by.numbers);
        self.respelled[place].get_or_init(|| self.text.respelled(by, self.rules))
    }
}

impl fmt::Debug for Prepared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Prepared").field("text", self.text.text()).field("lang", &self.lang).finish()
    }
}
