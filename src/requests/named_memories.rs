//! The option `memory`: memories that are asked beside the one that is open.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::options::Options;
use crate::error::Result;
use crate::memory::{Memories, Memory, parted_penalty};

/// Memories that a request names, each with its penalty in points.
pub(super) struct NamedMemories(Vec<(PathBuf, Arc<Memory>, u8)>);

impl NamedMemories {
    /// Takes the option `memory`, and opens the files.
    pub(super) fn open(options: &mut Options) -> Result<Self> {
        let named = options.texts("memory")?;
        let open = |given: &String| {
            let (path, penalty) = parted_penalty(Path::new(given))?;
            let memory = options.open_files().memory(&path)?;
            Ok((path, memory, penalty))
        };
        named.iter().map(open).collect::<Result<_>>().map(Self)
    }

    /// Returns the memories after others. Their names in the answers are as given.
    pub(super) fn after<'m>(&'m self, first: Memories<'m>) -> Memories<'m> {
        self.0.iter().fold(first, |all, (path, memory, penalty)| {
            all.with(memory, &path.display().to_string(), *penalty)
        })
    }

    /// Returns the memories with their penalties.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&Memory, u8)> {
        self.0.iter().map(|(_, memory, penalty)| (&**memory, *penalty))
    }
}
