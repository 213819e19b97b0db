//! The arguments of `mizan review`.

use std::path::PathBuf;

use mizan::Lang;

use crate::options::lexicon_file::LexiconFile;
use crate::options::text_reading::TextReading;

/// look through an alignment in the browser and mend it
///
/// Everything is kept in a job, one file beside the text, as soon as it is done: the page may be closed and
/// the program ended at any time. The page is on this machine alone, and nothing leaves the machine.
#[derive(clap::Args)]
#[command(
    after_help = "A signal (Ctrl-C) ends the program.\n\nExamples:\n  mizan review contract.ar.docx contract.en.docx\n  \
    mizan review contract.ar.mizan-job\n  mizan review pairs.tmx --into plant.mizan"
)]
pub(crate) struct Args {
    /// the text: a document of any kind; or a TMX, XLIFF or other bilingual file; a
    /// spreadsheet of `mizan align -o pairs.xlsx` that was edited; or a job that was begun
    #[arg(required_unless_present = "pairs")]
    pub(super) source: Option<PathBuf>,
    /// its translation; without it, a document must hold both languages
    pub(super) target: Option<PathBuf>,
    /// review many pairs one after another: those of a file with lines of source TAB target, or those of a
    /// folder, paired by their names as `mizan align --pairs` does
    #[arg(long, value_name = "FILE", conflicts_with_all = ["source", "target"])]
    pub(super) pairs: Option<PathBuf>,
    /// take these beads instead of aligning: a file of beads, or a spreadsheet of `mizan align -o pairs.xlsx`
    #[arg(long, value_name = "FILE", conflicts_with = "pairs")]
    pub(super) beads: Option<PathBuf>,
    /// keep the review in this file [default: the name of the text with .mizan-job]
    #[arg(long, value_name = "FILE")]
    pub(super) job: Option<PathBuf>,
    /// let the page put confirmed pairs into this memory
    #[arg(long, value_name = "MEMORY")]
    pub(super) into: Option<PathBuf>,
    /// set who reviews
    #[arg(long, value_name = "NAME")]
    pub(super) by: Option<String>,
    /// print the address of the page and open no browser
    #[arg(long)]
    pub(super) no_browser: bool,
    #[command(flatten)]
    pub(super) reading: TextReading,
    /// treat each line as one segment; an empty line is a paragraph break
    #[arg(long)]
    pub(super) segmented: bool,
    #[command(flatten)]
    pub(super) lexicon: LexiconFile,
    /// treat the text as this language [default: by its script]
    #[arg(long, value_name = "TAG")]
    pub(super) source_lang: Option<Lang>,
    /// treat the translation as this language [default: by its script]
    #[arg(long, value_name = "TAG")]
    pub(super) target_lang: Option<Lang>,
}

#[cfg(not(feature = "server"))]
impl Args {
    pub(crate) fn run(self) -> anyhow::Result<crate::terminal::outcome::Outcome> {
        anyhow::bail!(
            "this mizan was built without the page; `cargo build --release --features server` builds it"
        )
    }
}
