//! [`Status`]: how far a translation is trusted.

/// How far a translation is trusted, least first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Status {
    /// Paired by an aligner; nobody looked at it.
    Aligned,
    /// Made by a machine.
    Machine,
    /// Written by a translator.
    #[default]
    Translated,
    /// Checked by a second person.
    Reviewed,
}

impl Status {
    /// Returns the name it is stored, written and shown under.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Aligned => "aligned",
            Self::Machine => "machine",
            Self::Translated => "translated",
            Self::Reviewed => "reviewed",
        }
    }

    /// Returns the status of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Aligned, Self::Machine, Self::Translated, Self::Reviewed]
            .into_iter()
            .find(|s| s.name() == name)
    }
}
