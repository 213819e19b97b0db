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
use crate::memory::Memory;

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
    let to: Option<Format> = options.parsed("to", FORMATS)?;
    let [source_lang, target_lang] = pair(&mut options)?;
    let (clean, terms, force) = (options.flag("clean")?, options.flag("terms")?, options.flag("force")?);
    let utf16 = match options.text("encoding")?.as_deref() {
        None | Some("utf-8") => false,
        Some("utf-16") => true,
        Some(other) => {
            let why = format!("option \"encoding\": expected utf-8 or utf-16, found {other:?}");
            return Err(ErrorKind::Option(why).into());
        }
    };
    let no_bom = options.flag("no-bom")?;
    let only = filter(&mut options)?;
    options.finish()?;
    let format = to.or_else(|| Format::from_path(path)).filter(|&format| is_written(format));
    let format = format.ok_or_else(|| ErrorKind::Option(format!("option \"to\": expected {FORMATS}")))?;
    if is_database(path) {
        return Err(ErrorKind::Option(format!("{} is a memory, and stays", path.display())).into());
    }
    let export = Export::new(memory, format)
        .langs(Langs::new().source(source_lang).target(target_lang))
        .clean(clean)
        .terms(terms)
        .utf16(utf16)
        .labels(true)
        .only(only);
    let mut report = Report::default();
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = unnamed_yet(folder)?;
    let mark = if no_bom { "" } else { format.byte_order_mark() };
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("gz")) {
        let mut packed = GzEncoder::new(&mut file, Compression::default());
        packed.write_all(mark.as_bytes())?;
        export.write(&mut packed, &mut report)?;
        packed.finish()?;
    } else {
        file.write_all(mark.as_bytes())?;
        export.write(&mut file, &mut report)?;
    }
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
