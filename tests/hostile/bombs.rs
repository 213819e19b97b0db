//! Hostile `.gz` and `.zip` files.

use std::io::{Cursor, Write};

use flate2::Compression;
use flate2::write::GzEncoder;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{CONVERT, File, IMPORT, LARGE, filled};

const ROW: &str = "Stop.\tقف.\n";
const MEGABYTE: usize = 1 << 20;
// What a bomb unpacks to, in megabytes: more than any file may unpack to whatever its size.
const BOMB: usize = if cfg!(debug_assertions) { 20 } else { 300 };

pub(super) const FILES: &[File] = &[
    ("bomb.tsv.gz", IMPORT, || gzip(ROW, BOMB)),
    ("bomb-one-line.tsv.gz", IMPORT, || gzip("x", BOMB)),
    ("bomb.tmx.gz", CONVERT, || gzip("<tmx version='1.4'><header srclang='en'/><body><tu>", BOMB)),
    ("bomb-comment.tmx.gz", IMPORT, || gzip("<tmx version='1.4'><!-- ", BOMB)),
    ("packed-twice.tsv.gz", IMPORT, || packed(&gzip(ROW, 30))),
    ("members.tsv.gz", IMPORT, || packed(ROW.as_bytes()).repeat(LARGE / 100)),
    ("empty-members.tsv.gz", IMPORT, || [packed(ROW.as_bytes()), packed(b"").repeat(LARGE / 20)].concat()),
    ("cut.tsv.gz", IMPORT, || gzip(ROW, 3)[..2000].to_vec()),
    ("bomb.zip", IMPORT, || zip([("bomb.tsv".to_owned(), padded(ROW).repeat(BOMB * MEGABYTE / 1000))])),
    ("files.zip", IMPORT, || zip((0..LARGE / 250).map(|n| (format!("{n}.tsv"), ROW.to_owned())))),
    ("files-of-no-format.zip", IMPORT, || zip((0..LARGE / 250).map(|n| (format!("{n}.bin"), String::new())))),
    ("folders.zip", IMPORT, || zip((0..LARGE / 250).map(|n| (format!("{n}/"), String::new())))),
    ("names-outside.zip", IMPORT, || {
        zip(["../../up.tsv", "/etc/root.tsv", "C:\\drive.tsv", "a/../../b.tsv", "\0.tsv", "\x1b[2J.tsv"]
            .map(|name| (name.to_owned(), ROW.to_owned())))
    }),
    ("names-same.zip", IMPORT, || {
        let mut file = zip(["a.tsv", "b.tsv"].map(|name| (name.to_owned(), filled(ROW))));
        for at in 0..file.len() - 5 {
            if file[at..].starts_with(b"b.tsv") {
                file[at] = b'a';
            }
        }
        file
    }),
    ("names-long.zip", IMPORT, || {
        zip((0..20).map(|n| (format!("{n}{}.tsv", "a".repeat(60_000)), ROW.to_owned())))
    }),
    ("overlap.zip", IMPORT, overlap),
    ("count-wrong.zip", IMPORT, || {
        let mut file = zip([("a.tsv".to_owned(), ROW.to_owned())]);
        let end = file.len() - 22;
        file[end + 8..end + 12].copy_from_slice(&[0xFF; 4]);
        file
    }),
    ("place-wrong.zip", IMPORT, || {
        let mut file = zip([("a.tsv".to_owned(), ROW.to_owned())]);
        let end = file.len() - 22;
        file[end + 12..end + 20].copy_from_slice(&[0xFE; 8]);
        file
    }),
    ("sizes-wrong.zip", IMPORT, || {
        let mut file = zip([("a.tsv".to_owned(), filled(ROW))]);
        let at = file.windows(4).rposition(|bytes| bytes == b"PK\x01\x02").unwrap();
        file[at + 20..at + 28].copy_from_slice(&[0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF, 0x7F]);
        file
    }),
    ("cut.zip", IMPORT, || {
        let mut file = zip([("a.tsv".to_owned(), filled(ROW))]);
        file.truncate(file.len() / 2);
        file
    }),
    ("heads-only.zip", IMPORT, || {
        b"PK\x03\x04\x14\0\0\0\x08\0\0\0\0\0\0\0\0\0\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\0\0\0\0"
            .repeat(LARGE / 30)
    }),
    ("zip-in-zip.zip", IMPORT, || {
        let mut inner = zip([("a.tsv".to_owned(), ROW.to_owned())]);
        for _ in 0..20 {
            inner = zip_of_bytes([("a.zip".to_owned(), inner)]);
        }
        inner
    }),
];

/// Packs a text that is repeated for some megabytes.
fn gzip(text: &str, megabytes: usize) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    let text = padded(text).repeat(MEGABYTE / 1000);
    for _ in 0..megabytes {
        packed.write_all(text.as_bytes()).unwrap();
    }
    packed.finish().unwrap()
}

// Lengthens a text to a thousand characters, so that a build without optimisation reads a bomb in time.
fn padded(text: &str) -> String {
    format!("{}{text}", " ".repeat(1000))[text.len()..].to_owned()
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

/// Packs files, each a name and a text.
pub(super) fn zip(files: impl IntoIterator<Item = (String, String)>) -> Vec<u8> {
    zip_of_bytes(files.into_iter().map(|(name, text)| (name, text.into_bytes())))
}

fn zip_of_bytes(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Vec<u8> {
    let mut packed = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_level(Some(1));
    for (name, bytes) in files {
        packed.start_file(name, options).unwrap();
        packed.write_all(&bytes).unwrap();
    }
    packed.finish().unwrap().into_inner()
}

// Returns a zip file whose list names its one file a thousand times.
fn overlap() -> Vec<u8> {
    const TIMES: u16 = 1000;
    let file = zip([("a.tsv".to_owned(), filled(ROW))]);
    let list = file.windows(4).rposition(|bytes| bytes == b"PK\x01\x02").unwrap();
    let end = file.len() - 22;
    let mut overlapping = file[..list].to_vec();
    for number in 0..TIMES {
        let mut entry = file[list..end].to_vec();
        // The names differ, since a name that stands twice is taken once: `a.tsv` has five bytes.
        let name = entry.len() - 5;
        entry[name..name + 3].copy_from_slice(format!("{number:03}").as_bytes());
        overlapping.extend(entry);
    }
    let mut tail = file[end..].to_vec();
    tail[8..12].copy_from_slice(&[TIMES.to_le_bytes(), TIMES.to_le_bytes()].concat());
    let size = u32::try_from((end - list) * usize::from(TIMES)).unwrap();
    tail[12..16].copy_from_slice(&size.to_le_bytes());
    overlapping.extend(tail);
    overlapping
}
