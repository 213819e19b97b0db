//! [`Parts`]: the parts of a document that is a zip file, unpacked one at a time and within the limits.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::io::{self, Cursor, Read};
use std::rc::Rc;

use zip::ZipArchive;
use zip::result::ZipError;

use super::bounds::Bounds;
#[cfg(feature = "documents")]
use super::part_fault::is_damage;
use super::part_fault::{PartFault, in_part};
use super::part_xml::PartXml;
#[cfg(feature = "documents")]
use super::zip_faults::zip_faults;
use crate::error::{Error, ErrorKind, Result};

/// The parts of a document, which is held in memory as it is packed.
pub(crate) struct Parts<'b> {
    archive: RefCell<ZipArchive<Cursor<Cow<'b, [u8]>>>>,
    // The number of each part in the zip file, by its name in small letters and with `/`.
    places: HashMap<String, usize>,
    /// Bytes of the packed document.
    pub(crate) packed: u64,
    unpacked: Rc<Cell<u64>>,
    bounds: Bounds,
    // What is damaged, if a damaged part is read as far as it goes; `None` if damage is an error.
    faults: Option<Rc<RefCell<Vec<PartFault>>>>,
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
        let archive = RefCell::new(archive);
        Ok(Self { archive, places, packed, unpacked: Rc::default(), bounds, faults: None })
    }

    /// Opens a document of which a damaged part is read as far as it goes, without an error.
    ///
    /// # Errors
    ///
    /// As for [`open`](Self::open).
    #[cfg(feature = "documents")]
    pub(crate) fn open_damaged(file: &'b [u8], bounds: Bounds) -> Result<Self> {
        let parts = Self::open(file, bounds)?;
        Ok(Self { faults: Some(Rc::new(RefCell::new(zip_faults(file)))), ..parts })
    }

    /// Returns what was found damaged since the last call.
    #[cfg(feature = "documents")]
    pub(crate) fn take_faults(&self) -> Vec<PartFault> {
        self.faults.as_ref().map(|faults| faults.take()).unwrap_or_default()
    }

    /// Returns why a part could not be read to its end, and takes that from what was found damaged.
    pub(crate) fn take_fault(&self, name: &str) -> Option<Error> {
        let mut faults = self.faults.as_ref()?.borrow_mut();
        let at = faults.iter().position(|fault| fault.part == name)?;
        Some(faults.remove(at).fault)
    }

    /// Opens a document that is a part of this one. What it unpacks to counts as unpacked of this one.
    ///
    /// # Errors
    ///
    /// If the part is no zip file, or has too many parts.
    #[cfg(feature = "documents")]
    pub(crate) fn open_inside(&self, file: Vec<u8>) -> Result<Parts<'static>> {
        let inside = Parts::open(file, self.bounds)?;
        let (unpacked, faults) = (Rc::clone(&self.unpacked), self.faults.clone());
        Ok(Parts { packed: self.packed, unpacked, faults, ..inside })
    }

    /// Returns true if there is a part of this name.
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
        let (bounds, reads_on) = (self.bounds, self.faults.is_some());
        self.unpack(name, |part| {
            let mut xml = PartXml::new(part, &bounds, reads_on);
            let found = read(&mut xml)?;
            Ok((found, xml.into_fault()?))
        })
    }

    /// Returns the bytes of a part; `None` if there is no such part.
    #[cfg(feature = "documents")]
    pub(crate) fn bytes(&self, name: &str) -> Result<Option<Vec<u8>>> {
        self.unpack(name, |part| {
            let mut bytes = Vec::new();
            match part.read_to_end(&mut bytes).map_err(Error::from) {
                Ok(_) => Ok((bytes, None)),
                Err(error) if self.faults.is_some() && is_damage(&error) => Ok((bytes, Some(error))),
                Err(error) => Err(error),
            }
        })
    }

    // Calls a closure with the bytes of a part. The closure returns what it read, and what ended the part.
    fn unpack<T>(
        &self,
        name: &str,
        read: impl FnOnce(&mut dyn Read) -> Result<(T, Option<Error>)>,
    ) -> Result<Option<T>> {
        let Some(&place) = self.places.get(&normal(name)) else { return Ok(None) };
        let mut archive = self.archive.borrow_mut();
        let done = match archive.by_index(place) {
            Ok(input) => {
                let (packed, unpacked) = (self.packed, Rc::clone(&self.unpacked));
                read(&mut Unpacked { input, packed, unpacked, bounds: self.bounds })
            }
            Err(error) => read(&mut Unreadable(Some(damaged(error)))),
        };
        let (found, fault) = done.map_err(|error| in_part(name, error))?;
        if let (Some(faults), Some(fault)) = (&self.faults, fault) {
            let mut faults = faults.borrow_mut();
            // A part may be read twice.
            if !faults.iter().any(|known| known.part == name) {
                faults.push(PartFault { part: name.to_owned(), fault: in_part(name, fault) });
            }
        }
        Ok(Some(found))
    }
}

// Office takes the names of parts as they are in Windows: in small or capital letters, with either slash.
fn normal(name: &str) -> String {
    name.replace('\\', "/").to_ascii_lowercase()
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

// The document is in memory, so that whatever fails is damage.
fn damaged(error: ZipError) -> Error {
    match error {
        ZipError::Io(error) => ErrorKind::Archive(Box::new(error)).into(),
        error => ErrorKind::Archive(Box::new(error)).into(),
    }
}

/// A part that cannot be unpacked at all.
struct Unreadable(Option<Error>);

impl Read for Unreadable {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), |error| Err(error.into()))
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
        let read = self.input.read(into).map_err(|error| damaged(error.into()))?;
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
