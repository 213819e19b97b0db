//! `mizan edit`: changes units of a memory.

use std::collections::BTreeSet;

use anyhow::{Context, bail};
use mizan::json::ChangeReport;
use mizan::memory::{Action, Memory, UnitId};
use mizan::{Status, Timestamp, Unit};

use crate::options::json_option::JsonOption;
use crate::options::label_options::LabelOptions;
use crate::options::memory_file::MemoryFile;
use crate::options::names::{status, unit_id};
use crate::options::note_option::NoteOption;
use crate::terminal::outcome::Outcome;
use crate::terminal::remark::remark;
use crate::terminal::script_remark::tell_other_script;

/// change units of a memory
///
/// The texts are those of one unit; the status and the labels are set in each unit that is given, and an
/// empty label removes that of the unit. A unit of a machine or an aligner whose texts are changed becomes
/// `translated`, unless --status says otherwise.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  mizan edit 117 --target \"Shut the valve.\"\n  \
        mizan edit 117 118 --status reviewed --domain pumps --memory plant.mizan")]
pub(crate) struct Args {
    /// the numbers of the units, as `lookup --json` and `search` show them
    #[arg(required = true, value_name = "ID", value_parser = unit_id)]
    ids: Vec<UnitId>,
    #[command(flatten)]
    memory: MemoryFile,
    /// set the text, of one unit
    #[arg(long, allow_hyphen_values = true)]
    source: Option<String>,
    /// set the translation, of one unit
    #[arg(long, allow_hyphen_values = true)]
    target: Option<String>,
    /// set how far the unit is trusted: aligned, machine, translated or reviewed
    #[arg(long, value_parser = status)]
    status: Option<Status>,
    #[command(flatten)]
    note: NoteOption,
    #[command(flatten)]
    json: JsonOption,
    #[command(flatten)]
    labels: LabelOptions,
}

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        if self.changes_nothing() {
            bail!("nothing to change: `mizan edit --help` lists what can be set");
        }
        if self.ids.len() > 1 && (self.source.is_some() || self.target.is_some()) {
            bail!("--source and --target set the texts of one unit; give one number");
        }
        let memory = self.memory.open_to_write()?;
        self.labels.tell_near(&memory)?;
        let changed = self.change(&memory).with_context(|| self.memory.name())?;
        self.json.print(&ChangeReport::new("edit", self.memory.name()).edited(&changed))?;
        Ok(Outcome::Done)
    }

    /// Changes the units in one step, which `mizan undo` takes back as a whole.
    fn change(&self, memory: &Memory) -> anyhow::Result<Vec<UnitId>> {
        let ids: BTreeSet<UnitId> = self.ids.iter().copied().collect();
        let units = ids.iter().map(|&id| Ok((id, self.edited(id, memory.unit(id)?)?)));
        let units = units.collect::<anyhow::Result<Vec<_>>>()?;
        let mut batch = memory.batch()?.action(Action::Edit);
        for (id, unit) in &units {
            batch.replace(*id, unit)?;
        }
        batch.commit()?;
        for (id, unit) in &units {
            remark!("unit {id} changed");
            tell_other_script(unit);
        }
        Ok(ids.into_iter().collect())
    }

    fn changes_nothing(&self) -> bool {
        let has_texts = self.source.is_some() || self.target.is_some();
        !has_texts && self.status.is_none() && self.note.is_empty() && self.labels.is_empty()
    }

    fn edited(&self, id: UnitId, old: Unit) -> anyhow::Result<Unit> {
        if [&self.source, &self.target].into_iter().flatten().any(|text| text.trim().is_empty()) {
            bail!("a unit needs a text and a translation; to delete it, use `mizan delete {id}`");
        }
        let mut unit = old.rewritten(self.source.as_deref(), self.target.as_deref());
        if let Some(status) = self.status {
            unit = unit.with_status(status);
        }
        let mut unit = self.note.on(self.labels.edited(unit));
        unit.origin_mut().changed = Some(Timestamp::now());
        Ok(unit)
    }
}
