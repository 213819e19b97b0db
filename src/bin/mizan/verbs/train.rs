//! `mizan train`: learns a lexicon from translations.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::thread;

use anyhow::{Context, bail};
use mizan::exchange::Source;
use mizan::formats::localized_file;
use mizan::json::WrittenReport;
use mizan::lexicon::{Lexicon, Trainer};
use mizan::{Error, ErrorKind, Unit};

use crate::options::force::Force;
use crate::options::json_option::JsonOption;
use crate::options::names;
use crate::terminal::content::{Content, is_memory, start_of};
use crate::terminal::guard::Guard;
use crate::terminal::outcome::Outcome;
use crate::terminal::remark::remark;
use crate::terminal::words::count;
use crate::terminal::{input, progress};

/// learn a lexicon from translations, for `align --lexicon`
///
/// The same files in the same order give the same model, byte for byte.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  mizan train plant.tmx -o plant.mizanlex\n  \
        mizan train plant.tmx --add -o plant.mizanlex")]
pub(crate) struct Args {
    /// files of translated sentences: whatever `mizan import` reads
    #[arg(required_unless_present = "list")]
    pairs: Vec<PathBuf>,
    /// read more files from a list: on each line a path, a tab and the weight of the pairs in that file,
    /// where 1 is the weight of files given as arguments
    #[arg(long, value_name = "FILE")]
    list: Option<PathBuf>,
    /// look for the files of the list in this folder [default: the folder of the list]
    #[arg(long, requires = "list")]
    folder: Option<PathBuf>,
    /// add what is learned to the built-in lexicon, instead of writing a model of these files alone
    #[arg(long)]
    add: bool,
    /// write the model to this file
    #[arg(short, long)]
    output: PathBuf,
    /// learn on this many threads [default: one per core]
    #[arg(long, value_name = "NUMBER", value_parser = names::number::<usize>)]
    threads: Option<usize>,
    #[command(flatten)]
    json: JsonOption,
    #[command(flatten)]
    force: Force,
}

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let cores = || thread::available_parallelism().map_or(1, usize::from);
        let mut trainer = Trainer::new().threads(self.threads.unwrap_or_else(cores));
        let files = self.files()?;
        let inputs = files.iter().map(|(path, _)| path).chain(&self.list);
        let guard = Guard::new(self.force.force).reads(inputs);
        guard.check(&self.output, Content::Model)?;
        let reading = progress::bar(files.len() as u64, "reading");
        for (path, weight) in &files {
            trainer.weigh(*weight);
            read(path, &mut trainer).with_context(|| input::name(path))?;
            reading.inc(1);
        }
        reading.finish_and_clear();
        let pairs = trainer.pair_count() as u64;
        if pairs == 0 {
            bail!("no pair of an Arabic and an English sentence in these files");
        }
        let learning = progress::bar(trainer.steps(), "learning");
        let lexicon = trainer.train(|steps| learning.inc(steps));
        learning.finish_and_clear();
        let lexicon = if self.add { Lexicon::built_in().plus(&lexicon) } else { lexicon };
        let mut model = guard.open(Some(&self.output), Content::Model)?;
        lexicon.write(&mut model)?;
        model.finish()?;
        let stems = lexicon.stem_count() as u64;
        remark!("{}, {}", count(pairs, "pair"), count(stems, "stem"));
        self.json.print(&WrittenReport::new("train", input::name(&self.output), pairs).stems(stems))?;
        Ok(Outcome::Done)
    }

    // Returns the files and the weight of their pairs: those of the list, then those given as arguments.
    fn files(&self) -> anyhow::Result<Vec<(PathBuf, f32)>> {
        let mut files = Vec::new();
        if let Some(list) = &self.list {
            let folder = self.folder.as_deref().or(list.parent()).unwrap_or(Path::new(""));
            for (line, number) in input::read_text(list)?.lines().zip(1..) {
                let mut columns = line.split('\t');
                let (path, weight) = (columns.next().unwrap_or_default(), columns.next().unwrap_or_default());
                let weight = weight.parse().ok().filter(|weight: &f32| weight.is_finite() && *weight >= 0.0);
                let weight =
                    weight.with_context(|| format!("{}: line {number}: no weight", input::name(list)))?;
                files.push((folder.join(path), weight));
            }
        }
        files.extend(self.pairs.iter().map(|path| (path.clone(), 1.0)));
        Ok(files)
    }
}

// Gives the trainer the pairs of a file; a unit that cannot be read is named on stderr and left out.
fn read(path: &Path, trainer: &mut Trainer) -> anyhow::Result<()> {
    if path.is_file() && start_of(path).is_ok_and(|start| is_memory(&start)) {
        bail!("this is a mizan memory; `mizan export {} -o pairs.tmx` writes its units", input::name(path));
    }
    let source = if input::is_trados(path) {
        Source::trados(path)
    } else {
        Source::new(BufReader::new(File::open(localized_file(path)?)?)).name(path)
    };
    let leave_out = |error: &Error| remark!("{}: {error}", input::name(path));
    let read = source.each_unit(|unit| {
        match unit {
            Ok(unit) => add(&unit, trainer),
            Err(error) => leave_out(&error),
        }
        Ok(())
    });
    match read {
        // A file of other languages is skipped, like a unit of other languages.
        Err(error)
            if matches!(
                error.kind(),
                ErrorKind::Languages { .. }
                    | ErrorKind::SeveralLanguages(_)
                    | ErrorKind::OneLanguage { .. }
                    | ErrorKind::Sheet { .. }
            ) =>
        {
            leave_out(&error);
        }
        read => read?,
    }
    Ok(())
}

fn add(unit: &Unit, trainer: &mut Trainer) {
    let (source, target) = (unit.source().plain(), unit.target().plain());
    if unit.source_lang().is_arabic() && unit.target_lang().is_english() {
        trainer.add(source, target);
    } else if unit.source_lang().is_english() && unit.target_lang().is_arabic() {
        trainer.add(target, source);
    }
}
