//! The command line's contract: what scripts and other programs rely on.
#![cfg(feature = "cli")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

const ARABIC: &str = "أُغلق المصنع يوم الأحد. وعاد العمال إلى بيوتهم.\n\nهل يُفتح غدا؟ لا أحد يعرف.\n";
const ENGLISH: &str =
    "The factory was closed on Sunday. The workers went back home.\n\nWill it open tomorrow? No one knows.\n";

/// A folder of its own for each test, and `mizan` run in it.
struct Desk(TempDir);

struct Run {
    code: i32,
    out: String,
    err: String,
}

impl Desk {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn put(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.path().join(name)).unwrap()
    }

    fn has(&self, name: &str) -> bool {
        self.0.path().join(name).exists()
    }

    fn run(&self, args: &[&str]) -> Run {
        self.run_with(args, "")
    }

    fn run_with(&self, args: &[&str], stdin: impl AsRef<[u8]>) -> Run {
        let mut child = Command::new(env!("CARGO_BIN_EXE_mizan"))
            .args(args)
            .current_dir(self.0.path())
            .env("XDG_DATA_HOME", self.0.path().join("data"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A program that does not read its input closes the pipe: no failure of the test.
        let _ = child.stdin.take().unwrap().write_all(stdin.as_ref());
        let Output { status, stdout, stderr } = child.wait_with_output().unwrap();
        Run {
            code: status.code().expect("ended by itself"),
            out: String::from_utf8(stdout).unwrap(),
            err: String::from_utf8(stderr).unwrap(),
        }
    }

    /// Runs what must succeed and returns its stdout.
    fn ok(&self, args: &[&str]) -> String {
        let run = self.run(args);
        assert_eq!(run.code, 0, "{args:?}: {}", run.err);
        run.out
    }

    /// Runs what must fail with exit code 2 and returns its stderr.
    fn refused(&self, args: &[&str]) -> String {
        let run = self.run(args);
        assert_eq!(run.code, 2, "{args:?}: {}{}", run.out, run.err);
        assert_eq!(run.out, "", "{args:?}");
        assert!(!run.err.contains("panicked"), "{}", run.err);
        run.err
    }

    /// A desk with the two texts and a memory made of them.
    fn with_memory() -> Self {
        let desk = Self::new();
        desk.put("a.txt", ARABIC);
        desk.put("e.txt", ENGLISH);
        desk.ok(&["align", "a.txt", "e.txt", "--into", "m.mizan"]);
        desk
    }
}

fn json_lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

// --- segment

#[test]
fn segments_in_json_know_their_bytes_and_lose_nothing() {
    let desk = Desk::new();
    let text = format!("\u{FEFF}{ARABIC}  The end.  ");
    desk.put("t.txt", &text);
    let decoded = text.trim_start_matches('\u{FEFF}');
    let mut joined = String::new();
    let mut done = 0;
    let lines = json_lines(&desk.ok(&["segment", "t.txt", "--to", "jsonl"]));
    for line in &lines {
        let (start, end) = (line["start"].as_u64().unwrap() as usize, line["end"].as_u64().unwrap() as usize);
        assert_eq!(&decoded[start..end], line["text"].as_str().unwrap());
        assert!(decoded[done..start].trim().is_empty());
        joined += &decoded[done..end];
        done = end;
    }
    joined += &decoded[done..];
    assert_eq!(joined, decoded);
    assert_eq!(lines.len(), 5);
}

#[test]
fn segments_as_text_are_one_a_line() {
    let desk = Desk::new();
    let wrapped = "The committee met on Monday in the old town hall, and it\ntalked for hours about the new bridge over the river. It\nagreed in the end that the bridge should be built soon.\n";
    let run = desk.run_with(&["segment", "--lang", "en"], wrapped);
    assert_eq!((run.code, run.out.lines().count()), (0, 2), "{}", run.out);
    assert!(run.out.starts_with("The committee met on Monday in the old town hall, and it talked"));
    let run = desk.run_with(&["segment", "-", "--to", "text"], ARABIC);
    assert_eq!(run.out.lines().count(), 4);
    assert_eq!(run.out.lines().nth(2), Some("هل يُفتح غدا؟"));
}

#[test]
fn text_in_an_arabic_code_page_is_read_and_said() {
    let desk = Desk::new();
    // مرحبا. أهلا. in Windows-1256
    let run = desk.run_with(
        &["segment"],
        [0xE3, 0xD1, 0xCD, 0xC8, 0xC7, b'.', b' ', 0xC3, 0xE5, 0xE1, 0xC7, b'.', b'\n'],
    );
    assert_eq!((run.code, run.out.as_str()), (0, "مرحبا.\nأهلا.\n"));
    assert!(run.err.contains("windows-1256"), "{}", run.err);
}

// --- align

#[test]
fn beads_cover_both_sides_in_order() {
    let desk = Desk::new();
    desk.put("a.txt", "أُغلق المصنع يوم الأحد.\nوعاد العمال إلى بيوتهم.\n\nهل يُفتح غدا؟\n");
    desk.put(
        "e.txt",
        "The factory was closed on Sunday.\nThe workers went back home.\n\nWill it open tomorrow?\n",
    );
    let out = desk.ok(&["align", "a.txt", "e.txt", "--segmented", "--to", "beads"]);
    let beads: Vec<&str> = out.lines().collect();
    assert!(beads[0].starts_with("[0] : [0] : "), "{out}");
    assert!(out.contains("[2] : [] : 1.000\n"), "an empty line is a null bead\n{out}");
    assert!(out.contains("[] : [2] : 1.000\n"), "{out}");
    let confidence = beads[0].rsplit(" : ").next().unwrap();
    assert_eq!(confidence.len(), 5, "three decimals: {confidence}");
    let indices = |side: usize| -> Vec<usize> {
        let lists = beads.iter().map(|bead| bead.split(" : ").nth(side).unwrap().trim_matches(['[', ']']));
        lists
            .filter(|list| !list.is_empty())
            .flat_map(|list| list.split(", ").map(|i| i.parse().unwrap()))
            .collect()
    };
    assert_eq!(indices(0), [0, 1, 2, 3]);
    assert_eq!(indices(1), [0, 1, 2, 3]);
}

#[test]
fn either_side_may_be_the_arabic_one() {
    let desk = Desk::new();
    desk.put("a.txt", ARABIC);
    desk.put("e.txt", ENGLISH);
    let lines = json_lines(&desk.ok(&["align", "e.txt", "a.txt", "--to", "jsonl"]));
    assert_eq!(lines[0]["source"][0], "The factory was closed on Sunday.");
    assert_eq!(lines[0]["target"][0], "أُغلق المصنع يوم الأحد.");
    assert!(lines[0]["confidence"].as_f64().unwrap() > 0.5);
    let tmx = desk.ok(&[
        "align",
        "e.txt",
        "a.txt",
        "--to",
        "tmx",
        "--source-lang",
        "en-GB",
        "--target-lang",
        "ar-EG",
    ]);
    assert!(tmx.contains("srclang=\"en-GB\"") && tmx.contains("xml:lang=\"ar-EG\""), "{tmx}");
}

#[test]
fn without_a_format_the_name_of_the_output_decides() {
    let desk = Desk::new();
    desk.put("a.txt", ARABIC);
    desk.put("e.txt", ENGLISH);
    let tsv = desk.ok(&["align", "a.txt", "e.txt"]);
    assert_eq!(tsv.lines().count(), 4);
    assert_eq!(tsv.lines().next(), Some("أُغلق المصنع يوم الأحد.\tThe factory was closed on Sunday."));
    desk.ok(&["align", "a.txt", "e.txt", "-o", "x.tmx"]);
    assert!(desk.read("x.tmx").contains("<tmx version=\"1.4\""));
    desk.ok(&["align", "a.txt", "e.txt", "-o", "x.jsonl"]);
    assert_eq!(json_lines(&desk.read("x.jsonl")).len(), 4);
    assert_eq!(
        desk.ok(&["align", "a.txt", "e.txt", "--into", "m.mizan"]),
        "",
        "with --into, stdout stays empty"
    );
    let both = desk.ok(&["align", "a.txt", "e.txt", "--into", "m.mizan", "-o", "y.tsv"]);
    assert_eq!((both.as_str(), desk.read("y.tsv")), ("", tsv));
}

#[test]
fn moses_is_two_files_of_equal_length() {
    let desk = Desk::new();
    desk.put("a.txt", ARABIC);
    desk.put("e.txt", ENGLISH);
    desk.ok(&["align", "a.txt", "e.txt", "--to", "moses", "-o", "corpus"]);
    assert_eq!(desk.read("corpus.ar").lines().count(), 4);
    assert_eq!(desk.read("corpus.en").lines().count(), 4);
}

#[test]
fn corrected_beads_take_the_place_of_aligning() {
    let desk = Desk::new();
    desk.put("a.txt", ARABIC);
    desk.put("e.txt", ENGLISH);
    desk.put("fixed.txt", "[0, 1] : [0, 1]\n[2] : []\n[3] : [2, 3]\n");
    let tsv = desk.ok(&["align", "a.txt", "e.txt", "--beads", "fixed.txt"]);
    assert_eq!(tsv.lines().count(), 2, "{tsv}");
    assert!(tsv.starts_with("أُغلق المصنع يوم الأحد. وعاد العمال إلى بيوتهم.\tThe factory"), "{tsv}");
    desk.put("bad.txt", "[0] : [0]\n[1] : [9]\n");
    let error = desk.refused(&["align", "a.txt", "e.txt", "--beads", "bad.txt"]);
    assert!(error.contains("bad.txt") && error.contains("line 2"), "{error}");
}

#[test]
fn null_beads_never_reach_a_memory_or_a_file_of_units() {
    let desk = Desk::new();
    desk.put("a.txt", ARABIC);
    desk.put("e.txt", ENGLISH);
    desk.put("fixed.txt", "[0] : [0]\n[1] : []\n[] : [1]\n[2] : [2]\n[3] : [3]\n");
    let tsv =
        desk.ok(&["align", "a.txt", "e.txt", "--beads", "fixed.txt", "--into", "m.mizan", "-o", "x.tsv"]);
    assert_eq!((tsv.as_str(), desk.read("x.tsv").lines().count()), ("", 3));
    let jsonl = desk.ok(&["align", "a.txt", "e.txt", "--beads", "fixed.txt", "--to", "jsonl"]);
    assert_eq!(json_lines(&jsonl).len(), 5);
    desk.ok(&["export", "m.mizan", "-o", "y.tsv"]);
    assert_eq!(desk.read("y.tsv").lines().count(), 3);
}

#[test]
fn doubtful_beads_can_be_left_out() {
    let desk = Desk::new();
    desk.put("a.txt", ARABIC);
    desk.put("e.txt", ENGLISH);
    assert_eq!(desk.ok(&["align", "a.txt", "e.txt", "--min-confidence", "1.0"]).lines().count(), 0);
    assert_eq!(desk.ok(&["align", "a.txt", "e.txt", "--min-confidence", "0"]).lines().count(), 4);
}

#[test]
fn a_document_that_is_no_plain_text_is_refused_with_advice() {
    let desk = Desk::new();
    desk.put("a.txt", ARABIC);
    for name in ["e.docx", "e.odt", "e.pdf", "e.html", "e.md", "e.srt"] {
        desk.put(name, "PK\u{3}\u{4}");
        let error = desk.refused(&["align", "a.txt", name]);
        assert!(error.contains(name) && error.contains("txt"), "{error}");
    }
}

// --- memories

#[test]
fn lookup_prints_one_compact_array_a_query() {
    let desk = Desk::with_memory();
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
    let desk = Desk::with_memory();
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
fn what_is_no_memory_is_refused_and_left_alone() {
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
    let desk = Desk::with_memory();
    desk.ok(&["export", "m.mizan", "-o", "one.tmx"]);
    desk.ok(&["import", "one.tmx", "--into", "n.mizan"]);
    desk.ok(&["export", "n.mizan", "-o", "two.tmx"]);
    assert_eq!(desk.read("one.tmx"), desk.read("two.tmx"));
}

#[test]
fn an_output_is_whole_or_not_there() {
    let desk = Desk::with_memory();
    let error = desk.refused(&["export", "m.mizan", "-o", "no/such/folder/x.tmx"]);
    assert!(error.contains("x.tmx"), "{error}");
    if Path::new("/dev/full").exists() {
        assert_eq!(desk.run(&["export", "m.mizan", "-o", "/dev/full"]).code, 2);
    }
}

// --- eval, help

#[test]
fn figures_come_as_a_table_or_as_json() {
    let desk = Desk::new();
    fs::create_dir(desk.0.path().join("doc")).unwrap();
    desk.put("doc/ar.txt", "نعم.\nلا.\n");
    desk.put("doc/en.txt", "Yes.\nNo.\n");
    desk.put("doc/gold.txt", "[0] : [0]\n[1] : [1]\n");
    desk.put("beads.txt", "[0, 1] : [0, 1]\n");
    let out = desk.ok(&["eval", "align", "doc", "--predicted", "beads.txt", "--json"]);
    let figures: Value = serde_json::from_str(&out).unwrap();
    assert!(out.contains("\"strict\"") || out.contains("\"F\""), "{figures}");
    fs::create_dir(desk.0.path().join("set")).unwrap();
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
    ] {
        assert!(help.contains(&format!("\n  {verb} ")), "{verb}\n{help}");
        assert!(desk.ok(&[verb, "--help"]).contains("Usage: mizan"), "{verb}");
    }
    assert!(desk.ok(&["--version"]).starts_with("mizan "));
    assert!(desk.ok(&["completions", "bash"]).contains("_mizan"));
    assert_eq!(desk.run(&["frobnicate"]).code, 2);
}
