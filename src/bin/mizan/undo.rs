use crate::memory_file::MemoryFile;
use crate::outcome::Outcome;

/// Undo the last import, edit or other change of a memory, as far back as it was last compacted
#[derive(clap::Args)]
pub(crate) struct Undo {
    #[command(flatten)]
    memory: MemoryFile,
}

impl Undo {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let Some(undone) = self.memory.open()?.undo()? else {
            eprintln!("mizan: nothing to undo");
            return Ok(Outcome::NothingFound);
        };
        eprintln!(
            "mizan: undone: {} of {} (removed: {}, as before: {})",
            undone.what, undone.at, undone.removed, undone.restored
        );
        Ok(Outcome::Done)
    }
}
