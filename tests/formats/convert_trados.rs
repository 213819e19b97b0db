//! `mizan convert` reads Trados memories, which are SQLite files.
#![cfg(feature = "cli")]

use crate::desk::Desk;

#[test]
fn a_trados_memory_is_recognised_by_its_content_and_converted() {
    let desk = Desk::new();
    let made = rusqlite::Connection::open(desk.path("plant.tm")).unwrap();
    made.execute_batch(
        "CREATE TABLE translation_units (id INTEGER PRIMARY KEY, source_segment TEXT, target_segment TEXT,
           creation_date TEXT, creation_user TEXT, change_date TEXT, change_user TEXT, last_used_date TEXT,
           usage_counter INTEGER);
         INSERT INTO translation_units (source_segment, target_segment) VALUES
           ('<Segment><Elements><Text><Value>Open the lid.</Value></Text></Elements><CultureName>en-US</CultureName></Segment>',
            '<Segment><Elements><Text><Value>افتح الغطاء.</Value></Text></Elements><CultureName>ar-EG</CultureName></Segment>'),
           ('<Segment><Elements>', '');",
    )
    .unwrap();
    drop(made);
    desk.ok(&["convert", "plant.tm", "-o", "plant.tmx", "--report", "report.json"]);
    assert_eq!(desk.ok(&["convert", "plant.tmx", "--to", "tsv"]), "Open the lid.\tافتح الغطاء.\n");
    let report: serde_json::Value = serde_json::from_str(&desk.read("report.json")).unwrap();
    assert_eq!(
        (&report[0]["read"], &report[0]["refused"], &report[0]["remarks"][0]["line"]),
        (&1.into(), &1.into(), &2.into())
    );
    desk.put("no.sdltm", "nothing");
    assert!(desk.refused(&["convert", "no.sdltm", "-o", "no.tmx"]).contains("no.sdltm"));
    assert!(!desk.has("no.tmx"));
}

#[test]
fn a_trados_memory_that_was_cut_off_is_named_as_damaged() {
    let desk = Desk::new();
    let made = rusqlite::Connection::open(desk.path("whole.sdltm")).unwrap();
    made.execute_batch(
        "CREATE TABLE translation_units (id INTEGER PRIMARY KEY, source_segment TEXT, target_segment TEXT,
           creation_date TEXT, creation_user TEXT, change_date TEXT, change_user TEXT, last_used_date TEXT,
           usage_counter INTEGER);
         INSERT INTO translation_units (source_segment, target_segment)
           WITH RECURSIVE count(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM count WHERE n < 500)
           SELECT printf('%0400d', n), printf('%0400d', n) FROM count;",
    )
    .unwrap();
    drop(made);
    let whole = std::fs::read(desk.path("whole.sdltm")).unwrap();
    std::fs::write(desk.path("cut.sdltm"), &whole[..whole.len() * 2 / 3]).unwrap();
    let told = desk.refused(&["convert", "cut.sdltm", "-o", "cut.tmx"]);
    assert!(told.contains("damaged or cut off") && !desk.has("cut.tmx"), "{told}");
}
