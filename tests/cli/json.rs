//! `docs/json.md` describes the JSON that programs read: every key that is printed stands in the section on
//! its command.
#![cfg(feature = "cli")]

use std::collections::BTreeSet;

use crate::desk::{Desk, json_lines};
use serde_json::Value;

const PAGE: &str = include_str!("../../docs/json.md");

const UNITS: &str = "\
    زارت المديرة 15 مدرسة في القرية يوم الأحد.\tThe director visited 15 schools in the village on Sunday.\n\
    نفس النص هنا الآن.\tUntranslated: نفس النص هنا الآن.\n\
    أغلق الباب <b>الأمامي</b> من فضلك.\tClose the <b>front</b> door please.\n";

/// Units with inline codes, one of them damaged.
const TMX: &str = "<tmx version='1.4'><header srclang='en'/><body>
<tu><tuv xml:lang='en'><seg>Press <bpt i='1'>&lt;b&gt;</bpt>button<ept i='1'>&lt;/b&gt;</ept> 5 now</seg></tuv>\
<tuv xml:lang='ar'><seg>اضغط <bpt i='1'>&lt;b&gt;</bpt>الزر<ept i='1'>&lt;/b&gt;</ept> رقم 5 الآن</seg></tuv></tu>
<tu><tuv xml:lang='en'><seg>yes</tuv></tu></body></tmx>";

fn with_memory() -> Desk {
    let desk = Desk::with(&[("units.tsv", UNITS), ("units.tmx", TMX)]);
    desk.ok(&["import", "units.tsv", "units.tmx", "--into", "m.mizan", "--report", "report.json"]);
    desk.ok(&["add", "وصل القطار.", "The train arrived.", "-m", "m.mizan", "--status", "machine"]);
    desk
}

/// Adds the keys of a value to those found, at any depth.
fn collect(value: &Value, keys: &mut BTreeSet<String>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect(value, keys)),
        Value::Object(fields) => fields.iter().for_each(|(key, value)| {
            keys.insert(key.clone());
            collect(value, keys);
        }),
        _ => {}
    }
}

/// Returns the text below a heading of the page, down to the next heading.
fn section(heading: &str) -> &'static str {
    let after =
        PAGE.split_once(&format!("\n## {heading}\n")).unwrap_or_else(|| panic!("no section {heading}")).1;
    after.split("\n## ").next().unwrap()
}

/// Asserts that a section names the keys of some values, and that the values have the keys expected of all of
/// them.
#[track_caller]
fn assert_documented(heading: &str, values: &[Value], expected: &[&str]) {
    let mut keys = BTreeSet::new();
    values.iter().for_each(|value| collect(value, &mut keys));
    for key in expected {
        assert!(keys.contains(*key), "{heading}: the sample has no {key}: {keys:?}");
    }
    for key in keys {
        assert!(section(heading).contains(&format!("`{key}`")), "{heading}: {key} is not described");
    }
}

#[test]
fn every_key_of_a_lookup_is_described() {
    let desk = with_memory();
    let queries = "زارت المديرة 17 مدرسة في القرية يوم الأحد.\nوصل القطار.\nPress <b>button</b> 7 now\n";
    let run = desk.run_with(&["lookup", "-", "-m", "m.mizan", "--json"], queries);
    let rare =
        ["penalties", "points", "differences", "source_codes", "target_codes", "markup", "adapted", "places"];
    assert_documented("`lookup --json`", &json_lines(&run.out), &rare);
}

#[test]
fn every_key_of_the_blocks_of_documents_is_described() {
    let page = "<h1>Gates</h1><p>Closed.</p><table><tr><td>7</td></tr></table>";
    let film = "1\n00:00:01,000 --> 00:00:02,500\nWait.\n";
    let desk = Desk::with(&[("a.html", page), ("a.srt", film)]);
    let blocks = json_lines(&desk.ok(&["extract", "a.html", "a.srt", "--to", "jsonl"]));
    let rare = ["file", "level", "table", "row", "column", "from", "to", "paragraph", "cue"];
    assert_documented("`extract --to jsonl`", &blocks, &rare);
}

#[test]
fn every_key_of_the_answers_about_a_memory_is_described() {
    let desk = with_memory();
    let search = desk.json(&["search", "director", "-m", "m.mizan", "--json"]);
    assert_documented("`search --json`", &[search], &["source_translated"]);
    let show = desk.json(&["show", "1", "-m", "m.mizan", "--json"]);
    assert_documented("`show --json`", &[show], &["places", "created"]);
    let info = desk.json(&["info", "m.mizan", "--json"]);
    assert_documented("`info --json`", &[info], &["pairs", "status", "domain", "to", "waiting"]);
    let check = desk.json(&["info", "m.mizan", "--check", "--json"]);
    assert_documented("`info --check --json`", &[check], &["sound", "unchecked", "altered", "damage"]);
    let findings = desk.json(&["clean", "-m", "m.mizan", "--json"]);
    assert_documented("`clean --json`", &[findings], &["flaw", "kept", "source_places"]);
    let mended =
        desk.json(&["clean", "-m", "m.mizan", "--only", "untranslated,numbers,script", "--mend", "--json"]);
    let mended = mended.as_array().unwrap();
    assert!(!mended.is_empty() && mended.iter().all(|finding| finding["deleted"] == true), "{mended:?}");
    assert_documented("`clean --json`", mended, &["deleted"]);
    assert_eq!(desk.json(&["clean", "-m", "m.mizan", "--mend", "--json"]), Value::Array(Vec::new()));
}

#[test]
fn every_key_of_an_analysis_is_described() {
    let desk = with_memory();
    desk.put("a.txt", "The train arrived.\n\nThe train arrived.\n");
    let counted = desk.json(&["analyse", "a.txt", "-m", "m.mizan", "--rates", "new=1", "--json"]);
    let expected = ["bands", "total", "rate", "weighted_words", "within", "across", "homogeneity", "files"];
    assert_documented("`analyse --json`", &[counted], &expected);
}

#[test]
fn every_key_of_a_term_is_described() {
    let units = "The train arrived.\tوصل القطار.\nThe train left.\tغادر القطار.\n";
    let desk = Desk::with(&[("units.tsv", units)]);
    let terms = desk.json(&["terms", "units.tsv", "--least", "1", "--json"]);
    assert_documented("`terms --json`", &[terms], &["source_lang", "count", "score", "examples"]);
}

#[test]
fn every_key_of_what_a_verb_has_done_is_described() {
    let desk = with_memory();
    let steps = desk.json(&["undo", "--list", "-m", "m.mizan", "--json"]);
    assert_documented("`undo --list --json` and `redo --list --json`", &[steps], &["action", "made"]);
    let heading = "`--json` of the verbs that change a memory";
    desk.ok(&["add", "Yes", "نعم", "-m", "small.mizan"]);
    desk.ok(&["edit", "1", "--client", "Nile Pumps", "-m", "small.mizan"]);
    let forget = ["forget", "--client", "Nile Pumps", "--yes", "--json", "-m", "small.mizan"];
    assert_documented(heading, &[desk.json(&forget)], &["deleted", "headers", "overwritten", "copies"]);
    for (verb, key, expected) in [
        (&["add", "Yes", "نعم"][..], "new", 1),
        (&["add", "Yes", "نعم"], "known", 1),
        (&["edit", "1", "--domain", "schools"], "changed", 1),
        (&["delete", "--domain", "schools", "--yes"], "deleted", 1),
        (&["delete", "2"], "deleted", 1),
        (&["undo"], "restored", 1),
        (&["redo"], "deleted", 1),
        (&["merge", "other.mizan"], "new", 1),
        (&["backup", "copy.mizan"], "lost", 0),
        (&["repair"], "known", 5),
        (&["compact"], "lost", 0),
    ] {
        if verb[0] == "merge" {
            desk.ok(&["add", "No", "لا", "-m", "other.mizan"]);
        }
        let report = desk.json(&[verb, &["-m", "m.mizan", "--json"]].concat());
        assert_eq!(report[key], expected, "{verb:?}: {report}");
        assert_eq!((&report["verb"], &report["memory"]), (&verb[0].into(), &"m.mizan".into()));
        assert_documented(heading, &[report], &["verb", key]);
    }
}

#[test]
fn every_key_of_what_a_verb_has_read_or_written_is_described() {
    let desk = with_memory();
    let arguments = ["import", "units.tsv", "units.tmx", "--into", "new.mizan", "--json"];
    let read = desk.json(&arguments);
    let files = read["files"].as_array().unwrap();
    assert_eq!(files.len(), 2);
    for key in ["read", "new", "repaired", "refused"] {
        let sum: u64 = files.iter().map(|file| file[key].as_u64().unwrap()).sum();
        assert_eq!(read[key], sum, "{key}: {read}");
    }
    assert_documented("`import --json` and `convert --json`", &[read], &["verb", "new", "reason"]);
    let converted = desk.json(&["convert", "units.tmx", "-o", "units.csv", "--json"]);
    assert_eq!((&converted["read"], &converted["refused"]), (&1.into(), &1.into()));
    assert_documented("`import --json` and `convert --json`", &[converted], &["verb", "files"]);
    assert!(desk.refused(&["convert", "units.tmx", "--to", "csv", "--json"]).contains("-o FILE"));
    let heading = "`export --json`, `segment --json` and `train --json`";
    let written = desk.json(&["export", "new.mizan", "-o", "new.tmx", "--json"]);
    assert_eq!(
        written["units"],
        desk.read("new.tmx").matches("<tu").count() - desk.read("new.tmx").matches("<tuv").count()
    );
    let written_units = written["units"].clone();
    assert_documented(heading, &[written], &["units"]);
    let run = desk.run(&["export", "new.mizan", "-o", "new.tmx"]);
    assert_eq!(run.err, format!("mizan: {written_units} units written to new.tmx\n"));
    let learned = desk.json(&["train", "units.tsv", "-o", "new.mizanlex", "--json"]);
    assert_documented(heading, &[learned], &["stems"]);
    assert!(desk.refused(&["export", "new.mizan", "--json"]).contains("-o FILE"));
}

#[test]
fn every_key_of_what_an_alignment_has_given_is_described() {
    let desk = Desk::new();
    for (lang, text) in
        [("ar", "وصل القطار 512.\nفاز الفريق.\n"), ("en", "Train 512 arrived.\nThe team won.\n")]
    {
        desk.put(&format!("texts/a.{lang}.txt"), text);
    }
    desk.put("texts/b.ar.txt", "نعم.\n");
    let pair = ["align", "texts/a.ar.txt", "texts/a.en.txt", "--json"];
    assert!(desk.refused(&pair).contains("-o FILE or --into"));
    assert!(desk.refused(&[&pair[..], &["-o", "-", "--into", "m.mizan"]].concat()).contains("-o FILE"));
    let one = desk.json(&[&pair[..], &["-o", "a.tmx", "--into", "m.mizan"]].concat());
    assert_eq!((&one["aligned"], &one["units"], &one["new"]), (&1.into(), &2.into(), &2.into()));
    assert_eq!((&one["memory"], &one["file"]), (&"m.mizan".into(), &"a.tmx".into()));
    let pairs = ["align", "--pairs", "texts", "--into", "m.mizan", "--json"];
    let all = desk.json(&pairs);
    assert_eq!((&all["aligned"], &all["without_partner"], &all["known"]), (&1.into(), &1.into(), &2.into()));
    let again = desk.json(&pairs);
    assert_eq!(
        (&again["aligned"], &again["done_before"], &again["known"]),
        (&0.into(), &1.into(), &2.into())
    );
    assert_documented("`align --json`", &[one, all, again], &["doubtful", "beads", "n-m", "failed"]);
}

#[test]
fn every_key_of_the_paired_documents_is_described() {
    let desk = Desk::new();
    desk.put("one/1.txt", "زار الوزير المصنع الجديد يوم الأحد، وتحدث مع العمال عن الأجور.\n");
    let english = "The minister visited the new factory on Sunday and talked with the workers about wages.\n";
    desk.put("other/a.txt", english);
    desk.put("other/b.txt", "The kitchen closes at ten.\n");
    let found = desk.json(&["pair", "one", "other", "--json"]);
    assert_eq!(found["pairs"][0]["target"], "other/a.txt");
    assert_eq!(found["target_alone"][0], "other/b.txt");
    assert_documented("`pair --json`", &[found], &["source", "confidence"]);
}

#[test]
fn every_key_of_what_was_filled_is_described() {
    let desk = Desk::new();
    desk.ok(&["add", "The train arrived.", "وصل القطار.", "-m", "m.mizan"]);
    let file = "<xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:1.2'>\
        <file original='a' source-language='en' target-language='ar' datatype='plaintext'><body>\
        <trans-unit id='1'><source>The train arrived.</source></trans-unit></body></file></xliff>";
    desk.put("a.xlf", file);
    desk.put("b.xlf", file);
    let verb = ["pretranslate", "a.xlf", "-m", "m.mizan", "--json"];
    assert!(desk.refused(&verb).contains("-o FILE"));
    let one = desk.json(&[&verb[..], &["-o", "a.ar.xlf"]].concat());
    assert_eq!((&one["filled"], &one["files"][0]["file"]), (&1.into(), &"a.xlf".into()));
    let two = desk.json(&[&verb[..], &["b.xlf", "-o", "filled/"]].concat());
    assert_eq!((&two["filled"], &two["files"][1]["filled"]), (&2.into(), &1.into()));
    assert_documented("`pretranslate --json`", &[one, two], &["verb", "unanswered", "error"]);
}

#[test]
fn every_key_of_a_document_that_was_filled_is_described() {
    let desk = Desk::with(&[("a.html", "<p>The train arrived. It left.</p>")]);
    desk.ok(&["add", "The train arrived.", "وصل القطار.", "-m", "m.mizan"]);
    desk.ok(&["pretranslate", "a.html", "-m", "m.mizan", "-o", "a.xlf"]);
    assert!(desk.refused(&["fill", "a.html", "a.xlf", "-o", "-", "--json"]).contains("-o FILE"));
    let filled = desk.json(&["fill", "a.html", "a.xlf", "-o", "b.html", "--json"]);
    assert_eq!((&filled["translated"], &filled["untranslated"]), (&1.into(), &1.into()));
    assert_documented("`fill --json`", &[filled], &["verb", "unplaced"]);
}

#[test]
fn every_key_of_a_report_is_described() {
    let desk = with_memory();
    let reports = json_lines(&desk.read("report.json").replace('\n', " "));
    assert_documented("`import --report` and `convert --report`", &reports, &["remarks", "column", "error"]);
}

#[test]
fn every_key_of_segments_and_beads_is_described() {
    let desk = Desk::new();
    // The second sentence of one side is the first of the other: a move.
    let arabic =
        "وصل القطار رقم 512 إلى المحطة.\nأُغلق المصنع في لندن عام 2019.\nفاز الفريق بثلاثة أهداف في برلين.\n";
    desk.put("a.txt", arabic);
    desk.put("e.txt", "The factory in London was closed in 2019.\nThe team won by three goals in Berlin.\n");
    let segments = json_lines(&desk.ok(&["segment", "a.txt", "--to", "jsonl"]));
    assert_documented("`segment --to jsonl`", &segments, &["start", "end", "text"]);
    let segments = json_lines(&desk.ok(&["segment", "a.txt", "e.txt", "--to", "jsonl"]));
    assert_documented("`segment --to jsonl`", &segments, &["file"]);
    let beads = json_lines(&desk.ok(&["align", "a.txt", "e.txt", "--to", "jsonl"]));
    assert_documented("`align --to jsonl`", &beads, &["source_indices", "confidence"]);
    assert!(section("`align --to jsonl`").contains("`moved_to`"));
}

#[test]
fn every_key_of_scores_is_described() {
    let desk = Desk::with(&[(
        "set/items.jsonl",
        "{\"id\":\"1\",\"text\":\"نعم. لا.\",\"bounds\":[5],\"lang\":\"ar\"}\n",
    )]);
    // A hundred beads have an interval.
    let lines = |word: &str| (0..120).map(|n| format!("{word} {n}.\n")).collect::<String>();
    desk.put("doc/ar.txt", lines("بند"));
    desk.put("doc/en.txt", lines("Item"));
    desk.put("doc/gold.txt", (0..120).map(|n| format!("[{n}] : [{n}]\n")).collect::<String>());
    let command = ["eval", "align", "doc", "--calibrate", "--beside", "doc/gold.txt", "--json"];
    let beads = desk.json(&command);
    let expected =
        ["documents", "kinds", "pooled", "by_type", "n-m", "calibration_error_left_out", "gain", "high"];
    assert_documented("`eval align --json`", &[beads], &expected);
    let segments = desk.json(&["eval", "segment", "set", "--json"]);
    assert_documented("`eval segment --json`", &[segments], &["sets", "pooled", "segment_f1"]);
}

#[test]
fn the_version_of_the_schema_stands_in_the_page_and_in_the_long_version() {
    let version = mizan::json::SCHEMA_VERSION;
    assert!(PAGE.contains(&format!("**version {version}**")));
    let desk = Desk::new();
    assert!(desk.ok(&["--version"]).contains(&format!("JSON schema {version}")));
    assert_eq!(desk.ok(&["-V"]), format!("mizan {}\n", env!("CARGO_PKG_VERSION")));
}
