//! [`TermCandidate`]: a term with its translation, as the units have them.

use crate::lang::Lang;
use crate::unit::{Note, Scope, Unit};

/// A term with its translation, found in units.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TermCandidate {
    /// The term, in the source language of the units.
    pub source: String,
    /// Its translation.
    pub target: String,
    /// The language of the term.
    pub source_lang: Lang,
    /// The language of the translation.
    pub target_lang: Lang,
    /// The number of units in which one translates the other.
    pub count: u64,
    /// How strongly the two are associated: the log-likelihood ratio, from 0.
    pub score: f64,
    /// Units that have the term.
    pub examples: Vec<TermExample>,
}

/// A unit that has a term.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TermExample {
    /// The source text of the unit.
    pub source: String,
    /// Its translation.
    pub target: String,
}

impl TermCandidate {
    /// Returns the candidate as a term of a glossary, with its count and its first example as notes.
    #[must_use]
    pub fn unit(&self) -> Unit {
        let unit = Unit::new(
            self.source_lang.clone(),
            self.source.as_str(),
            self.target_lang.clone(),
            self.target.as_str(),
        );
        let count = format!("in {} units", self.count);
        let example = self.examples.first().map(|example| format!("{} = {}", example.source, example.target));
        let notes = [count].into_iter().chain(example).map(|text| Note::new(text, Scope::Unit));
        unit.with_notes(notes).as_term()
    }
}
