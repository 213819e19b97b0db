//! Reading a bilingual file into a memory.

use std::fs::File;
use std::io::{self, Read};
use std::ops::ControlFlow;
use std::path::Path;

use serde_json::Value;

use super::answer::json;
use super::labels::labels;
use super::langs::pair;
use super::options::Options;
use super::reading::ENCODING;
use crate::encoding::Encoding;
use crate::error::{Error, ErrorKind, Result};
use crate::exchange::{Import, Report, Source};
use crate::format::Format;
use crate::formats::Langs;
use crate::json::{FileReport, FilesReport};
use crate::memory::Memory;

/// Reads a bilingual file into a memory, as `mizan import --json` does. `watch` learns how many bytes of the
/// file have been read and how many there are, and may end the work; memories of Trados are read unwatched.
///
/// Options: `source-lang`, `target-lang`, `input-encoding`, `terms`, `dry-run`, `bring-back`, and the labels
/// `domain`, `client`, `project`, `by` and `document`.
///
/// ```
/// use std::ops::ControlFlow;
///
/// use mizan::memory::Memory;
/// use mizan::requests::{self, Options};
///
/// let folder = tempfile::tempdir()?;
/// let path = folder.path().join("pump.ar-en.tsv");
/// std::fs::write(&path, "أوقف المضخة.\tStop the pump.\n")?;
/// let memory = Memory::in_memory()?;
/// let report = requests::import(&memory, &path, Options::none(), &mut |_, _| ControlFlow::Continue(()))?;
/// assert_eq!(report["new"], 1);
/// # Ok::<(), mizan::Error>(())
/// ```
///
/// # Errors
///
/// If the file cannot be read; [`ErrorKind::Option`]; [`ErrorKind::Stopped`]; and those of [`Import::read`].
/// Of a file with an error in its middle, the units before the error stay. A file that is cut off is no error
/// of this function: the `error` of the file in the report says so.
pub fn import(
    memory: &Memory,
    path: &Path,
    mut options: Options,
    watch: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
) -> Result<Value> {
    let [source_lang, target_lang] = pair(&mut options)?;
    let (terms, dry_run) = (options.flag("terms")?, options.flag("dry-run")?);
    let bring_back = options.flag("bring-back")?;
    let encoding: Option<Encoding> = options.parsed("input-encoding", ENCODING)?;
    let labels = labels(&mut options)?;
    options.finish()?;
    let file = File::open(path)?;
    let source = match Format::from_path(path) {
        Some(Format::Sdltm) => Source::trados(path),
        _ => Source::new(Watched { all: file.metadata()?.len(), read: 0, file, watch }).name(path),
    };
    let source =
        source.langs(Langs::new().source(source_lang).target(target_lang)).encoding(encoding).terms(terms);
    let mut report = Report::default();
    Import::new(memory).dry_run(dry_run).bring_back(bring_back).labels(labels).read(source, &mut report)?;
    json(&FilesReport::new("import", None, &[FileReport::new(path, &report, None)]))
}

/// A file of which somebody watches how far it has been read.
struct Watched<'w> {
    file: File,
    read: u64,
    all: u64,
    watch: &'w mut dyn FnMut(u64, u64) -> ControlFlow<()>,
}

impl Read for Watched<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if (self.watch)(self.read, self.all).is_break() {
            return Err(Error::from(ErrorKind::Stopped).into());
        }
        let read = self.file.read(buffer)?;
        self.read += read as u64;
        Ok(read)
    }
}
