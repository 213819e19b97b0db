//! [`NewMemory`]: a memory that a verb may make, because there is none of the name that a person gave.

use std::path::{Path, PathBuf};

use super::memory_file::near;
use crate::terminal::input;
use crate::terminal::remark::remark;

/// A memory that did not exist when the verb began.
pub(crate) struct NewMemory {
    path: PathBuf,
    // The memory beside it whose name is so like this one that one of them may be a slip.
    near: Option<PathBuf>,
}

impl NewMemory {
    /// Returns the memory of a path; `None` if it exists.
    pub(crate) fn of(path: &Path) -> Option<Self> {
        (!path.exists()).then(|| Self { path: path.to_owned(), near: near(path) })
    }

    /// Says on stderr that the memory was made, if it was. Callers use this after the first write.
    pub(crate) fn tell(self) {
        if self.path.exists() {
            let near = self.near.map(|near| format!("; there is {}", input::name(&near))).unwrap_or_default();
            remark!("made {}{near}", input::name(&self.path));
        }
    }
}
