//! `mizan delete`: deletes units from a memory.

use anyhow::Context;
use mizan::memory::{Action, UnitId};

use crate::options::memory_file::MemoryFile;
use crate::terminal::outcome::Outcome;

/// delete units from a memory by their numbers
#[derive(clap::Args)]
pub(crate) struct Args {
    /// the numbers of the units, as `lookup --json` and `search` show them
    #[arg(required = true, value_name = "ID")]
    ids: Vec<UnitId>,
    #[command(flatten)]
    memory: MemoryFile,
}

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let memory = self.memory.open_to_write()?;
        let deleted = || {
            let mut batch = memory.batch()?.action(Action::Delete);
            self.ids.iter().try_for_each(|&id| batch.delete(id))?;
            batch.commit()
        };
        deleted().with_context(|| self.memory.name())?;
        Ok(Outcome::Done)
    }
}
