//! Hostile memories of Trados (`.sdltm`).

use mizan::memory::Memory;
use mizan::{Lang, Unit};
use rusqlite::Connection;

use super::{CONVERT, File, IMPORT, LARGE};

const TABLE: &str =
    "CREATE TABLE translation_units (id INTEGER PRIMARY KEY, source_segment TEXT, target_segment TEXT,
    creation_date TEXT, creation_user TEXT, change_date TEXT, change_user TEXT, last_used_date TEXT,
    usage_counter INTEGER);";
const COLUMNS: &str = "1 AS id, 'a' AS source_segment, 'b' AS target_segment, '' AS creation_date,
    '' AS creation_user, '' AS change_date, '' AS change_user, '' AS last_used_date, 1 AS usage_counter";
const SOUND: &str = "INSERT INTO translation_units VALUES (1,
    '<Segment><Elements><Text><Value>Stop</Value></Text></Elements><CultureName>en-US</CultureName></Segment>',
    '<Segment><Elements><Text><Value>قف</Value></Text></Elements><CultureName>ar-EG</CultureName></Segment>',
    '', '', '', '', '', 1);";

pub(super) const FILES: &[File] = &[
    ("view-endless.sdltm", IMPORT, || {
        database(&format!(
            "CREATE VIEW translation_units AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
            SELECT {COLUMNS} FROM n;"
        ))
    }),
    ("view-large.sdltm", CONVERT, || {
        database(&format!(
            "CREATE TABLE a (b); CREATE VIEW translation_units AS SELECT {},
            zeroblob(900000000) AS c FROM a;",
            COLUMNS.replace("'a'", "hex(zeroblob(400000000))")
        ))
    }),
    ("table-generated.sdltm", IMPORT, || {
        let generated = "source_segment TEXT GENERATED ALWAYS AS (hex(zeroblob(400000000)))";
        database(&format!(
            "{} INSERT INTO translation_units (id) VALUES (1);",
            TABLE.replace("source_segment TEXT", generated)
        ))
    }),
    ("table-virtual.sdltm", IMPORT, || {
        database(
            "CREATE VIRTUAL TABLE translation_units USING fts5(id, source_segment, target_segment,
        creation_date, creation_user, change_date, change_user, last_used_date, usage_counter);",
        )
    }),
    ("trigger.sdltm", IMPORT, || {
        database(&format!(
            "{TABLE}{SOUND} CREATE TRIGGER t AFTER UPDATE ON translation_units BEGIN DELETE FROM translation_units; END;"
        ))
    }),
    ("blobs.sdltm", IMPORT, || {
        database(&format!(
            "{TABLE}{SOUND} INSERT INTO translation_units SELECT 2, hex(zeroblob({0})), zeroblob({0}), '', '', '', '', '', 1;",
            LARGE * 10
        ))
    }),
    ("numbers.sdltm", IMPORT, || {
        database(&format!(
            "{TABLE}{SOUND} INSERT INTO translation_units VALUES (-9223372036854775808, 1, 2.5, x'ff', 1e999, -1, NULL, 'x', -1);"
        ))
    }),
    ("units-nested.sdltm", IMPORT, || {
        database(&format!(
            "{TABLE}{SOUND} INSERT INTO translation_units
            SELECT 2, replace(hex(zeroblob({})), '00', '<Tag><Value>'), '<Segment/>', '', '', '', '', '', 1;",
            LARGE / 12
        ))
    }),
    ("columns-missing.sdltm", IMPORT, || {
        database("CREATE TABLE translation_units (id INTEGER PRIMARY KEY);")
    }),
    ("index-damaged.sdltm", IMPORT, || {
        let units = format!("CREATE INDEX i ON translation_units (creation_date); {}", many());
        let mut file = database(&format!("{TABLE}{units}"));
        // The index has the third page as its root.
        file[2 * PAGE..3 * PAGE].fill(0xFF);
        file
    }),
    ("table-in-a-circle.sdltm", IMPORT, || {
        let mut file = database(&format!("{TABLE}{}", many()));
        // The root of the table, which is the second page, leads to itself.
        file[PAGE + 8..PAGE + 12].copy_from_slice(&2_u32.to_be_bytes());
        file
    }),
    ("text-of-many-units.mizan", "lookup Stop. --memory FILE", memory),
    ("text-like-that-of-many-units.mizan", "lookup Stop! --memory FILE", memory),
    ("cut.sdltm", IMPORT, || {
        let mut file = database(&format!("{TABLE}{SOUND}"));
        file.truncate(file.len() / 2);
        file
    }),
    ("pages-wrong.sdltm", IMPORT, || {
        let mut file = database(&format!("{TABLE}{SOUND}"));
        for (at, byte) in file.iter_mut().enumerate().skip(200) {
            *byte = byte.wrapping_add(u8::from(at % 7 == 0));
        }
        file
    }),
    ("head-only.sdltm", IMPORT, || [&b"SQLite format 3\0"[..], &[0xFF; 4000], b"translation_units"].concat()),
    ("head-only.mizan", "info FILE", || [&b"SQLite format 3\0"[..], &[0xFF; 4000]].concat()),
    ("of-trados.mizan", "export FILE -o out.tmx", || database(&format!("{TABLE}{SOUND}"))),
];

// The bytes of a page of SQLite.
const PAGE: usize = 4096;

// Returns a statement that puts many units into a table.
fn many() -> String {
    let row = SOUND.replace("VALUES (1,", "SELECT n,").replace(" 1);", " 1 FROM numbers;");
    format!(
        "CREATE TEMP TABLE numbers (n); INSERT INTO numbers WITH RECURSIVE n(i) AS
        (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 3000) SELECT i FROM n; {row}"
    )
}

// Returns a memory of many units that have the same source text.
fn memory() -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("made.mizan");
    let made = Memory::create(&path).unwrap();
    let mut batch = made.batch().unwrap();
    for number in 0..LARGE / 25 {
        batch.insert(&Unit::new(Lang::ENGLISH, "Stop.", Lang::ARABIC, format!("قف {number}"))).unwrap();
    }
    batch.commit().unwrap();
    drop(made);
    std::fs::read(path).unwrap()
}

// Returns the file of a database that a batch of statements made.
fn database(statements: &str) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("made.db");
    let made = Connection::open(&path).unwrap();
    made.execute_batch(statements).unwrap();
    drop(made);
    std::fs::read(path).unwrap()
}
