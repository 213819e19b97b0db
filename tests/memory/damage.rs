//! Damage to the file of a memory: every verb names it, goes on with what can be read, and ends within
//! seconds.
#![cfg(feature = "cli")]

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::desk::{Desk, Run};
use mizan::ErrorKind;
use mizan::memory::{Lookup, Memory, Search};

/// Bytes of a page of a memory.
const PAGE: usize = 8192;
/// The longest that reading a damaged memory of these tests may take. A build for tests is slow.
const LONGEST: Duration = Duration::from_secs(5);

/// Returns a desk with a memory of as many units.
fn with_memory(units: usize) -> Desk {
    let desk = Desk::new();
    let verbs = ["أغلق", "افتح", "راجع", "نظّف", "استبدل"];
    let line = |number: usize| {
        format!(
            "{} الصمام رقم {number} قبل بدء التشغيل.\tTask {number}: check the valve.\n",
            verbs[number % 5]
        )
    };
    desk.put("units.tsv", (1..=units).map(line).collect::<String>());
    desk.ok(&["import", "units.tsv", "--into", "m.mizan", "--client", "Nile Pumps"]);
    desk
}

/// Returns the places in the file of a text of one unit. There may be several: a page that SQLite has divided
/// keeps the bytes of rows that are in another page now.
fn places(bytes: &[u8], text: &str) -> Vec<usize> {
    let places = bytes.windows(text.len()).enumerate().filter(|(_, found)| *found == text.as_bytes());
    let places: Vec<usize> = places.map(|(place, _)| place).collect();
    assert!(!places.is_empty(), "{text} is not in the file");
    places
}

/// Returns where the page begins that has a text.
fn page_of(bytes: &[u8], text: &str) -> usize {
    places(bytes, text)[0] / PAGE * PAGE
}

/// Changes the bytes of the memory.
fn change(desk: &Desk, change: impl FnOnce(&mut Vec<u8>)) {
    let path = desk.path("m.mizan");
    let mut bytes = fs::read(&path).unwrap();
    change(&mut bytes);
    fs::write(path, bytes).unwrap();
}

/// Changes the memory by a statement of SQL, as no version of mizan does.
fn execute(desk: &Desk, sql: &str) {
    let file = rusqlite::Connection::open(desk.path("m.mizan")).unwrap();
    file.execute_batch(sql).unwrap();
}

/// Runs every verb that reads on the memory, and returns the runs. Asserts that each ends soon.
#[track_caller]
fn each_verb(desk: &Desk) -> Vec<(&'static str, Run)> {
    let verbs: [&[&str]; 8] = [
        &["info", "m.mizan"],
        &["info", "m.mizan", "--check"],
        &["export", "m.mizan", "-o", "out.tsv", "--force"],
        &["clean", "-m", "m.mizan"],
        &["lookup", "Task 7: check the valve.", "-m", "m.mizan"],
        &["search", "valve", "-m", "m.mizan"],
        &["merge", "m.mizan", "-m", "new.mizan"],
        &["show", "7", "-m", "m.mizan"],
    ];
    let run = |args: &[&'static str]| {
        let start = Instant::now();
        let run = desk.run(args);
        assert!(start.elapsed() < LONGEST, "{args:?} took {:?}", start.elapsed());
        assert!((0..=2).contains(&run.code), "{args:?}: {} {}", run.code, run.err);
        assert!(!run.err.contains("panicked"), "{args:?}: {}", run.err);
        (if args.contains(&"--check") { "check" } else { args[0] }, run)
    };
    verbs.into_iter().map(run).collect()
}

#[test]
fn one_flipped_bit_in_a_text_is_named_and_the_unit_is_exported_all_the_same() {
    let desk = with_memory(300);
    change(&desk, |bytes| {
        for place in places(bytes, "Task 117: check") {
            bytes[place + 6] ^= 4;
        }
    });
    let check = desk.run(&["info", "m.mizan", "--check"]);
    assert_eq!(check.code, 2);
    assert!(check.out.contains("sound\t299\n"), "{}", check.out);
    assert!(check.out.contains("altered\tunit 117: altered since it was written\n"), "{}", check.out);
    assert!(check.err.contains("`mizan repair --memory m.mizan`"), "{}", check.err);
    let export = desk.run(&["export", "m.mizan", "-o", "out.tsv"]);
    assert_eq!((export.code, desk.read("out.tsv").lines().count()), (2, 300));
    assert!(export.err.contains("m.mizan: unit 117: altered since it was written\n"), "{}", export.err);
    assert!(export.err.contains("m.mizan: 1 damaged part"), "{}", export.err);
    let strict = desk.run(&["export", "m.mizan", "-o", "strict.tsv", "--strict"]);
    assert_eq!((strict.code, desk.has("strict.tsv")), (2, false));
    assert!(strict.err.contains("unit 117: altered"), "{}", strict.err);
    // A memory that took the unit over would take it for sound.
    let merge = desk.run(&["merge", "m.mizan", "-m", "other.mizan"]);
    assert!(merge.code == 2 && merge.err.contains("299 units new"), "{}", merge.err);
    assert_eq!(desk.run(&["merge", "m.mizan", "-m", "third.mizan", "--strict"]).code, 2);
    assert!(!desk.has("third.mizan"));
    let lookup = desk.run(&["lookup", "Task 113: check the valve.", "-m", "m.mizan", "--min", "100"]);
    assert!(lookup.code == 2 && lookup.err.contains("unit 117: altered"), "{} {}", lookup.out, lookup.err);
}

#[test]
fn an_unreadable_text_costs_one_unit() {
    let desk = with_memory(300);
    change(&desk, |bytes| {
        for place in places(bytes, "Task 7: check") {
            bytes[place] = 0xFF;
        }
    });
    for (verb, run) in each_verb(&desk) {
        match verb {
            // These may find enough in other units.
            "lookup" | "search" => {}
            _ => {
                let named = format!("{}{}", run.out, run.err);
                assert!(run.code == 2 && named.contains("unit 7: cannot be read"), "{verb}: {named}");
                assert!(run.err.contains("mizan repair"), "{verb}: {}", run.err);
            }
        }
    }
    assert_eq!(desk.read("out.tsv").lines().count(), 299);
    let errors = Memory::open(desk.path("m.mizan")).unwrap();
    let errors: Vec<_> = errors.units().unwrap().filter_map(Result::err).collect();
    assert!(matches!(errors[..], [ref error] if matches!(error.kind(), ErrorKind::Damaged(_))), "{errors:?}");
}

/// Returns a desk with a memory whose unit 7 cannot be read, a sound one, and a file to fill.
fn with_an_unreadable_unit() -> Desk {
    let desk = with_memory(300);
    desk.ok(&["backup", "sound.mizan", "-m", "m.mizan"]);
    change(&desk, |bytes| {
        for place in places(bytes, "Task 7: check") {
            bytes[place] = 0xFF;
        }
    });
    desk.put("job.tsv", "راجع الصمام رقم 12 قبل بدء التشغيل.\tTask 12: check the valve.\n");
    let open = "<xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:1.2'><file original='a' datatype='x' \
                source-language='en' target-language='ar'><body><trans-unit id='1'><source>Task 9: check the \
                valve.</source></trans-unit></body></file></xliff>";
    desk.put("job.xlf", open);
    desk
}

#[test]
fn a_strict_verb_refuses_a_damaged_memory_and_uses_a_sound_one() {
    let desk = with_an_unreadable_unit();
    let verbs: [&[&str]; 13] = [
        &["export", "MEMORY", "-o", "out.tsv"],
        &["lookup", "Task 9: check the valve.", "-m", "MEMORY"],
        &["lookup", "Task 9: check the valve.", "-m", "sound.mizan", "--terms", "MEMORY"],
        &["search", "valve", "-m", "MEMORY"],
        &["show", "9", "-m", "MEMORY"],
        &["clean", "-m", "MEMORY"],
        &["check", "MEMORY", "-o", "report.json"],
        &["check", "job.tsv", "--terms", "MEMORY"],
        &["terms", "MEMORY", "-o", "terms.csv"],
        &["analyse", "job.xlf", "-m", "MEMORY"],
        &["pretranslate", "job.xlf", "-m", "MEMORY", "-o", "filled.xlf"],
        &["backup", "copy.mizan", "-m", "MEMORY"],
        &["delete", "--client", "Nile Pumps", "--yes", "-m", "MEMORY"],
    ];
    let merge: &[&str] = &["merge", "MEMORY", "-m", "merged.mizan"];
    let merge_into: &[&str] = &["merge", "sound.mizan", "-m", "MEMORY"];
    for verb in verbs.into_iter().chain([merge, merge_into]) {
        let named = |memory: &'static str| -> Vec<&str> {
            let words = verb.iter().map(|&word| if word == "MEMORY" { memory } else { word });
            words.chain(["--strict"]).collect()
        };
        let before = fs::read(desk.path("m.mizan")).unwrap();
        let run = desk.run(&named("m.mizan"));
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{verb:?}: {}", run.err);
        for text in ["m.mizan: unit 7: cannot be read", "as --strict asks", "`mizan repair --memory m.mizan`"]
        {
            assert!(run.err.contains(text), "{verb:?}: {}", run.err);
        }
        for output in ["out.tsv", "report.json", "terms.csv", "filled.xlf", "copy.mizan", "merged.mizan"] {
            assert!(!desk.has(output), "{verb:?} has written {output}");
        }
        assert!(before == fs::read(desk.path("m.mizan")).unwrap(), "{verb:?} has changed the memory");
    }
    desk.ok(&["backup", "second.mizan", "-m", "sound.mizan"]);
    for verb in verbs.into_iter().chain([merge, merge_into]) {
        let words = verb.iter().map(|&word| if word == "MEMORY" { "second.mizan" } else { word });
        let run = desk.run(&words.chain(["--strict"]).collect::<Vec<_>>());
        assert!(run.code < 2 && !run.err.contains("strict"), "{verb:?}: {} {}", run.code, run.err);
    }
}

#[test]
fn an_unreadable_unit_among_those_shown_or_deleted_costs_itself_alone() {
    let desk = with_an_unreadable_unit();
    let show = desk.run(&["show", "6", "7", "8", "-m", "m.mizan"]);
    assert_eq!(show.code, 2, "{}", show.err);
    assert!(show.out.contains("unit\t6\n") && show.out.contains("unit\t8\n"), "{}", show.out);
    assert!(!show.out.contains("unit\t7\n"), "{}", show.out);
    assert!(show.err.contains("unit 7: cannot be read"), "{}", show.err);
    // A number that no unit has is a mistake of the person who gives the number.
    let none = desk.run(&["show", "6", "900", "-m", "m.mizan"]);
    assert_eq!((none.code, none.out.as_str()), (2, ""), "{}", none.err);
    let delete = desk.run(&["delete", "--client", "Nile Pumps", "--yes", "-m", "m.mizan"]);
    assert_eq!(delete.code, 2, "{}", delete.err);
    assert!(delete.err.contains("unit 7: cannot be read"), "{}", delete.err);
    assert!(delete.err.contains("deleted 299 units"), "{}", delete.err);
}

#[test]
fn damage_in_a_memory_of_terms_is_named() {
    let desk = with_an_unreadable_unit();
    let verbs: [&[&str]; 3] = [
        &["lookup", "Task 9: check the valve.", "-m", "sound.mizan", "--terms", "m.mizan"],
        &["check", "job.tsv", "--terms", "m.mizan"],
        &["terms", "m.mizan"],
    ];
    for verb in verbs {
        let run = desk.run(verb);
        assert_eq!(run.code, 2, "{verb:?}: {}", run.err);
        assert!(run.err.contains("m.mizan: unit 7: cannot be read"), "{verb:?}: {}", run.err);
    }
}

#[test]
fn an_altered_language_or_client_does_not_pass_as_sound() {
    let desk = with_memory(20);
    change(&desk, |bytes| {
        for place in places(bytes, "Nile Pumps") {
            bytes[place + 2] ^= 2;
        }
    });
    let check = desk.run(&["info", "m.mizan", "--check"]);
    assert!(check.code == 2 && check.out.contains("altered-label\t"), "{}", check.out);
    assert!(check.out.contains("\"Nine Pumps\""), "{}", check.out);
}

#[test]
fn a_lost_pair_of_languages_loses_no_unit() {
    let desk = with_memory(300);
    execute(&desk, "DELETE FROM pair");
    for (verb, run) in each_verb(&desk) {
        assert!(run.code != 0 || verb == "lookup", "{verb}: {}", run.err);
    }
    assert_eq!(desk.read("out.tsv").lines().count(), 300);
    let info = desk.run(&["info", "m.mizan"]);
    assert!(info.out.contains("units\t300\nund > und\t300\n"), "{}", info.out);
}

#[test]
fn a_zeroed_page_costs_the_units_of_the_page() {
    let desk = with_memory(2000);
    change(&desk, |bytes| {
        let page = page_of(bytes, "Task 1117: check");
        bytes[page..page + PAGE].fill(0);
    });
    for (verb, run) in each_verb(&desk) {
        if ["info", "export", "clean", "merge"].contains(&verb) {
            assert!(run.code == 2 && run.err.contains("mizan repair"), "{verb}: {}", run.err);
        }
    }
    let exported = desk.read("out.tsv");
    let lost = 2000 - exported.lines().count();
    assert!((1..80).contains(&lost), "{lost} units are lost");
    assert!(exported.contains("Task 1: ") && exported.contains("Task 2000: "));
    let check = desk.run(&["info", "m.mizan", "--check"]);
    assert!(check.out.contains("unreadable\tunits 1"), "{}", check.out);
}

#[test]
fn a_page_that_stands_in_two_places_ends_no_verb_in_a_loop() {
    let desk = with_memory(2000);
    for (from, to) in [("Task 317: check", "Task 1117: check"), ("Task 1117: check", "Task 317: check")] {
        let copy = desk.copy();
        change(&copy, |bytes| {
            let [from, to] = [from, to].map(|text| page_of(bytes, text));
            bytes.copy_within(from..from + PAGE, to);
        });
        for (verb, run) in each_verb(&copy) {
            if ["info", "export", "clean", "merge"].contains(&verb) {
                assert!(run.code == 2 && run.err.contains("mizan repair"), "{verb}: {}", run.err);
            }
        }
    }
}

#[test]
fn a_page_that_stands_in_two_places_is_named_before_a_file_is_written_anew() {
    let desk = with_memory(2000);
    change(&desk, |bytes| {
        let [from, to] = ["Task 317: check", "Task 1117: check"].map(|text| page_of(bytes, text));
        bytes.copy_within(from..from + PAGE, to);
    });
    let before = fs::read(desk.path("m.mizan")).unwrap();
    for verb in [&["compact"][..], &["forget", "--client", "Nile Pumps", "--yes"]] {
        let run = desk.run(&[verb, &["-m", "m.mizan"]].concat());
        assert!(run.code == 2 && run.err.contains("mizan repair"), "{verb:?}: {}", run.err);
        assert!(fs::read(desk.path("m.mizan")).unwrap() == before, "{verb:?}");
    }
    assert!(desk.run(&["compact", "-m", "m.mizan"]).err.contains("out of order"));
    let backup = desk.run(&["backup", "copy.mizan", "-m", "m.mizan"]);
    assert!(backup.code == 2 && backup.err.contains("mizan repair --memory m.mizan"), "{}", backup.err);
    assert!(desk.has("copy.mizan"));
}

#[test]
fn every_verb_on_a_memory_that_is_cut_off_ends_with_an_error() {
    let desk = with_memory(2000);
    let bytes = fs::read(desk.path("m.mizan")).unwrap();
    for part in [1, 10, 50, 90] {
        let copy = desk.copy();
        copy.put("m.mizan", &bytes[..bytes.len() * part / 100]);
        for (verb, run) in each_verb(&copy) {
            assert!(run.code == 2 && run.err.contains("m.mizan"), "{part} % {verb}: {}", run.err);
        }
    }
}

#[test]
fn a_number_of_the_next_unit_that_is_too_small_costs_no_unit() {
    let desk = with_memory(30);
    execute(&desk, "UPDATE state SET next_unit = 4");
    desk.ok(&["add", "انتهى العمل.", "The work is done.", "-m", "m.mizan"]);
    let memory = Memory::open(desk.path("m.mizan")).unwrap();
    assert_eq!(memory.units().unwrap().count(), 31);
    assert!(memory.check().unwrap().is_sound());
}

/// Reads a memory in every way that a program has, and returns how long that took.
fn read_all(path: &Path) -> Duration {
    let start = Instant::now();
    if let Ok(memory) = Memory::open(path) {
        let _ = memory.units().map(Iterator::count);
        let _ = memory.check();
        let _ = memory.info();
        let _ = memory.findings();
        let _ = memory.lookup("Task 7: check the valve.", &Lookup::new());
        let _ = memory.lookup("Task 7: check the valve.", &Lookup::new().exact(true));
        let _ = memory.search(&Search::new("valve 7"));
    }
    start.elapsed()
}

#[test]
fn reading_ends_whatever_page_is_zeroed_or_stands_in_two_places() {
    let desk = with_memory(400);
    let bytes = fs::read(desk.path("m.mizan")).unwrap();
    let pages = bytes.len() / PAGE;
    for page in 0..pages {
        let place = page * PAGE..(page + 1) * PAGE;
        let mut zeroed = bytes.clone();
        zeroed[place.clone()].fill(0);
        let mut repeated = bytes.clone();
        let other = (page * 7 + 3) % pages * PAGE;
        repeated.copy_within(other..other + PAGE, place.start);
        for damaged in [zeroed, repeated] {
            let path = desk.put("damaged.mizan", damaged);
            let took = read_all(&path);
            assert!(took < LONGEST, "page {page} took {took:?}");
        }
    }
}

#[test]
fn a_received_memory_with_a_trigger_is_refused_by_name() {
    let desk = with_memory(3);
    execute(&desk, "CREATE TRIGGER spy AFTER INSERT ON unit BEGIN DELETE FROM unit; END");
    for (verb, run) in each_verb(&desk) {
        let wanted = "the memory has a trigger \"spy\", which mizan never makes";
        assert!(run.code == 2 && run.err.contains(wanted), "{verb}: {}", run.err);
    }
}

/// Makes the memory one of layout 1, which has no sums.
fn back_to_layout_1(desk: &Desk) {
    execute(
        desk,
        "UPDATE unit SET rest = nullif(substr(rest, 6), x''); ALTER TABLE state DROP COLUMN summed;
         ALTER TABLE pair DROP COLUMN sum; ALTER TABLE name DROP COLUMN sum; PRAGMA user_version = 1",
    );
}

fn layout(desk: &Desk) -> i64 {
    let file = rusqlite::Connection::open(desk.path("m.mizan")).unwrap();
    file.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap()
}

#[test]
fn a_memory_of_layout_1_is_read_as_it_is_and_has_layout_2_after_the_first_write() {
    let desk = with_memory(30);
    back_to_layout_1(&desk);
    for (verb, run) in each_verb(&desk) {
        assert_eq!((run.code, run.err.contains("damaged")), (0, false), "{verb}: {}", run.err);
    }
    assert_eq!(layout(&desk), 1);
    let check = desk.run(&["info", "m.mizan", "--check"]);
    assert!(check.out.starts_with("sound\t0\nwithout a sum\t30\naltered\t0\n"), "{}", check.out);
    // A batch that is dropped leaves the layout as it is.
    drop(Memory::open(desk.path("m.mizan")).unwrap().batch().unwrap());
    assert_eq!(layout(&desk), 1);
    desk.ok(&["add", "انتهى العمل.", "The work is done.", "-m", "m.mizan", "--client", "Delta Gas"]);
    assert_eq!(layout(&desk), 2);
    let check = desk.run(&["info", "m.mizan", "--check"]);
    assert_eq!(check.code, 0);
    assert!(check.out.starts_with("sound\t1\nwithout a sum\t30\naltered\t0\n"), "{}", check.out);
    // An import of the same units finds them; a changed unit gets a sum, and an undone change loses it again.
    let again = desk.ok(&["import", "units.tsv", "--into", "m.mizan", "--client", "Nile Pumps"]);
    assert!(again.contains("0 new, 0 changed, 30 known"), "{again}");
    desk.ok(&["edit", "7", "--status", "reviewed", "-m", "m.mizan"]);
    assert!(desk.ok(&["info", "m.mizan", "--check"]).starts_with("sound\t2\nwithout a sum\t29\n"));
    desk.ok(&["undo", "-m", "m.mizan"]);
    assert!(desk.ok(&["info", "m.mizan", "--check"]).starts_with("sound\t1\nwithout a sum\t30\n"));
    desk.ok(&["redo", "-m", "m.mizan"]);
    assert!(desk.ok(&["info", "m.mizan", "--check"]).starts_with("sound\t2\nwithout a sum\t29\n"));
}

#[test]
fn a_later_addition_to_layout_2_is_read_or_refused_by_its_bit() {
    let desk = with_memory(3);
    // A bit that a writer must know.
    execute(&desk, &format!("PRAGMA user_version = {}", 2 + (1 << 16)));
    assert_eq!(desk.run(&["export", "m.mizan"]).code, 0);
    let add = desk.run(&["add", "انتهى العمل.", "The work is done.", "-m", "m.mizan"]);
    assert!(add.code == 2 && add.err.contains("update mizan"), "{}", add.err);
    // A bit that a reader must know.
    execute(&desk, &format!("PRAGMA user_version = {}", 2 + (1 << 8)));
    let export = desk.run(&["export", "m.mizan"]);
    assert!(export.code == 2 && export.err.contains("update mizan"), "{}", export.err);
}

#[test]
fn every_verb_names_a_damaged_memory_and_how_to_repair_the_memory() {
    let desk = with_memory(2000);
    desk.put("more.tsv", "Halt\tقف\n");
    let root = "SELECT rootpage FROM sqlite_schema WHERE name = 'unit'";
    let file = rusqlite::Connection::open(desk.path("m.mizan")).unwrap();
    let root: i64 = file.query_row(root, [], |row| row.get(0)).unwrap();
    drop(file);
    let root = (usize::try_from(root).unwrap() - 1) * PAGE;
    let damages: [fn(&mut Vec<u8>, usize); 3] = [
        |bytes, root| bytes[root..root + PAGE].fill(0),
        |bytes, _| bytes.truncate(100_000),
        // The schema.
        |bytes, _| bytes[100..PAGE].fill(7),
    ];
    let verbs: [&[&str]; 12] = [
        &["lookup", "check the valve", "-m", "m.mizan"],
        &["search", "valve", "-m", "m.mizan"],
        &["info", "m.mizan"],
        &["export", "m.mizan", "-o", "out.tmx"],
        &["clean", "-m", "m.mizan"],
        &["compact", "-m", "m.mizan"],
        &["show", "7", "-m", "m.mizan"],
        &["edit", "7", "--status", "reviewed", "-m", "m.mizan"],
        &["delete", "--client", "Nile Pumps", "--yes", "-m", "m.mizan"],
        &["import", "more.tsv", "--into", "m.mizan"],
        &["merge", "m.mizan", "-m", "new.mizan"],
        &["undo", "-m", "m.mizan"],
    ];
    for (number, damage) in damages.into_iter().enumerate() {
        for verb in verbs {
            let copy = desk.copy();
            change(&copy, |bytes| damage(bytes, root));
            let run = copy.run(verb);
            let named = run.err.contains("`mizan repair --memory m.mizan` saves what can be read");
            assert!(run.code == 2 && named, "{number}: {verb:?}: {} {}", run.code, run.err);
            assert!(!run.err.contains("malformed"), "{number}: {verb:?}: {}", run.err);
        }
    }
}
