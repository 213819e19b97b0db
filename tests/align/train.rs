//! A model learned from a user's own translations: the same bytes each time, from whatever kind of file.
#![cfg(feature = "cli")]

use std::fs;
use std::io::Write;

use crate::desk::Desk;
use mizan::lexicon::Lexicon;

const PAIRS: [(&str, &str); 6] = [
    ("وصل القطار إلى المحطة", "The train arrived at the station"),
    ("غادر القطار المحطة مساءً", "The train left the station in the evening"),
    ("غادر الضيف في المساء", "The guest left in the evening"),
    ("وصل الضيف", "The guest arrived"),
    ("فتح الحارس باب المحطة", "The guard opened the door of the station"),
    ("فتح الضيف الباب", "The guest opened the door"),
];

fn tsv() -> String {
    PAIRS.map(|(arabic, english)| format!("{arabic}\t{english}\n")).concat()
}

fn tmx() -> String {
    let unit = |(arabic, english)| {
        format!(
            "<tu><tuv xml:lang=\"en\"><seg>{english}</seg></tuv><tuv xml:lang=\"ar\"><seg>{arabic}</seg></tuv></tu>"
        )
    };
    format!("<tmx version=\"1.4\"><header srclang=\"en\"/><body>{}</body></tmx>", PAIRS.map(unit).concat())
}

#[test]
fn every_kind_of_file_and_number_of_threads_gives_the_same_bytes() {
    let desk = Desk::with(&[("pairs.tsv", &tsv()), ("pairs.tmx", &tmx()), ("list.txt", "pairs.tsv\t1\n")]);
    for (arguments, model) in [
        (["pairs.tsv", "--threads", "1"].as_slice(), "one"),
        (["pairs.tmx", "--threads", "3"].as_slice(), "two"),
        (["--list", "list.txt"].as_slice(), "three"),
    ] {
        desk.ok(&[&["train"], arguments, &["-o", model]].concat());
        assert_eq!(fs::read(desk.path(model)).unwrap(), fs::read(desk.path("one")).unwrap());
    }
    let lexicon = Lexicon::from_path(desk.path("one")).unwrap();
    let mut vocabulary = lexicon.vocabulary();
    let (guest, train) = (vocabulary.stems("guest")[0], vocabulary.stems("train")[0]);
    let found: Vec<_> = lexicon.translations(vocabulary.stems("الضيف")[0]).collect();
    let likely = |stem| {
        found.iter().find(|found| found.stem() == stem).map_or(0.0, mizan::lexicon::Translation::to_english)
    };
    assert!(likely(guest) > 2.0 * likely(train));
}

#[test]
fn train_reads_every_file_that_import_reads() {
    let desk = Desk::with(&[("pairs.tsv", &tsv()), ("pairs.tbx", ""), ("pairs.csv", &csv())]);
    desk.ok(&["convert", "pairs.tsv", "-o", "pairs.xlsx"]);
    desk.ok(&["convert", "pairs.tsv", "-o", "pairs.tbx"]);
    desk.ok(&["convert", "pairs.tsv", "-o", "pairs.tmx.gz"]);
    let zip = fs::File::create(desk.path("pairs.zip")).unwrap();
    let mut zip = zip::ZipWriter::new(zip);
    zip.start_file("deep/pairs.tsv", zip::write::SimpleFileOptions::default()).unwrap();
    zip.write_all(tsv().as_bytes()).unwrap();
    zip.finish().unwrap();
    desk.ok(&["train", "pairs.tsv", "-o", "model"]);
    let model = fs::read(desk.path("model")).unwrap();
    for file in ["pairs.csv", "pairs.xlsx", "pairs.tbx", "pairs.tmx.gz", "pairs.zip"] {
        desk.ok(&["train", file, "-o", "again"]);
        assert!(fs::read(desk.path("again")).unwrap() == model, "{file}");
    }
}

fn csv() -> String {
    PAIRS.map(|(arabic, english)| format!("{arabic},{english}\n")).concat()
}

#[test]
fn files_that_teach_nothing_are_refused_and_no_model_is_left() {
    let desk = Desk::with(&[
        ("french.tsv", "Bonjour\tHallo\n"),
        ("list.txt", "french.tsv\tmuch\n"),
        ("text.txt", "no columns\n"),
    ]);
    for (arguments, told) in [
        (["french.tsv"].as_slice(), "no pair of an Arabic and an English sentence"),
        (["missing.tsv"].as_slice(), "missing.tsv"),
        (["--list", "list.txt"].as_slice(), "list.txt: line 1: no weight"),
        (["text.txt"].as_slice(), "this is not a file of a format that can be read (TMX, XLIFF, PO"),
    ] {
        let error = desk.refused(&[&["train"], arguments, &["-o", "model"]].concat());
        assert!(error.contains(told), "{error}");
        assert!(!desk.has("model"));
    }
}
