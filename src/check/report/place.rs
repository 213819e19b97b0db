//! [`Place`]: where a unit stands.

use std::fmt;

/// Where a unit stands: in a file, or in a memory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Place {
    /// The name of the file or memory.
    pub file: String,
    /// The line of the unit in the file, from 1.
    pub line: Option<u64>,
    /// The identifier of the unit in the file.
    pub key: Option<String>,
    /// The number of the unit in the memory.
    pub unit: Option<i64>,
}

impl Place {
    /// Returns a place in a file.
    #[must_use]
    pub fn in_file(file: impl Into<String>, line: u64, key: Option<&str>) -> Self {
        Self { file: file.into(), line: Some(line), key: key.map(str::to_owned), unit: None }
    }

    /// Returns a place in a memory.
    #[must_use]
    pub fn in_memory(file: impl Into<String>, unit: i64) -> Self {
        Self { file: file.into(), line: None, key: None, unit: Some(unit) }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.unit, self.line) {
            (Some(unit), _) => write!(f, "{}: unit {unit}", self.file),
            (None, Some(line)) => write!(f, "{}:{line}", self.file),
            (None, None) => f.write_str(&self.file),
        }
    }
}
