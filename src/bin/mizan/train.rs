use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::thread;

use anyhow::Context;
use flate2::bufread::MultiGzDecoder;
use mizan::Lang;
use mizan::lexicon::Trainer;

use crate::outcome::Outcome;
use crate::{input, output, screen};

/// Learn a lexicon from translated sentences, for `align --lexicon`
///
/// The same files in the same order give the same model, byte for byte.
#[derive(clap::Args)]
pub(crate) struct Train {
    /// Files of sentence pairs, a pair a line: Arabic TAB English or the other way round; `.gz` is unpacked
    #[arg(required = true)]
    pairs: Vec<PathBuf>,
    /// Where to write the model
    #[arg(short, long)]
    output: PathBuf,
    /// How many threads to learn on [default: one for each core]
    #[arg(long)]
    threads: Option<usize>,
}

impl Train {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let cores = || thread::available_parallelism().map_or(1, usize::from);
        let mut trainer = Trainer::new().threads(self.threads.unwrap_or_else(cores));
        for path in &self.pairs {
            read(path, &mut trainer).with_context(|| input::name(path))?;
        }
        let pairs = trainer.pair_count();
        let bar = screen::progress(trainer.steps(), "learning");
        let lexicon = trainer.train(|steps| bar.inc(steps));
        bar.finish_and_clear();
        let mut model = output::to(Some(&self.output))?;
        lexicon.write(&mut model)?;
        model.finish()?;
        eprintln!("mizan: {pairs} pairs, {} stems", lexicon.stem_count());
        Ok(Outcome::Done)
    }
}

fn read(path: &Path, trainer: &mut Trainer) -> anyhow::Result<()> {
    let mut file = BufReader::new(fs::File::open(path)?);
    let gzip = file.fill_buf()?.starts_with(&[0x1F, 0x8B]);
    let lines: Box<dyn Read> = if gzip { Box::new(MultiGzDecoder::new(file)) } else { Box::new(file) };
    for line in BufReader::new(lines).lines() {
        let line = line?;
        let mut columns = line.split('\t');
        let (Some(first), Some(second)) = (columns.next(), columns.next()) else { continue };
        if Lang::detect(first) == Some(Lang::English) && Lang::detect(second) == Some(Lang::Arabic) {
            trainer.add(second, first);
        } else {
            trainer.add(first, second);
        }
    }
    Ok(())
}
