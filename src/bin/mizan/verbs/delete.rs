//! `mizan delete`: deletes units from a memory.

use anyhow::{Context, bail};
use mizan::json::ChangeReport;
use mizan::memory::{Action, Memory, UnitId};

use crate::options::filters::Filters;
use crate::options::json_option::JsonOption;
use crate::options::memory_file::MemoryFile;
use crate::options::names::unit_id;
use crate::terminal::outcome::Outcome;
use crate::terminal::remark::remark;
use crate::terminal::words::count;
use crate::terminal::{damage, progress, question};

/// delete units from a memory, by their numbers or all that pass filters
///
/// With filters the verb shows how many units pass and asks before it deletes them.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  mizan delete 117\n  \
        mizan delete --client \"Nile Pumps\" --yes --memory plant.mizan")]
pub(crate) struct Args {
    /// the numbers of the units, as `lookup --json` and `search` show them
    #[arg(value_name = "ID", value_parser = unit_id)]
    ids: Vec<UnitId>,
    #[command(flatten)]
    memory: MemoryFile,
    /// delete the units that pass the filters without asking
    #[arg(long)]
    yes: bool,
    #[command(flatten)]
    json: JsonOption,
    #[command(flatten)]
    filters: Filters,
}

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let filter = self.filters.filter();
        let ids = match (self.ids.is_empty(), filter.is_empty()) {
            (true, true) => bail!("which units? give their numbers, or filters such as --client"),
            (false, false) => bail!("give either numbers or filters, not both"),
            (false, true) => self.ids.clone(),
            (true, false) => {
                let memory = self.memory.open()?;
                let ids = progress::busy("looking", || memory.only(filter).ids())?;
                let nothing = damage::met(&memory, &self.memory.name(), Outcome::NothingFound);
                if ids.is_empty() {
                    remark!("no unit passes the filters");
                    self.filters.name_unknown(&memory)?;
                    self.json.print(&ChangeReport::new("delete", self.memory.name()))?;
                    return Ok(nothing);
                }
                if !self.yes && !self.agrees(ids.len() as u64)? {
                    self.json.print(&ChangeReport::new("delete", self.memory.name()))?;
                    return Ok(Outcome::NothingFound);
                }
                ids
            }
        };
        let memory = self.memory.open_to_write()?;
        progress::busy("deleting", || delete(&memory, &ids)).with_context(|| self.memory.name())?;
        let units = ids.len() as u64;
        remark!("deleted {}; `mizan undo` takes that back", count(units, "unit"));
        self.json.print(&ChangeReport::new("delete", self.memory.name()).deleted(units))?;
        Ok(Outcome::Done)
    }

    /// Asks the person at the terminal whether to delete this number of units. Returns the answer.
    fn agrees(&self, units: u64) -> anyhow::Result<bool> {
        let (name, units) = (self.memory.name(), count(units, "unit"));
        question::agrees(
            &format!("delete {units} of {name}?"),
            "nothing is deleted",
            &format!("{name}: {units} would be deleted; without a terminal, --yes deletes them"),
        )
    }
}

fn delete(memory: &Memory, ids: &[UnitId]) -> mizan::Result<()> {
    let mut batch = memory.batch()?.action(Action::Delete);
    ids.iter().try_for_each(|&id| batch.delete(id))?;
    batch.commit()
}
