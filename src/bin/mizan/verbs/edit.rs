//! `mizan edit`: changes one unit of a memory.

use anyhow::{Context, bail};
use mizan::json::ChangeReport;
use mizan::memory::UnitId;
use mizan::{Status, Timestamp, Unit, UnitText};

use crate::options::json_option::JsonOption;
use crate::options::memory_file::MemoryFile;
use crate::options::names::status;
use crate::terminal::outcome::Outcome;
use crate::terminal::remark::remark;
use crate::terminal::script_remark::tell_other_script;

/// change a unit of a memory
///
/// A unit of a machine or an aligner whose texts are changed becomes `translated`, unless --status says
/// otherwise.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  mizan edit 117 --target \"Shut the valve.\"\n  \
        mizan edit 117 --status reviewed --domain pumps --memory plant.mizan")]
pub(crate) struct Args {
    /// the number of the unit, as `lookup --json` and `search` show it
    id: UnitId,
    #[command(flatten)]
    memory: MemoryFile,
    /// set the text
    #[arg(long, allow_hyphen_values = true)]
    source: Option<String>,
    /// set the translation
    #[arg(long, allow_hyphen_values = true)]
    target: Option<String>,
    /// set how far the unit is trusted: aligned, machine, translated or reviewed
    #[arg(long, value_parser = status)]
    status: Option<Status>,
    /// set the subject field; an empty text removes it
    #[arg(long)]
    domain: Option<String>,
    /// set the client that the translation was made for; an empty text removes it
    #[arg(long)]
    client: Option<String>,
    #[command(flatten)]
    json: JsonOption,
}

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        if self.changes_nothing() {
            bail!("nothing to change: use --source, --target, --status, --domain or --client");
        }
        let memory = self.memory.open_to_write()?;
        let unit = self.edited(memory.unit(self.id).with_context(|| self.memory.name())?)?;
        memory.replace(self.id, &unit).with_context(|| self.memory.name())?;
        remark!("unit {} changed", self.id);
        tell_other_script(&unit);
        self.json.print(&ChangeReport::new("edit", self.memory.name()).edited(self.id))?;
        Ok(Outcome::Done)
    }

    fn changes_nothing(&self) -> bool {
        let texts = [&self.source, &self.target, &self.domain, &self.client];
        self.status.is_none() && texts.iter().all(|text| text.is_none())
    }

    fn edited(&self, old: Unit) -> anyhow::Result<Unit> {
        if [&self.source, &self.target].into_iter().flatten().any(|text| text.trim().is_empty()) {
            bail!("a unit needs a text and a translation; to delete it, use `mizan delete {}`", self.id);
        }
        let text = |new: &Option<String>, old: &UnitText| match new {
            // Units with codes are shown with their markup, so markup in their new text stands for codes.
            Some(new) if new != old.plain() && old.codes().is_empty() => UnitText::from(new.as_str()),
            Some(new) if ![old.plain(), &old.marked_up()].contains(&new.as_str()) => {
                UnitText::from_markup(new)
            }
            _ => old.clone(),
        };
        let mut unit = {
            let (source, target) = (text(&self.source, old.source()), text(&self.target, old.target()));
            let has_new_texts = (&source, &target) != (old.source(), old.target());
            let unit = old.with_texts(source, target);
            // What a person has written is no guess of an aligner.
            if has_new_texts { written_by_a_person(unit) } else { unit }
        };
        if let Some(status) = self.status {
            unit = unit.with_status(status);
        }
        let named = |name: &String| Some(name.clone()).filter(|name| !name.is_empty());
        if let Some(domain) = &self.domain {
            unit = unit.with_domain(named(domain));
        }
        if let Some(client) = &self.client {
            unit = unit.with_client(named(client));
        }
        unit.origin_mut().changed = Some(Timestamp::now());
        Ok(unit)
    }
}

fn written_by_a_person(unit: Unit) -> Unit {
    let status = unit.status().max(Status::Translated);
    let mut unit = unit.with_status(status);
    unit.origin_mut().confidence = None;
    unit
}
