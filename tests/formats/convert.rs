//! Conversion between all formats: texts, codes and what else both sides have a place for come through.
#![cfg(all(feature = "memory", feature = "formats"))]

use std::path::Path;

use mizan::exchange::{Convert, Report, Source};
use mizan::formats::{Format, Langs};
use mizan::{ErrorKind, Lang, Unit};

const XLIFF: &str = r#"<?xml version="1.0"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="kitchen.html" source-language="en" target-language="ar"><body>
<trans-unit id="a" approved="yes"><source>Boil the <bpt id="1" ctype="bold">&lt;b&gt;</bpt>water<ept id="1">&lt;/b&gt;</ept>.</source><target>اغلِ <bpt id="1" ctype="bold">&lt;b&gt;</bpt>الماء<ept id="1">&lt;/b&gt;</ept>.</target><note>Steam &amp; heat</note></trans-unit>
<trans-unit id="b"><source>Add tea &lt; 5 g</source><target>أضف الشاي &lt; 5 غ</target></trans-unit>
<trans-unit id="c"><source>Serve.</source></trans-unit>
</body></file></xliff>"#;

fn convert(file: &[u8], to: Format) -> (Vec<u8>, Report) {
    let mut out = Vec::new();
    let mut report = Report::default();
    Convert::new(to).write(Source::new(file), &mut out, &mut report).unwrap();
    (out, report)
}

fn read(file: &[u8]) -> Vec<Unit> {
    let format = Format::recognise(file, None).unwrap();
    format.read(file, &Langs::default()).unwrap().map(Result::unwrap).collect()
}

fn texts(units: &[Unit]) -> Vec<(String, String)> {
    units.iter().map(|unit| (unit.source().marked_up(), unit.target().marked_up())).collect()
}

#[test]
fn texts_come_through_every_format() {
    let expected = texts(&read(XLIFF.as_bytes()));
    for to in [Format::Xliff, Format::Xliff2, Format::Po] {
        let (file, report) = convert(XLIFF.as_bytes(), to);
        assert_eq!((report.read, report.refused), (3, 0), "{to:?}");
        assert_eq!(texts(&read(&file)), expected, "{to:?}");
        let (tmx, report) = convert(&file, Format::Tmx);
        assert_eq!(
            (report.read, report.untranslated, report.refused),
            (2, 1, 0),
            "what has no translation is no unit of a memory: {to:?}"
        );
        assert_eq!(texts(&read(&tmx)), expected[..2], "{to:?}");
        let (tsv, _) = convert(&tmx, Format::Tsv);
        let tsv = String::from_utf8(tsv).unwrap();
        assert!(tsv.contains("Add tea < 5 g\tأضف الشاي < 5 غ\n"), "{tsv}");
    }
}

#[test]
fn codes_names_notes_and_states_come_through_both_xliffs_and_tmx() {
    let unit = |file: &[u8]| read(file).swap_remove(0);
    let expected = unit(XLIFF.as_bytes());
    for to in [Format::Xliff, Format::Xliff2, Format::Tmx] {
        let found = unit(&convert(XLIFF.as_bytes(), to).0);
        assert_eq!(found.origin().key, expected.origin().key, "{to:?}");
        assert_eq!((&found.notes(), found.status()), (&expected.notes(), expected.status()), "{to:?}");
        let codes = |unit: &Unit| -> Vec<_> {
            unit.target().codes().iter().map(|code| (code.at, code.kind, code.markup.clone())).collect()
        };
        assert_eq!(codes(&found), codes(&expected), "{to:?}");
    }
}

#[test]
fn a_rejected_translation_goes_into_no_format() {
    let file = r#"<xliff version="1.2"><file original="a" source-language="en" target-language="ar"><body>
<trans-unit id="1"><source>Cancel</source><target state-qualifier="rejected-grammar">ألغي</target></trans-unit>
<trans-unit id="2"><source>Stay</source><target state="translated">ابق</target></trans-unit></body></file></xliff>"#;
    let stays = ("Stay".to_owned(), "ابق".to_owned());
    for to in [Format::Tsv, Format::Csv, Format::Xlsx, Format::Tmx, Format::Tbx, Format::Glossary] {
        let (file, report) = convert(file.as_bytes(), to);
        assert_eq!((report.read, report.left_out), (1, 1), "{to:?}");
        assert!(!String::from_utf8_lossy(&file).contains("ألغي"), "{to:?}");
    }
    for to in [Format::Po, Format::Xliff, Format::Xliff2] {
        let (file, report) = convert(file.as_bytes(), to);
        assert_eq!((report.read, report.left_out, report.rejected), (2, 0, 1), "{to:?}");
        assert_eq!(texts(&read(&file)), [("Cancel".to_owned(), String::new()), stays.clone()], "{to:?}");
    }
}

#[test]
fn a_text_that_must_not_be_translated_stays_so_in_xliff() {
    let file = r#"<xliff version="1.2"><file original="a" source-language="en" target-language="ar"><body>
<trans-unit id="1" translate="no"><source>ACME 400</source></trans-unit>
<trans-unit id="2"><source>Stay</source></trans-unit>
<group translate="no"><trans-unit id="3"><source>Print</source><target>Print</target></trans-unit></group></body></file></xliff>"#;
    for to in [Format::Xliff, Format::Xliff2] {
        let (converted, _) = convert(file.as_bytes(), to);
        let (converted, again) = (String::from_utf8_lossy(&converted), convert(&converted, to).0);
        assert_eq!(converted.matches("translate=\"no\"").count(), 2, "{to:?}: {converted}");
        assert_eq!(converted, String::from_utf8_lossy(&again), "{to:?}");
        let (_, report) = convert(converted.as_bytes(), Format::Tmx);
        assert_eq!((report.read, report.left_out, report.untranslated), (0, 2, 1), "{to:?}");
    }
}

#[test]
fn a_damaged_unit_is_refused_and_the_others_converted() {
    let file = XLIFF.replace("Add tea &lt; 5 g</source>", "Add tea");
    let (po, report) = convert(file.as_bytes(), Format::Po);
    assert_eq!((report.read, report.refused), (2, 1));
    assert_eq!(report.remarks[0].at.line, 4);
    assert_eq!(read(&po).len(), 2);
}

#[test]
fn given_languages_outweigh_those_of_the_file() {
    let langs =
        Langs::new().source("en-GB".parse::<Lang>().unwrap()).target("ar-MA".parse::<Lang>().unwrap());
    let mut file = Vec::new();
    Convert::new(Format::Xliff)
        .write(Source::new(XLIFF.as_bytes()).langs(langs), &mut file, &mut Report::default())
        .unwrap();
    let unit = &read(&file)[0];
    assert_eq!((unit.source_lang().tag(), unit.target_lang().tag()), ("en-GB", "ar-MA"));
}

#[test]
fn a_file_of_no_known_format_is_refused() {
    let refused = Convert::new(Format::Tmx).write(
        Source::new("just words".as_bytes()).name(Path::new("a.txt")),
        Vec::new(),
        &mut Report::default(),
    );
    assert!(refused.unwrap_err().to_string().contains("TMX, XLIFF, PO, TBX, TSV"));
}

#[test]
fn languages_that_a_file_does_not_say_are_one_error_in_every_format() {
    for name in ["words.tsv", "words.csv"] {
        let text = "Bonjour\tHallo\nBonjour,Hallo\n";
        let source = Source::new(text.as_bytes()).name(name);
        let refused =
            Convert::new(Format::Tmx).write(source, Vec::new(), &mut Report::default()).unwrap_err();
        assert!(matches!(refused.kind(), ErrorKind::Languages { held: None, .. }), "{refused}");
        assert!(refused.to_string().contains("give the source and target language"), "{refused}");
    }
}

#[test]
fn a_second_pair_of_languages_is_refused_where_a_file_holds_one() {
    let mut tmx = mizan::formats::tmx::Writer::new(Vec::new());
    tmx.write(&Unit::new(Lang::ENGLISH, "Tea", Lang::ARABIC, "شاي")).unwrap();
    tmx.write(&Unit::new(Lang::ENGLISH, "Tea", "fr".parse().unwrap(), "thé")).unwrap();
    let tmx = tmx.finish().unwrap();
    for to in [Format::Po, Format::Xliff2, Format::Csv, Format::Tsv] {
        let refused =
            Convert::new(to).write(Source::new(&tmx[..]), Vec::new(), &mut Report::default()).unwrap_err();
        assert!(matches!(refused.kind(), ErrorKind::Languages { .. }), "{refused}");
        assert!(refused.to_string().contains("one pair of languages: en to ar, not en to fr"), "{refused}");
    }
    let (xliff, _) = convert(&tmx, Format::Xliff);
    assert_eq!(read(&xliff).len(), 2);
}

#[test]
fn a_repair_made_while_a_unit_is_written_has_no_place_in_the_file_that_was_read() {
    let (_, report) = convert("Close\u{1} the gate.\tأغلق البوابة.\n".as_bytes(), Format::Tmx);
    assert_eq!((report.read, report.repaired), (1, 1));
    assert_eq!(report.remarks[0].to_string(), "repaired: U+0001, which XML forbids, left out");
}
