//! Opens and reads input files and stdin, and gives their names for messages.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use mizan::documents::{Document, DocumentRemark, ReadOptions, Stretches};
use mizan::encoding;
use mizan::formats::{Limits, localized_file};

use crate::terminal::remark::remark;
use crate::terminal::waiting_input::WaitingInput;
use crate::terminal::words::count;

/// Reads and decodes a text file, or stdin for `-`. A remark on stderr says if the text was not valid UTF-8.
pub(crate) fn read_text(path: &Path) -> anyhow::Result<String> {
    Ok(decoded(path, &read_bytes(path)?))
}

/// Reads a document of one language; one that is text, in the given encoding or else the one that its bytes
/// suggest. Remarks on stderr say if the text was not valid UTF-8, and what a person should know about the
/// document. Documents that cannot be read, bilingual files and binary data are refused.
pub(crate) fn document(path: &Path, options: &ReadOptions) -> anyhow::Result<Document> {
    let bytes = read_bytes(path)?;
    let document = Document::read(&bytes, file_name(path), options).with_context(|| name(path))?;
    tell_document(path, &document);
    Ok(document)
}

/// Reports on stderr how a document was decoded, and what a person should know about it.
pub(crate) fn tell_document(path: &Path, document: &Document) {
    tell(path, document.encoding(), document.repaired());
    tell_remarks(path, document.remarks());
}

/// Begins to read a document of one language, whatever its length, as [`document`] reads one.
pub(crate) fn stretches(path: &Path, options: &ReadOptions) -> anyhow::Result<Stretches<Box<dyn Read>>> {
    let stretches = Stretches::new(opened(path)?, file_name(path), options).with_context(|| name(path))?;
    tell_remarks(path, stretches.remarks());
    Ok(stretches)
}

/// Returns the name by which the kind of a file is told; none for stdin.
pub(crate) fn file_name(path: &Path) -> Option<&Path> {
    Some(path).filter(|path| path.as_os_str() != "-")
}

/// Reports on stderr what a person should know about a document.
pub(crate) fn tell_remarks(path: &Path, remarks: &[DocumentRemark]) {
    for told in remarks {
        remark!("{}: {told}", name(path));
    }
}

/// Reports on stderr how a file was decoded, if it was not valid UTF-8.
pub(crate) fn tell(path: &Path, encoding: &str, repaired: usize) {
    if encoding != "UTF-8" {
        remark!("{}: read as {encoding}", name(path));
    }
    if repaired > 0 {
        let damaged = count(repaired as u64, "damaged character");
        remark!("{}: {damaged} became \u{FFFD}", name(path));
    }
}

fn decoded(path: &Path, bytes: &[u8]) -> String {
    let decoded = encoding::decode(bytes);
    tell(path, decoded.encoding, decoded.repaired);
    decoded.text.into_owned()
}

/// Reads a whole file, or stdin for `-`, of at most as many bytes as a document may have: a device or a pipe
/// may never end.
pub(crate) fn read_bytes(path: &Path) -> anyhow::Result<Vec<u8>> {
    let (limit, mut bytes) = (Limits::default().document_bytes, Vec::new());
    opened(path)?.take(limit + 1).read_to_end(&mut bytes).with_context(|| name(path))?;
    if bytes.len() as u64 > limit {
        bail!("{}: more than {} MiB, which is the most that is read as a whole", name(path), limit >> 20);
    }
    Ok(bytes)
}

fn opened(path: &Path) -> anyhow::Result<Box<dyn Read>> {
    Ok(match path.as_os_str() == "-" {
        true => Box::new(WaitingInput::stdin()),
        false => Box::new(fs::File::open(path).with_context(|| name(path))?),
    })
}

/// Opens a file, or stdin for `-`.
pub(crate) fn open(path: &Path) -> anyhow::Result<Box<dyn Read>> {
    if path.as_os_str() == "-" {
        return Ok(Box::new(WaitingInput::stdin()));
    }
    let file = localized_file(path).and_then(fs::File::open);
    Ok(Box::new(file.with_context(|| name(path))?))
}

/// Returns the name of a file in messages.
pub(crate) fn name(path: &Path) -> String {
    if path.as_os_str() == "-" { "stdin".into() } else { path.display().to_string() }
}

/// Returns the folder of a file.
pub(crate) fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Returns the full path of a file, which need not exist, in a folder that exists. Links to the folder are
/// followed; a link to the file keeps its name.
pub(crate) fn full_path(path: &Path) -> Option<PathBuf> {
    Some(fs::canonicalize(folder(path)).ok()?.join(path.file_name()?))
}

/// Returns true for a localization catalog of Xcode: a folder that is read as the XLIFF file inside.
pub(crate) fn is_catalog(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xcloc")) && path.is_dir()
}

/// Returns true if a file is to be read as a Trados memory: its name or its content says that it is a
/// database.
pub(crate) fn is_trados(path: &Path) -> bool {
    const MAGIC: &[u8; 16] = b"SQLite format 3\0";
    let mut begin = [0; MAGIC.len()];
    let named = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("sdltm"));
    // Only a file is looked into: bytes that are read from a pipe are gone for the next reader.
    let is_file = fs::metadata(path).is_ok_and(|metadata| metadata.is_file());
    named
        || is_file
            && fs::File::open(path).and_then(|mut file| file.read_exact(&mut begin)).is_ok()
            && begin == *MAGIC
}
