//! A unit that shares a part of a text: [`Fragment`].

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use crate::memory::unit_id::UnitId;
use crate::unit::Unit;

/// A stored unit that holds a part of a text, or that the text holds as a whole.
#[derive(Clone, Debug)]
pub struct Fragment {
    pub(super) query: Range<usize>,
    pub(super) id: UnitId,
    pub(super) unit: Unit,
    pub(super) source: Range<usize>,
    pub(super) target: Option<Range<usize>>,
    pub(super) kind: FragmentKind,
    pub(super) percent: u8,
    /// The name of the memory, if several were asked.
    pub(in crate::memory) memory: Option<Arc<str>>,
}

/// What a text and a unit share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum FragmentKind {
    /// Several words in a row, at least three of them with a content of their own.
    Part,
    /// All of the unit's text, or a sentence as a whole.
    Whole,
}

impl Fragment {
    /// Returns the place in the text that was looked up, in bytes.
    #[must_use]
    pub fn query(&self) -> Range<usize> {
        self.query.clone()
    }

    /// Returns the number of the unit in the memory.
    #[must_use]
    pub fn id(&self) -> UnitId {
        self.id
    }

    /// Returns the name of the memory that has the unit, if several [`Memories`](crate::memory::Memories)
    /// were asked.
    #[must_use]
    pub fn memory(&self) -> Option<&str> {
        self.memory.as_deref()
    }

    /// Returns the unit, turned so that its source is in the language of the text.
    #[must_use]
    pub fn unit(&self) -> &Unit {
        &self.unit
    }

    /// Returns the part of the unit's source that the text shares.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.unit.source().plain()[self.source.clone()]
    }

    /// Returns the translation of that part; `None` if its place in the unit's target is not sure.
    #[must_use]
    pub fn target(&self) -> Option<&str> {
        Some(&self.unit.target().plain()[self.target.clone()?])
    }

    /// Returns the place of [`source`](Self::source) in the unit's source, in bytes.
    #[must_use]
    pub fn source_place(&self) -> Range<usize> {
        self.source.clone()
    }

    /// Returns the place of [`target`](Self::target) in the unit's target, in bytes.
    #[must_use]
    pub fn target_place(&self) -> Option<Range<usize>> {
        self.target.clone()
    }

    /// Returns what the text and the unit share.
    #[must_use]
    pub fn kind(&self) -> FragmentKind {
        self.kind
    }

    /// Returns how alike the two parts are, 0 to 100, before penalties.
    #[must_use]
    pub fn percent(&self) -> u8 {
        self.percent
    }
}

impl FragmentKind {
    /// Returns the name, as JSON has it: `part` or `whole`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Part => "part",
            Self::Whole => "whole",
        }
    }
}

impl fmt::Display for FragmentKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
