//! [`Action`]: what a step of the history did.

use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

/// What a step of the history did, as [`Memory::steps`](super::Memory::steps) lists it.
///
/// ```
/// use mizan::memory::Action;
///
/// assert_eq!("import".parse::<Action>()?, Action::Import);
/// assert_eq!(Action::from("spring cleaning").to_string(), "spring cleaning");
/// # Ok::<(), std::convert::Infallible>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Action {
    /// A program wrote units and gave the step no name.
    #[default]
    Write,
    /// A file was imported.
    Import,
    /// Two texts were aligned.
    Align,
    /// A unit was added by hand.
    Add,
    /// A unit was replaced.
    Edit,
    /// Units were deleted by their numbers.
    Delete,
    /// All units that pass filters were deleted.
    DeleteByFilter,
    /// Another memory was merged in.
    Merge,
    /// Flawed units were taken away.
    Clean,
    /// The use of units was counted.
    Use,
    /// Something else, under the name that a program gave it.
    Other(String),
}

impl Action {
    const NAMED: [Self; 10] = [
        Self::Write,
        Self::Import,
        Self::Align,
        Self::Add,
        Self::Edit,
        Self::Delete,
        Self::DeleteByFilter,
        Self::Merge,
        Self::Clean,
        Self::Use,
    ];

    fn name(&self) -> &str {
        match self {
            Self::Write => "write",
            Self::Import => "import",
            Self::Align => "align",
            Self::Add => "add",
            Self::Edit => "edit",
            Self::Delete => "delete",
            Self::DeleteByFilter => "delete by filter",
            Self::Merge => "merge",
            Self::Clean => "clean",
            Self::Use => "use",
            Self::Other(name) => name,
        }
    }
}

impl From<&str> for Action {
    fn from(name: &str) -> Self {
        Self::NAMED
            .into_iter()
            .find(|action| action.name() == name)
            .unwrap_or_else(|| Self::Other(name.into()))
    }
}

impl FromStr for Action {
    type Err = Infallible;

    fn from_str(name: &str) -> Result<Self, Infallible> {
        Ok(name.into())
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
