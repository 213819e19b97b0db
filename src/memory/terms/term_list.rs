//! [`TermList`]: the terms of a memory, and where they occur in a text.

use std::collections::HashMap;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use crate::error::Result;
use crate::lang::Lang;
use crate::memory::memory::Memory;
use crate::memory::unit_id::UnitId;
use crate::text::{Folded, Token, tokens};
use crate::unit::Unit;

use super::found_term::FoundTerm;
use super::term_forms::TermForms;

/// The terms of a memory, held in working memory. Threads may search one list at the same time.
///
/// ```
/// use mizan::memory::{Memory, TermList};
/// use mizan::{Lang, Unit};
///
/// let memory = Memory::in_memory()?;
/// let mut batch = memory.batch()?;
/// batch.insert(&Unit::new(Lang::ARABIC, "عقد الإيجار", Lang::ENGLISH, "lease").as_term())?;
/// batch.commit()?;
/// let terms = TermList::of(&memory)?;
/// let text = "انتهت عقود الإيجار القديمة.";
/// let found = terms.find(text, &Lang::ARABIC);
/// assert_eq!(found[0].unit().target().plain(), "lease");
/// assert_eq!(&text[found[0].query()], "عقود الإيجار");
/// # Ok::<(), mizan::Error>(())
/// ```
#[derive(Clone, Default)]
pub struct TermList {
    terms: Vec<Term>,
    // The terms by a key of their first word.
    by_key: HashMap<String, Vec<u32>>,
    to_lang: Option<Lang>,
}

/// A side of a unit as a term.
#[derive(Clone)]
struct Term {
    id: UnitId,
    unit: Arc<Unit>,
    words: Vec<TermForms>,
}

/// The most words of a term. Chosen by hand: a longer text is a sentence.
const MOST_WORDS: usize = 10;

impl TermList {
    /// Reads the terms of a memory: all units whose text has ten words at most, from either side. Takes some
    /// hundred bytes a term.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn of(memory: &Memory) -> Result<Self> {
        let mut list = Self::default();
        for stored in memory.units()?.past_damage() {
            let stored = stored?;
            list.push(stored.id, stored.unit.clone().reversed());
            list.push(stored.id, stored.unit);
        }
        Ok(list)
    }

    /// Finds only terms whose translation is in this language.
    #[must_use]
    pub fn to_lang(mut self, lang: impl Into<Option<Lang>>) -> Self {
        self.to_lang = lang.into();
        self
    }

    fn push(&mut self, id: UnitId, unit: Unit) {
        let plain = unit.source().plain();
        let words = Words::of(plain);
        let count = words.tokens().count();
        if count == 0 || count > MOST_WORDS {
            return;
        }
        let forms: Vec<TermForms> = words
            .tokens()
            .enumerate()
            .map(|(at, token)| TermForms::new(&token, words.given(plain, &token), at == 0))
            .collect();
        let number = self.terms.len() as u32;
        for key in forms[0].keys() {
            let terms = self.by_key.entry(key).or_default();
            if terms.last() != Some(&number) {
                terms.push(number);
            }
        }
        self.terms.push(Term { id, unit: Arc::new(unit), words: forms });
    }

    /// Returns the terms that occur in a text of a language, the longest first, then by their places.
    ///
    /// Arabic words are found with their clitics, with the article or without, in the dual, in sound and
    /// broken plurals; English ones with their endings. Terms inside longer ones are found too. Linear in
    /// the length of the text.
    #[must_use]
    pub fn find(&self, text: &str, lang: &Lang) -> Vec<FoundTerm> {
        let words = Words::of(text);
        let tokens: Vec<Token> = words.tokens().collect();
        let mut found: Vec<(usize, FoundTerm)> = Vec::new();
        for at in 0..tokens.len() {
            let keys = TermForms::keys_of(&tokens[at]);
            let mut likely: Vec<u32> =
                keys.iter().filter_map(|key| self.by_key.get(&**key)).flatten().copied().collect();
            likely.sort_unstable();
            likely.dedup();
            for term in likely.into_iter().map(|number| &self.terms[number as usize]) {
                if self.is_asked(term, lang) && words.has(text, &tokens[at..], &term.words) {
                    let query = words.place(text, &tokens[at..at + term.words.len()]);
                    found.push((
                        term.words.len(),
                        FoundTerm { query, id: term.id, unit: Arc::clone(&term.unit) },
                    ));
                }
            }
        }
        found.sort_by_key(|(count, term)| {
            (std::cmp::Reverse(*count), term.query.start, term.usage(), term.id)
        });
        found.into_iter().map(|(_, term)| term).collect()
    }

    fn is_asked(&self, term: &Term, lang: &Lang) -> bool {
        let is_to = |to: &Lang| to.same_language(term.unit.target_lang());
        (*lang == Lang::UNDETERMINED || lang.same_language(term.unit.source_lang()))
            && self.to_lang.as_ref().is_none_or(is_to)
    }
}

impl fmt::Debug for TermList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TermList").field("terms", &self.terms.len()).finish_non_exhaustive()
    }
}

/// A folded text and its words.
struct Words(Folded);

impl Words {
    fn of(text: &str) -> Self {
        Self(Folded::new(text))
    }

    fn tokens(&self) -> impl Iterator<Item = Token<'_>> {
        tokens(self.0.as_str())
    }

    /// Returns a word as given.
    fn given<'t>(&self, text: &'t str, token: &Token) -> &'t str {
        text[self.0.original(token.range.clone())].trim_end()
    }

    fn place(&self, text: &str, tokens: &[Token]) -> Range<usize> {
        let place = self.0.original(tokens[0].range.start..tokens[tokens.len() - 1].range.end);
        place.start..place.start + text[place].trim_end().len()
    }

    // Returns true if the words of a term are the first of these, with spaces or hyphens alone between them.
    fn has(&self, text: &str, tokens: &[Token], term: &[TermForms]) -> bool {
        let gap = |pair: &[Token]| &self.0.as_str()[pair[0].range.end..pair[1].range.start];
        tokens.len() >= term.len()
            && tokens[..term.len()]
                .windows(2)
                .all(|pair| gap(pair).chars().all(|c| matches!(c, ' ' | '-' | '"')))
            && term.iter().zip(tokens).all(|(word, token)| word.fits(token, self.given(text, token)))
    }
}
