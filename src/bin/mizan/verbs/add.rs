//! `mizan add`: puts one unit into a memory.

use std::io::{self, Write};

use anyhow::{Context, bail};
use mizan::json::ChangeReport;
use mizan::memory::{Action, Inserted};
use mizan::{Lang, Status, Unit};

use crate::options::json_option::JsonOption;
use crate::options::label_options::LabelOptions;
use crate::options::memory_file::MemoryFile;
use crate::options::names::status;
use crate::options::new_memory::NewMemory;
use crate::options::note_option::NoteOption;
use crate::terminal::guard::Guard;
use crate::terminal::outcome::Outcome;
use crate::terminal::remark::remark;
use crate::terminal::script_remark::tell_other_script;

/// put a text and its translation into a memory, and create the memory if there is none
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  mizan add \"أغلق الصمام.\" \"Close the valve.\"\n  \
        mizan add \"Yes\" \"نعم\" --status reviewed --memory plant.mizan")]
pub(crate) struct Args {
    /// the text
    #[arg(allow_hyphen_values = true)]
    source: String,
    /// its translation
    #[arg(allow_hyphen_values = true)]
    target: String,
    #[command(flatten)]
    memory: MemoryFile,
    /// treat the text as this language [default: by its script]
    #[arg(long, value_name = "TAG")]
    source_lang: Option<Lang>,
    /// treat the translation as this language [default: by its script]
    #[arg(long, value_name = "TAG")]
    target_lang: Option<Lang>,
    /// set how far the unit is trusted: aligned, machine, translated or reviewed
    #[arg(long, default_value = "translated", value_parser = status)]
    status: Status,
    #[command(flatten)]
    note: NoteOption,
    #[command(flatten)]
    json: JsonOption,
    #[command(flatten)]
    labels: LabelOptions,
}

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        if self.source.trim().is_empty() || self.target.trim().is_empty() {
            bail!("a unit needs a text and a translation; one of them is empty");
        }
        let languages_given = self.source_lang.is_some() || self.target_lang.is_some();
        let langs = Lang::detect_pair([self.source_lang, self.target_lang], [&self.source, &self.target]);
        let [source_lang, target_lang] = langs.map(|lang| lang.unwrap_or(Lang::UNDETERMINED));
        if source_lang == target_lang && !languages_given && source_lang != Lang::UNDETERMINED {
            bail!(
                "both texts look like {source_lang}: name their languages with --source-lang and --target-lang"
            );
        }
        let unit = Unit::new(source_lang, self.source, target_lang, self.target).with_status(self.status);
        let unit = self.note.on(unit);
        tell_other_script(&unit);
        let path = self.memory.path()?;
        Guard::new(false).check_memory(&path)?;
        let new = NewMemory::of(&path);
        let memory = self.memory.create()?;
        if new.is_none() {
            self.labels.tell_near(&memory)?;
        }
        let mut batch = memory.batch()?.action(Action::Add).labels(self.labels.labels());
        let inserted = batch.insert(&unit)?;
        batch.commit()?;
        new.into_iter().for_each(NewMemory::tell);
        let id = inserted.id();
        if !matches!(inserted, Inserted::New(_)) {
            remark!("unit {id} has these texts already");
        }
        if !self.json.json {
            writeln!(io::stdout(), "{id}").context("stdout")?;
        }
        self.json.print(&ChangeReport::new("add", self.memory.name()).inserted(inserted))?;
        Ok(Outcome::Done)
    }
}
