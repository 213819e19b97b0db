//! `mizan delete`: deletes units from a memory.

use anyhow::{Context, bail};
use mizan::json::ChangeReport;
use mizan::memory::{Action, Memory, UnitId};

use crate::options::filters::Filters;
use crate::options::json_option::JsonOption;
use crate::options::memory_file::MemoryFile;
use crate::options::names::unit_id;
use crate::options::strict::Strict;
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
    strict: Strict,
    #[command(flatten)]
    json: JsonOption,
    #[command(flatten)]
    filters: Filters,
}

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let filter = self.filters.filter_to_delete();
        match (self.ids.is_empty(), filter.is_empty()) {
            (true, true) => bail!("which units? give their numbers, or filters such as --client"),
            (false, false) => bail!("give either numbers or filters, not both"),
            _ => {}
        }
        let memory = self.memory.open()?;
        self.strict.check(&memory, &self.memory.name())?;
        let ids = match filter.is_empty() {
            true => self.ids.clone(),
            false => progress::busy("looking", || memory.only(filter).ids())?,
        };
        let met = damage::met(&memory, &self.memory.name(), Outcome::Done);
        let is_nothing = ids.is_empty();
        if is_nothing {
            remark!("no unit passes the filters");
            self.filters.name_unknown(&memory)?;
        }
        if is_nothing || self.ids.is_empty() && !self.yes && !self.agrees(ids.len() as u64)? {
            self.json.print(&ChangeReport::new("delete", self.memory.name()))?;
            return Ok(if met == Outcome::Done { Outcome::NothingFound } else { met });
        }
        drop(memory);
        let memory = self.memory.open_to_write()?;
        let document = self.filters.document();
        let action = if self.ids.is_empty() { Action::DeleteByFilter } else { Action::Delete };
        let gone = progress::busy("deleting", || delete(&memory, action, &ids, document));
        let gone = gone.with_context(|| self.memory.name())?;
        let stay = ids.len() as u64 - gone;
        remark!("deleted {}; `mizan undo` takes that back", count(gone, "unit"));
        if stay > 0 {
            remark!("{} stay for other documents that hold them", count(stay, "unit"));
        }
        self.json.print(&ChangeReport::new("delete", self.memory.name()).deleted(gone).changed(stay))?;
        Ok(met)
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

/// Deletes units, or of a document those that no other document holds. Returns the number of units deleted.
fn delete(memory: &Memory, action: Action, ids: &[UnitId], document: Option<&str>) -> mizan::Result<u64> {
    let mut batch = memory.batch()?.action(action);
    let mut gone = 0;
    for &id in ids {
        gone += match document {
            Some(document) => u64::from(batch.delete_from(id, &[document])?),
            None => batch.delete(id).map(|()| 1)?,
        };
    }
    batch.commit().map(|()| gone)
}
