//! [`Access`]: a token as its file lists it.

use super::rights::Rights;

/// Who holds a token, and what it lets them do.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Access {
    /// The name of the token, such as that of the program that holds it.
    pub name: String,
    /// What its holder may do.
    pub rights: Rights,
    /// The names of the memories that its holder may ask; all if there are none.
    pub memories: Vec<String>,
    /// When the token was made, as `2026-01-31T09:30:00Z`.
    pub made: String,
}

impl Access {
    /// Returns true if the holder may ask the memory of this name.
    #[must_use]
    pub fn opens(&self, memory: &str) -> bool {
        self.memories.is_empty() || self.memories.iter().any(|name| name == memory)
    }
}
