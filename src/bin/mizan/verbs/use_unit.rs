//! `mizan use`: counts the use of units.

use anyhow::Context;
use mizan::json::ChangeReport;
use mizan::memory::{Action, Memory, UnitId};

use crate::options::json_option::JsonOption;
use crate::options::memory_file::MemoryFile;
use crate::options::names::unit_id;
use crate::terminal::outcome::Outcome;
use crate::terminal::remark::remark;

/// count that a translator has used units
///
/// The number of uses and the time of the last one are shown with the unit, and `mizan info` counts the
/// units that were used. The unit's date of change stays.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  mizan use 117\n  mizan use 117 118 --memory plant.mizan")]
pub(crate) struct Args {
    /// the numbers of the units, as `lookup --json` and `search` show them
    #[arg(required = true, value_name = "ID", value_parser = unit_id)]
    ids: Vec<UnitId>,
    #[command(flatten)]
    memory: MemoryFile,
    #[command(flatten)]
    json: JsonOption,
}

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let memory = self.memory.open_to_write()?;
        self.count(&memory).with_context(|| self.memory.name())?;
        self.json.print(&ChangeReport::new("use", self.memory.name()).edited(&self.ids))?;
        Ok(Outcome::Done)
    }

    /// Counts the uses in one step, which `mizan undo` takes back as a whole.
    fn count(&self, memory: &Memory) -> anyhow::Result<()> {
        let mut batch = memory.batch()?.action(Action::Use);
        for &id in &self.ids {
            batch.count_use(id)?;
        }
        batch.commit()?;
        for &id in &self.ids {
            remark!("unit {id} used, {} in all", times(memory.unit(id)?.origin().use_count));
        }
        Ok(())
    }
}

fn times(uses: u32) -> String {
    match uses {
        1 => "once".into(),
        _ => format!("{uses} times"),
    }
}
