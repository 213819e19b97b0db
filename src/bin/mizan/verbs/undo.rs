//! `mizan undo`: takes back the last change of a memory.

use anyhow::Context;
use mizan::json::ChangeReport;

use crate::options::json_option::JsonOption;
use crate::options::memory_file::MemoryFile;
use crate::terminal::outcome::Outcome;
use crate::terminal::remark::remark;
use crate::terminal::steps::{list, named};
use crate::terminal::words::{count, moment};

/// undo the last import, edit or other change of a memory, back to its last compaction
///
/// An import of several files, a merge of several memories and an alignment of several pairs are undone as
/// a whole.
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
        let what = named(&undone.action, undone.file.as_deref(), undone.files);
        let at = moment(undone.at);
        let (removed, restored) = (count(undone.removed, "unit"), count(undone.restored, "unit"));
        remark!("undone: {what} of {at}: {removed} deleted, {restored} restored");
        self.json.print(&report.undone(&undone))?;
        Ok(Outcome::Done)
    }
}
