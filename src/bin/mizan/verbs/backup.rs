//! `mizan backup`: copies a memory.

use std::fs;
use std::path::PathBuf;

use anyhow::Context;
use mizan::json::ChangeReport;

use crate::options::json_option::JsonOption;
use crate::options::memory_file::{self, MemoryFile};
use crate::options::strict::Strict;
use crate::terminal::content::Content;
use crate::terminal::guard::Guard;
use crate::terminal::outcome::Outcome;
use crate::terminal::remark::remark;
use crate::terminal::{damage, input, progress};

/// copy a memory into a new file, even while the memory is in use
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  mizan backup copy.mizan\n  \
        mizan backup plant-copy.mizan --memory plant.mizan")]
pub(crate) struct Args {
    /// the new file
    to: PathBuf,
    #[command(flatten)]
    memory: MemoryFile,
    #[command(flatten)]
    strict: Strict,
    #[command(flatten)]
    json: JsonOption,
}

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let memory = self.memory.open()?;
        self.strict.check(&memory, &self.memory.name())?;
        let guard = Guard::new(false).memory(Some(&self.memory.path()?));
        if !self.to.exists() {
            guard.check(&self.to, Content::Memory)?;
            memory_file::check_folder(&self.to)?;
        }
        progress::busy("copying", || memory.backup(&self.to)).with_context(|| input::name(&self.to))?;
        let (name, bytes) = (input::name(&self.to), fs::metadata(&self.to)?.len());
        remark!("{} copied to {name}", self.memory.name());
        self.json.print(&ChangeReport::new("backup", self.memory.name()).written(name, bytes))?;
        Ok(damage::met(&memory, &self.memory.name(), Outcome::Done))
    }
}
