//! The arguments of `mizan align`.

use std::path::PathBuf;

use anyhow::bail;
use mizan::{Format, Lang};

use super::job::Job;
use super::shape::Shape;
use super::side_reading::SideReading;
use crate::options::bom::Bom;
use crate::options::bring_back::BringBack;
use crate::options::force::Force;
use crate::options::json_option::JsonOption;
use crate::options::label_options::LabelOptions;
use crate::options::lexicon_file::LexiconFile;
use crate::options::names::{self, number};
use crate::options::text_reading::TextReading;
use crate::terminal::guard::Guard;

/// match the sentences of a text to those of its translation
#[derive(clap::Args)]
#[command(
    after_help = "Without --to, the extension of -o decides the format; the default is TSV. With --into and without -o, \
    nothing is printed. Sentences without a counterpart are shown in beads and jsonl, and never become units.\n\nExamples:\n  mizan align contract.ar.txt contract.en.txt -o contract.tmx\n  \
    mizan align lease.docx -o lease.tmx\n  \
    mizan align --pairs contracts --into plant.mizan"
)]
pub(crate) struct Args {
    /// the text: plain text of any encoding, a document of Word or another kind, or `-` for stdin
    #[arg(required_unless_present = "pairs")]
    pub(super) source: Option<PathBuf>,
    /// its translation; either text may be the Arabic one. Without it, the text must hold both languages,
    /// paragraph under paragraph or in the columns of a table; Arabic is then the source, unless
    /// --source-lang names another language
    pub(super) target: Option<PathBuf>,
    /// align many pairs on all cores: those of a file with lines of source TAB target TAB output (no target
    /// if the source holds both languages), or those of a folder and the folders in it, in which
    /// NAME.ar.docx is paired with NAME.en.docx, NAME_AR with NAME_EN, ar/NAME with en/NAME, and NAME/ar.docx
    /// with NAME/en.docx, in any kind of document, and documents whose names do not tell by what they say;
    /// pairs whose output is newer than both texts are finished:
    /// with --into, their units are put into the memory too
    #[arg(long, value_name = "FILE", conflicts_with_all = ["source", "target", "output", "beads"])]
    pub(super) pairs: Option<PathBuf>,
    #[command(flatten)]
    pub(super) reading: TextReading,
    /// treat each line as one segment; an empty line is a segment and a paragraph break
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
    /// cut a sentence that answers several of the other text at its clauses, where the words of both texts
    /// agree on the place: shorter units, which are found more often
    #[arg(long, conflicts_with = "beads")]
    pub(super) split_beads: bool,
    /// use the beads in this file instead of aligning: one per line, `[0, 1] : [2]`, source first, as `--to
    /// beads` writes them; or a spreadsheet that `-o pairs.xlsx` wrote and a person has edited
    #[arg(long, value_name = "FILE")]
    pub(super) beads: Option<PathBuf>,
    #[command(flatten)]
    pub(super) lexicon: LexiconFile,
    /// leave out beads of lower confidence
    #[arg(long, value_name = "0..1", default_value_t = 0.0, value_parser = names::share)]
    pub(super) min_confidence: f64,
    /// stop looking for the best beads of a pair after this many seconds; the rest is paired one to one, with
    /// confidence 0
    #[arg(long, value_name = "SECONDS", value_parser = number::<u64>)]
    pub(super) within: Option<u64>,
    /// treat the text as this language [default: by its script]
    #[arg(long, value_name = "TAG")]
    pub(super) source_lang: Option<Lang>,
    /// treat the translation as this language [default: by its script]
    #[arg(long, value_name = "TAG")]
    pub(super) target_lang: Option<Lang>,
    #[command(flatten)]
    pub(super) bring_back: BringBack,
    #[command(flatten)]
    pub(super) bom: Bom,
    #[command(flatten)]
    pub(super) json: JsonOption,
    #[command(flatten)]
    pub(super) force: Force,
    #[command(flatten)]
    pub(super) labels: LabelOptions,
}

impl Args {
    /// Returns how the two texts of a pair are read.
    pub(super) fn side_reading(&self) -> SideReading {
        SideReading {
            options: self.reading.options(),
            segmented: self.segmented,
            source_lang: self.source_lang.clone(),
            target_lang: self.target_lang.clone(),
        }
    }

    /// Returns the extension of the results of a folder.
    pub(super) fn to_extension(&self) -> String {
        self.to.unwrap_or(Shape::Units(Format::Tmx)).extension()
    }

    /// Returns the form of the result of a job.
    ///
    /// # Errors
    ///
    /// If the ending of the output names no form, and `--to` names none either.
    pub(super) fn shape(&self, job: &Job) -> anyhow::Result<Shape> {
        let by_name = || job.output.as_deref().map_or(Ok(None), Shape::from_path);
        let shape = self.to.map_or_else(by_name, |shape| Ok(Some(shape)))?.unwrap_or_default();
        if shape == Shape::Moses && job.output.is_none() {
            bail!("moses is two files: name them with -o");
        }
        if shape == Shape::Beads && self.split_beads {
            bail!(
                "beads number whole segments, which --split-beads cuts: use --to jsonl or a format of units"
            );
        }
        Ok(shape)
    }

    /// Returns true if an earlier run has finished a job since its texts were last changed.
    pub(super) fn is_done(&self, job: &Job) -> bool {
        let (Some(output), Ok(shape)) = (&job.output, self.shape(job)) else { return false };
        let side = |lang: &str| PathBuf::from(format!("{}.{lang}", output.display()));
        let outputs = match shape {
            Shape::Moses => vec![side("ar"), side("en")],
            _ => vec![output.clone()],
        };
        job.is_done(&outputs) && outputs.iter().all(|output| self.is_own_result(job, shape, output))
    }

    /// Returns the guard of the files that the run reads, besides the texts of the jobs.
    pub(super) fn guard(&self) -> Guard {
        let lists = [&self.pairs, &self.beads, &self.lexicon.path];
        let guard = Guard::new(self.force.force).instead("--into puts units into it".into());
        guard.reads(lists.into_iter().flatten()).memory(self.into.as_deref())
    }
}
