//! The arguments of `mizan align`.

use std::path::PathBuf;

use anyhow::bail;
use mizan::Lang;

use super::job::Job;
use super::shape::Shape;

/// match the sentences of a text to those of its translation
#[derive(clap::Args)]
#[command(
    after_help = "Without --to, the extension of -o decides the format; the default is TSV. With --into and without -o, \
    nothing is printed. Sentences without a counterpart are shown in beads and jsonl, and never become units."
)]
pub(crate) struct Args {
    /// the text: plain text of any encoding, or `-` for stdin
    #[arg(required_unless_present = "pairs")]
    pub(super) source: Option<PathBuf>,
    /// its translation; either text may be the Arabic one
    #[arg(required_unless_present = "pairs")]
    pub(super) target: Option<PathBuf>,
    /// align many pairs on all cores: those of a file with lines of source TAB target TAB output, or those of
    /// a folder in which NAME.ar.txt is paired with NAME.en.txt; pairs whose output exists are skipped
    #[arg(long, value_name = "FILE", conflicts_with_all = ["source", "target", "output", "beads"])]
    pub(super) pairs: Option<PathBuf>,
    /// take each line as one segment; an empty line is a segment and a paragraph break
    #[arg(long)]
    pub(super) segmented: bool,
    /// write units (tmx, tsv, xliff, po), beads with their segments (jsonl) or with their numbers (beads), or
    /// two files of lines named after -o (moses)
    #[arg(long, value_name = "FORMAT", value_parser = Shape::from_name)]
    pub(super) to: Option<Shape>,
    /// write to this file, which appears when it is complete [default: stdout]
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// put the units into this memory, and create the memory if there is none
    #[arg(long, value_name = "MEMORY")]
    pub(super) into: Option<PathBuf>,
    /// take the beads of this file instead of aligning: one per line, `[0, 1] : [2]`, source first, as `--to
    /// beads` writes them
    #[arg(long, value_name = "FILE")]
    pub(super) beads: Option<PathBuf>,
    /// use this lexicon, written by `mizan train`, instead of the built-in one
    #[arg(long, value_name = "MODEL")]
    pub(super) lexicon: Option<PathBuf>,
    /// leave out beads of lower confidence
    #[arg(long, value_name = "0..1", default_value_t = 0.0)]
    pub(super) min_confidence: f64,
    /// take the text to be in this language [default: by its script]
    #[arg(long, value_name = "TAG")]
    pub(super) source_lang: Option<Lang>,
    /// take the translation to be in this language [default: by its script]
    #[arg(long, value_name = "TAG")]
    pub(super) target_lang: Option<Lang>,
}

impl Args {
    /// Returns the extension of the results of a folder.
    pub(super) fn to_extension(&self) -> &'static str {
        self.to.map_or("tmx", Shape::extension)
    }

    pub(super) fn shape(&self, job: &Job) -> anyhow::Result<Shape> {
        let shape = self.to.or(job.output.as_deref().and_then(Shape::from_path)).unwrap_or_default();
        if shape == Shape::Moses && job.output.is_none() {
            bail!("moses is two files: name them with -o");
        }
        Ok(shape)
    }
}
