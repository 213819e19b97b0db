use std::io;
use std::path::Path;

use mizan::Lang;
use mizan::exchange::Source;
use mizan::formats::Langs;

use crate::terminal::{input, progress};

/// How to take a bilingual file that does not say it itself.
#[derive(clap::Args)]
pub(crate) struct Reading {
    /// The language of the source texts, where a file does not say it or has several
    #[arg(long, value_name = "TAG")]
    source_lang: Option<Lang>,
    /// The language of the translations, where a file does not say it or has several
    #[arg(long, value_name = "TAG")]
    target_lang: Option<Lang>,
    /// Take files for glossaries: units are terms, a TSV file may have remarks in its third column
    #[arg(long)]
    terms: bool,
}

impl Reading {
    /// Opens a file, or stdin for `-`, to be read in this way; a bar shows how much of the file is read.
    pub(crate) fn source(&self, path: &Path) -> io::Result<Source<'static>> {
        let source = if input::is_trados(path) {
            Source::trados(path)
        } else {
            Source::new(progress::open(path)?).name(path)
        };
        let langs = Langs::new().source(self.source_lang.clone()).target(self.target_lang.clone());
        Ok(source.langs(langs).terms(self.terms))
    }
}
