//! The command line's contract about texts: what `mizan segment` and `mizan align` print.
#![cfg(feature = "cli")]

use crate::desk::{Desk, json_lines};

const ARABIC: &str = "أُغلق المصنع يوم الأحد. وعاد العمال إلى بيوتهم.\n\nهل يُفتح غدا؟ لا أحد يعرف.\n";
const ENGLISH: &str =
    "The factory was closed on Sunday. The workers went back home.\n\nWill it open tomorrow? No one knows.\n";

/// Returns a desk with the two texts.
fn with_texts() -> Desk {
    Desk::with(&[("a.txt", ARABIC), ("e.txt", ENGLISH)])
}

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
    let desk = with_texts();
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
    let desk = with_texts();
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
    let desk = with_texts();
    desk.ok(&["align", "a.txt", "e.txt", "--to", "moses", "-o", "corpus"]);
    assert_eq!(desk.read("corpus.ar").lines().count(), 4);
    assert_eq!(desk.read("corpus.en").lines().count(), 4);
}

#[test]
fn corrected_beads_take_the_place_of_aligning() {
    let desk = with_texts();
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
    let desk = with_texts();
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
    let desk = with_texts();
    assert_eq!(desk.ok(&["align", "a.txt", "e.txt", "--min-confidence", "1.0"]).lines().count(), 0);
    assert_eq!(desk.ok(&["align", "a.txt", "e.txt", "--min-confidence", "0"]).lines().count(), 4);
}

#[test]
fn a_document_that_cannot_be_read_is_refused_with_advice() {
    let desk = Desk::new();
    desk.put("a.txt", ARABIC);
    for (name, bytes, said) in [
        ("e.docx", &b"PK\x03\x04"[..], "this Word document is damaged"),
        ("e.odt", b"PK\x03\x04", "this OpenDocument text is damaged"),
        ("e.html", b"PK\x03\x04", "give a text file (.txt)"),
        ("e.srt", b"PK\x03\x04", "give a text file (.txt)"),
        ("e.doc", b"\xD0\xCF\x11\xE0", "save it as .docx"),
    ] {
        desk.put(name, bytes);
        let error = desk.refused(&["align", "a.txt", name]);
        assert!(error.contains(name) && error.contains(said), "{error}");
    }
}

#[test]
fn xml_of_no_known_kind_is_refused_as_markup() {
    let laws = "<?xml version=\"1.0\"?>\n<laws><law>Close the gate.</law></laws>";
    let desk = Desk::with(&[("laws.xml", laws)]);
    let error = desk.refused(&["segment", "laws.xml"]);
    assert!(error.contains("laws.xml: an XML file cannot be used here"), "{error}");
}

#[test]
fn a_heading_that_one_text_alone_has_stands_in_no_unit() {
    let desk = Desk::with(&[
        ("ar.txt", "وصل القطار إلى المدينة. ونزل الركاب منه.(1)\n(1) جريدة المدينة، العدد 12.\n"),
        (
            "en.txt",
            "The train reached the city. The passengers got off it.1\nReferences\n1. The City newspaper, issue 12.\n",
        ),
    ]);
    let pairs = desk.ok(&["align", "ar.txt", "en.txt", "--to", "tsv"]);
    let targets: Vec<_> = pairs.lines().filter_map(|line| line.split('\t').nth(1)).collect();
    assert_eq!(
        targets,
        ["The train reached the city.", "The passengers got off it.1", "1. The City newspaper, issue 12."]
    );
}

#[test]
fn texts_that_do_not_belong_together_are_named() {
    let data = |name: &str| format!("{}/examples/data/{name}", env!("CARGO_MANIFEST_DIR"));
    let desk = Desk::new();
    let err = |english: &str| desk.run(&["align", &data("news.ar.txt"), &data(english), "-o", "x.tmx"]).err;
    assert!(err("contract.en.txt").contains("may not belong together"));
    assert!(!err("news.en.txt").contains("may not belong together"));
}

#[test]
fn an_alignment_that_runs_out_of_time_says_so_and_holds_every_sentence() {
    let lines = |line: &str| (1..=40).map(|number| format!("{line} {number}.\n")).collect::<String>();
    let desk = Desk::with(&[("ar.txt", &*lines("أغلق الصمام")), ("en.txt", &*lines("Close the valve"))]);
    let run = desk.run(&["align", "ar.txt", "en.txt", "--segmented", "--within", "0", "-o", "t.jsonl"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        run.err.contains("the time ran out") && !run.err.contains("may not belong together"),
        "{}",
        run.err
    );
    assert_eq!(desk.read("t.jsonl").lines().count(), 40);
}
