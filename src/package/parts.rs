//! [`Parts`]: the parts of a document that is a zip file, unpacked one at a time and within the limits.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::io::{self, Cursor, Read};
use std::rc::Rc;

use zip::ZipArchive;
use zip::result::ZipError;

use super::bounds::Bounds;
use super::part_xml::PartXml;
use crate::error::{Error, ErrorKind, Position, Result, Syntax};

/// The parts of a document, which is held in memory as it is packed.
pub(crate) struct Parts<'b> {
    archive: RefCell<ZipArchive<Cursor<Cow<'b, [u8]>>>>,
    // The number of each part in the zip file, by its name in small letters and with `/`.
    places: HashMap<String, usize>,
    /// Bytes of the packed document.
    pub(crate) packed: u64,
    unpacked: Rc<Cell<u64>>,
    bounds: Bounds,
}

impl<'b> Parts<'b> {
    /// Opens a document.
    ///
    /// # Errors
    ///
    /// If the document is no zip file, or has too many parts.
    pub(crate) fn open(file: impl Into<Cow<'b, [u8]>>, bounds: Bounds) -> Result<Self> {
        let file = file.into();
        let packed = file.len() as u64;
        let archive = ZipArchive::new(Cursor::new(file)).map_err(unopened)?;
        if archive.len() > bounds.limits.zip_files {
            let (what, hint) = (bounds.parts, "save it anew");
            return Err(ErrorKind::TooMany { what, limit: bounds.limits.zip_files, hint }.into());
        }
        let names = archive.file_names().zip(0..);
        let places = names.map(|(name, at)| Ok((normal(&name.map_err(damaged)?), at)));
        let places = places.collect::<Result<_>>()?;
        Ok(Self { archive: RefCell::new(archive), places, packed, unpacked: Rc::default(), bounds })
    }

    /// Opens a document that is a part of this one. What it unpacks to counts as unpacked of this one.
    ///
    /// # Errors
    ///
    /// If the part is no zip file, or has too many parts.
    #[cfg(feature = "documents")]
    pub(crate) fn open_inside(&self, file: Vec<u8>) -> Result<Parts<'static>> {
        let inside = Parts::open(file, self.bounds)?;
        Ok(Parts { packed: self.packed, unpacked: Rc::clone(&self.unpacked), ..inside })
    }

    /// Returns true if there is a part of this name.
    #[cfg(feature = "documents")]
    pub(crate) fn has(&self, name: &str) -> bool {
        self.places.contains_key(&normal(name))
    }

    /// Calls a closure with the XML of a part; `None` if there is no such part. Within the closure, no other
    /// part can be read.
    pub(crate) fn read<T>(
        &self,
        name: &str,
        read: impl FnOnce(&mut PartXml<'_>) -> Result<T>,
    ) -> Result<Option<T>> {
        let bounds = self.bounds;
        self.unpack(name, |part| read(&mut PartXml::new(part, &bounds)))
    }

    /// Returns the bytes of a part; `None` if there is no such part.
    #[cfg(feature = "documents")]
    pub(crate) fn bytes(&self, name: &str) -> Result<Option<Vec<u8>>> {
        self.unpack(name, |part| {
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes)?;
            Ok(bytes)
        })
    }

    fn unpack<T>(&self, name: &str, read: impl FnOnce(&mut dyn Read) -> Result<T>) -> Result<Option<T>> {
        let Some(&place) = self.places.get(&normal(name)) else { return Ok(None) };
        let mut archive = self.archive.borrow_mut();
        let input = archive.by_index(place).map_err(damaged)?;
        let (packed, unpacked) = (self.packed, Rc::clone(&self.unpacked));
        let done = read(&mut Unpacked { input, packed, unpacked, bounds: self.bounds });
        done.map(Some).map_err(|error| in_part(name, error))
    }
}

// Office takes the names of parts as they are in Windows: in small or capital letters, with either slash.
fn normal(name: &str) -> String {
    name.replace('\\', "/").to_ascii_lowercase()
}

// Returns an error of the content of a part with the name of the part.
fn in_part(name: &str, error: Error) -> Error {
    let found = match error.kind() {
        ErrorKind::Syntax { at, found } if *at == Position::default() => match found {
            Syntax::Malformed(what) => Syntax::Malformed(format!("{what} (in the part `{name}`)")),
            Syntax::Truncated(inside) => Syntax::Truncated(format!("{inside} (in the part `{name}`)")),
            _ => return error,
        },
        ErrorKind::Archive(cause) => Syntax::Malformed(format!("the part `{name}` is damaged: {cause}")),
        _ => return error,
    };
    Error::syntax(Position::default(), found)
}

// A zip file ends with the list of its files, so one that was cut off cannot be opened at all.
fn unopened(error: ZipError) -> Error {
    match error {
        ZipError::InvalidArchive(_) => {
            ErrorKind::Archive(Box::new(io::Error::other("the zip file is damaged or cut off"))).into()
        }
        error => damaged(error),
    }
}

fn damaged(error: ZipError) -> Error {
    match error {
        ZipError::Io(error) => error.into(),
        error => ErrorKind::Archive(Box::new(error)).into(),
    }
}

/// A part, as long as all that was unpacked of the document is within the limits.
struct Unpacked<R> {
    input: R,
    packed: u64,
    unpacked: Rc<Cell<u64>>,
    bounds: Bounds,
}

impl<R: Read> Read for Unpacked<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(into)?;
        let (unpacked, limit) = (self.unpacked.get() + read as u64, self.bounds.unpacked);
        self.unpacked.set(unpacked);
        self.bounds.limits.check_unpacked(unpacked, self.packed)?;
        if unpacked > limit {
            let (what, hint) = (self.bounds.whole, "split it into several");
            return Err(Error::from(ErrorKind::TooLarge { what, limit, hint }).into());
        }
        Ok(read)
    }
}
