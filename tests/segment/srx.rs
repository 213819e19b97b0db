//! Rule files of other tools: each is read, and cuts as its tool does.
#![cfg(feature = "srx")]

use std::fs;
use std::path::Path;

use crate::processor;
use mizan::segment::srx::{Srx, built_in};
use mizan::{Lang, Segmenter};

fn file(cascade: &str, rules: &str) -> Srx {
    let text = format!(
        "<srx xmlns=\"http://www.lisa.org/srx20\" version=\"2.0\"><header cascade=\"{cascade}\"/><body><languagerules>\
        {rules}</languagerules><maprules><languagemap languagepattern=\"AR.*\" languagerulename=\"Arabic\"/>\
        <languagemap languagepattern=\".*\" languagerulename=\"Default\"/></maprules></body></srx>"
    );
    Srx::read(text.as_bytes()).unwrap()
}

const DEFAULT: &str = "<languagerule languagerulename=\"Default\">\
    <rule><beforebreak>[.؟]</beforebreak><afterbreak>\\s</afterbreak></rule></languagerule>";

fn cut<'t>(srx: &Srx, lang: Lang, text: &'t str) -> Vec<&'t str> {
    let segmenter = Segmenter::new(lang).srx(srx);
    segmenter.segments(text).map(|segment| segment.trimmed().text()).collect()
}

#[test]
fn the_first_rule_that_fits_decides_and_a_cascade_adds_the_rules_of_each_map() {
    let arabic = "<languagerule languagerulename=\"Arabic\">\
        <rule break=\"no\"><beforebreak>\\bد\\.</beforebreak><afterbreak>\\s</afterbreak></rule></languagerule>";
    let text = "حضر د. سمير. ثم خرج.";
    let rules = format!("{arabic}{DEFAULT}");
    assert_eq!(cut(&file("yes", &rules), Lang::ARABIC, text), ["حضر د. سمير.", "ثم خرج."]);
    assert_eq!(cut(&file("no", &rules), Lang::ARABIC, text).len(), 1);
    assert_eq!(cut(&file("no", &rules), Lang::ENGLISH, text).len(), 3);
}

#[test]
fn look_around_possessive_repetition_and_quoting_are_honoured() {
    let rules = "<languagerule languagerulename=\"Default\">\
        <rule break=\"no\"><beforebreak>(?&lt;!\\p{L})v++\\Q.\\E(?=\\h)</beforebreak><afterbreak/></rule>\
        <rule><beforebreak>\\.</beforebreak><afterbreak>\\s(?!\\p{Ll})</afterbreak></rule></languagerule>";
    let srx = file("yes", rules);
    assert!(srx.unsupported().is_empty());
    let text = "A v. B saw it. It fell. off. Dev. End";
    assert_eq!(cut(&srx, Lang::ENGLISH, text), ["A v. B saw it.", "It fell. off.", "Dev.", "End"]);
}

#[test]
fn a_rule_that_cannot_be_honoured_is_named_and_the_others_hold() {
    let rules = format!(
        "<languagerule languagerulename=\"Arabic\"><rule><beforebreak>\\p{{InElvish}}</beforebreak></rule></languagerule>{DEFAULT}"
    );
    let srx = file("yes", &rules);
    let named: Vec<_> = srx.unsupported().iter().map(ToString::to_string).collect();
    assert_eq!(named, ["rule 1 of Arabic: \\p{InElvish}"]);
    assert_eq!(cut(&srx, Lang::ARABIC, "نعم. لا.").len(), 2);
}

#[test]
fn a_damaged_file_is_refused_with_its_place() {
    for (text, place) in [
        ("<srx><body><languagerules><languagerule languagerulename=\"A\"><rule>", "line 1, column"),
        ("<srx>\n<body><rule/></body></srx>", "line 2, column"),
        ("<tmx version=\"1.4\"/>", "not an SRX file"),
        ("", "not an SRX file"),
    ] {
        let error = Srx::read(text.as_bytes()).unwrap_err().to_string();
        assert!(error.contains(place), "{error}");
    }
}

#[test]
fn a_hostile_pattern_costs_bounded_time() {
    let rules = "<languagerule languagerulename=\"Default\">\
        <rule break=\"no\"><beforebreak>(?&lt;!x)(a+)+(b|a)\\1\\.</beforebreak><afterbreak>(a*)*\\2c</afterbreak></rule>\
        <rule><beforebreak>(a*)*(?:\\.)</beforebreak></rule></languagerule>";
    let srx = file("yes", rules);
    let text = format!("{}. ", "a".repeat(400)).repeat(20);
    let start = processor::seconds();
    assert!(cut(&srx, Lang::ENGLISH, &text).len() > 1);
    let took = processor::seconds() - start;
    assert!(took < 5.0, "{took:.3} s");
}

#[test]
fn the_built_in_rules_as_srx_cut_arabic_as_the_segmenter_does() {
    let srx = Srx::read(built_in().as_bytes()).unwrap();
    let (own, exported) = (Segmenter::new(Lang::ARABIC), Segmenter::new(Lang::ARABIC).srx(&srx));
    let (mut all, mut like) = (0, 0);
    for line in fs::read_to_string("tests/data/segment/ar/items.jsonl").unwrap().lines() {
        let item: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = item["text"].as_str().unwrap();
        let ends = |segmenter: &Segmenter| -> Vec<usize> {
            segmenter.segments(text).map(|segment| segment.trimmed().range().end).collect()
        };
        all += 1;
        like += usize::from(ends(&own) == ends(&exported));
    }
    println!("{like} of {all} texts are cut alike");
    assert!(like * 100 >= all * 80, "{like} of {all}");
}

#[test]
fn the_files_of_the_tools_are_read_whole() {
    let folder = Path::new("../shared/interop/srx");
    if !folder.exists() {
        println!("skipped: {} is not here", folder.display());
        return;
    }
    for (name, rules) in [("languagetool", 1549), ("okapi-default", 10), ("omegat-default", 2772)] {
        let srx = Srx::read(fs::File::open(folder.join(name).with_extension("srx")).unwrap()).unwrap();
        assert_eq!(srx.len(), rules);
        for lang in [Lang::ARABIC, Lang::ENGLISH] {
            let segmenter = Segmenter::new(lang).srx(&srx);
            assert!(segmenter.unsupported().is_empty(), "{name}: {:?}", segmenter.unsupported());
            assert!(segmenter.segments("Say it. Do it.\nنعم؟ نعم.").count() > 2);
        }
    }
}
