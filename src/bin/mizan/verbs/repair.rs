//! `mizan repair`: rebuilds a memory's index, or saves what can be read of a damaged file.

use anyhow::Context;
use mizan::json::ChangeReport;
use mizan::memory::Memory;

use crate::options::json_option::JsonOption;
use crate::options::memory_file::MemoryFile;
use crate::terminal::outcome::Outcome;
use crate::terminal::remark::remark;
use crate::terminal::words::count;
use crate::terminal::{input, progress};

/// repair a memory: rebuild its index, or save what can be read of a damaged file
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  mizan repair\n  mizan repair --memory plant.mizan")]
pub(crate) struct Args {
    #[command(flatten)]
    memory: MemoryFile,
    #[command(flatten)]
    json: JsonOption,
}

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let path = self.memory.path()?;
        let repaired =
            progress::busy("repairing", || Memory::repair(&path)).with_context(|| input::name(&path))?;
        self.memory.tell();
        let units = count(repaired.units, "unit");
        match &repaired.damaged {
            None => remark!("the file is sound; the index of its {units} was rebuilt"),
            Some(damaged) => remark!(
                "{units} saved, {} lost; the damaged file is kept as {}",
                repaired.lost,
                damaged.display()
            ),
        }
        self.json.print(&ChangeReport::new("repair", self.memory.name()).repaired(&repaired))?;
        Ok(Outcome::Done)
    }
}
