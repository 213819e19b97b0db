//! The maintenance of a memory from the command line: errors are plain, and nothing is left half done.
#![cfg(feature = "cli")]

use std::fs;

use serde_json::json;

use crate::desk::{self, Desk, Run};

const UNITS: &str = "\
    أغلق الصمام الرئيسي.\tClose the main valve.\n\
    أغلق الصمّام الرئيسي.\tClose the main valve.\n\
    أغلق الصمام الرئيسي.\tShut the main valve.\n\
    تبلغ الحرارة 45 درجة.\tThe temperature is 54 degrees.\n\
    بيع سبعون كتابًا.\t70 books were sold.\n";

/// Returns a desk with a file of units.
fn with_units() -> Desk {
    Desk::with(&[("units.tsv", UNITS)])
}

/// Returns a desk with a file of units and a memory made of it.
fn with_memory() -> Desk {
    let desk = with_units();
    desk.ok(&["import", "units.tsv", "--into", "m.mizan"]);
    desk
}

#[test]
fn an_import_of_unreadable_files_leaves_no_memory_behind() {
    let desk = with_units();
    desk.put("noise.bin", [7; 300]);
    desk.put("empty.tmx", "");
    desk.put("letters/.tmx", "");
    for name in ["noise.bin", "empty.tmx", "no-such.tmx", "letters"] {
        let told = desk.refused(&["import", name, "--into", "new.mizan"]);
        assert!(told.starts_with(&format!("mizan: {name}: ")) && told.lines().count() == 1, "{told}");
        let left = desk.names();
        assert!(!left.iter().any(|name| name.contains("mizan")), "{left:?}");
    }
    // One that can be read makes it.
    assert_eq!(desk.run(&["import", "no-such.tmx", "units.tsv", "--into", "new.mizan"]).code, 2);
    assert!(desk.has("new.mizan"));
    // One that was there stays, empty as it may be.
    desk.ok(&["add", "نعم", "yes", "-m", "old.mizan"]);
    desk.ok(&["delete", "1", "-m", "old.mizan"]);
    desk.refused(&["import", "noise.bin", "--into", "old.mizan"]);
    assert!(desk.has("old.mizan"));
}

#[test]
fn a_memory_is_not_made_in_a_folder_that_is_missing() {
    let folder = Desk::new().path("none");
    let error = mizan::Memory::create(folder.join("m.mizan")).unwrap_err();
    assert_eq!((error.code(), error.to_string().contains("none: ")), (2, true), "{error}");
}

#[test]
fn a_memory_has_the_name_of_a_file() {
    let desk = Desk::new();
    assert_eq!(mizan::Memory::create("").unwrap_err().code(), 2);
    desk.ok(&["add", "نعم", "yes", "-m", ":memory:"]);
    desk.ok(&["add", "نعم", "yes", "-m", "file:m.mizan"]);
    assert!(desk.has(":memory:") && desk.has("file:m.mizan"));
}

#[test]
fn a_folder_is_no_memory() {
    let desk = with_units();
    for args in [&["lookup", "x", "-m", "."][..], &["info", "."], &["import", "units.tsv", "-m", "."]] {
        assert_eq!(desk.refused(args), "mizan: .: this is a folder, not a file\n");
    }
}

#[test]
fn cleaning_lists_first_and_deletes_only_on_request_what_undo_brings_back() {
    let desk = with_memory();
    let clean = |args: &[&str]| {
        let Run { out, err, .. } = desk.run(&[&["clean", "-m", "m.mizan"], args].concat());
        (out, err)
    };
    let (listed, told) = clean(&[]);
    let flaws: Vec<Vec<&str>> = listed.lines().map(|line| line.split('\t').take(3).collect()).collect();
    assert_eq!(flaws, [["1", "duplicate", "2"], ["2", "variant", "3"], ["4", "numbers", "-"]]);
    assert_eq!(
        told,
        "mizan: 3 findings (duplicate 1, numbers 1, variant 1); nothing is changed without --mend\n"
    );
    let (_, told) = clean(&["--mend", "--only", "duplicate,numbers"]);
    assert_eq!(told, "mizan: 2 units deleted (duplicate 1, numbers 1); `mizan undo` brings them back\n");
    let (json, _) = clean(&["--json"]);
    let found: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(
        (&found[0]["id"], &found[0]["flaw"], found.as_array().unwrap().len()),
        (&2.into(), &"variant".into(), 1)
    );
    let steps = desk.ok(&["undo", "--list", "-m", "m.mizan"]);
    let steps: Vec<Vec<&str>> = steps.lines().map(|line| line.split('\t').skip(1).collect()).collect();
    assert_eq!(
        steps,
        [
            vec!["clean", "0 made", "2 changed or deleted", "units 1, 4"],
            vec!["import units.tsv", "5 made", "0 changed or deleted"]
        ]
    );
    let undone = desk.run(&["undo", "-m", "m.mizan"]).err;
    assert!(undone.starts_with("mizan: undone: clean of 20"), "{undone}");
    assert!(undone.ends_with(": 0 units deleted, 2 units restored\n"), "{undone}");
    assert_eq!(clean(&[]).0, listed);
}

#[cfg(unix)]
#[test]
fn a_write_protected_memory_can_be_read_and_says_why_it_cannot_be_changed() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::CommandExt;

    let desk = with_memory();
    let set =
        |name: &str, mode| fs::set_permissions(desk.path(name), fs::Permissions::from_mode(mode)).unwrap();
    set("m.mizan", 0o444);
    set("units.tsv", 0o444);
    set(".", 0o555);
    // The right to write does not bind root, who runs this as nobody.
    let is_root = fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0);
    let run = |args: &[&str]| {
        let mut command = desk.command(args);
        if is_root {
            command.uid(65534).gid(65534);
        }
        command.output().map(Run::of)
    };
    if !run(&["--version"]).is_ok_and(|run| run.code == 0) {
        println!("skipped: nobody may not run {}", desk::MIZAN);
        set(".", 0o755);
        return;
    }
    for args in [
        &["lookup", "أغلق الصمام الرئيسي.", "-m", "m.mizan"][..],
        &["search", "valve", "-m", "m.mizan"],
        &["info", "m.mizan"],
        &["clean", "-m", "m.mizan"],
        &["export", "m.mizan", "--to", "tsv"],
    ] {
        let run = run(args).unwrap();
        assert!(run.code == 0 && !run.out.is_empty(), "{args:?} {}", run.err);
    }
    for args in [
        &["add", "نعم", "yes", "-m", "m.mizan"][..],
        &["import", "units.tsv", "-m", "m.mizan"],
        &["undo", "-m", "m.mizan"],
        &["compact", "-m", "m.mizan"],
    ] {
        let run = run(args).unwrap();
        assert_eq!(run.code, 2, "{args:?}");
        let expected = "mizan: m.mizan: the memory is read-only: its file or folder is write-protected\n";
        assert_eq!(run.err, expected, "{args:?}");
    }
    set(".", 0o755);
    // Units in the file beside it cannot be read there, and are not passed over in silence.
    let beside = desk.path("m.mizan-wal");
    fs::write(&beside, [1; 64]).unwrap();
    set(".", 0o555);
    let info = run(&["info", "m.mizan"]).unwrap();
    set(".", 0o755);
    assert_eq!(info.code, 2, "{}", info.err);
    assert!(info.err.contains("read-only"), "{}", info.err);
}

#[test]
fn a_memory_that_another_program_holds_is_reported_as_in_use() {
    let desk = with_memory();
    let memory = mizan::Memory::open(desk.path("m.mizan")).unwrap();
    let other =
        mizan::Memory::open(desk.path("m.mizan")).unwrap().patience(std::time::Duration::from_millis(50));
    let _batch = memory.batch().unwrap();
    let told = other.delete(mizan::memory::UnitId::new(1)).unwrap_err().to_string();
    assert_eq!(told, "the memory is in use by another program; try again in a moment");
    // Whoever reads does not wait.
    desk.ok(&["search", "valve", "-m", "m.mizan"]);
}

#[test]
fn a_mistyped_argument_is_named_and_nothing_is_done() {
    let desk = with_memory();
    for (args, told) in [
        (
            &["export", "m.mizan", "-o", "m.tvs"][..],
            "nothing written: m.tvs: cannot tell the format from the extension (known: tmx, xliff, po, tbx, tsv, csv or xlsx); use --to",
        ),
        (&["edit", "1", "-m", "m.mizan"], "nothing to change: `mizan edit --help` lists what can be set"),
        (
            &["backup", "m.mizan", "-m", "m.mizan"],
            "m.mizan: there is a file of this name already, which stays as it is",
        ),
        (&["export", "m.mizan", "-o", "no/m.tmx"], "no/m.tmx: there is no such folder"),
    ] {
        assert_eq!(desk.refused(args), format!("mizan: {told}\n"));
    }
    let run = desk.run(&["lookup", "valve", "--from", "fr", "-m", "m.mizan"]);
    assert_eq!(run.code, 1);
    assert_eq!(run.err, "mizan: no unit is in fr; the memory holds ar > en\n");
    assert_eq!(desk.ok(&["info", "-m", "m.mizan"]), desk.ok(&["info", "m.mizan"]));
}

#[test]
fn a_picture_of_a_memory_counts_every_unit_once() {
    let desk = with_memory();
    let info = desk.json(&["info", "m.mizan", "--json"]);
    let sum = |list: &str| -> u64 {
        info[list].as_array().unwrap().iter().map(|row| row["units"].as_u64().unwrap()).sum()
    };
    for list in ["pairs", "statuses", "domains", "lengths", "years", "months"] {
        assert_eq!(sum(list), 5, "{list}");
    }
}

#[test]
fn units_are_counted_by_the_month_in_which_they_were_made() {
    let desk = Desk::new();
    let unit = |number: u32, date: &str| {
        format!(
            "<tu creationdate='{date}T090000Z'><tuv xml:lang='ar'><seg>بند {number}</seg></tuv>\
             <tuv xml:lang='en'><seg>item {number}</seg></tuv></tu>"
        )
    };
    let dates = ["20250131", "20250201", "20250228", "20241231", "20250131"];
    let units: String = (1..).zip(dates).map(|(number, date)| unit(number, date)).collect();
    let tmx = format!("<tmx version='1.4'><header srclang='ar'/><body>{units}</body></tmx>");
    desk.put("m.tmx", tmx);
    desk.ok(&["import", "m.tmx", "--into", "m.mizan"]);
    let info = desk.json(&["info", "m.mizan", "--json"]);
    let months = json!([
        { "month": "2025-02", "units": 2 },
        { "month": "2025-01", "units": 2 },
        { "month": "2024-12", "units": 1 },
    ]);
    assert_eq!(info["months"], months);
    assert_eq!(info["years"], json!([{ "units": 4, "year": 2025 }, { "units": 1, "year": 2024 }]));
}

#[test]
fn a_unit_of_the_aligner_that_a_person_edits_is_translated() {
    let desk = Desk::new();
    for status in ["aligned", "machine", "reviewed"] {
        desk.ok(&["add", &format!("Yes, {status}"), "نعم", "--status", status, "-m", "m.mizan"]);
    }
    let status = |id: &str| desk.json(&["show", id, "-m", "m.mizan", "--json"])[0]["status"].clone();
    desk.ok(&["edit", "1", "--domain", "law", "-m", "m.mizan"]);
    assert_eq!(status("1"), "aligned");
    for id in ["1", "2", "3"] {
        desk.ok(&["edit", id, "--target", "أجل", "-m", "m.mizan"]);
    }
    assert_eq!(["1", "2", "3"].map(status), ["translated", "translated", "reviewed"]);
    desk.ok(&["edit", "1", "--target", "نعم", "--status", "aligned", "-m", "m.mizan"]);
    assert_eq!(status("1"), "aligned");
}
