//! A merge copies what a colleague's memory has, and leaves what its owner has corrected or deleted.
#![cfg(feature = "cli")]

use std::process::Command;
#[cfg(unix)]
use std::{fs, io, thread, time::Duration};

use crate::desk::Desk;
use serde_json::Value;

/// A memory `mine.mizan` whose owner has deleted one unit and corrected another of those that
/// `colleague.mizan` has too.
fn two_memories() -> Desk {
    let desk =
        Desk::with(&[("shared.tsv", "نعم\tyes\nافتح الصمام\tOpen the pump\nأطفئ المحرك\tRun the motor\n")]);
    for memory in ["mine.mizan", "colleague.mizan"] {
        desk.ok(&["import", "shared.tsv", "--into", memory]);
    }
    desk.ok(&["delete", "3", "-m", "mine.mizan", "--yes"]);
    desk.ok(&["edit", "2", "--target", "Open the valve", "-m", "mine.mizan"]);
    desk
}

#[test]
fn a_merge_brings_back_no_unit_that_its_owner_has_corrected_or_deleted() {
    let desk = two_memories();
    let merged = desk.run(&["merge", "colleague.mizan", "--into", "mine.mizan", "--json"]);
    assert!(
        merged.err.contains("colleague.mizan: 2 units that you changed or deleted stay so"),
        "{}",
        merged.err
    );
    let report: Value = serde_json::from_str(&merged.out).unwrap();
    assert_eq!((&report["settled"], &report["new"], &report["known"]), (&2.into(), &0.into(), &1.into()));
    assert_eq!(desk.ok(&["export", "mine.mizan", "--to", "tsv"]), "نعم\tyes\nافتح الصمام\tOpen the valve\n");
}

#[test]
fn a_merge_that_is_told_to_brings_all_units_back() {
    let desk = two_memories();
    let merged = desk.run(&["merge", "colleague.mizan", "--into", "mine.mizan", "--bring-back"]);
    assert!(merged.err.contains("2 units new, 0 changed, 1 known"), "{}", merged.err);
    assert_eq!(desk.ok(&["export", "mine.mizan", "--to", "tsv"]).lines().count(), 4);
}

#[test]
fn a_merge_takes_the_units_that_pass_the_filters_alone() {
    let desk = Desk::with(&[("a.tsv", "نعم\tyes\n"), ("b.tsv", "لا\tno\n")]);
    desk.ok(&["import", "a.tsv", "--client", "Nile", "--into", "colleague.mizan"]);
    desk.ok(&["import", "b.tsv", "--client", "Atlas", "--into", "colleague.mizan"]);
    let merge = ["merge", "colleague.mizan", "--into", "mine.mizan", "--client", "Ours"];
    let merged = desk.run(&[&merge[..], &["--only-client", "Nile"]].concat());
    assert!(merged.err.contains("1 unit new, 0 changed, 0 known"), "{}", merged.err);
    assert_eq!(desk.ok(&["export", "mine.mizan", "--to", "tsv", "--client", "Ours"]), "نعم\tyes\n");
    let none = desk.run(&[&merge[..], &["--status", "reviewed"]].concat());
    assert!(none.err.contains("no unit passes the filters"), "{}", none.err);
    let merge = ["merge", "colleague.mizan", "--into", "new.mizan", "--only-client", "Nill"];
    let none = desk.run(&merge);
    assert!(none.err.contains("no unit passes") && none.err.contains("Nile"), "{}", none.err);
    assert!(!desk.path("new.mizan").exists(), "no empty memory is made");
}

/// A memory `long.mizan` of more units than a merge saves at once.
fn long_memory(desk: &Desk) {
    let units: String = (0..20_500).map(|i| format!("الجملة رقم {i}\tSentence number {i}\n")).collect();
    desk.put("long.tsv", &units);
    desk.ok(&["import", "long.tsv", "--into", "long.mizan"]);
}

#[test]
fn units_of_a_later_part_of_a_long_merge_do_not_come_back_either() {
    let desk = Desk::new();
    long_memory(&desk);
    desk.put("last.tsv", "الجملة رقم 7\tSentence number 7\nالجملة رقم 20499\tSentence number 20499\n");
    desk.ok(&["import", "last.tsv", "--into", "mine.mizan"]);
    desk.ok(&["delete", "1", "2", "-m", "mine.mizan", "--yes"]);
    let merged = desk.run(&["merge", "long.mizan", "--into", "mine.mizan"]);
    assert!(merged.err.contains("20498 units new, 0 changed, 0 known"), "{}", merged.err);
    assert!(merged.err.contains("2 units that you changed or deleted stay so"), "{}", merged.err);
}

#[test]
#[cfg(unix)]
fn a_stopped_merge_says_what_stays_and_the_same_command_merges_the_rest() {
    let desk = Desk::new();
    long_memory(&desk);
    let mut child = desk.command(["merge", "long.mizan", "--into", "mine.mizan"]).spawn().unwrap();
    let grown = |name: &str| fs::metadata(desk.path(name)).map_or(0, |file| file.len()) > 200_000;
    while !grown("mine.mizan-wal") && !grown("mine.mizan") {
        thread::sleep(Duration::from_millis(5));
    }
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    let told = io::read_to_string(child.stderr.take().unwrap()).unwrap();
    assert!(!child.wait().unwrap().success());
    assert!(told.contains("stopped; what was merged by then stays in mine.mizan"), "{told}");
    let kept = desk.ok(&["export", "mine.mizan", "--to", "tsv"]).lines().count();
    let again = desk.run(&["merge", "long.mizan", "--into", "mine.mizan"]);
    let rest = format!("{} units new, 0 changed, {kept} known", 20_500 - kept);
    assert!(again.err.contains(&rest), "{rest}: {}", again.err);
}

#[test]
fn of_two_translations_of_a_text_a_merge_keeps_the_newer_one_if_told_to() {
    let unit = |arabic: &str, english: &str, date: &str| {
        format!(
            "<tu changedate=\"{date}\"><tuv xml:lang=\"ar\"><seg>{arabic}</seg></tuv><tuv xml:lang=\"en\"><seg>{english}</seg></tuv></tu>"
        )
    };
    let tmx = |units: &[String]| {
        let head = "<tmx version=\"1.4\"><header creationtool=\"x\" creationtoolversion=\"1\" segtype=\"sentence\" \
            o-tmf=\"x\" adminlang=\"en\" srclang=\"ar\" datatype=\"plaintext\"/><body>";
        format!("{head}{}</body></tmx>", units.concat())
    };
    let (old, new) = ("20240101T000000Z", "20250101T000000Z");
    let mine = [unit("أطفئ المحرك", "Stop the engine", old), unit("افتح الصمام", "Open the valve", new)];
    let theirs = [
        unit("أطفئ المحرك", "Switch the engine off", new),
        unit("افتح الصمام", "Open up the valve", old),
        unit("نعم", "Yes", old),
    ];
    let desk = Desk::with(&[("mine.tmx", &tmx(&mine)), ("theirs.tmx", &tmx(&theirs))]);
    for name in ["mine", "theirs"] {
        desk.ok(&["import", &format!("{name}.tmx"), "--into", &format!("{name}.mizan")]);
    }
    let texts = || {
        let out = desk.ok(&["export", "mine.mizan", "--to", "tsv"]);
        let mut texts: Vec<String> =
            out.lines().filter_map(|line| Some(line.split_once('\t')?.1.to_owned())).collect();
        texts.sort();
        texts
    };
    let merged = desk.run(&["merge", "theirs.mizan", "--newer", "--into", "mine.mizan", "--json"]);
    let report: Value = serde_json::from_str(&merged.out).unwrap();
    assert_eq!((&report["new"], &report["replaced"], &report["older"]), (&2.into(), &1.into(), &1.into()));
    assert!(merged.err.contains("1 replaced by newer ones, 1 older ones left out"), "{}", merged.err);
    assert_eq!(texts(), ["Open the valve", "Switch the engine off", "Yes"]);
    desk.ok(&["undo", "-m", "mine.mizan"]);
    assert_eq!(texts(), ["Open the valve", "Stop the engine"]);
    desk.ok(&["merge", "theirs.mizan", "--into", "mine.mizan"]);
    assert_eq!(texts().len(), 5);
}
