//! [`each_file`]: finds the bilingual files of an input, which are the input itself, the content of a gzip
//! file, or the files in a zip file.
//!
//! Each of them is a [`BilingualFile`], which knows its [`Format`] and returns its units. A file that unpacks
//! to far more than its size is refused, since an attacker can fill memory and disks with such a file.

use std::cell::Cell;
use std::fmt;
use std::io::{self, Cursor, Read};
use std::path::Path;
use std::rc::Rc;

use flate2::read::MultiGzDecoder;

use crate::encoding::Encoding;
use crate::error::{Error, ErrorKind, Position, Result, Syntax};
use crate::format::{Format, Limits, Package, START, Whole};
use crate::formats::langs::Langs;
use crate::formats::streams::ReadUnits;

const EXPECTED: &str = "file of a format that can be read \
    (TMX, XLIFF, PO, TBX, TSV, CSV, XLSX, or one of them packed as .gz or .zip)";

/// A bilingual file inside an input, its packing taken off.
pub struct BilingualFile<'f> {
    format: Format,
    name: String,
    input: &'f mut dyn Read,
    encoding: Option<Encoding>,
    limits: Limits,
}

impl<'f> BilingualFile<'f> {
    /// Returns the format, which the first bytes of the file or else its name decide.
    #[must_use]
    pub fn format(&self) -> Format {
        self.format
    }

    /// Returns the name, without the folder of the file on disk and without `.gz`; empty for an input without
    /// a name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the file, read as a glossary if `terms`: a TSV file may then have comments, and remarks in its
    /// third column.
    #[must_use]
    pub fn terms(mut self, terms: bool) -> Self {
        if terms {
            self.format = self.format.of_terms();
        }
        self
    }

    /// Returns the file read in this encoding, whatever it looks like; `None` leaves it to the file. A
    /// workbook is no text and has none.
    #[must_use]
    pub fn encoding(mut self, encoding: impl Into<Option<Encoding>>) -> Self {
        self.encoding = encoding.into();
        self
    }

    /// Returns the units of the file.
    ///
    /// # Errors
    ///
    /// As for [`Format::read`].
    pub fn units(self, langs: &Langs) -> Result<Box<dyn ReadUnits + 'f>> {
        match self.encoding.filter(|_| self.format != Format::Xlsx) {
            Some(encoding) => self.format.read_within(encoding.reader(self.input)?, langs, self.limits),
            None => self.format.read_within(self.input, langs, self.limits),
        }
    }
}

impl fmt::Debug for BilingualFile<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (format, name) = (self.format, &self.name);
        f.debug_struct("BilingualFile").field("format", &format).field("name", name).finish_non_exhaustive()
    }
}

/// A closure that is called with each file.
type Take<'t> = dyn FnMut(BilingualFile<'_>) -> Result<()> + 't;

/// Calls a closure with each bilingual file of an input, in order. The name of the input helps to recognise
/// its format. The limits hold for the packing and for each file.
///
/// ```
/// use mizan::formats::{Langs, Limits, each_file};
///
/// let mut read = 0;
/// each_file("نعم\tyes\n".as_bytes(), None, &Limits::default(), &mut |file| {
///     read += file.units(&Langs::default())?.filter(Result::is_ok).count();
///     Ok(())
/// })?;
/// assert_eq!(read, 1);
/// # Ok::<(), mizan::Error>(())
/// ```
///
/// # Errors
///
/// If the input cannot be read or unpacked, if no file in it is of a known format, or if the closure returns
/// an error.
pub fn each_file(
    mut input: impl Read,
    name: Option<&Path>,
    limits: &Limits,
    take: &mut Take<'_>,
) -> Result<()> {
    let limits = *limits;
    let start = start_of(&mut input)?;
    if start.is_empty() {
        return take_empty(name, limits, take);
    }
    let format = Format::recognise(&start, name);
    let packed = start.starts_with(b"PK\x03\x04") && format != Some(Format::Xlsx);
    let gzipped = start.starts_with(b"\x1F\x8B");
    let mut input = Cursor::new(start).chain(input);
    if gzipped {
        let mut unpacked = gunzip(input, limits);
        // `plant.tmx.gz` holds `plant.tmx`.
        let name = name.map(|name| name.with_extension(""));
        let start = start_of(&mut unpacked)?;
        let format = Format::recognise(&start, name.as_deref()).ok_or_else(not_this)?;
        let input = &mut Cursor::new(start).chain(unpacked);
        take(BilingualFile { format, name: file_name(name.as_deref()), input, encoding: None, limits })
    } else if packed {
        each_in_zip(input, file_name(name), limits, take)
    } else {
        let format = format.ok_or_else(not_this)?;
        take(BilingualFile { format, name: file_name(name), input: &mut input, encoding: None, limits })
    }
}

// A table without rows has no units; a file of another format is not what its name says.
fn take_empty(name: Option<&Path>, limits: Limits, take: &mut Take<'_>) -> Result<()> {
    let format = Format::recognise(&[], name).ok_or_else(Error::empty_file)?;
    let input = &mut io::empty();
    let taken = take(BilingualFile { format, name: file_name(name), input, encoding: None, limits });
    taken.map_err(|error| match error.kind() {
        ErrorKind::Syntax { .. } | ErrorKind::Archive(_) => Error::empty_file(),
        _ => error,
    })
}

fn file_name(name: Option<&Path>) -> String {
    name.and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn each_in_zip(input: impl Read, name: String, limits: Limits, take: &mut Take<'_>) -> Result<()> {
    let (what, hint) = ("a zip file", "unpack it first");
    let file = Whole { what, limit: limits.zip_bytes, hint }.read(input)?;
    let mut archive = zip::ZipArchive::new(Cursor::new(&*file)).map_err(damaged)?;
    check(&mut archive, &limits)?;
    let names: Vec<_> = archive.file_names().flatten().collect();
    // A document may hold whole files of other kinds, which are parts of it.
    match Package::of_names(names.iter().map(AsRef::as_ref)).map(Format::of_package) {
        Some(format @ Format::Xlsx) => {
            return take(BilingualFile { format, name, input: &mut &*file, encoding: None, limits });
        }
        Some(format) => {
            let instead = "give a bilingual file";
            return Err(ErrorKind::Document { kind: format.title(), instead }.into());
        }
        None => {}
    }
    let mut taken = false;
    let size = Rc::new(UnpackedSize::default());
    size.packed.set(file.len() as u64);
    for at in 0..archive.len() {
        let entry = archive.by_index(at).map_err(damaged)?;
        let name = entry.name().map_err(damaged)?.into_owned();
        if entry.is_dir() || name.starts_with("__MACOSX/") {
            continue;
        }
        let mut unpacked = Unpacked { input: entry, size: Rc::clone(&size), limits };
        let start = start_of(&mut unpacked)?;
        // A Trados memory is read by its path, which a packed file does not have.
        let format =
            Format::recognise(&start, Some(Path::new(&name))).filter(|format| *format != Format::Sdltm);
        if let Some(format) = format {
            taken = true;
            take(BilingualFile {
                format,
                name,
                input: &mut Cursor::new(start).chain(unpacked),
                encoding: None,
                limits,
            })?;
        }
    }
    if taken { Ok(()) } else { Err(not_this()) }
}

// Refuses a zip file of very many files, and one whose files share bytes and so unpack to far more than its
// size.
fn check(archive: &mut zip::ZipArchive<Cursor<&[u8]>>, limits: &Limits) -> Result<()> {
    if archive.len() > limits.zip_files {
        let (what, hint) = ("files in a zip file", "unpack it first");
        return Err(ErrorKind::TooMany { what, limit: limits.zip_files, hint }.into());
    }
    if archive.has_overlapping_entries().map_err(damaged)? {
        let found = io::Error::other("files in it overlap: refused as a bomb");
        return Err(ErrorKind::Archive(Box::new(found)).into());
    }
    Ok(())
}

fn damaged(error: zip::result::ZipError) -> Error {
    match error {
        zip::result::ZipError::Io(error) => error.into(),
        error => ErrorKind::Archive(Box::new(error)).into(),
    }
}

fn gunzip<R: Read>(input: R, limits: Limits) -> Unpacked<MultiGzDecoder<Counted<R>>> {
    let size = Rc::new(UnpackedSize::default());
    let counted = Counted { input, size: Rc::clone(&size) };
    Unpacked { input: MultiGzDecoder::new(counted), size, limits }
}

fn start_of(input: &mut impl Read) -> Result<Vec<u8>> {
    let mut start = Vec::new();
    input.take(START as u64).read_to_end(&mut start)?;
    Ok(start)
}

fn not_this() -> Error {
    Error::syntax(Position { line: 1, column: 1, byte: 0 }, Syntax::NotThis(EXPECTED))
}

/// The bytes of a packed file that were read up to now or in all, and the bytes that they unpacked to.
#[derive(Default)]
struct UnpackedSize {
    packed: Cell<u64>,
    out: Cell<u64>,
}

/// An input that counts the packed bytes read from it.
struct Counted<R> {
    input: R,
    size: Rc<UnpackedSize>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(into)?;
        self.size.packed.set(self.size.packed.get() + read as u64);
        Ok(read)
    }
}

/// The content of a packed file, as long as all that was unpacked is in proportion to the size of the file.
struct Unpacked<R> {
    input: R,
    size: Rc<UnpackedSize>,
    limits: Limits,
}

impl<R: Read> Read for Unpacked<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(into)?;
        let out = self.size.out.get() + read as u64;
        self.size.out.set(out);
        self.limits.check_unpacked(out, self.size.packed.get())?;
        Ok(read)
    }
}
