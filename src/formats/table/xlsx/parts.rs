//! [`Parts`]: the parts of a workbook, which is a zip file, unpacked one at a time and within the limits.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::io::{self, Cursor, Read};
use std::rc::Rc;

use zip::ZipArchive;
use zip::result::ZipError;

use super::part_xml::PartXml;
use crate::error::{Error, ErrorKind, Result};
use crate::format::Limits;

/// The parts of a workbook, which is held in memory as it is packed.
pub(super) struct Parts {
    archive: RefCell<ZipArchive<Cursor<Vec<u8>>>>,
    // The number of each part in the zip file, by its name in small letters and with `/`.
    places: HashMap<String, usize>,
    /// Bytes of the packed workbook.
    pub(super) packed: u64,
    unpacked: Rc<Cell<u64>>,
    limits: Limits,
}

impl Parts {
    /// Reads a workbook into memory.
    ///
    /// # Errors
    ///
    /// If the input cannot be read, is no zip file, or is beyond the limits.
    pub(super) fn open(input: impl Read, limits: Limits) -> Result<Self> {
        let (mut file, most) = (Vec::new(), limits.workbook_bytes);
        input.take(most.saturating_add(1)).read_to_end(&mut file)?;
        if file.len() as u64 > most {
            return Err(too_large("a workbook", most));
        }
        let packed = file.len() as u64;
        let archive = ZipArchive::new(Cursor::new(file)).map_err(damaged)?;
        if archive.len() > limits.zip_files {
            let (what, hint) = ("parts in a workbook", "save it anew");
            return Err(ErrorKind::TooMany { what, limit: limits.zip_files, hint }.into());
        }
        let names = archive.file_names().zip(0..);
        let places = names.map(|(name, at)| Ok((normal(&name.map_err(damaged)?), at)));
        let places = places.collect::<Result<_>>()?;
        Ok(Self { archive: RefCell::new(archive), places, packed, unpacked: Rc::default(), limits })
    }

    /// Calls a closure with the XML of a part; `None` if there is no such part.
    pub(super) fn read<T>(
        &self,
        name: &str,
        read: impl FnOnce(&mut PartXml<'_>) -> Result<T>,
    ) -> Result<Option<T>> {
        let Some(&place) = self.places.get(&normal(name)) else { return Ok(None) };
        let mut archive = self.archive.borrow_mut();
        let part = archive.by_index(place).map_err(damaged)?;
        let unpacked = Unpacked {
            input: part,
            packed: self.packed,
            unpacked: Rc::clone(&self.unpacked),
            limits: self.limits,
        };
        read(&mut PartXml::new(unpacked, self.limits.unit_bytes)).map(Some)
    }
}

// Excel takes the names of parts as they are in Windows: in small or capital letters, with either slash.
fn normal(name: &str) -> String {
    name.replace('\\', "/").to_ascii_lowercase()
}

fn damaged(error: ZipError) -> Error {
    match error {
        ZipError::Io(error) => error.into(),
        error => ErrorKind::Archive(Box::new(error)).into(),
    }
}

fn too_large(what: &'static str, limit: u64) -> Error {
    ErrorKind::TooLarge { what, limit, hint: "split it into several" }.into()
}

/// A part, as long as all that was unpacked of the workbook is within the limits.
struct Unpacked<R> {
    input: R,
    packed: u64,
    unpacked: Rc<Cell<u64>>,
    limits: Limits,
}

impl<R: Read> Read for Unpacked<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(into)?;
        let unpacked = self.unpacked.get() + read as u64;
        self.unpacked.set(unpacked);
        self.limits.check_unpacked(unpacked, self.packed)?;
        if unpacked > self.limits.workbook_unpacked {
            return Err(too_large("an unpacked workbook", self.limits.workbook_unpacked).into());
        }
        Ok(read)
    }
}
