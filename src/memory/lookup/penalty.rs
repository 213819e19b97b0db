//! Points that a match loses for what it is: [`Penalty`].

/// Points taken from a match for what it is, not for how it reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Penalty {
    pub(super) reason: Reason,
    pub(super) points: u8,
}

/// Why points are taken from a match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// An aligner paired the texts, and nobody looked at it.
    Aligned,
    /// A machine translated it, and nobody looked at it.
    Machine,
    /// It is of another region of the language (`ar-SA` for `ar-EG`), on either side.
    Region,
}

impl Penalty {
    /// Returns what it is for.
    #[must_use]
    pub fn reason(self) -> Reason {
        self.reason
    }

    /// Returns how many percent it takes.
    #[must_use]
    pub fn points(self) -> u8 {
        self.points
    }
}

impl Reason {
    /// Returns the name it is shown under (`aligned`).
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Aligned => "aligned",
            Self::Machine => "machine",
            Self::Region => "region",
        }
    }
}
