//! The arguments of `mizan analyse`.

use std::path::PathBuf;

use super::form::Form;
use crate::options::any_reading::AnyReading;
use crate::options::bom::Bom;
use crate::options::filters::Filters;
use crate::options::force::Force;
use crate::options::memory_files::MemoryFiles;
use crate::terminal::bidi::Bidi;
use crate::terminal::screen::Screen;

/// count words by match bands, for a quote
///
/// Reads documents and bilingual files, before or after translation, and looks up each segment. A segment
/// counts once: in the band of its best match, or as a repetition of an earlier segment. The bands are
/// repetition, context, exact, 95-99, 85-94, 75-84, 50-74, fragments and new.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  mizan analyse contract.docx --memory plant.mizan\n  \
        mizan analyse contracts --rates \"repetition=0,exact=10%,95-99=30%,new=1\" -o quote.xlsx")]
pub(crate) struct Args {
    /// the documents and bilingual files, folders of them, or `-` for a document on stdin
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) memories: MemoryFiles,
    /// weigh words by these rates: a list such as "exact=10%,75-84=60%,new=0.08", or a file of bands
    /// and numbers; a percent is a share of `new`, and a band without a rate has that of the next band below
    #[arg(long, value_name = "FILE|LIST")]
    pub(super) rates: Option<String>,
    /// write the counts in this form [default: by the name of the output; else a table on a terminal, and
    /// columns in a pipe]
    #[arg(long, value_enum)]
    to: Option<Form>,
    /// print one JSON object, as `--to json` does
    #[arg(long, conflicts_with = "to")]
    json: bool,
    /// write to this file [default: stdout]
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    #[command(flatten)]
    pub(super) reading: AnyReading,
    #[command(flatten)]
    pub(super) bom: Bom,
    #[command(flatten)]
    pub(super) force: Force,
    #[command(flatten)]
    pub(super) filters: Filters,
}

impl Args {
    /// Returns the form in which the counts are written.
    pub(super) fn form(&self, bidi: Bidi) -> anyhow::Result<Form> {
        let by_name = || Form::of_output(self.output.as_deref(), Screen::stdout(bidi).is_terminal());
        let asked = if self.json { Some(Form::Json) } else { self.to };
        asked.map_or_else(by_name, Ok)
    }
}
