mod pairs;
mod shape;
mod sides;
mod tally;

use std::path::PathBuf;

use anyhow::{Context, bail};
use mizan::align::read_beads;
use mizan::bitext::{Bitext, Text};
use mizan::lexicon::Lexicon;
use mizan::memory::Memory;
use mizan::{Aligner, Lang, Origin, Timestamp};

use self::shape::Shape;
use self::sides::sides;
use self::tally::Tally;
use crate::outcome::Outcome;
use crate::{input, memory_file, progress};

/// Match the sentences of a text to those of its translation
#[derive(clap::Args)]
#[command(
    after_help = "Without --to, the extension of -o decides, else TSV. With --into and without -o, nothing \
    is printed. Sentences without a counterpart are shown in beads and jsonl and never become units."
)]
pub(crate) struct Align {
    /// The text: plain text of any encoding, `-` for stdin
    #[arg(required_unless_present = "pairs")]
    source: Option<PathBuf>,
    /// Its translation; either of both may be the Arabic one
    #[arg(required_unless_present = "pairs")]
    target: Option<PathBuf>,
    /// Align many pairs on all cores: a file with a line for each, source TAB target TAB output, or a folder in which
    /// NAME.ar.txt is paired with NAME.en.txt; pairs whose output is there already are skipped
    #[arg(long, value_name = "FILE", conflicts_with_all = ["source", "target", "output", "beads"])]
    pairs: Option<PathBuf>,
    /// Take each line as a segment, as it is; an empty line is a segment and a paragraph break
    #[arg(long)]
    segmented: bool,
    /// What to write: units (tmx, tsv, xliff, po), beads with their segments (jsonl) or their numbers (beads), or
    /// two files of lines named after -o (moses)
    #[arg(long, value_name = "FORMAT", value_parser = Shape::from_name)]
    to: Option<Shape>,
    /// The file to write, which appears when it is complete; without it stdout
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Put the units into this memory, made if there is none
    #[arg(long, value_name = "MEMORY")]
    into: Option<PathBuf>,
    /// Take these beads instead of aligning: one a line, `[0, 1] : [2]`, source first, as `--to beads` writes them
    #[arg(long, value_name = "FILE")]
    beads: Option<PathBuf>,
    /// Take this lexicon, as `mizan train` makes it, instead of the built-in one
    #[arg(long, value_name = "MODEL")]
    lexicon: Option<PathBuf>,
    /// Leave out beads of a lower confidence
    #[arg(long, value_name = "0..1", default_value_t = 0.0)]
    min_confidence: f64,
    /// The language of the text, if it is not to be told by its script
    #[arg(long, value_name = "TAG")]
    source_lang: Option<Lang>,
    /// The language of the translation, if it is not to be told by its script
    #[arg(long, value_name = "TAG")]
    target_lang: Option<Lang>,
}

impl Align {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        if let Some(list) = &self.pairs {
            return pairs::run(&self, list);
        }
        let (Some(source), Some(target)) = (self.source.clone(), self.target.clone()) else {
            bail!("a text and its translation are needed");
        };
        let job = Job { source, target, output: self.output.clone() };
        self.shape(&job)?;
        let memory = self.into.as_deref().map(memory_file::create).transpose()?;
        let align = || self.one(&job, memory.as_ref());
        let tally = if job.output.is_some() { progress::busy("aligning", align)? } else { align()? };
        if job.output.is_some() || memory.is_some() {
            tally.tell();
        }
        Ok(Outcome::Done)
    }

    // Aligns one pair, and writes and remembers what comes of it.
    fn one(&self, job: &Job, memory: Option<&Memory>) -> anyhow::Result<Tally> {
        let shape = self.shape(job)?;
        let (source, target) = sides(self, job)?;
        let bitext = self.bitext(source, target)?;
        let origin = job.origin();
        if let Some(memory) = memory {
            self.remember(&bitext, memory, &origin)?;
        }
        if job.output.is_some() || memory.is_none() {
            shape.write(&bitext, self.min_confidence, &origin, job.output.as_deref())?;
        }
        Ok(Tally::of(&bitext, self.min_confidence))
    }

    // The extension of the results of a folder.
    fn to_extension(&self) -> &'static str {
        self.to.map_or("tmx", Shape::extension)
    }

    fn shape(&self, job: &Job) -> anyhow::Result<Shape> {
        let shape = self.to.or(job.output.as_deref().and_then(Shape::from_path)).unwrap_or_default();
        if shape == Shape::Moses && job.output.is_none() {
            bail!("moses is two files: name them with -o");
        }
        Ok(shape)
    }

    fn bitext(&self, source: Text, target: Text) -> anyhow::Result<Bitext> {
        let Some(path) = &self.beads else {
            let lexicon = match &self.lexicon {
                Some(path) => Lexicon::from_path(path).with_context(|| input::name(path))?,
                None => Lexicon::built_in(),
            };
            let aligner = Aligner::new(source.lang().clone(), target.lang().clone()).lexicon(lexicon);
            return Ok(Bitext::align(source, target, &aligner));
        };
        let bytes = input::read_bytes(path)?;
        let bitext = read_beads(&bytes[..]).and_then(|beads| Bitext::from_beads(source, target, beads));
        bitext.with_context(|| input::name(path))
    }

    fn remember(&self, bitext: &Bitext, memory: &Memory, origin: &Origin) -> anyhow::Result<()> {
        let place = || self.into.as_deref().map(input::name).unwrap_or_default();
        let mut batch = memory.batch().with_context(place)?;
        for unit in bitext.units(self.min_confidence, origin) {
            batch.insert(&unit).with_context(place)?;
        }
        batch.commit().with_context(place)
    }
}

/// A pair of files and where its result goes.
struct Job {
    source: PathBuf,
    target: PathBuf,
    output: Option<PathBuf>,
}

impl Job {
    fn origin(&self) -> Origin {
        let name = self.source.file_name().map(|name| name.to_string_lossy().into_owned());
        let mut origin = Origin::default();
        origin.document = name.filter(|_| self.source.as_os_str() != "-");
        origin.created = Some(Timestamp::now());
        origin
    }

    fn is_done(&self) -> bool {
        self.output.as_ref().is_some_and(|output| output.exists())
    }
}
