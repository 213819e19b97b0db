use std::path::PathBuf;

use anyhow::Context;

use crate::input;
use crate::memory_file::MemoryFile;
use crate::outcome::Outcome;

/// Copy a memory into a new file, even while it is in use
#[derive(clap::Args)]
pub(crate) struct Backup {
    /// The new file
    to: PathBuf,
    #[command(flatten)]
    memory: MemoryFile,
}

impl Backup {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        self.memory.open()?.backup(&self.to).with_context(|| input::name(&self.to))?;
        Ok(Outcome::Done)
    }
}
