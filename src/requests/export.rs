//! Writing a memory as a bilingual file.

use std::fs;
use std::io::{self, Write};
#[cfg(unix)]
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;
use tempfile::NamedTempFile;

use super::answer::json;
use super::filters::filter;
use super::langs::pair;
use super::options::Options;
use super::reading::is_database;
use crate::error::{ErrorKind, Result};
use crate::exchange::{Export, Report};
use crate::format::Format;
use crate::formats::Langs;
use crate::json::WrittenReport;
use crate::lang::Lang;
use crate::memory::{Filter, Memory};

/// Writes a memory into a new file, as `mizan export -o FILE --json` does. The ending of the name says the
/// format, and is packed if it is `.gz`. The file appears when it is complete; one of the same name is
/// overwritten only with `force`.
///
/// Options: `to` (a format), `source-lang`, `target-lang`, `clean`, `terms`, `encoding` (`utf-8` or `utf-16`,
/// of TMX), `no-bom`, `force`, and the filters of [`lookup`](super::lookup).
///
/// # Errors
///
/// [`ErrorKind::Option`], also for a file that is a memory, which is overwritten in no case;
/// [`ErrorKind::FileExists`]; and those of [`Export::write`].
pub fn export(memory: &Memory, path: &Path, mut options: Options) -> Result<Value> {
    let force = options.flag("force")?;
    let asked = Asked::read(options, Format::from_path(path))?;
    if is_database(path) {
        return Err(ErrorKind::Option(format!("{} is a memory, and stays", path.display())).into());
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = unnamed_yet(folder)?;
    let report = if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("gz")) {
        let mut packed = GzEncoder::new(&mut file, Compression::default());
        let report = asked.write(memory, &mut packed)?;
        packed.finish()?;
        report
    } else {
        asked.write(memory, &mut file)?
    };
    file.as_file().sync_all()?;
    if force {
        fs::metadata(path).map(|found| file.as_file().set_permissions(found.permissions())).ok();
        file.persist(path).map_err(|error| error.error)?;
    } else {
        file.persist_noclobber(path).map_err(|error| match error.error.kind() {
            io::ErrorKind::AlreadyExists => ErrorKind::FileExists,
            _ => ErrorKind::Io(error.error),
        })?;
    }
    let written = WrittenReport::new("export", path.display().to_string(), report.read);
    json(&written.codes_left_out(report.codes_left_out))
}

/// Writes a memory into `out` as a bilingual file, as `mizan export --to FORMAT` does, and returns
/// a report, which names no file.
///
/// Options: those of [`export`] but `force`; `to` is TMX by default.
///
/// ```
/// use mizan::memory::Memory;
/// use mizan::requests::{self, Options};
///
/// let memory = Memory::in_memory()?;
/// requests::add(&memory, "نعم", "yes", Options::none())?;
/// let mut file = Vec::new();
/// requests::export_into(&memory, &mut file, Options::from_json(r#"{"to": "tsv"}"#)?)?;
/// assert_eq!(file, "نعم\tyes\n".as_bytes());
/// # Ok::<(), mizan::Error>(())
/// ```
///
/// # Errors
///
/// [`ErrorKind::Option`], and those of [`Export::write`].
pub fn export_into(memory: &Memory, out: &mut impl Write, options: Options) -> Result<Value> {
    let report = Asked::read(options, Some(Format::Tmx))?.write(memory, out)?;
    json(&WrittenReport::new("export", String::new(), report.read).codes_left_out(report.codes_left_out))
}

/// What is to be written, and how.
struct Asked {
    format: Format,
    langs: [Option<Lang>; 2],
    is_clean: bool,
    is_of_terms: bool,
    is_utf16: bool,
    has_mark: bool,
    only: Filter,
}

impl Asked {
    /// Reads all options that say what is written.
    fn read(mut options: Options, by_name: Option<Format>) -> Result<Self> {
        let to: Option<Format> = options.parsed("to", FORMATS)?;
        let langs = pair(&mut options)?;
        let (is_clean, is_of_terms) = (options.flag("clean")?, options.flag("terms")?);
        let is_utf16 = match options.text("encoding")?.as_deref() {
            None | Some("utf-8") => false,
            Some("utf-16") => true,
            Some(other) => {
                let why = format!("option \"encoding\": expected utf-8 or utf-16, found {other:?}");
                return Err(ErrorKind::Option(why).into());
            }
        };
        let has_mark = !options.flag("no-bom")?;
        let only = filter(&mut options)?;
        options.finish()?;
        let format = to.or(by_name).filter(|&format| is_written(format));
        let format = format.ok_or_else(|| ErrorKind::Option(format!("option \"to\": expected {FORMATS}")))?;
        Ok(Self { format, langs, is_clean, is_of_terms, is_utf16, has_mark, only })
    }

    fn write(self, memory: &Memory, out: &mut impl Write) -> Result<Report> {
        let [source, target] = self.langs;
        let export = Export::new(memory, self.format)
            .langs(Langs::new().source(source).target(target))
            .clean(self.is_clean)
            .terms(self.is_of_terms)
            .utf16(self.is_utf16)
            .labels(true)
            .only(self.only);
        let mut report = Report::default();
        let mark = if self.has_mark { self.format.byte_order_mark() } else { "" };
        out.write_all(mark.as_bytes())?;
        export.write(out, &mut report)?;
        Ok(report)
    }
}

// Makes a file beside the one to be written. Others may read it as they may read any new file.
fn unnamed_yet(folder: &Path) -> io::Result<NamedTempFile> {
    #[cfg_attr(not(unix), expect(unused_mut, reason = "only Unix changes the permissions"))]
    let mut file = tempfile::Builder::new();
    #[cfg(unix)]
    file.permissions(fs::Permissions::from_mode(0o666));
    file.tempfile_in(folder)
}

const FORMATS: &str = "tmx, xliff, xliff2, po, tbx, tsv, glossary, csv or xlsx";

// Memories of Trados are read only.
fn is_written(format: Format) -> bool {
    format.is_bilingual() && format != Format::Sdltm
}
