//! Files in encodings that are seldom met, and files that are no text.

use super::{CONVERT, File, IMPORT, LARGE, filled};

const CSV: &str = "en,ar\nStop.,قف.\n";
const TMX: &str = "<tmx version='1.4'><header srclang='en'/><body><tu><tuv xml:lang='en'><seg>Stop.</seg></tuv>\
    <tuv xml:lang='ar'><seg>قف.</seg></tuv></tu></body></tmx>";

pub(super) const FILES: &[File] = &[
    ("utf-32le-marked.csv", IMPORT, || utf32(&format!("\u{FEFF}{CSV}"), u32::to_le_bytes)),
    ("utf-32be-marked.csv", IMPORT, || utf32(&format!("\u{FEFF}{CSV}"), u32::to_be_bytes)),
    ("utf-32le.csv", IMPORT, || utf32(CSV, u32::to_le_bytes)),
    ("utf-32be.csv", IMPORT, || utf32(CSV, u32::to_be_bytes)),
    ("utf-32le.tmx", IMPORT, || utf32(TMX, u32::to_le_bytes)),
    ("utf-32be-marked.tmx", CONVERT, || utf32(&format!("\u{FEFF}{TMX}"), u32::to_be_bytes)),
    ("utf-32le.txt", "segment FILE", || utf32("Stop. Go.", u32::to_le_bytes)),
    ("utf-32-cut.csv", IMPORT, || utf32(CSV, u32::to_le_bytes)[..30].to_vec()),
    ("utf-16le-unmarked.tmx", IMPORT, || utf16(&TMX.replace("Stop.", &filled("Stop. ")), u16::to_le_bytes)),
    ("utf-16be-unmarked.csv", IMPORT, || utf16(&CSV.repeat(LARGE / 30), u16::to_be_bytes)),
    ("zeros-between.tsv", IMPORT, || b"St\0op\t\xD9\x82\0\n\0\t\0\n".repeat(LARGE / 15)),
    ("surrogates.csv", IMPORT, || [&b"\xFF\xFE"[..], &b"\x00\xD8".repeat(LARGE / 2)].concat()),
    ("utf-16-odd.csv", IMPORT, || [&b"\xFF\xFE"[..], &b"a\0,\0b\0\n\0".repeat(LARGE / 8), b"\0"].concat()),
    ("marks.csv", IMPORT, || filled("\u{FEFF}").into_bytes()),
    ("bytes-wrong.tsv", IMPORT, || b"\xFF\tz\n".repeat(LARGE / 4)),
    ("bytes-of-utf-8-cut.tsv", IMPORT, || b"\xD9\tz\n".repeat(LARGE / 4)),
    ("declared-utf-7.tmx", IMPORT, || format!("<?xml version='1.0' encoding='UTF-7'?>{TMX}").into_bytes()),
    ("declared-long.tmx", IMPORT, || {
        format!("<?xml version='1.0' encoding='{}'?>{TMX}", filled("utf")).into_bytes()
    }),
    ("mixed.tsv", IMPORT, || {
        [filled("Stop\tGo\n").into_bytes(), b"\xDE\xDD\t\xD9\x82\n".repeat(LARGE / 10)].concat()
    }),
    ("random.tmx", IMPORT, || random()),
    ("random.csv", IMPORT, || random()),
    ("random.xlsx", IMPORT, || [b"PK\x03\x04".to_vec(), random()].concat()),
    ("random.tsv.gz", IMPORT, || [b"\x1F\x8B\x08\0\0\0\0\0\0\0".to_vec(), random()].concat()),
];

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

fn utf32(text: &str, bytes: fn(u32) -> [u8; 4]) -> Vec<u8> {
    text.chars().flat_map(|c| bytes(u32::from(c))).collect()
}

// Returns bytes without a pattern, the same at each run.
fn random() -> Vec<u8> {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state as u8
    };
    (0..LARGE / 5).map(|_| next()).collect()
}
