//! [`Column`]: the source or the target of the rows.

use serde::{Deserialize, Serialize};

/// A column of the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    /// The texts that were translated.
    Source,
    /// Their translations.
    Target,
}

impl Column {
    /// Both columns, in order.
    pub const BOTH: [Self; 2] = [Self::Source, Self::Target];

    /// Returns the number of the column, 0 or 1.
    #[must_use]
    pub fn index(self) -> usize {
        match self {
            Self::Source => 0,
            Self::Target => 1,
        }
    }

    /// Returns the other column.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Source => Self::Target,
            Self::Target => Self::Source,
        }
    }
}
