//! [`Rules`]: the options that decide where text is cut into segments.

use std::fs::File;
use std::num::NonZeroU32;
use std::path::PathBuf;

use anyhow::Context;
use mizan::segment::Cut;
use mizan::segment::srx::Srx;
use mizan::{Lang, Segmenter};

use crate::options::names::number;
use crate::terminal::input;
use crate::terminal::remark::remark;

/// The segmentation options of every verb that segments.
#[derive(clap::Args)]
pub(crate) struct Rules {
    /// cut also at these places, separated by commas: semicolon (after ؛ and ;), colon, line (every line end,
    /// in hard-wrapped text too)
    #[arg(long, value_delimiter = ',', value_name = "PLACES")]
    cut: Vec<Cut>,
    /// cut sentences of more than this many characters between their clauses
    #[arg(long, value_name = "CHARS", value_parser = number::<NonZeroU32>)]
    longest: Option<NonZeroU32>,
    /// end no sentence after the abbreviations in this file, one per line
    #[arg(long, value_name = "FILE")]
    abbreviations: Option<PathBuf>,
    /// cut by the rules of this SRX file instead of the built-in rules
    #[arg(long, value_name = "FILE")]
    srx: Option<PathBuf>,
}

impl Rules {
    /// Returns the files that the rules are read from.
    pub(crate) fn files(&self) -> impl Iterator<Item = &PathBuf> {
        self.abbreviations.iter().chain(&self.srx)
    }

    /// Returns a segmenter for a language, with these options.
    pub(crate) fn segmenter(&self, lang: Lang) -> anyhow::Result<Segmenter> {
        let longest = self.longest.map(|chars| chars.get() as usize);
        let mut segmenter = Segmenter::new(lang).cuts(self.cut.iter().copied()).longest(longest);
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
                remark!("{}: {rule}: the rule is left out", input::name(path));
            }
        }
        Ok(segmenter)
    }
}
