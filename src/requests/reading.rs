//! How the files of a request are read: [`Reading`].

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::langs::pair;
use super::options::Options;
use crate::documents::{Column, ReadOptions};
use crate::encoding::Encoding;
use crate::error::{ErrorKind, Result};
use crate::exchange::Source;
use crate::format::Format;
use crate::formats::{Langs, Limits, localized_file};
use crate::lang::Lang;
use crate::memory::{Memory, SQLITE, read_kept};

/// What the option `input-encoding` takes.
pub(super) const ENCODING: &str = "an encoding such as windows-1256";

/// The options on how files are read.
#[derive(Default)]
pub(super) struct Reading {
    pub(super) langs: [Option<Lang>; 2],
    pub(super) encoding: Option<Encoding>,
    repair: bool,
    column: Option<Column>,
}

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Memory,
    Trados,
    Bilingual,
    Document,
}

impl Reading {
    /// Takes the options `source-lang`, `target-lang` and `input-encoding`.
    pub(super) fn take(options: &mut Options) -> Result<Self> {
        let encoding = options.parsed("input-encoding", ENCODING)?;
        Ok(Self { langs: pair(options)?, encoding, ..Self::default() })
    }

    /// Takes the same options, and `repair` and `column` for documents.
    pub(super) fn take_with_documents(options: &mut Options) -> Result<Self> {
        let repair = options.flag("repair")?;
        let column = options.parsed("column", "a letter or a heading")?;
        Ok(Self { repair, column, ..Self::take(options)? })
    }

    /// Returns how documents are read.
    pub(super) fn of_documents(&self) -> ReadOptions {
        let (encoding, column) = (self.encoding, self.column.clone());
        ReadOptions { encoding, repair: self.repair, column, ..ReadOptions::default() }
    }

    /// Opens a bilingual file. With `guessed`, a table need not tell its languages.
    pub(super) fn source(&self, path: &Path, kind: Kind, guessed: bool) -> Result<Source<'static>> {
        let [source, target] = self.langs.clone();
        let langs = Langs::new().source(source).target(target).guessed(guessed);
        let input = match kind {
            Kind::Trados => Source::trados(path),
            _ => Source::new(File::open(localized_file(path)?)?).name(path),
        };
        Ok(input.langs(langs).encoding(self.encoding))
    }

    /// Returns the bytes of a file that is read as a whole.
    pub(super) fn bytes(path: &Path) -> Result<Vec<u8>> {
        let (limit, mut bytes) = (Limits::default().document_bytes, Vec::new());
        File::open(path)?.take(limit + 1).read_to_end(&mut bytes)?;
        match bytes.len() as u64 > limit {
            true => Err(ErrorKind::Option(format!("more than {} MiB", limit >> 20)).into()),
            false => Ok(bytes),
        }
    }
}

// Bytes of the start of a file by which its format is recognised.
const START: u64 = 64 * 1024;
// The first bytes of every file that gzip packed.
const GZIP: [u8; 2] = [0x1F, 0x8B];

/// Returns true for a file of SQLite, such as a memory.
pub(super) fn is_database(path: &Path) -> bool {
    let mut start = [0; SQLITE.len()];
    read_kept(path, |file| file.read_exact(&mut start)).is_ok() && start == *SQLITE
}

/// Returns what a file holds, by its first bytes and its name.
pub(super) fn kind(path: &Path) -> Result<Kind> {
    let has_ending = |ending: &str| path.extension().is_some_and(|own| own.eq_ignore_ascii_case(ending));
    if path.is_dir() {
        return Ok(Kind::Bilingual);
    }
    let mut start = Vec::new();
    read_kept(path, |file| file.take(START).read_to_end(&mut start))?;
    let is_database = start.starts_with(SQLITE);
    let is_bilingual = Format::certain(&start, Some(path)).is_some_and(Format::is_bilingual)
        || Format::from_path(path) == Some(Format::Glossary)
        || has_ending("zip")
        || start.starts_with(&GZIP);
    Ok(match () {
        // A memory that was just made has its mark in the log beside it.
        () if is_database && !has_ending("sdltm") && Memory::open(path).is_ok() => Kind::Memory,
        () if is_database || has_ending("sdltm") => Kind::Trados,
        () if is_bilingual => Kind::Bilingual,
        () => Kind::Document,
    })
}
