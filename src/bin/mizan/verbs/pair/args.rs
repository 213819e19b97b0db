//! The arguments of `mizan pair`.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::slice;

use anyhow::bail;

use super::lines;
use crate::files::input_files::InputFiles;
use crate::files::paired_files::PairedFiles;
use crate::files::wanted::Wanted;
use crate::options::lexicon_file::LexiconFile;
use crate::options::names;
use crate::options::text_reading::TextReading;
use crate::terminal::bidi::Bidi;
use crate::terminal::outcome::Outcome;
use crate::terminal::remark::remark;
use crate::terminal::screen::Screen;
use crate::terminal::words::count;
use crate::terminal::{input, json};

/// find which documents in two folders are translations of each other, by what they say
///
/// The names of the files do not matter. Each document gets at most one partner. The confidence says how
/// probable it is that a pair is right.
#[derive(clap::Args)]
#[command(
    after_help = "In a pipe or a file, each line is source TAB target TAB confidence. Documents without a partner are \
    named on stderr.\n\nExamples:\n  mizan pair arabic english\n  mizan pair arabic english --json"
)]
pub(crate) struct Args {
    /// the folder of the documents, with the folders in it; either folder may be the Arabic one
    source: PathBuf,
    /// the folder of their translations, with the folders in it
    target: PathBuf,
    #[command(flatten)]
    reading: TextReading,
    /// leave out pairs of lower confidence
    #[arg(long, value_name = "0..1", default_value_t = PairedFiles::CONFIDENT, value_parser = names::share)]
    min_confidence: f64,
    #[command(flatten)]
    lexicon: LexiconFile,
    /// print one JSON object
    #[arg(long)]
    json: bool,
}

impl Args {
    pub(crate) fn run(self, bidi: Bidi) -> anyhow::Result<Outcome> {
        let (source, target) = (documents(&self.source)?, documents(&self.target)?);
        let lexicon = self.lexicon.read()?;
        let found =
            PairedFiles::find(&source, &target, &self.reading.options(), &lexicon, self.min_confidence);
        let screen = Screen::stdout(bidi);
        let mut out = BufWriter::new(io::stdout().lock());
        match self.json {
            true => json::print(&mut out, &found.report())?,
            false => lines::print(&mut out, &found, screen)?,
        }
        out.flush()?;
        tell(&found, &self);
        Ok(match (found.unread, found.pairs.len()) {
            (1.., _) => Outcome::Partly,
            (0, 0) => Outcome::NothingFound,
            (0, _) => Outcome::Done,
        })
    }
}

// The documents below a folder.
fn documents(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        bail!("{}: not a folder; `mizan align` takes two documents", input::name(folder));
    }
    let found = InputFiles::find(slice::from_ref(&folder.to_owned()), Wanted::Texts, None)?;
    found.tell_left_out(Wanted::Texts);
    Ok(found.paths().map(Path::to_owned).collect())
}

fn tell(found: &PairedFiles, args: &Args) {
    for path in &found.source_alone {
        remark!("{}: no translation in {}", input::name(path), input::name(&args.target));
    }
    for path in &found.target_alone {
        remark!("{}: no translation in {}", input::name(path), input::name(&args.source));
    }
    let alone = found.source_alone.len() + found.target_alone.len();
    remark!(
        "{}, {} without a partner",
        count(found.pairs.len() as u64, "pair"),
        count(alone as u64, "document")
    );
}
