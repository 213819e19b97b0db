//! `mizan compact`: makes the file of a memory smaller.

use anyhow::Context;
use indicatif::HumanBytes;
use mizan::json::ChangeReport;

use crate::options::json_option::JsonOption;
use crate::options::memory_argument::MemoryArgument;
use crate::terminal::outcome::Outcome;
use crate::terminal::progress;
use crate::terminal::remark::remark;

/// make the file of a memory as small as possible; earlier changes can then no longer be undone
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  mizan compact\n  mizan compact plant.mizan")]
pub(crate) struct Args {
    #[command(flatten)]
    memory: MemoryArgument,
    #[command(flatten)]
    json: JsonOption,
}

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let file = self.memory.file();
        let memory = file.open()?;
        progress::busy("compacting", || memory.compact()).with_context(|| file.name())?;
        let bytes = memory.info()?.bytes;
        remark!("{}: {}; every unit is in the index", file.name(), HumanBytes(bytes));
        self.json.print(&ChangeReport::new("compact", file.name()).written(None, bytes))?;
        Ok(Outcome::Done)
    }
}
