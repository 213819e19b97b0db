//! `mizan undo`: takes back the last change of a memory.

use std::io::{self, BufWriter, Write};

use anyhow::Context;
use mizan::memory::{Action, Memory};

use crate::options::memory_file::MemoryFile;
use crate::terminal::outcome::Outcome;
use crate::terminal::remark::remark;
use crate::terminal::words::{count, moment};

/// undo the last import, edit or other change of a memory, back to its last compaction
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    memory: MemoryFile,
    /// list what can be undone, the latest change first, and change nothing
    #[arg(long)]
    list: bool,
}

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        if self.list {
            return list(&self.memory.open()?);
        }
        let memory = self.memory.open_to_write()?;
        let Some(undone) = memory.undo().with_context(|| self.memory.name())? else {
            remark!("nothing to undo");
            return Ok(Outcome::NothingFound);
        };
        let (what, at) = (named(&undone.action, undone.file.as_deref()), moment(undone.at));
        let (removed, restored) = (count(undone.removed, "unit"), count(undone.restored, "unit"));
        remark!("undone: {what} of {at}: {removed} deleted, {restored} restored");
        Ok(Outcome::Done)
    }
}

fn list(memory: &Memory) -> anyhow::Result<Outcome> {
    let steps = memory.steps()?;
    let mut out = BufWriter::new(io::stdout().lock());
    for step in &steps {
        let (made, changed) = (step.made, step.changed);
        let what = named(&step.action, step.file.as_deref());
        writeln!(out, "{}\t{what}\t{made} made\t{changed} changed or deleted", moment(step.at))?;
    }
    out.flush()?;
    Ok(if steps.is_empty() { Outcome::NothingFound } else { Outcome::Done })
}

/// Returns the name of a step: the action, and the name of the file that was read, if any.
fn named(action: &Action, file: Option<&str>) -> String {
    file.map_or_else(|| action.to_string(), |file| format!("{action} {file}"))
}
