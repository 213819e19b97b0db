//! `mizan undo`: takes back the last change of a memory.

use anyhow::Context;
use mizan::json::ChangeReport;
use mizan::memory::Action;

use crate::options::json_option::JsonOption;
use crate::options::memory_file::MemoryFile;
use crate::terminal::outcome::Outcome;
use crate::terminal::remark::remark;
use crate::terminal::steps::{list, named};
use crate::terminal::words::{count, moment};

/// undo the last import, edit or other change of a memory, back to its last compaction
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  mizan undo --list\n  mizan undo --memory plant.mizan")]
pub(crate) struct Args {
    #[command(flatten)]
    memory: MemoryFile,
    /// list what can be undone, the latest change first, and change nothing
    #[arg(long)]
    list: bool,
    #[command(flatten)]
    json: JsonOption,
}

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        if self.list {
            return list(&self.memory.open()?.steps()?, self.json.json);
        }
        let memory = self.memory.open_to_write()?;
        let report = ChangeReport::new("undo", self.memory.name());
        let Some(undone) = memory.undo().with_context(|| self.memory.name())? else {
            remark!("nothing to undo");
            self.json.print(&report)?;
            return Ok(Outcome::NothingFound);
        };
        let (what, at) = (named(&undone.action, undone.file.as_deref()), moment(undone.at));
        let (removed, restored) = (count(undone.removed, "unit"), count(undone.restored, "unit"));
        remark!("undone: {what} of {at}: {removed} deleted, {restored} restored");
        let earlier = memory.steps()?;
        if undone.action == Action::Align && earlier.first().is_some_and(|step| step.action == Action::Align)
        {
            let aligned = earlier.iter().take_while(|step| step.action == Action::Align).count();
            let pairs = count(aligned as u64, "alignment");
            remark!("{pairs} before it can be undone too, each by another `mizan undo`");
        }
        self.json.print(&report.undone(&undone))?;
        Ok(Outcome::Done)
    }
}
