//! [`UnitGroup`]: units of a file that belong together, such as the sentences of a paragraph.

/// Units of a file that belong together (`<group>`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnitGroup {
    /// The id, which no other group of the file has.
    pub id: String,
    /// Where the units stand in their document (`resname`, in 2.x `name`, and a note).
    pub place: String,
    /// What the units are together (`restype` of 1.2); empty if nothing is known.
    pub kind: String,
}

impl UnitGroup {
    /// Returns a group of this id at this place, of no kind.
    #[must_use]
    pub fn new(id: impl Into<String>, place: impl Into<String>) -> Self {
        Self { id: id.into(), place: place.into(), kind: String::new() }
    }

    /// Returns the group with this kind, as XLIFF 1.2 names kinds (`cell`, `caption`, `x-paragraph`).
    #[must_use]
    pub fn of_kind(self, kind: impl Into<String>) -> Self {
        Self { kind: kind.into(), ..self }
    }
}
