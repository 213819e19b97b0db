//! The memory that a verb works on, named as its argument or with `--memory`.

use std::path::PathBuf;

use super::memory_file::MemoryFile;

/// The memory of a verb that takes no other file.
#[derive(clap::Args)]
pub(crate) struct MemoryArgument {
    /// the memory [default: that of MIZAN_MEMORY, else `mizan/default.mizan` in your data folder]
    memory: Option<PathBuf>,
    /// the memory, named as for other verbs
    #[arg(long = "memory", short = 'm', value_name = "FILE", conflicts_with = "memory")]
    named: Option<PathBuf>,
}

impl MemoryArgument {
    pub(crate) fn file(self) -> MemoryFile {
        MemoryFile::named(self.memory.or(self.named))
    }
}
