use crate::memory_file::MemoryFile;
use crate::outcome::Outcome;

/// Make a memory's file as small as it gets; what could be undone can be no longer
#[derive(clap::Args)]
pub(crate) struct Compact {
    #[command(flatten)]
    memory: MemoryFile,
}

impl Compact {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        self.memory.open()?.compact()?;
        Ok(Outcome::Done)
    }
}
