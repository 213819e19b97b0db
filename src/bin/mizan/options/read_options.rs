//! Options on how bilingual files are read.

use std::io;
use std::path::Path;

use anyhow::anyhow;
use mizan::encoding::Encoding;
use mizan::exchange::Source;
use mizan::formats::Langs;
use mizan::{Error, ErrorKind, Lang, Syntax};

use crate::options::input_encoding::InputEncoding;
use crate::terminal::content::{self, is_memory, start_of};
use crate::terminal::{input, progress};

/// Options for what a bilingual file may not say about itself.
#[derive(clap::Args)]
pub(crate) struct ReadOptions {
    #[command(flatten)]
    langs: LangOptions,
    /// read the files as glossaries: their units are terms, and the third column of a TSV file has remarks
    #[arg(long)]
    terms: bool,
}

/// The languages of a file and its encoding.
#[derive(clap::Args)]
pub(crate) struct LangOptions {
    /// take the texts in this language as the source texts; source texts without a language are taken to be
    /// in this one
    #[arg(long, value_name = "TAG")]
    source_lang: Option<Lang>,
    /// take the texts in this language as the translations; translations without a language are taken to be
    /// in this one
    #[arg(long, value_name = "TAG")]
    target_lang: Option<Lang>,
    #[command(flatten)]
    encoding: InputEncoding,
}

/// Returns the error of a file that could not be read as a bilingual one. If the file is one of a single
/// language, the error says how such files become units.
pub(crate) fn with_hint(error: Error, path: &Path) -> anyhow::Error {
    const TEXTS: [&str; 9] = ["txt", "text", "md", "docx", "doc", "odt", "pdf", "html", "htm"];
    let is_text = content::ending(path).is_some_and(|ending| TEXTS.contains(&&*ending));
    match error.kind() {
        ErrorKind::Syntax { found: Syntax::NotThis(_), .. } | ErrorKind::Document { .. } if is_text => {
            anyhow!(
                "{error}; `mizan align {} TRANSLATION` pairs a text with its translation",
                input::name(path)
            )
        }
        _ => error.into(),
    }
}

impl ReadOptions {
    /// Opens a file as [`LangOptions::source`] does, as a glossary if that was asked for.
    pub(crate) fn source(&self, path: &Path) -> io::Result<Source<'static>> {
        Ok(self.langs.source(path)?.terms(self.terms))
    }
}

impl LangOptions {
    fn langs(&self) -> Langs {
        Langs::new().source(self.source_lang.clone()).target(self.target_lang.clone())
    }

    /// Opens a file as [`source`](Self::source) does, also a table that does not tell its languages.
    pub(crate) fn any_source(&self, path: &Path) -> io::Result<Source<'static>> {
        Ok(self.source(path)?.langs(self.langs().guessed(true)))
    }

    /// Returns the language of the source texts, if it is given.
    pub(crate) fn source_lang(&self) -> Option<&Lang> {
        self.source_lang.as_ref()
    }

    /// Returns the language of the translations, if it is given.
    pub(crate) fn target_lang(&self) -> Option<&Lang> {
        self.target_lang.as_ref()
    }

    /// Returns the encoding, if it is given.
    pub(crate) fn encoding(&self) -> Option<Encoding> {
        self.encoding.input_encoding
    }

    /// Opens a file, or stdin for `-`, to be read with these options. A bar shows how much of the file has
    /// been read.
    pub(crate) fn source(&self, path: &Path) -> io::Result<Source<'static>> {
        if path.is_file() && start_of(path).is_ok_and(|start| is_memory(&start)) {
            let name = input::name(path);
            return Err(io::Error::other(format!(
                "this is a mizan memory; `mizan merge {name} --into MEMORY` copies its units, and \
                `mizan export {name}` writes them"
            )));
        }
        let source = if input::is_trados(path) {
            Source::trados(path)
        } else {
            Source::new(progress::open(path)?).name(path)
        };
        Ok(source.langs(self.langs()).encoding(self.encoding.input_encoding))
    }
}
