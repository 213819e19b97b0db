//! [`Prop`]: a property that another tool gave a unit, kept as it came.

use super::scope::Scope;

// The property that marks a term, and its value.
const KIND: &str = "x-mizan-kind";
const TERM: &str = "term";

// The property that says where in its document a unit stands: the page, the slide, the cell, the times of
// cues.
const PLACE: &str = "x-place";

// The property of a unit whose translation stands at another place of its document, and its value.
const MOVED: &str = "x-moved";
const YES: &str = "yes";

/// A property that another tool gave a unit (TMX `prop`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Prop {
    /// The name (`x-document`).
    pub name: String,
    /// The value.
    pub value: String,
    /// The part of the unit that the property belongs to.
    pub scope: Scope,
}

impl Prop {
    /// The name of the property that holds the context of a PO message.
    pub(crate) const PO_CONTEXT: &str = "x-po-context";
    /// The name of the property that holds the number of a plural form of a PO message.
    pub(crate) const PO_FORM: &str = "x-po-form";
}

impl Prop {
    /// Returns a property of a unit or of one of its texts.
    #[must_use]
    pub fn new(name: impl Into<String>, value: impl Into<String>, scope: Scope) -> Self {
        Self { name: name.into(), value: value.into(), scope }
    }

    /// Returns the property that marks a unit as a term.
    pub(super) fn term() -> Self {
        Self::new(KIND, TERM, Scope::Unit)
    }

    /// Returns the property of a unit whose translation stands at another place of its document.
    pub(crate) fn moved() -> Self {
        Self::new(MOVED, YES, Scope::Unit)
    }

    /// Returns the property that says where in its document a unit stands.
    pub(crate) fn place(place: &str) -> Self {
        Self::new(PLACE, place, Scope::Unit)
    }

    /// Returns true for the property that says where in its document a unit stands.
    #[cfg(feature = "memory")]
    pub(crate) fn is_place(&self) -> bool {
        self.name == PLACE
    }

    /// Returns true for a property by which a file tells messages of one text apart: their context or plural
    /// form.
    pub(crate) fn names_message(&self) -> bool {
        self.name == Self::PO_CONTEXT || self.name == Self::PO_FORM
    }

    /// Returns true for the property that marks a unit as a term.
    pub(crate) fn marks_term(&self) -> bool {
        self.name == KIND && self.value == TERM && self.scope == Scope::Unit
    }
}
