//! [`WalFrames`]: the newest state of pages in a write-ahead log (`-wal`), as far as commits go.
//!
//! The layout is that of SQLite's file format, section 4: a head of 32 bytes, then frames of 24 bytes and a
//! page each. The checksum of a frame covers all frames before it, so the log ends at the first wrong one.

use std::collections::HashMap;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};

use super::page_number::PageNumber;
use super::read_at::read_at;

/// The committed pages of a write-ahead log.
pub(super) struct WalFrames {
    log: File,
    // Where the newest state of each page begins.
    places: HashMap<PageNumber, u64>,
    size: usize,
    pages: PageNumber,
}

/// The first four bytes of a log; the last bit says in which order the checksum reads bytes.
const MAGIC: u32 = 0x377F_0682;
const HEAD: usize = 32;
const FRAME_HEAD: usize = 24;

impl WalFrames {
    /// Reads a log of pages of this size; `None` if the log holds no commit.
    pub(super) fn read(mut log: File, size: usize) -> Option<Self> {
        let mut head = [0; HEAD];
        log.seek(SeekFrom::Start(0)).ok()?;
        log.read_exact(&mut head).ok()?;
        let is_big_endian = u32_at(&head, 0) == MAGIC + 1;
        let mut sum = Checksum { sums: (0, 0), is_big_endian };
        sum.add(&head[..24]);
        if u32_at(&head, 0) & !1 != MAGIC || u32_at(&head, 8) as usize != size || !sum.is_at(&head, 24) {
            return None;
        }
        let mut frames = Self { log, places: HashMap::new(), size, pages: 0 };
        frames.read_frames(&head[16..24], sum);
        (frames.pages > 0).then_some(frames)
    }

    fn read_frames(&mut self, salt: &[u8], mut sum: Checksum) {
        let (mut frame, mut at) = (vec![0; FRAME_HEAD + self.size], HEAD as u64);
        let mut uncommitted = Vec::new();
        while self.log.read_exact(&mut frame).is_ok() {
            let (head, page) = frame.split_at(FRAME_HEAD);
            sum.add(&head[..8]);
            sum.add(page);
            if &head[8..16] != salt || !sum.is_at(head, 16) {
                break;
            }
            uncommitted.push((u32_at(head, 0), at + FRAME_HEAD as u64));
            // The frame that ends a commit has the number of pages of the database.
            let pages = u32_at(head, 4);
            if pages > 0 {
                self.pages = pages;
                self.places.extend(uncommitted.drain(..));
            }
            at += frame.len() as u64;
        }
    }

    /// Returns the number of pages of the database after the last commit.
    pub(super) fn pages(&self) -> PageNumber {
        self.pages
    }

    /// Returns true if the log has the page.
    pub(super) fn has(&self, page: PageNumber) -> bool {
        self.places.contains_key(&page)
    }

    /// Appends the newest state of a page; `None` if the log does not have the page.
    pub(super) fn page(&mut self, page: PageNumber, bytes: &mut Vec<u8>) -> Option<()> {
        let &at = self.places.get(&page)?;
        if read_at(&mut self.log, at, self.size, bytes).is_err() || bytes.len() < self.size {
            bytes.clear();
            return None;
        }
        Some(())
    }
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_be_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}

/// The checksum of a log, from its beginning on.
struct Checksum {
    sums: (u32, u32),
    is_big_endian: bool,
}

impl Checksum {
    /// Adds bytes, whose number is a multiple of eight.
    fn add(&mut self, bytes: &[u8]) {
        let word = |bytes: &[u8]| {
            let bytes = [bytes[0], bytes[1], bytes[2], bytes[3]];
            if self.is_big_endian { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) }
        };
        let (mut first, mut second) = self.sums;
        for pair in bytes.chunks_exact(8) {
            first = first.wrapping_add(word(pair)).wrapping_add(second);
            second = second.wrapping_add(word(&pair[4..])).wrapping_add(first);
        }
        self.sums = (first, second);
    }

    /// Returns true if this is the checksum that stands at a place.
    fn is_at(&self, bytes: &[u8], at: usize) -> bool {
        self.sums == (u32_at(bytes, at), u32_at(bytes, at + 4))
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use rusqlite::Connection;

    use super::*;

    /// Copies the log of a database that has committed twice and was killed while it wrote a third time.
    fn log(folder: &Path) -> Vec<u8> {
        let path = folder.join("a.db");
        let writer = Connection::open(&path).unwrap();
        writer
            .execute_batch("PRAGMA page_size = 512; PRAGMA journal_mode = WAL; CREATE TABLE a (text)")
            .unwrap();
        writer.execute("INSERT INTO a VALUES ('valve')", []).unwrap();
        fs::read(folder.join("a.db-wal")).unwrap()
    }

    fn pages_of(bytes: &[u8]) -> Option<(PageNumber, Vec<u8>)> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("log");
        fs::write(&path, bytes).unwrap();
        let mut frames = WalFrames::read(File::open(&path).unwrap(), 512)?;
        let mut page = Vec::new();
        frames.page(2, &mut page);
        Some((frames.pages(), page))
    }

    #[test]
    fn commits_are_read_up_to_the_first_wrong_frame() {
        let folder = tempfile::tempdir().unwrap();
        let bytes = log(folder.path());
        let (pages, page) = pages_of(&bytes).unwrap();
        assert!(pages == 2 && page.windows(5).any(|text| text == b"valve"));
        let cut = &bytes[..bytes.len() - 1];
        assert!(!pages_of(cut).unwrap().1.windows(5).any(|text| text == b"valve"));
        for at in [0, 9, 20, 40, 100] {
            let mut wrong = bytes.clone();
            wrong[at] ^= 1;
            assert_eq!(pages_of(&wrong), None, "{at}");
        }
        assert_eq!(pages_of(&[]), None);
    }
}
