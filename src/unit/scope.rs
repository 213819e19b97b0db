//! [`Scope`]: the part of a unit that a note or property belongs to.

/// The part of a unit that a note or property belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// The unit.
    #[default]
    Unit,
    /// Its source text.
    Source,
    /// Its target text.
    Target,
}
