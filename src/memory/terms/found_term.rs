//! A term that occurs in a text: [`FoundTerm`].

use std::ops::Range;
use std::sync::Arc;

use crate::memory::unit_id::UnitId;
use crate::unit::{Scope, Unit};

use super::usage::Usage;

/// A term of a glossary that occurs in a text.
#[derive(Clone, Debug)]
pub struct FoundTerm {
    pub(super) query: Range<usize>,
    pub(super) id: UnitId,
    pub(super) unit: Arc<Unit>,
}

impl FoundTerm {
    /// Returns the place of the term's words in the text, with their clitics and endings, in bytes.
    #[must_use]
    pub fn query(&self) -> Range<usize> {
        self.query.clone()
    }

    /// Returns the number of the unit in the memory of the terms.
    #[must_use]
    pub fn id(&self) -> UnitId {
        self.id
    }

    /// Returns the term as a unit, turned so that its source is in the language of the text.
    #[must_use]
    pub fn unit(&self) -> &Unit {
        &self.unit
    }

    /// Returns whether the translation is to be used, if the glossary says so.
    #[must_use]
    pub fn usage(&self) -> Option<Usage> {
        Usage::of(&self.unit, Scope::Target)
    }

    /// Returns whether the term itself is to be used, if the glossary says so.
    #[must_use]
    pub fn source_usage(&self) -> Option<Usage> {
        Usage::of(&self.unit, Scope::Source)
    }
}
