//! `segment`, `convert`, `pretranslate` and `import` take several files and folders, and one bad file does
//! not stop the others.
#![cfg(feature = "cli")]

use crate::desk::{Desk, json_lines};

const YES: &str = "نعم\tyes\n";
const DOOR: &str = "msgid \"\"\nmsgstr \"Language: ar\\n\"\n\nmsgid \"door\"\nmsgstr \"باب\"\n";

fn xliff(text: &str) -> String {
    format!(
        "<xliff version=\"1.2\"><file source-language=\"en\" target-language=\"ar\" original=\"a\"><body>\
         <trans-unit id=\"1\"><source>{text}</source></trans-unit></body></file></xliff>"
    )
}

fn folder() -> Desk {
    Desk::with(&[
        ("in/b.tsv", YES),
        ("in/deep/a.po", DOOR),
        ("in/deep/notes.txt", "Dear all,\nit rained.\n"),
        ("in/.hidden/c.tsv", YES),
        ("in/.d.tsv", YES),
    ])
}

#[test]
fn an_import_of_a_folder_reads_its_bilingual_files_and_reports_each() {
    let desk = folder();
    let run = desk.run(&["import", "in", "--into", "m.mizan", "--report", "r.json"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(
        run.out,
        "in/b.tsv: 1 read, 1 new, 0 changed, 0 known, 0 repaired, 0 refused\n\
         in/deep/a.po: 1 read, 1 new, 0 changed, 0 known, 0 repaired, 0 refused\n"
    );
    assert!(run.err.contains("in/deep/notes.txt: skipped, no bilingual file"), "{}", run.err);
    assert!(run.err.contains("2 files imported, 1 skipped"), "{}", run.err);
    assert!(!run.err.contains("hidden"), "{}", run.err);
    let report: serde_json::Value = serde_json::from_str(&desk.read("r.json")).unwrap();
    assert_eq!(report.as_array().unwrap().len(), 2);
}

#[test]
fn a_bad_file_does_not_stop_the_others() {
    let desk = folder();
    desk.put("in/a.xlsx", "no workbook");
    for args in [
        &["import", "in", "missing.tmx", "--into", "m.mizan"][..],
        &["convert", "in", "missing.tmx", "--to", "csv", "-o", "out/"],
    ] {
        let run = desk.run(args);
        assert_eq!(run.code, 2, "{args:?}");
        assert!(run.err.contains("in/a.xlsx: ") && run.err.contains("missing.tmx: "), "{}", run.err);
        assert!(run.err.contains("2 files ") && run.err.contains(", 2 failed, 1 skipped"), "{}", run.err);
    }
    assert!(desk.read("out/b.csv").contains("yes"));
    assert!(desk.read("out/deep/a.csv").contains("door"));
    assert!(!desk.has("out/a.csv") && !desk.has("out/missing.csv"));
    desk.put("in/bad.txt", b"%PDF-1.7");
    let run = desk.run(&["segment", "in/bad.txt", "in/deep/notes.txt"]);
    assert_eq!((run.code, &*run.out), (2, "Dear all,\nit rained.\n"), "{}", run.err);
}

#[test]
fn a_file_of_no_known_format_is_an_error_if_it_is_named_by_hand() {
    let desk = folder();
    let run = desk.run(&["import", "in/b.tsv", "in/deep/notes.txt", "--into", "m.mizan"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("in/deep/notes.txt: line 1"), "{}", run.err);
    desk.put("empty/readme.txt", "Dear all.");
    assert!(
        desk.refused(&["import", "empty", "--into", "n.mizan"]).contains("empty: no bilingual file in it")
    );
    assert!(!desk.has("n.mizan"));
}

#[test]
fn results_of_several_files_need_a_folder() {
    let desk = folder();
    desk.put("m.xlf", xliff("door"));
    desk.ok(&["import", "in", "--into", "m.mizan"]);
    for args in [
        &["convert", "in", "--to", "tmx"][..],
        &["convert", "in/b.tsv", "in/deep/a.po", "-o", "all.tmx"],
        &["convert", "in/b.tsv", "in/deep/a.po", "--to", "tmx", "-o", "in/b.tsv"],
        &["pretranslate", "m.xlf", "in", "-m", "m.mizan"],
    ] {
        let err = desk.refused(args);
        assert!(err.contains("nothing written: ") && err.contains("-o FOLDER/"), "{args:?}: {err}");
    }
    assert!(desk.refused(&["convert", "in", "-o", "out/"]).contains("no format: use --to"));
    let err = desk.refused(&["convert", "in", "--to", "tmx", "-o", "in/b.tsv/"]);
    assert!(err.contains("nothing written: in/b.tsv is a file, not a folder"), "{err}");
    assert!(!desk.has("out") && !desk.has("all.tmx"));
}

#[test]
fn two_inputs_that_would_become_one_file_are_refused_before_anything_is_written() {
    let desk = folder();
    desk.put("in/deep/a.tsv", YES);
    let err = desk.refused(&["convert", "in", "--to", "tmx", "-o", "out/"]);
    assert!(err.contains("in/deep/a.po and in/deep/a.tsv would both become out/deep/a.tmx"), "{err}");
    desk.put("other/b.csv", "en,ar\nyes,نعم\n");
    let err = desk.refused(&["convert", "in/b.tsv", "other", "--to", "tmx", "-o", "out/"]);
    assert!(err.contains("would both become out/b.tmx"), "{err}");
    assert!(!desk.has("out"));
}

#[test]
fn a_file_that_two_arguments_stand_for_is_one_file() {
    let desk = folder();
    for args in [&["in/b.tsv", "in"][..], &["in", "in/deep/../b.tsv"], &["in", "./in/deep", "in/b.tsv"]] {
        let run = desk.run(&[&["convert", "--to", "tmx", "-o", "out/"], args].concat());
        assert_eq!(run.code, 0, "{args:?}: {}", run.err);
        assert!(run.err.contains("2 files converted"), "{args:?}: {}", run.err);
    }
    let run = desk.run(&["segment", "in/deep/notes.txt", "in/deep/notes.txt"]);
    assert_eq!(run.out, "Dear all,\nit rained.\n", "{}", run.err);
}

#[test]
fn a_result_in_a_folder_never_replaces_an_input_or_a_file_of_another_kind() {
    let desk = folder();
    desk.put("out/b.tmx", "my own notes");
    let run = desk.run(&["convert", "in", "--to", "tmx", "-o", "out"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("out/b.tmx exists and does not hold a TMX file"), "{}", run.err);
    assert!(run.err.contains("1 file converted, 1 failed, 1 skipped"), "{}", run.err);
    assert_eq!(desk.read("out/b.tmx"), "my own notes");
    assert!(desk.read("out/deep/a.tmx").contains("door"));
    assert_eq!(desk.run(&["convert", "in", "--to", "tmx", "-o", "out", "--force"]).code, 0);
    assert!(desk.read("out/b.tmx").contains("yes"));
    let run = desk.run(&["convert", "in", "--to", "tsv", "-o", "in"]);
    assert!(run.code == 2 && run.err.contains("in/b.tsv is an input"), "{}", run.err);
    assert_eq!(desk.read("in/b.tsv"), YES);
}

#[test]
fn a_second_run_does_not_read_the_results_of_the_first() {
    let desk = folder();
    for _ in 0..2 {
        let run = desk.run(&["convert", "in", "--to", "tmx", "-o", "in/out/"]);
        assert!(run.code == 0 && run.err.contains("2 files converted, 1 skipped"), "{}", run.err);
    }
    assert!(desk.has("in/out/deep/a.tmx") && !desk.has("in/out/out"));
}

#[test]
fn one_file_may_go_into_a_folder_too() {
    let desk = folder();
    desk.ok(&["convert", "in/b.tsv", "--to", "tmx", "-o", "new/"]);
    assert!(desk.read("new/b.tmx").contains("yes"));
    assert!(desk.refused(&["convert", "-", "--to", "tmx", "-o", "new/"]).contains("stdin has no name"));
    // A mistyped folder is not made.
    assert!(desk.refused(&["convert", "in/b.tsv", "-o", "nwe/b.tmx"]).contains("no such folder"));
}

#[test]
fn the_xliff_files_of_a_folder_are_filled_into_another() {
    let desk = folder();
    desk.put("jobs/one.xlf", xliff("door"));
    desk.put("jobs/two/ui.sdlxliff", xliff("window"));
    desk.put("jobs/two/read.me", "Dear all.");
    desk.ok(&["import", "in", "--into", "m.mizan"]);
    let run = desk.run(&["pretranslate", "jobs", "-m", "m.mizan", "-o", "done/"]);
    assert_eq!(run.code, 0, "{}", run.err);
    for line in [
        "jobs/one.xlf written to done/one.xlf: 1 segment filled",
        "jobs/two/ui.sdlxliff written to done/two/ui.sdlxliff: 0 segments filled",
        "jobs/two/read.me: skipped, no XLIFF file or document",
        "2 files filled, 1 skipped",
    ] {
        assert!(run.err.contains(line), "{}", run.err);
    }
    assert!(desk.read("done/one.xlf").contains(">باب</target>"));
    assert_eq!(desk.read("done/two/ui.sdlxliff"), xliff("window"));
}

#[test]
fn segments_of_several_files_name_their_file_where_there_is_a_place_for_it() {
    let desk =
        Desk::with(&[("t/a.txt", "It rained. We stayed."), ("t/b/c", "قف. اجلس."), ("t/d.tmx", "<tmx")]);
    let texts = desk.run(&["segment", "t"]);
    assert_eq!(texts.out, "It rained.\nWe stayed.\nقف.\nاجلس.\n");
    assert!(texts.err.contains("2 files segmented, 1 skipped"), "{}", texts.err);
    let lines = json_lines(&desk.ok(&["segment", "t", "--to", "jsonl"]));
    assert_eq!(lines[0], serde_json::json!({"file": "t/a.txt", "start": 0, "end": 10, "text": "It rained."}));
    assert_eq!(lines[2], serde_json::json!({"file": "t/b/c", "start": 0, "end": 5, "text": "قف."}));
    let one = json_lines(&desk.ok(&["segment", "t/a.txt", "--to", "jsonl"]));
    assert_eq!(one[0], serde_json::json!({"start": 0, "end": 10, "text": "It rained."}));
    assert!(desk.ok(&["segment", "t", "--to", "tsv"]).starts_with("0\t10\tIt rained.\tt/a.txt\n"));
    assert!(desk.ok(&["segment", "t/a.txt", "--to", "tsv"]).starts_with("0\t10\tIt rained.\n"));
    desk.ok(&["segment", "t", "--to", "jsonl", "-o", "out/"]);
    assert_eq!(json_lines(&desk.read("out/a.jsonl")), one);
    assert_eq!(desk.read("out/b/c.jsonl").lines().count(), 2);
    desk.ok(&["segment", "t/a.txt", "t/b/c", "-o", "all.txt"]);
    assert_eq!(desk.read("all.txt"), texts.out);
}

#[cfg(unix)]
#[test]
fn links_in_a_circle_come_to_an_end() {
    use std::os::unix::fs::symlink;
    let desk = folder();
    desk.put("else/e.tsv", "لا\tno\n");
    symlink(desk.path("in"), desk.path("in/deep/up")).unwrap();
    symlink(desk.path("in/deep"), desk.path("in/again")).unwrap();
    symlink(desk.path("else"), desk.path("in/else")).unwrap();
    symlink(desk.path("else"), desk.path("else/self")).unwrap();
    symlink(desk.path("nowhere.tsv"), desk.path("in/gone.tsv")).unwrap();
    let run = desk.run(&["import", "in", "--into", "m.mizan"]);
    assert!(run.err.contains("3 files imported, 2 skipped"), "{}{}", run.out, run.err);
    assert!(run.out.contains("in/else/e.tsv: 1 read"), "{}", run.out);
}
