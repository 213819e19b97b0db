//! [`Salvage`]: the units of a damaged file, put into a new memory.

use std::path::Path;

use crate::error::{ErrorKind, Result};
use crate::memory::file_headers::FileHeader;
use crate::memory::history;
use crate::memory::memory::Memory;
use crate::memory::storage_error::storage;

use super::raw_unit::ReadUnit;
use super::survey::Survey;
use super::unit_place::{PageInHand, UnitPlace};

/// What a damaged file holds, ready to be put into a memory.
pub(in crate::memory::care) struct Salvage(Survey);

/// What was saved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::memory::care) struct Saved {
    /// Units that the new memory has.
    pub(in crate::memory::care) units: u64,
    /// Units of these whose languages could not be read.
    pub(in crate::memory::care) undetermined: u64,
    /// Units of these that have lost a document, domain or client.
    pub(in crate::memory::care) unlabelled: u64,
    /// Units of these that may have been deleted, for all that the file says.
    pub(in crate::memory::care) doubtful: u64,
}

/// Which units of a file are put into a memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::memory::care) enum Part {
    /// Those that are as they were written.
    Sound,
    /// Those that are not.
    Altered,
}

/// The sizes of a page that SQLite knows, in bytes, likely ones first. A memory has pages of 8,192 bytes
/// unless another program has changed the size.
const SIZES: [usize; 8] = [8192, 4096, 16_384, 32_768, 65_536, 2048, 1024, 512];

/// Units that are put into the new memory between two commits. Chosen by hand, as for an import.
const AT_ONCE: u64 = 20_000;

impl Salvage {
    /// Reads a file and its write-ahead log.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Foreign`] if the file holds nothing of a memory, [`ErrorKind::NothingSaved`] if it is a
    /// memory of which no unit can be read.
    pub(in crate::memory::care) fn read(path: &Path, log: &Path, is_cut_off: bool) -> Result<Self> {
        let mut is_memory = false;
        for size in SIZES {
            let survey = Survey::of(path, log, (size, is_cut_off))?.ok_or(ErrorKind::Foreign)?;
            // Once the schema was read with pages of one size, rows that only another size shows are remains
            // of pages that were divided. The sizes after the true one do not show the schema.
            if !survey.units.is_empty() && (survey.is_memory || !is_memory) {
                return Ok(Self(survey));
            }
            is_memory |= survey.is_memory;
        }
        Err(if is_memory { ErrorKind::NothingSaved.into() } else { ErrorKind::Foreign.into() })
    }

    /// Returns the number of units that must have been there and cannot be read.
    pub(in crate::memory::care) fn lost(&self) -> u64 {
        self.0.lost
    }

    /// Returns true if more may be lost, since nothing says how many units there were.
    pub(in crate::memory::care) fn is_lost_least(&self) -> bool {
        self.0.is_lost_least
    }

    /// Returns true if the file has units of this part.
    pub(in crate::memory::care) fn has(&self, part: Part) -> bool {
        self.0.units.iter().any(|place| place.is_altered == (part == Part::Altered))
    }

    /// Makes a memory of the units of a part. When this returns, the new file is complete and on the disk.
    pub(in crate::memory::care) fn write(&mut self, part: Part, new: &Path) -> Result<Saved> {
        let memory = Memory::create(new)?;
        let mut batch = memory.batch()?;
        let (mut saved, mut inserted) = (Saved::default(), 0_u64);
        let mut page = PageInHand::default();
        let places = std::mem::take(&mut self.0.units);
        for place in chosen(&places, part) {
            let Survey { file, shared, .. } = &mut self.0;
            let Some(read) = page.row(file, *place, |row| row.read(shared)) else { continue };
            let ReadUnit { unit, lacks_langs, lacks_label } = read;
            batch.insert(&unit)?;
            saved.doubtful += u64::from(place.is_doubtful);
            saved.undetermined += u64::from(lacks_langs);
            saved.unlabelled += u64::from(lacks_label);
            inserted += 1;
            if inserted.is_multiple_of(AT_ONCE) {
                batch.save()?;
            }
        }
        self.0.units = places;
        for FileHeader { file, header } in &self.0.headers {
            batch.header(file, header)?;
        }
        batch.commit()?;
        saved.units = memory.info()?.units;
        let session = memory.pool.session()?;
        // To undo the repair would mean to delete all units.
        history::forget(&session).map_err(storage)?;
        session.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").map_err(storage)?;
        Ok(saved)
    }
}

/// Returns the places to read: of several rows of a number, the sound ones to which the table leads, else the
/// newest sound ones; a row that is altered is worth keeping besides.
fn chosen(places: &[UnitPlace], part: Part) -> impl Iterator<Item = &UnitPlace> {
    places.chunk_by(|one, next| one.id == next.id).flat_map(move |same| {
        let is_stray = same[0].is_stray;
        same.iter().filter(move |place| match part {
            Part::Sound => !place.is_altered && place.is_stray == is_stray,
            Part::Altered => place.is_altered,
        })
    })
}
