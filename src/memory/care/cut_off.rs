//! [`CutOff`]: how much of a file is there whose end is missing.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use crate::memory::kept_open::read_kept;

/// A file that is shorter than its header says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CutOff {
    /// The bytes that are there.
    pub bytes: u64,
    /// The bytes that the file had.
    pub whole: u64,
}

/// The bytes with which every SQLite file begins.
const MAGIC: &[u8; 16] = b"SQLite format 3\0";
/// The length of the header of an SQLite file, in bytes, and the places of its fields.
const HEADER: usize = 100;
const PAGE_SIZE: usize = 16;
const CHANGES: usize = 24;
const PAGES: usize = 28;
const CHANGES_OF_PAGES: usize = 92;

impl CutOff {
    /// Returns how much of a file is there; `None` if nothing is missing, or if the header is damaged.
    pub(super) fn of(path: &Path) -> io::Result<Option<Self>> {
        let bytes = fs::metadata(path)?.len();
        let mut header = [0; HEADER];
        if bytes < HEADER as u64 {
            return Ok(None);
        }
        read_kept(path, |file| file.read_exact(&mut header))?;
        let whole = size(&header);
        Ok(whole.filter(|&whole| bytes < whole).map(|whole| Self { bytes, whole }))
    }
}

/// Returns the size of a file by its header, in bytes.
fn size(header: &[u8; HEADER]) -> Option<u64> {
    let number = |at: usize| header[at..].first_chunk().copied().map_or(0, u32::from_be_bytes);
    let page_size = match number(PAGE_SIZE) >> 16 {
        1 => 65_536,
        size => u64::from(size),
    };
    // The number of pages counts only if it was written with the last change.
    let is_known = header.starts_with(MAGIC) && number(CHANGES) == number(CHANGES_OF_PAGES);
    is_known.then(|| page_size * u64::from(number(PAGES)))
}
