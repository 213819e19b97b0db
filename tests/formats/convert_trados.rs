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

#[test]
fn what_stands_before_the_damage_of_a_trados_memory_is_imported() {
    let desk = Desk::new();
    let made = rusqlite::Connection::open(desk.path("bad.sdltm")).unwrap();
    let segment = |text: &str, lang: &str| {
        format!(
            "<Segment><Elements><Text><Value>{text}</Value></Text></Elements><CultureName>{lang}</CultureName></Segment>"
        )
    };
    made.execute_batch(
        "CREATE TABLE translation_units (id INTEGER PRIMARY KEY, source_segment TEXT, target_segment TEXT,
           creation_date TEXT, creation_user TEXT, change_date TEXT, change_user TEXT, last_used_date TEXT,
           usage_counter INTEGER)",
    )
    .unwrap();
    let insert = "INSERT INTO translation_units (source_segment, target_segment) VALUES (?1, ?2)";
    made.execute_batch("BEGIN").unwrap();
    for number in 0..500 {
        let (english, arabic) = (format!("Lock gate {number}."), format!("أقفل البوابة {number}."));
        made.execute(insert, [segment(&english, "en-US"), segment(&arabic, "ar-SA")]).unwrap();
    }
    for row in ["".to_owned(), segment("أقفل.", "ar-SA")[..40].to_owned(), segment("أقفل.", "")] {
        made.execute(insert, [segment("Lock.", "en-US"), row]).unwrap();
    }
    made.execute_batch("COMMIT").unwrap();
    drop(made);
    let whole = std::fs::read(desk.path("bad.sdltm")).unwrap();
    let run = desk.run(&["import", "bad.sdltm", "--into", "whole.mizan"]);
    assert_eq!(run.out, "bad.sdltm: 500 read, 500 new, 0 changed, 0 known, 0 repaired, 3 refused\n");
    assert_eq!(run.err.matches("refused: a damaged segment: ").count(), 3, "{}", run.err);
    // A page in the middle.
    let mut bad = whole;
    let middle = bad.len() / 4096 / 2 * 4096;
    bad[middle..middle + 4096].fill(0xFF);
    std::fs::write(desk.path("bad.sdltm"), bad).unwrap();
    let run = desk.run(&["import", "bad.sdltm", "--into", "bad.mizan"]);
    assert!(run.code == 2 && run.err.contains("the database is damaged behind unit "), "{}", run.err);
    let kept = desk.json(&["info", "bad.mizan", "--json"])["units"].as_u64().unwrap();
    assert!(
        kept > 100 && run.out.starts_with(&format!("bad.sdltm: {kept} read, {kept} new")),
        "{kept} {}",
        run.out
    );
    assert!(run.err.contains(&format!("the {kept} units read before that stay in bad.mizan")), "{}", run.err);
}
