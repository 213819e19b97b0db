//! `mizan add`: puts one unit into a memory.

use anyhow::bail;
use mizan::json::ChangeReport;
use mizan::memory::{Action, Inserted};
use mizan::{Lang, Status, Unit};

use crate::options::json_option::JsonOption;
use crate::options::memory_file::MemoryFile;
use crate::options::names::status;
use crate::terminal::guard::Guard;
use crate::terminal::outcome::Outcome;
use crate::terminal::remark::remark;

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
    /// take the text to be in this language [default: by its script]
    #[arg(long, value_name = "TAG")]
    source_lang: Option<Lang>,
    /// take the translation to be in this language [default: by its script]
    #[arg(long, value_name = "TAG")]
    target_lang: Option<Lang>,
    /// set how far the unit is trusted: aligned, machine, translated or reviewed
    #[arg(long, default_value = "translated", value_parser = status)]
    status: Status,
    /// set the subject field
    #[arg(long)]
    domain: Option<String>,
    /// set the client that the translation was made for
    #[arg(long)]
    client: Option<String>,
    #[command(flatten)]
    json: JsonOption,
}

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        if self.source.trim().is_empty() || self.target.trim().is_empty() {
            bail!("a unit needs a text and a translation; one of them is empty");
        }
        let lang = |given: Option<Lang>, text: &str| {
            given.or_else(|| Lang::detect(text)).unwrap_or(Lang::UNDETERMINED)
        };
        let source_lang = lang(self.source_lang, &self.source);
        let target_lang = lang(self.target_lang, &self.target);
        let unit = Unit::new(source_lang, self.source, target_lang, self.target)
            .with_status(self.status)
            .with_domain(self.domain)
            .with_client(self.client);
        Guard::new(false).check_memory(&self.memory.path()?)?;
        let memory = self.memory.create()?;
        let mut batch = memory.batch()?.action(Action::Add);
        let inserted = batch.insert(&unit)?;
        batch.commit()?;
        match inserted {
            Inserted::New(id) if !self.json.json => println!("{id}"),
            Inserted::Changed(id) | Inserted::Known(id) => {
                if !self.json.json {
                    println!("{id}");
                }
                remark!("unit {id} has these texts already");
            }
            _ => {}
        }
        self.json.print(&ChangeReport::new("add", self.memory.name()).inserted(inserted))?;
        Ok(Outcome::Done)
    }
}
