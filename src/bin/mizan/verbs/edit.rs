//! `mizan edit`: changes units of a memory.

use std::collections::BTreeSet;

use anyhow::{Context, bail};
use mizan::json::ChangeReport;
use mizan::memory::{Action, Memory, UnitId};
use mizan::{Status, Timestamp, Unit, UnitText};

use crate::options::json_option::JsonOption;
use crate::options::memory_file::MemoryFile;
use crate::options::names::status;
use crate::terminal::outcome::Outcome;
use crate::terminal::remark::remark;
use crate::terminal::script_remark::tell_other_script;

/// change units of a memory
///
/// The texts are those of one unit; the other values are set in each unit that is given. A unit of a machine
/// or an aligner whose texts are changed becomes `translated`, unless --status says otherwise.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  mizan edit 117 --target \"Shut the valve.\"\n  \
        mizan edit 117 118 --status reviewed --domain pumps --memory plant.mizan")]
pub(crate) struct Args {
    /// the numbers of the units, as `lookup --json` and `search` show them
    #[arg(required = true, value_name = "ID")]
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
    /// set the subject field; an empty text removes it
    #[arg(long)]
    domain: Option<String>,
    /// set the client that the translation was made for; an empty text removes it
    #[arg(long)]
    client: Option<String>,
    /// set the project that the translation was made in; an empty text removes it
    #[arg(long)]
    project: Option<String>,
    /// set who made the unit; an empty text removes the name
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// set the document that the unit was taken from; an empty text removes it
    #[arg(long, value_name = "NAME")]
    document: Option<String>,
    #[command(flatten)]
    json: JsonOption,
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
        let texts = [&self.source, &self.target].into_iter().chain(self.labels());
        self.status.is_none() && texts.into_iter().all(Option::is_none)
    }

    fn labels(&self) -> [&Option<String>; 5] {
        [&self.domain, &self.client, &self.project, &self.by, &self.document]
    }

    fn edited(&self, id: UnitId, old: Unit) -> anyhow::Result<Unit> {
        if [&self.source, &self.target].into_iter().flatten().any(|text| text.trim().is_empty()) {
            bail!("a unit needs a text and a translation; to delete it, use `mizan delete {id}`");
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
        let mut unit = self.labelled(unit);
        unit.origin_mut().changed = Some(Timestamp::now());
        Ok(unit)
    }

    /// Sets the labels that are given; an empty one removes that of the unit.
    fn labelled(&self, mut unit: Unit) -> Unit {
        let named = |name: &String| Some(name.clone()).filter(|name| !name.is_empty());
        if let Some(domain) = &self.domain {
            unit = unit.with_domain(named(domain));
        }
        if let Some(client) = &self.client {
            unit = unit.with_client(named(client));
        }
        if let Some(project) = &self.project {
            unit = unit.with_project(named(project));
        }
        let origin = unit.origin_mut();
        if let Some(by) = &self.by {
            origin.created_by = named(by);
        }
        if let Some(document) = &self.document {
            origin.document = named(document);
        }
        unit
    }
}

fn written_by_a_person(unit: Unit) -> Unit {
    let status = unit.status().max(Status::Translated);
    let mut unit = unit.with_status(status);
    unit.origin_mut().confidence = None;
    unit
}
