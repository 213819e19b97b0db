//! `--lexicon`: the lexicon that says which words translate each other.

use std::path::PathBuf;

use anyhow::Context;
use mizan::lexicon::Lexicon;

use crate::terminal::input;

/// The lexicon of a verb that compares texts of two languages.
#[derive(clap::Args)]
pub(crate) struct LexiconFile {
    /// use this lexicon, written by `mizan train`, instead of the built-in one
    #[arg(long = "lexicon", value_name = "MODEL")]
    pub(crate) path: Option<PathBuf>,
}

impl LexiconFile {
    /// Reads the lexicon.
    pub(crate) fn read(&self) -> anyhow::Result<Lexicon> {
        match &self.path {
            Some(path) => Lexicon::from_path(path).with_context(|| input::name(path)),
            None => Ok(Lexicon::built_in()),
        }
    }
}
