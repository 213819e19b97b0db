use std::path::PathBuf;

use crate::options::memory_file::{self, MemoryFile};
use crate::terminal::outcome::Outcome;
use crate::terminal::progress;

/// Put the units of other memories into a memory, made if there is none
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The other memories, which stay as they are
    #[arg(required = true, value_name = "MEMORY")]
    others: Vec<PathBuf>,
    #[command(flatten)]
    memory: MemoryFile,
}

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        // A name mistyped is told before anything is made or changed.
        let others = self.others.iter().map(|path| memory_file::open(path));
        let others = others.collect::<anyhow::Result<Vec<_>>>()?;
        let memory = self.memory.create()?;
        for (path, other) in self.others.iter().zip(&others) {
            let merged = progress::busy("merging", || memory.merge(other))?;
            eprintln!(
                "mizan: {}: {} units new, {} changed, {} known",
                path.display(),
                merged.new,
                merged.changed,
                merged.known
            );
        }
        Ok(Outcome::Done)
    }
}
