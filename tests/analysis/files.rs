//! Every document and bilingual file is counted, and repetitions across files are told.

use crate::desk::Desk;
use crate::office;

const XLIFF: &str = "<xliff version='1.2'><file original='a' source-language='en' target-language='ar' \
    datatype='plaintext'><body><trans-unit id='1'><source>Close the <g id='1'>valve</g>.</source></trans-unit>\
    <trans-unit id='2' translate='no'><source>ACME 400</source></trans-unit></body></file></xliff>";

#[test]
fn files_of_every_kind_are_counted() {
    let desk = Desk::with(&[
        ("a.tsv", "Close the valve.\tأغلق الصمام.\n"),
        ("a.csv", "en,ar\nClose the valve.,\n"),
        ("a.po", "msgid \"Close the valve.\"\nmsgstr \"\"\n"),
        ("a.xlf", XLIFF),
        ("a.txt", "Close the valve.\n"),
        ("a.md", "# Close the valve.\n"),
        ("a.html", "<p>Close the <b>valve</b>.</p>"),
        ("a.srt", "1\n00:00:01,000 --> 00:00:02,500\nClose the valve.\n"),
    ]);
    desk.put("a.docx", office::docx(&office::p("Close the valve."), &[]));
    desk.ok(&["add", "Close the valve.", "أغلق الصمام.", "-m", "m.mizan"]);
    desk.ok(&["export", "m.mizan", "-o", "a.tmx"]);
    desk.ok(&["export", "m.mizan", "-o", "a.xlsx"]);
    let langs = ["--source-lang", "en", "--target-lang", "ar"];
    for ending in ["tsv", "csv", "po", "xlf", "txt", "md", "html", "srt", "docx", "tmx", "xlsx"] {
        let file = format!("a.{ending}");
        let counted = desk.json(&[&["analyse", &file, "-m", "m.mizan", "--json"][..], &langs].concat());
        let total = &counted["total"];
        assert_eq!((&total["segments"], &total["words"]), (&1.into(), &3.into()), "{file}: {counted}");
        assert_eq!(total["chars"], 16, "{file}");
        let tags = if ["xlf", "html"].contains(&ending) { 2 } else { 0 };
        assert_eq!(total["tags"], tags, "{file}");
    }
}

#[test]
fn what_must_not_be_translated_is_not_counted() {
    let desk = Desk::with(&[("a.xlf", XLIFF)]);
    let counted = desk.json(&["analyse", "a.xlf", "--json"]);
    assert_eq!(counted["total"]["segments"], 1);
}

#[test]
fn a_repetition_is_told_within_and_across_files() {
    let desk = Desk::with(&[
        ("job/a.txt", "Close it.\n\nWait a little.\n\nClose it.\n"),
        ("job/b.txt", "Wait a little.\n\nOpen it now, please.\n"),
        ("job/notes.bin", "\u{0}\u{1}"),
    ]);
    let run = desk.run(&["analyse", "job", "--json"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("notes.bin: skipped") && run.err.contains("2 files counted"), "{}", run.err);
    let counted: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(counted["repetitions"]["within"]["words"], 2);
    assert_eq!(counted["repetitions"]["across"]["words"], 3);
    let words = |file: usize, band: usize| counted["files"][file]["bands"][band]["words"].as_u64().unwrap();
    assert_eq!([words(0, 0), words(0, 8), words(1, 0), words(1, 8)], [2, 5, 3, 4]);
    assert_eq!(counted["files"][1]["file"], "job/b.txt");
}

#[test]
fn a_segment_with_the_codes_of_another_format_is_exact() {
    let desk = Desk::with(&[("a.html", "<p>Close the <b>valve</b>.</p>")]);
    desk.put(
        "units.tmx",
        "<tmx version='1.4'><header srclang='en'/><body><tu><tuv xml:lang='en'><seg>Close the \
        <bpt i='1'>{b}</bpt>valve<ept i='1'>{/b}</ept>.</seg></tuv><tuv xml:lang='ar'><seg>أغلق \
        <bpt i='1'>{b}</bpt>الصمام<ept i='1'>{/b}</ept>.</seg></tuv></tu></body></tmx>",
    );
    desk.ok(&["import", "units.tmx", "--into", "m.mizan"]);
    let counted = desk.json(&["analyse", "a.html", "-m", "m.mizan", "--json"]);
    assert_eq!(counted["bands"][2]["segments"], 1, "{counted}");
}

#[test]
fn a_file_that_cannot_be_counted_is_named_and_costs_no_other() {
    let desk = Desk::with(&[("a.txt", "Close it.\n"), ("b.docx", "no zip")]);
    desk.ok(&["add", "Close it.", "أغلقه.", "-m", "m.mizan"]);
    let run = desk.run(&["analyse", "a.txt", "b.docx", "missing.txt", "-m", "m.mizan", "--json"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("b.docx: ") && run.err.contains("missing.txt: "), "{}", run.err);
    assert!(run.out.contains("\"segments\":1"), "{}", run.out);
    let told = desk.refused(&["analyse", "m.mizan"]);
    assert!(told.contains("--memory m.mizan"), "{told}");
}

#[test]
fn units_that_cannot_be_read_are_named_with_their_places() {
    let desk = Desk::with(&[(
        "a.tmx",
        "<tmx version='1.4'><header srclang='en'/><body>\n\
        <tu><tuv xml:lang='en'><seg>Close it.</seg></tuv><tuv xml:lang='ar'><seg>أغلقه.</seg></tuv></tu>\n\
        <tu><tuv><seg>Open it.</seg></tuv></tu>\n</body></tmx>",
    )]);
    let run = desk.run(&["analyse", "a.tmx", "--json"]);
    assert!(run.err.contains("a.tmx: line 3, column 10: <tuv> without xml:lang"), "{}", run.err);
    let counted: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(counted["total"]["segments"], 1);
    desk.put(
        "b.tmx",
        "<tmx version='1.4'><header/><body><tu><tuv><seg>Open it.</seg></tuv></tu></body></tmx>",
    );
    let told = desk.refused(&["analyse", "b.tmx"]);
    assert!(told.contains("b.tmx: no unit could be read"), "{told}");
}

#[test]
fn without_a_memory_repetitions_are_told_from_new_segments() {
    let desk = Desk::with(&[("a.txt", "Close it.\n\nClose it.\n")]);
    let run = desk.run(&["analyse", "a.txt"]);
    assert!(run.err.contains("no default memory"), "{}", run.err);
    assert!(run.out.contains("a.txt\trepetition\t1\t2\t9\t8\t0\n"), "{}", run.out);
    assert!(run.out.contains("a.txt\tnew\t1\t2\t9\t8\t0\n"), "{}", run.out);
    assert!(run.out.contains("a.txt\ttotal\t2\t4\t18\t16\t0\n"), "{}", run.out);
}

#[test]
fn a_text_that_is_repaired_while_it_is_read_is_counted() {
    let shapes = "ﺍﻟﺼﻤﺎﻡ ﺍﻟﻜﺒﻴﺮ ﻣﻐﻠﻖ ﻗﺒﻞ ﺗﺸﻐﻴﻞ ﺍﻟﻤﻀﺨﺔ";
    let desk = Desk::new();
    desk.put("a.html", format!("<p>{shapes} <b>{shapes}</b> x</p><p>a <b>{shapes}</b></p>"));
    desk.put("a.srt", format!("1\n00:00:01,000 --> 00:00:02,500\n{shapes} <i>{shapes}</i> x\n"));
    desk.put("a.docx", office::docx(&office::p(shapes), &[]));
    for file in ["a.html", "a.srt", "a.docx"] {
        let counted = desk.json(&["analyse", file, "--repair", "--json"]);
        assert!(counted["total"]["words"].as_u64().unwrap() >= 6, "{file}");
    }
}
