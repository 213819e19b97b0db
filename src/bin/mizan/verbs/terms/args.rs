//! The arguments of `mizan terms`.

use std::path::PathBuf;

use super::form::Form;
use crate::options::any_reading::AnyReading;
use crate::options::bom::Bom;
use crate::options::filters::Filters;
use crate::options::force::Force;
use crate::options::names;
use crate::options::strict::Strict;

/// find terms with their translations in translated texts
///
/// Reads memories, bilingual files, and documents beside their translations, which are aligned. Writes noun
/// phrases of Arabic and English whose words translate each other, those with the strongest association
/// first.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  mizan terms plant.mizan -o terms.tbx\n  \
        mizan terms valves.tsv --least 1 --limit 20")]
pub(crate) struct Args {
    /// memories, bilingual files and folders of them, or documents in twos: a text and its translation
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// take terms that are in at least this many units
    #[arg(long, value_name = "NUMBER", default_value_t = 2, value_parser = names::number::<u64>)]
    pub(super) least: u64,
    /// write at most this many terms
    #[arg(long, value_name = "NUMBER", value_parser = names::number::<usize>)]
    pub(super) limit: Option<usize>,
    /// take only aligned sentences of at least this confidence, for documents
    #[arg(long, value_name = "SHARE", default_value_t = 0.5, value_parser = names::share)]
    pub(super) confidence: f64,
    /// write terms in this form [default: by the name of the output; else a table on a terminal, and columns
    /// in a pipe]
    #[arg(long, value_enum)]
    pub(super) to: Option<Form>,
    /// print one JSON array, as `--to json` does
    #[arg(long, conflicts_with = "to")]
    pub(super) json: bool,
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
    pub(super) strict: Strict,
    #[command(flatten)]
    pub(super) filters: Filters,
}
