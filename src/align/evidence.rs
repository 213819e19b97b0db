//! The kinds of evidence that speak for a bead.

/// What speaks for a bead besides its length and its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Evidence {
    /// Numbering that translate each other stand at about the same place of a bead.
    Position,
    /// Names sound alike in both languages.
    Names,
    /// Numbering that look the same on both sides.
    Identity,
    /// Numbers, in digits of either kind or in words.
    Numbers,
    /// Numbering are compared by their stems; without, only those are known that stand in the lexicon as they are.
    Stems,
    /// A translated sentence is explained by its translation about as well as others of the text are.
    Coverage,
    /// A translator who splits or joins sentences does so again.
    Habits,
}

impl Evidence {
    /// All kinds.
    pub const ALL: [Self; 7] = [
        Self::Position,
        Self::Names,
        Self::Identity,
        Self::Numbers,
        Self::Stems,
        Self::Coverage,
        Self::Habits,
    ];

    /// Returns the name it is shown under.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Position => "position",
            Self::Names => "names",
            Self::Identity => "identity",
            Self::Numbers => "numbers",
            Self::Stems => "stems",
            Self::Coverage => "coverage",
            Self::Habits => "habits",
        }
    }
}
