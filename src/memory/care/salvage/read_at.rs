//! [`read_at`]: reads bytes from a place of a file.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

/// Appends the bytes from a place on: `length` of them, or fewer if the file ends before.
pub(super) fn read_at(file: &mut File, at: u64, length: usize, bytes: &mut Vec<u8>) -> io::Result<()> {
    file.seek(SeekFrom::Start(at))?;
    file.take(length as u64).read_to_end(bytes).map(drop)
}
