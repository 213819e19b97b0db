//! An import takes in what it can, tells the rest, and loses nothing however it ends.
#![cfg(feature = "cli")]

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

const GOOD: &str = "<tmx version='1.4'><header srclang='ar'/><body>
<tu><tuv xml:lang='ar'><seg>نعم</seg></tuv><tuv xml:lang='en'><seg>yes</seg></tuv></tu>
</body></tmx>";
const DAMAGED: &str = "<tmx version='1.4'><header srclang='ar'/><body>
<tu><tuv xml:lang='ar'><seg>نعم</tuv></tu>
<tu><tuv xml:lang='ar'><seg>ل\u{1}ا</seg></tuv><tuv xml:lang='en'><seg>no</seg></tuv></tu>
<tu><tuv xml:lang='ar'><seg> </seg></tuv><tuv xml:lang='en'><seg>no</seg></tuv></tu>
</body></tmx>";

fn mizan(folder: &TempDir, args: &[&str]) -> Output {
    command(folder, args).output().unwrap()
}

fn command(folder: &TempDir, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mizan"));
    command.current_dir(folder.path()).args(args).stdin(Stdio::null());
    command
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// The units of a memory, a line each.
fn exported(folder: &TempDir, memory: &str) -> Vec<String> {
    let export = mizan(folder, &["export", memory, "--to", "tsv"]);
    assert!(export.status.success(), "{}", text(&export.stderr));
    text(&export.stdout).lines().map(str::to_owned).collect()
}

#[test]
fn a_file_that_is_understood_is_no_error_whatever_was_refused() {
    let folder = folder(&[("damaged.tmx", DAMAGED)]);
    let import = mizan(&folder, &["import", "damaged.tmx", "--into", "m.mizan", "--report", "report.json"]);
    assert_eq!(import.status.code(), Some(0));
    assert_eq!(
        text(&import.stdout),
        "damaged.tmx: 1 read, 1 new, 0 changed, 0 known, 1 repaired, 2 refused\n"
    );
    let report: Value =
        serde_json::from_slice(&fs::read(folder.path().join("report.json")).unwrap()).unwrap();
    let remarks: Vec<(u64, &str)> = report[0]["remarks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|remark| (remark["line"].as_u64().unwrap(), remark["fate"].as_str().unwrap()))
        .collect();
    assert_eq!(remarks, [(2, "refused"), (3, "repaired"), (4, "refused")]);
    assert_eq!(report[0]["remarks"][2]["reason"], "a unit without a source text");
    assert_eq!(exported(&folder, "m.mizan"), ["لا\tno"]);
}

#[test]
fn what_is_not_translated_yet_is_counted_and_not_refused() {
    let po = "msgid \"\"\nmsgstr \"Language: ar\\n\"\n\nmsgid \"Yes\"\nmsgstr \"نعم\"\n\nmsgid \"No\"\nmsgstr \"\"\n";
    let folder = folder(&[("ar.po", po)]);
    let import = mizan(&folder, &["import", "ar.po", "--into", "m.mizan", "--report", "report.json"]);
    assert_eq!(
        text(&import.stdout),
        "ar.po: 1 read, 1 new, 0 changed, 0 known, 0 repaired, 0 refused, 1 untranslated\n"
    );
    let report = fs::read(folder.path().join("report.json")).unwrap();
    let report: Value = serde_json::from_slice(&report).unwrap();
    assert_eq!((&report[0]["untranslated"], &report[0]["refused"]), (&Value::from(1), &Value::from(0)));
    let convert = mizan(&folder, &["convert", "ar.po", "--to", "tmx"]);
    assert!(
        text(&convert.stderr).contains("1 units converted, 0 repaired, 1 untranslated left out, 0 refused")
    );
}

#[test]
fn terms_come_from_glossaries_and_go_out_again() {
    let glossary = include_str!("data/terms/glossary.utf8");
    let termbase = include_str!("data/terms/workshop.v2.tbx");
    let folder =
        folder(&[("glossary.txt", glossary), ("mine.tsv", glossary), ("w.tbx", termbase), ("a.tmx", GOOD)]);
    mizan(&folder, &["import", "a.tmx", "w.tbx", "--into", "m.mizan"]);
    let import = mizan(&folder, &["import", "glossary.txt", "--into", "m.mizan"]);
    // `claw hammer` is in the termbase already; the glossary adds its remark.
    assert_eq!(
        text(&import.stdout),
        "glossary.txt: 3 read, 2 new, 1 changed, 0 known, 0 repaired, 0 refused\n"
    );
    let import = mizan(&folder, &["import", "mine.tsv", "--terms", "--into", "m.mizan"]);
    assert!(text(&import.stdout).contains("3 read, 0 new, 0 changed, 3 known"));
    let export = mizan(&folder, &["export", "m.mizan", "--terms", "--target-lang", "ar", "--to", "glossary"]);
    let lines: Vec<&str> = text(&export.stdout).lines().collect();
    assert_eq!(lines[0], "claw hammer\tمطرقة بمخلب\tShown on page 3; شائع; a tool, page 3");
    // Four pairs with English, one with French, two of the glossary; the segment is none.
    assert_eq!(lines.len(), 7, "{lines:?}");
    for to in ["tmx", "csv", "po", "xlsx", "tbx", "xliff"] {
        let out = format!("terms.{to}");
        let convert = mizan(&folder, &["convert", "w.tbx", "--target-lang", "ar", "-o", &out]);
        assert!(convert.status.success(), "{}", text(&convert.stderr));
        let back = mizan(&folder, &["convert", &out, "--to", "tsv"]);
        assert!(text(&back.stdout).starts_with("claw hammer\tمطرقة بمخلب\n"), "{to}");
    }
}

#[test]
fn a_file_that_cannot_be_read_is_told_and_the_others_are_imported() {
    let folder = folder(&[("good.tmx", GOOD), ("letter.txt", "Dear all,\nthe valve is closed.\n")]);
    let import = mizan(&folder, &["import", "nowhere.tmx", "letter.txt", "good.tmx", "--into", "m.mizan"]);
    assert_eq!(import.status.code(), Some(2));
    let told = text(&import.stderr);
    assert!(told.contains("mizan: nowhere.tmx: ") && told.contains("mizan: letter.txt: "), "{told}");
    assert_eq!(exported(&folder, "m.mizan"), ["نعم\tyes"]);
}

#[test]
fn a_second_import_of_the_same_file_adds_nothing() {
    let folder = folder(&[("good.tmx", GOOD)]);
    mizan(&folder, &["import", "good.tmx", "--into", "m.mizan"]);
    let import = mizan(&folder, &["import", "good.tmx", "--into", "m.mizan"]);
    assert!(text(&import.stdout).starts_with("good.tmx: 1 read, 0 new"), "{}", text(&import.stdout));
    assert_eq!(exported(&folder, "m.mizan").len(), 1);
}

#[test]
fn a_dry_run_makes_no_memory_and_changes_none() {
    let folder = folder(&[("good.tmx", GOOD), ("more.tsv", "لا\tno\nنعم\tyes\n")]);
    let import = mizan(&folder, &["import", "good.tmx", "--into", "m.mizan", "--dry-run"]);
    assert!(text(&import.stdout).starts_with("good.tmx: 1 read, 1 new"));
    assert!(!folder.path().join("m.mizan").exists());
    mizan(&folder, &["import", "good.tmx", "--into", "m.mizan"]);
    let import = mizan(&folder, &["import", "more.tsv", "--into", "m.mizan", "--dry-run"]);
    assert!(text(&import.stdout).starts_with("more.tsv: 2 read, 1 new, 0 changed, 1 known"));
    assert_eq!(exported(&folder, "m.mizan"), ["نعم\tyes"]);
}

#[test]
fn languages_that_no_script_tells_are_given() {
    let folder = folder(&[("a.tsv", "Close the valve.\tFermez la vanne.\n")]);
    let import = mizan(&folder, &["import", "a.tsv", "--into", "m.mizan"]);
    assert_eq!(import.status.code(), Some(2));
    let given = ["import", "a.tsv", "--into", "m.mizan", "--source-lang", "en", "--target-lang", "fr"];
    assert_eq!(mizan(&folder, &given).status.code(), Some(0));
    let export = mizan(&folder, &["export", "m.mizan", "--source-lang", "fr"]);
    let file = text(&export.stdout);
    assert!(file.contains("srclang=\"fr\""), "{file}");
    assert!(file.find("xml:lang=\"fr\"") < file.find("xml:lang=\"en\""), "{file}");
}

/// A file of more units than one batch takes, and an import that has written some of it and waits for more.
#[cfg(unix)]
fn half_done(folder: &TempDir) -> Child {
    let units: String = (0..25_000).map(|i| format!("الجملة رقم {i}\tSentence number {i}\n")).collect();
    fs::write(folder.path().join("long.tsv"), &units).unwrap();
    let mut import = command(folder, &["import", "-", "--into", "m.mizan"]);
    let mut child = import.stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
    child.stdin.as_mut().unwrap().write_all(units.as_bytes()).unwrap();
    let grown = |name: &str| fs::metadata(folder.path().join(name)).map_or(0, |file| file.len()) > 200_000;
    while !grown("m.mizan-wal") && !grown("m.mizan") {
        thread::sleep(Duration::from_millis(5));
    }
    child
}

#[cfg(unix)]
fn assert_whole_after(signal: &str) {
    let folder = folder(&[]);
    let mut child = half_done(&folder);
    let sent = Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap();
    assert!(sent.success());
    assert!(!child.wait().unwrap().success());
    let before = exported(&folder, "m.mizan");
    for (i, line) in before.iter().enumerate() {
        assert_eq!(*line, format!("الجملة رقم {i}\tSentence number {i}"));
    }
    let again = mizan(&folder, &["import", "long.tsv", "--into", "m.mizan"]);
    let told = format!("25000 read, {} new, 0 changed, {} known", 25_000 - before.len(), before.len());
    assert!(text(&again.stdout).contains(&told), "{told}: {}", text(&again.stdout));
}

#[test]
#[cfg(unix)]
fn a_killed_import_loses_no_committed_unit_and_leaves_the_file_whole() {
    assert_whole_after("-KILL");
}

#[test]
#[cfg(unix)]
fn an_interrupted_import_leaves_the_file_whole() {
    assert_whole_after("-INT");
}

#[test]
#[cfg(target_os = "linux")]
fn an_export_that_cannot_be_written_leaves_no_half_file() {
    let folder = folder(&[("good.tmx", GOOD)]);
    mizan(&folder, &["import", "good.tmx", "--into", "m.mizan"]);
    for place in ["/dev/full", "nowhere/m.tmx", "/proc/m.tmx"] {
        let export = mizan(&folder, &["export", "m.mizan", "-o", place]);
        assert_eq!(export.status.code(), Some(2), "{place}");
        assert!(text(&export.stderr).contains(place), "{}", text(&export.stderr));
    }
    let names: Vec<_> =
        fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!names.iter().any(|name| Path::new(name).extension().is_some_and(|e| e == "part")), "{names:?}");
}

#[test]
fn an_export_that_fails_leaves_the_old_file_as_it_was() {
    let folder = folder(&[("good.tmx", GOOD), ("m.tmx", "old")]);
    let export = mizan(&folder, &["export", "nowhere.mizan", "-o", "m.tmx"]);
    assert_eq!(export.status.code(), Some(2));
    assert_eq!(fs::read_to_string(folder.path().join("m.tmx")).unwrap(), "old");
    assert!(!folder.path().join("nowhere.mizan").exists());
}
