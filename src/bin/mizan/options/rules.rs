use std::fs::File;
use std::path::PathBuf;

use anyhow::Context;
use clap::ValueEnum;
use mizan::segment::srx::Srx;
use mizan::{Lang, Segmenter, segment};

use crate::terminal::input;

/// Where text is cut: options of every verb that segments.
#[derive(clap::Args)]
pub(crate) struct Rules {
    /// Cut at these places as well, separated by commas
    #[arg(long, value_enum, value_delimiter = ',', value_name = "PLACES")]
    cut: Vec<Cut>,
    /// Cut sentences of more than so many characters between their clauses
    #[arg(long, value_name = "CHARS", value_parser = clap::value_parser!(u32).range(1..))]
    longest: Option<u32>,
    /// Do not end sentences behind the abbreviations of this file, one a line
    #[arg(long, value_name = "FILE")]
    abbreviations: Option<PathBuf>,
    /// Cut by the rules of this SRX file instead of the built-in ones
    #[arg(long, value_name = "FILE")]
    srx: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Cut {
    /// Behind ؛ and ;
    Semicolon,
    /// Behind a colon
    Colon,
    /// At every line end, in hard-wrapped text too
    Line,
}

impl Rules {
    /// Returns the segmenter of a language, with these options.
    pub(crate) fn segmenter(&self, lang: Lang) -> anyhow::Result<Segmenter> {
        let cuts = self.cut.iter().map(|cut| match cut {
            Cut::Semicolon => segment::Cut::Semicolon,
            Cut::Colon => segment::Cut::Colon,
            Cut::Line => segment::Cut::Line,
        });
        let longest = self.longest.map(|chars| chars as usize);
        let mut segmenter = Segmenter::new(lang).cuts(cuts).longest(longest);
        if let Some(path) = &self.abbreviations {
            for line in input::read_text(path)?.lines() {
                segmenter = segmenter.abbreviation(line);
            }
        }
        if let Some(path) = &self.srx {
            let file = File::open(path).with_context(|| input::name(path))?;
            let rules = Srx::read(file).with_context(|| input::name(path))?;
            segmenter = segmenter.srx(&rules);
            for rule in segmenter.unsupported() {
                eprintln!("mizan: {}: {rule}: the rule is left out", input::name(path));
            }
        }
        Ok(segmenter)
    }
}
