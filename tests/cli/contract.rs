//! The command line's contract about memories, exit statuses, JSON and help: what scripts and other programs
//! rely on.
#![cfg(feature = "cli")]

use std::path::Path;

use crate::desk::{Desk, json_lines};
use serde_json::Value;

const ARABIC: &str = "أُغلق المصنع يوم الأحد. وعاد العمال إلى بيوتهم.\n\nهل يُفتح غدا؟ لا أحد يعرف.\n";
const ENGLISH: &str =
    "The factory was closed on Sunday. The workers went back home.\n\nWill it open tomorrow? No one knows.\n";

/// Returns a desk with the two texts.
fn with_texts() -> Desk {
    Desk::with(&[("a.txt", ARABIC), ("e.txt", ENGLISH)])
}

/// Returns a desk with the two texts and a memory made of them.
fn with_memory() -> Desk {
    let desk = with_texts();
    desk.ok(&["align", "a.txt", "e.txt", "--into", "m.mizan"]);
    desk
}

#[test]
fn lookup_prints_one_compact_array_a_query() {
    let desk = with_memory();
    let run = desk.run_with(
        &["lookup", "-", "--memory", "m.mizan", "--json"],
        "أُغلق المصنع يوم الأحد.\r\n\nشيء آخر تماما لا صلة له بالذاكرة\nNo one knows.",
    );
    assert_eq!(run.code, 0, "{}", run.err);
    let lines = json_lines(&run.out);
    assert_eq!(lines.len(), 4, "{}", run.out);
    let first = &lines[0][0];
    assert_eq!(first["source"], "أُغلق المصنع يوم الأحد.");
    assert_eq!(first["target"], "The factory was closed on Sunday.");
    assert_eq!(first["class"], "exact");
    assert_eq!(first["percent"], 99, "aligned and not reviewed costs one");
    assert_eq!(first["plain"], 100);
    assert_eq!(first["penalties"][0]["points"], 1);
    assert!(first["penalties"][0]["name"].is_string());
    assert_eq!(run.out.lines().nth(1), Some("[]"), "an empty line");
    assert_eq!(run.out.lines().nth(2), Some("[]"));
    assert_eq!(lines[3][0]["target"], "لا أحد يعرف.", "either side is a query's side");
}

#[test]
fn a_sentence_is_found_again_in_any_spelling() {
    let desk = Desk::new();
    desk.put(
        "u.tsv",
        "زارت المديرة ١٥ مدرسة في القرية أمس.\tThe director visited 15 schools in the village yesterday.\n",
    );
    desk.ok(&["import", "u.tsv", "--into", "m.mizan"]);
    for (query, class) in [
        ("زارت المديرة ١٥ مدرسة في القرية أمس.", "exact"),
        ("زارتِ المديرةُ ١٥ مدرسةً في القريةِ أمسِ.", "spelling"),
        ("زارت المديرة ١٥ مدرسة في القرية امس.", "spelling"),
        ("زارت المديره ١٥ مدرسه في القريه أمس.", "spelling"),
        ("زارت المديرة 15 مدرسة في القرية أمس.", "spelling"),
        ("زارت المديرة ١٥ مدرسة في القرية أمس.\u{200F}", "spelling"),
        ("زارت المديرة ١٥ مدرسة في المدينة أمس.", "fuzzy"),
    ] {
        let out = desk.ok(&["lookup", query, "--memory", "m.mizan", "--json"]);
        let found: Value = serde_json::from_str(&out).unwrap();
        assert_eq!(found[0]["class"], class, "{query}: {out}");
        assert_eq!(found[0]["target"], "The director visited 15 schools in the village yesterday.");
    }
}

#[test]
fn one_means_nothing_found_and_two_an_error() {
    let desk = with_memory();
    assert_eq!(desk.run(&["lookup", "عبارة لا صلة لها بشيء", "--memory", "m.mizan"]).code, 1);
    assert_eq!(
        desk.run(&["lookup", "-3 + 5", "--memory", "m.mizan"]).code,
        1,
        "a text may start with a dash"
    );
    assert_eq!(desk.run(&["search", "زرافة", "--memory", "m.mizan"]).code, 1);
    assert_eq!(desk.run(&["search", "العمال", "--memory", "m.mizan"]).code, 0);
    assert_eq!(desk.run(&["search", "factory", "--memory", "m.mizan"]).code, 0);
    let run = desk.run_with(&["lookup", "-", "--memory", "m.mizan"], "xyz abc\nqqq\n");
    assert_eq!(run.code, 1);
    for verb in [&["lookup", "x"][..], &["search", "x"], &["info"], &["export"]] {
        let mut args = verb.to_vec();
        args.extend(if verb[0] == "lookup" || verb[0] == "search" {
            &["--memory", "none.mizan"][..]
        } else {
            &["none.mizan"]
        });
        let error = desk.refused(&args);
        assert!(error.contains("none.mizan"), "{error}");
        assert!(!desk.has("none.mizan"), "a reading verb never makes a memory");
    }
}

#[test]
fn a_file_that_is_no_memory_is_refused_and_not_changed() {
    let desk = Desk::new();
    let text =
        "no database, but long enough to be taken for one by whoever looks at the size alone. ".repeat(20);
    desk.put("text.mizan", &text);
    desk.put("u.tsv", "نعم\tyes\n");
    for args in [
        &["lookup", "نعم", "--memory", "text.mizan"][..],
        &["import", "u.tsv", "--into", "text.mizan"],
        &["add", "نعم", "yes", "--memory", "text.mizan"],
        &["info", "text.mizan"],
    ] {
        let error = desk.refused(args);
        assert!(error.contains("text.mizan: not a mizan memory"), "{error}");
    }
    assert_eq!(desk.read("text.mizan"), text);
}

#[test]
fn without_a_name_the_default_memory_is_used() {
    let desk = Desk::new();
    let error = desk.refused(&["lookup", "نعم"]);
    assert!(error.contains("default.mizan"), "{error}");
    desk.ok(&["add", "نعم يا سيدي", "yes sir"]);
    assert!(desk.has("data/mizan/default.mizan"));
    assert!(desk.ok(&["lookup", "نعم يا سيدي"]).contains("yes sir"));
}

#[test]
fn units_are_changed_and_deleted_by_number() {
    let desk = Desk::new();
    desk.ok(&["add", "أغلق الباب من فضلك.", "Close the door please.", "--memory", "m.mizan"]);
    let find = |text: &str| -> Value {
        serde_json::from_str(&desk.run(&["lookup", text, "--memory", "m.mizan", "--json"]).out).unwrap()
    };
    let found = find("أغلق الباب من فضلك.");
    assert_eq!((&found[0]["percent"], &found[0]["class"]), (&100.into(), &"exact".into()));
    let id = found[0]["id"].as_i64().unwrap().to_string();
    desk.ok(&["edit", &id, "--target", "Please close the door.", "--memory", "m.mizan"]);
    assert_eq!(find("أغلق الباب من فضلك.")[0]["target"], "Please close the door.");
    desk.ok(&["delete", &id, "--memory", "m.mizan"]);
    assert_eq!(find("أغلق الباب من فضلك."), serde_json::json!([]));
    assert!(desk.refused(&["delete", &id, "--memory", "m.mizan"]).contains("no unit"));
}

#[test]
fn one_unreadable_file_does_not_keep_the_others_out() {
    let desk = Desk::new();
    desk.put("good.tsv", "نعم\tyes\nلا\tno\n");
    let run = desk.run(&["import", "none.tmx", "good.tsv", "--into", "m.mizan"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("none.tmx"), "{}", run.err);
    assert_eq!(desk.ok(&["export", "m.mizan", "-o", "x.tsv"]), "");
    assert_eq!(desk.read("x.tsv").lines().count(), 2);
    desk.put("empty.tmx", "<?xml version=\"1.0\"?><tmx version=\"1.4\"><header creationtool=\"x\" creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"x\" adminlang=\"en\" srclang=\"ar\" datatype=\"plaintext\"/><body></body></tmx>");
    desk.ok(&["import", "empty.tmx", "--into", "m.mizan"]);
}

#[test]
fn tsv_has_no_quotes_and_finds_its_languages() {
    let desk = Desk::new();
    desk.put("u.tsv", "\"He said\" no\tقال \"لا\"\tthird column\nShort\nYes\tنعم\n");
    desk.ok(&["import", "u.tsv", "--into", "m.mizan"]);
    let out = desk.ok(&["lookup", "\"He said\" no", "--memory", "m.mizan", "--json"]);
    let found: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(found[0]["target"], "قال \"لا\"");
    let tags = ["--source-lang", "fr", "--target-lang", "de"];
    desk.put("f.tsv", "Bonjour le monde\tHallo Welt\n");
    desk.ok(&[&["import", "f.tsv", "--into", "m.mizan"][..], &tags].concat());
    assert!(
        desk.ok(&["lookup", "Bonjour le monde", "--from", "fr", "--memory", "m.mizan"])
            .contains("Hallo Welt")
    );
}

#[test]
fn a_tmx_goes_through_a_memory_unchanged() {
    let desk = with_memory();
    desk.ok(&["export", "m.mizan", "-o", "one.tmx"]);
    desk.ok(&["import", "one.tmx", "--into", "n.mizan"]);
    desk.ok(&["export", "n.mizan", "-o", "two.tmx"]);
    assert_eq!(desk.read("one.tmx"), desk.read("two.tmx"));
}

#[test]
fn an_output_is_whole_or_not_there() {
    let desk = with_memory();
    let error = desk.refused(&["export", "m.mizan", "-o", "no/such/folder/x.tmx"]);
    assert!(error.contains("x.tmx"), "{error}");
    if Path::new("/dev/full").exists() {
        assert_eq!(desk.run(&["export", "m.mizan", "-o", "/dev/full"]).code, 2);
    }
}

#[test]
fn figures_come_as_a_table_or_as_json() {
    let desk = Desk::new();
    desk.put("doc/ar.txt", "نعم.\nلا.\n");
    desk.put("doc/en.txt", "Yes.\nNo.\n");
    desk.put("doc/gold.txt", "[0] : [0]\n[1] : [1]\n");
    desk.put("beads.txt", "[0, 1] : [0, 1]\n");
    let out = desk.ok(&["eval", "align", "doc", "--predicted", "beads.txt", "--json"]);
    let figures: Value = serde_json::from_str(&out).unwrap();
    assert!(out.contains("\"strict\"") || out.contains("\"F\""), "{figures}");
    desk.put("set/items.jsonl", "{\"id\":\"1\",\"text\":\"نعم. لا.\",\"bounds\":[5],\"lang\":\"ar\"}\n");
    assert!(desk.ok(&["eval", "segment", "set"]).contains("100"));
}

#[test]
fn every_verb_explains_itself() {
    let desk = Desk::new();
    let help = desk.ok(&["--help"]);
    for verb in [
        "segment",
        "align",
        "import",
        "export",
        "add",
        "lookup",
        "search",
        "info",
        "delete",
        "edit",
        "eval",
        "completions",
        "man",
    ] {
        assert!(help.contains(&format!("\n  {verb} ")), "{verb}\n{help}");
        assert!(desk.ok(&[verb, "--help"]).contains("Usage: mizan"), "{verb}");
    }
    assert!(desk.ok(&["--version"]).starts_with("mizan "));
    assert!(desk.ok(&["completions", "bash"]).contains("_mizan"));
    assert!(desk.ok(&["man"]).starts_with(".ie"));
    assert!(desk.ok(&["man", "align"]).contains("mizan align"));
    assert_eq!(desk.run(&["frobnicate"]).code, 2);
}

#[test]
fn a_name_that_is_not_known_is_answered_with_the_known_ones() {
    let desk = Desk::with(&[("t.txt", "Yes.\n")]);
    for (command, known) in [
        (&["clean", "--only", "number"][..], "not a rule (duplicate, empty, untranslated, length"),
        (&["segment", "t.txt", "--cut", "comma"], "not a cut (semicolon, colon or line)"),
        (&["lookup", "Yes", "--rank", "age"], "not a way to rank (percent or plain)"),
        (&["segment", "t.txt", "--offsets", "words"], "not a unit of places (bytes, chars or utf16)"),
        (&["segment", "t.txt", "--input-encoding", "big"], "not an encoding (one such as utf-8"),
    ] {
        let refused = desk.refused(command);
        assert!(refused.contains(known), "{command:?}: {refused}");
    }
}
