//! [`Work`]: what is to be translated, an XLIFF file or a document.

use std::io::Read;
use std::path::Path;

use anyhow::{Context, anyhow};
use mizan::documents::ReadOptions;
use mizan::exchange::{Pretranslate, Report};
use mizan::manuscript::Manuscript;
use mizan::{Format, Known, Lang};

use crate::terminal::content::{is_gzip, packed_start_of};
use crate::terminal::input;
use crate::terminal::output::Output;
use crate::terminal::remark::remark;

/// What is to be translated.
pub(super) enum Work {
    Xliff(Box<dyn Read>),
    Document {
        manuscript: Box<Manuscript>,
        /// The name of the document, without its folder.
        name: String,
        target: Lang,
    },
}

/// How documents are read, and the languages that the options name.
pub(super) struct DocumentLangs<'l> {
    pub(super) options: ReadOptions,
    pub(super) source: Option<&'l Lang>,
    pub(super) target: Option<&'l Lang>,
}

impl Work {
    /// Opens a file, or stdin for `-`.
    pub(super) fn open(path: &Path, langs: &DocumentLangs<'_>) -> anyhow::Result<Self> {
        if path.as_os_str() == "-" {
            let bytes = input::read_bytes(path)?;
            return if is_document(&bytes, None) {
                Self::document(path, &bytes, langs)
            } else {
                Ok(Self::Xliff(Box::new(std::io::Cursor::new(bytes))))
            };
        }
        // A catalog of Xcode is a folder.
        let start = if path.is_file() {
            packed_start_of(path).with_context(|| input::name(path))?
        } else {
            Vec::new()
        };
        match !start.is_empty() && is_document(&start, Some(path)) {
            true => Self::document(path, &input::read_bytes(path)?, langs),
            false => Ok(Self::Xliff(input::open(path)?)),
        }
    }

    fn document(path: &Path, bytes: &[u8], langs: &DocumentLangs<'_>) -> anyhow::Result<Self> {
        let (name, file) = (input::name(path), input::file_name(path));
        let read = Manuscript::read(bytes, file, &langs.options, langs.source.cloned());
        let manuscript = Box::new(read.with_context(|| name.clone())?);
        input::tell_document(path, manuscript.document());
        if !manuscript.can_be_filled() {
            remark!(
                "{name}: `mizan fill` cannot put the translations back into this document, only into Word, web pages, \
                Markdown and subtitles; convert it to one of these first, or take the texts from the XLIFF file"
            );
        }
        let target = match (langs.target, manuscript.lang().known()) {
            (Some(target), _) => target.clone(),
            (None, Some(Known::Arabic)) => Lang::ENGLISH,
            (None, Some(Known::English)) => Lang::ARABIC,
            (None, _) if *manuscript.lang() == Lang::UNDETERMINED => {
                return Err(anyhow!(
                    "{name}: no Arabic and no English text; name the languages with --source-lang and --target-lang"
                ));
            }
            (None, _) => {
                return Err(anyhow!("{name}: name the language of the translation with --target-lang"));
            }
        };
        let name = file.and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
        Ok(Self::Document { manuscript, name: name.unwrap_or_default(), target })
    }

    /// Writes the file filled.
    pub(super) fn fill(
        self,
        filling: &Pretranslate<'_>,
        out: &mut Output,
        report: &mut Report,
    ) -> mizan::Result<()> {
        match self {
            Self::Xliff(input) => filling.write(input, out, report),
            Self::Document { manuscript, name, target } => {
                filling.write_manuscript(&manuscript, &name, &target, out, report)
            }
        }
    }
}

// Returns true for the first bytes of a document.
fn is_document(start: &[u8], path: Option<&Path>) -> bool {
    !is_gzip(start) && Format::certain(start, path).is_none_or(Format::is_document)
}
