//! [`PageFile`]: the pages of a database file, read one by one, without SQLite and without writing.
//!
//! The number of pages follows from the length of the file, since the header may be damaged or the file cut
//! off. Pages that the write-ahead log has in a newer state are read from there.

use std::borrow::Cow;
use std::fs::File;
use std::io;
use std::path::Path;

use super::page_number::PageNumber;
use super::read_at::read_at;
use super::tree_page::PageCell;
use super::wal_frames::WalFrames;

/// A database file, as pages.
pub(super) struct PageFile {
    file: File,
    log: Option<WalFrames>,
    size: usize,
    pages: PageNumber,
    // Overflow pages that may still be read. Each such page belongs to one chain, but damaged cells may lead
    // into the same chain again and again.
    overflow_left: u64,
}

impl PageFile {
    /// Opens a file whose pages have this size, together with its write-ahead log if there is a usable one.
    pub(super) fn open(path: &Path, log: &Path, size: usize) -> io::Result<Self> {
        let file = File::open(path)?;
        let log = File::open(log).ok().and_then(|log| WalFrames::read(log, size));
        let length = file.metadata()?.len().div_ceil(size as u64);
        let pages = log.as_ref().map_or(length, |log| u64::from(log.pages()));
        let pages = PageNumber::try_from(pages).unwrap_or(PageNumber::MAX - 1);
        Ok(Self { file, log, size, pages, overflow_left: 4 * u64::from(pages) })
    }

    /// Returns the number of pages.
    pub(super) fn pages(&self) -> PageNumber {
        self.pages
    }

    /// Returns the size of a page in bytes.
    pub(super) fn size(&self) -> usize {
        self.size
    }

    /// Returns true if the file has a page of this number.
    pub(super) fn has(&self, page: PageNumber) -> bool {
        (1..=self.pages).contains(&page)
    }

    /// Reads a page. The bytes are fewer than a page where the file is cut off, and none where the medium
    /// cannot be read.
    pub(super) fn read(&mut self, page: PageNumber, bytes: &mut Vec<u8>) {
        bytes.clear();
        if !self.has(page) {
            return;
        }
        let logged = self.log.as_mut().is_some_and(|log| log.page(page, bytes).is_some());
        let at = u64::from(page - 1) * self.size as u64;
        if !logged && read_at(&mut self.file, at, self.size, bytes).is_err() {
            bytes.clear();
        }
    }

    /// Reads what the file itself has in the place of a page that the log has in a newer state; no bytes if
    /// the log does not have the page.
    pub(super) fn read_outdated(&mut self, page: PageNumber, bytes: &mut Vec<u8>) {
        bytes.clear();
        let is_outdated = self.log.as_ref().is_some_and(|log| log.has(page));
        let at = u64::from(page - 1) * self.size as u64;
        if !is_outdated || read_at(&mut self.file, at, self.size, bytes).is_err() {
            bytes.clear();
        }
    }

    /// Returns the whole payload of a cell; `None` if a part of it cannot be read.
    pub(super) fn payload<'p>(&mut self, cell: &PageCell<'p>) -> Option<Cow<'p, [u8]>> {
        if cell.overflow == 0 {
            return Some(cell.local.into());
        }
        let mut payload = cell.local.to_vec();
        self.read_chain(cell.overflow, cell.total, &mut payload)?;
        Some(payload.into())
    }

    /// Appends the rest of a payload, which stands in a chain of overflow pages, until it has `total` bytes;
    /// returns `None` if the chain is broken.
    fn read_chain(&mut self, first: PageNumber, total: usize, payload: &mut Vec<u8>) -> Option<()> {
        let (mut next, mut page) = (first, Vec::new());
        while payload.len() < total {
            self.overflow_left = self.overflow_left.checked_sub(1)?;
            self.read(next, &mut page);
            let (link, content) = page.split_first_chunk::<4>()?;
            next = PageNumber::from_be_bytes(*link);
            let taken = content.len().min(total - payload.len());
            if content.len() < self.size - 4 && taken < total - payload.len() {
                return None;
            }
            payload.extend_from_slice(&content[..taken]);
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_chain_in_a_circle_or_out_of_the_file_ends() {
        let folder = tempfile::tempdir().unwrap();
        let (path, log) = (folder.path().join("a"), folder.path().join("a-wal"));
        let mut bytes = vec![7; 3 * 512];
        bytes[512..516].copy_from_slice(&3_u32.to_be_bytes());
        bytes[1024..1028].copy_from_slice(&2_u32.to_be_bytes());
        fs::write(&path, &bytes).unwrap();
        let mut file = PageFile::open(&path, &log, 512).unwrap();
        assert_eq!(file.pages(), 3);
        let mut payload = vec![0; 10];
        assert_eq!(file.read_chain(2, 1000, &mut payload), Some(()));
        assert_eq!(payload.len(), 1000);
        assert_eq!(file.read_chain(2, usize::MAX, &mut payload), None);
        assert_eq!(file.read_chain(4, 2000, &mut Vec::new()), None);
    }

    #[test]
    fn the_last_page_of_a_file_that_was_cut_off_is_short() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        fs::write(&path, vec![7; 700]).unwrap();
        let mut file = PageFile::open(&path, &folder.path().join("none"), 512).unwrap();
        let mut page = Vec::new();
        let lengths = [0, 1, 2, 3].map(|number| {
            file.read(number, &mut page);
            page.len()
        });
        assert_eq!(lengths, [0, 512, 188, 0]);
    }
}
