//! `mizan redo`: takes back the last undo of a memory.

use anyhow::Context;
use mizan::json::ChangeReport;

use crate::options::json_option::JsonOption;
use crate::options::memory_file::MemoryFile;
use crate::terminal::outcome::Outcome;
use crate::terminal::remark::remark;
use crate::terminal::steps::{list, named};
use crate::terminal::words::{count, moment};

/// redo what was undone last, until the memory is changed again
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  mizan redo --list\n  mizan redo --memory plant.mizan")]
pub(crate) struct Args {
    #[command(flatten)]
    memory: MemoryFile,
    /// list what can be redone, the change undone last first, and change nothing
    #[arg(long)]
    list: bool,
    #[command(flatten)]
    json: JsonOption,
}

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        if self.list {
            return list(&self.memory.open()?.undone_steps()?, self.json.json);
        }
        let memory = self.memory.open_to_write()?;
        let report = ChangeReport::new("redo", self.memory.name());
        let Some(redone) = memory.redo().with_context(|| self.memory.name())? else {
            remark!("nothing to redo");
            self.json.print(&report)?;
            return Ok(Outcome::NothingFound);
        };
        let what = named(&redone.action, redone.file.as_deref(), redone.files);
        let at = moment(redone.at);
        let made = count(redone.made, "unit");
        remark!(
            "redone: {what} of {at}: {made} made, {} changed, {} deleted",
            redone.changed,
            redone.deleted
        );
        self.json.print(&report.redone(&redone))?;
        Ok(Outcome::Done)
    }
}
