//! Termbases (TBX): each term of a concept is paired with each term of the other language, notes and
//! properties are kept, and only damaged concepts are refused.
#![cfg(feature = "formats")]

use std::path::Path;
use std::process::Command;

use mizan::formats::{Format, Langs, tbx};
use mizan::{Lang, Note, Prop, Result, Scope, Unit};

const V2: &str = include_str!("../data/terms/workshop.v2.tbx");
const DCA: &str = include_str!("../data/terms/workshop.v3-dca.tbx");
const DCT: &str = include_str!("../data/terms/workshop.v3-dct.tbx");

fn read(file: &str) -> Vec<Unit> {
    tbx::Reader::new(file.as_bytes()).filter_map(Result::ok).collect()
}

fn texts(units: &[Unit]) -> Vec<(&str, &str)> {
    units.iter().map(|unit| (unit.source().plain(), unit.target().plain())).collect()
}

fn write(units: &[Unit]) -> String {
    let mut writer = tbx::Writer::new(Vec::new());
    for unit in units {
        writer.write(unit).unwrap();
    }
    String::from_utf8(writer.finish().unwrap()).unwrap()
}

fn prop(name: &str, value: &str, scope: Scope) -> Prop {
    Prop::new(name, value, scope)
}

#[test]
fn each_term_is_paired_with_each_of_another_language() {
    let units = read(V2);
    let french = "marteau & pied-de-biche";
    assert_eq!(
        texts(&units),
        [
            ("claw hammer", "مطرقة بمخلب"),
            ("claw hammer", "شاكوش"),
            ("nail hammer", "مطرقة بمخلب"),
            ("nail hammer", "شاكوش"),
            ("claw hammer", french),
            ("nail hammer", french),
            ("منشار", "scie"),
        ]
    );
    assert!(units.iter().all(Unit::is_term));
    let mut arabic =
        tbx::Reader::new(V2.as_bytes()).langs(Langs::new().source(Lang::ARABIC).target(Lang::ENGLISH));
    assert_eq!(arabic.next().unwrap().unwrap().source().plain(), "مطرقة بمخلب");
    assert_eq!(arabic.filter(Result::is_ok).count(), 3);
}

#[test]
fn notes_on_concepts_languages_and_terms_are_kept() {
    let unit = &read(V2)[0];
    assert_eq!(unit.domain(), Some("carpentry"));
    let kept = [
        prop("definition", "A tool that drives nails.", Scope::Unit),
        prop("source", "own words", Scope::Unit),
        prop("partOfSpeech", "noun", Scope::Source),
        prop("context", "أعطني المطرقة.", Scope::Target),
        prop("grammaticalGender", "feminine", Scope::Target),
    ];
    assert_eq!(unit.props()[1..], kept);
    let notes = [("Shown on page 3", Scope::Unit), ("شائع", Scope::Target)];
    assert_eq!(unit.notes(), notes.map(|(text, scope)| Note::new(text, scope)));
    let origin = &unit.origin();
    assert_eq!((origin.key.as_deref(), origin.created_by.as_deref()), (Some("c1"), Some("Samia")));
    assert_eq!(origin.created.unwrap().to_string(), "20260304T000000Z");
    assert_eq!(origin.changed.unwrap().to_string(), "20260405T060708Z");
}

#[test]
fn the_two_styles_of_version_3_say_the_same() {
    let units = read(DCA);
    assert_eq!(texts(&units), [("منشار يدوي", "handsaw")]);
    assert_eq!(units[0].target_lang().tag(), "en-GB");
    assert!(units[0].props().contains(&prop("definition", "أداة لنشر الخشب.", Scope::Source)));
    assert!(units[0].props().contains(&prop("xGraphic", "https://example.com/saw.png", Scope::Target)));
    assert_eq!(read(DCT), units);
}

#[test]
fn a_termbase_is_recognised_by_its_content() {
    for file in [V2, DCA, DCT] {
        assert_eq!(Format::recognise(file.as_bytes(), Some(Path::new("terms.xml"))), Some(Format::Tbx));
    }
}

#[test]
fn a_damaged_concept_costs_itself_alone() {
    let good = "<termEntry><langSet xml:lang='en'><tig><term>a</term></tig></langSet><langSet xml:lang='ar'><tig><term>ب</term></tig></langSet></termEntry>";
    let file =
        |damaged: &str| format!("<martif><text><body>{good}\n{damaged}\n{good}</body></text></martif>");
    for (damaged, reason) in [
        ("<termEntry><langSet xml:lang='en'>", "line 2, column 1: a <termEntry> without its end"),
        (
            "<termEntry><langSet><tig><term>a</term></tig></langSet></termEntry>",
            "line 2, column 12: <langSet> without xml:lang",
        ),
        ("<termEntry/>", "line 2, column 1: a concept without a text and its translation"),
        ("<tig><term>a</term></tig>", "line 2, column 1: a part of a unit outside any <termEntry>"),
    ] {
        let file = file(damaged);
        let read: Vec<_> = tbx::Reader::new(file.as_bytes()).collect();
        assert_eq!(read.iter().filter(|unit| unit.is_ok()).count(), 2, "{damaged}");
        let errors: Vec<_> = read.iter().filter_map(|unit| unit.as_ref().err()).collect();
        assert_eq!((errors.len(), errors[0].to_string().as_str()), (1, reason));
    }
    let cut = &V2[..V2.find("c2").unwrap()];
    let read: Vec<_> = tbx::Reader::new(cut.as_bytes()).collect();
    assert_eq!((read.len(), read.iter().filter(|unit| unit.is_err()).count()), (7, 1));
}

#[test]
fn a_concept_made_to_fill_memories_is_refused() {
    let lang = |tag: &str| {
        format!("<langSet xml:lang='{tag}'>{}</langSet>", "<tig><term>x</term></tig>".repeat(200))
    };
    let file = format!(
        "<martif><text><body><termEntry>{}{}</termEntry></body></text></martif>",
        lang("en"),
        lang("ar")
    );
    let mut reader = tbx::Reader::new(file.as_bytes());
    let refused = reader.next().unwrap().unwrap_err().to_string();
    assert_eq!(refused, "line 1, column 21: a concept of more than 10000 pairs of terms");
    assert!(reader.next().is_none());
}

#[test]
fn written_units_are_read_back_unchanged() {
    for file in [V2, DCA] {
        let units = read(file);
        let again = read(&write(&units));
        assert_eq!(texts(&again), texts(&units));
        assert_eq!(write(&again), write(&units));
        assert_eq!(again[0], units[0]);
    }
}

#[test]
fn written_files_are_valid() {
    let schema = Path::new("../shared/interop/schemas/tbx.xsd");
    if !schema.exists() || Command::new("xmllint").arg("--version").output().is_err() {
        println!("skipped: xmllint or ../shared/interop/schemas is not there");
        return;
    }
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), write(&read(V2))).unwrap();
    let mut xmllint = Command::new("xmllint");
    let checked =
        xmllint.args(["--noout", "--nonet", "--schema"]).arg(schema).arg(file.path()).output().unwrap();
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
}
