//! Damage in a TMX file costs only the unit in which it stands, and is reported with its place.
#![cfg(feature = "formats")]

use std::io::{self, Read};

use mizan::formats::{ReadUnits, Repaired, tmx};
use mizan::{Lang, Result, Unit};

const GOOD: &str =
    "<tu><tuv xml:lang='ar'><seg>نعم</seg></tuv><tuv xml:lang='en'><seg>yes</seg></tuv></tu>\n";

/// A file with a good unit before and after what is given.
fn file(between: &str) -> String {
    format!("<tmx version='1.4'><header srclang='ar'/><body>\n{GOOD}{between}\n{GOOD}</body></tmx>")
}

fn read(file: impl AsRef<[u8]>) -> Vec<Result<Unit>> {
    tmx::Reader::new(file.as_ref()).collect()
}

/// The one error of a file whose other units are read.
#[track_caller]
fn assert_refused(between: &str, told: &str) {
    let read = read(file(between));
    assert_eq!(read.iter().filter(|unit| unit.is_ok()).count(), 2, "{read:#?}");
    let errors: Vec<String> =
        read.iter().filter_map(|unit| unit.as_ref().err()).map(ToString::to_string).collect();
    assert_eq!(errors, [told]);
}

/// The one repair of a file, and the text that came of it.
#[track_caller]
fn assert_repaired(seg: &str, text: &str, what: &Repaired) {
    let file = file(&format!(
        "<tu><tuv xml:lang='ar'><seg>{seg}</seg></tuv><tuv xml:lang='en'><seg>no</seg></tuv></tu>"
    ));
    let mut reader = tmx::Reader::new(file.as_bytes());
    reader.next().unwrap().unwrap();
    let unit = reader.next().unwrap().unwrap();
    assert_eq!(unit.source().plain(), text);
    let repairs: Vec<_> = reader.repairs().iter().map(|repair| (repair.at.line, &repair.what)).collect();
    assert_eq!(repairs, [(3, what)]);
    reader.next().unwrap().unwrap();
    assert!(reader.repairs().is_empty());
}

#[test]
fn a_broken_unit_is_refused_alone() {
    assert_refused(
        "<tu><tuv xml:lang='ar'><seg>لا</tuv></tu>",
        "line 3, column 31: ill-formed document: expected `</seg>`, but `</tuv>` was found",
    );
    assert_refused("<tu><tuv xml:lang='ar'><seg>لا</seg>", "line 3, column 1: a <tu> without its end");
    assert_refused("<tu><tuv><seg>لا</seg></tuv></tu>", "line 3, column 10: <tuv> without xml:lang");
    assert_refused(
        "<tu><tuv xml:lang='ar'><seg>لا</seg></tuv></tu>",
        "line 3, column 1: <tu> without a text and its translation",
    );
    assert_refused(
        "<t u><tuv xml:lang='ar'><seg>لا</seg></tuv></tu>",
        "line 3, column 6: a part of a unit outside any <tu>",
    );
    assert_refused("<tu/>", "line 3, column 1: <tu> without a text and its translation");
    assert_refused(
        "<tu><tuv xml:lang='لغة ما'><seg>لا</seg></tuv></tu>",
        "line 3, column 28: cannot read xml:lang=\"لغة ما\"",
    );
}

#[test]
fn a_text_that_cannot_be_read_is_left_out_where_two_others_can() {
    for flawed in
        ["<tuv xml:lang='fr'></tuv>", "<tuv><seg>x</seg></tuv>", "<tuv xml:lang='?'><seg>x</seg></tuv>"]
    {
        let file = format!(
            "<tmx version='1.4'><header srclang='ar'/><body><tu>{flawed}<tuv xml:lang='ar'><seg>نعم</seg></tuv>\
             <tuv xml:lang='en'><seg>yes</seg></tuv></tu></body></tmx>"
        );
        let mut reader = tmx::Reader::new(file.as_bytes());
        assert_eq!(reader.next().unwrap().unwrap().target().plain(), "yes");
        assert_eq!(reader.repairs().len(), 1);
        assert!(reader.next().is_none());
    }
}

#[test]
fn characters_that_xml_forbids_are_left_out() {
    assert_repaired("ل\u{1}ا", "لا", &Repaired::Character(1));
    assert_repaired("ل&#x1F;ا", "لا", &Repaired::Character(0x1F));
    assert_repaired("ل\u{FFFF}ا", "لا", &Repaired::Character(0xFFFF));
    assert_repaired("ل&#xD800;ا", "ل\u{FFFD}ا", &Repaired::Character(0xD800));
}

#[test]
fn an_unknown_entity_stays_as_it_is() {
    assert_repaired("&company;", "&company;", &Repaired::Entity("&company;".into()));
    assert_repaired("a & b", "a & b", &Repaired::Entity("&".into()));
    assert_repaired("&#x99999999;", "&#x99999999;", &Repaired::Entity("&#x99999999;".into()));
}

#[test]
fn an_element_of_no_tmx_becomes_a_code() {
    assert_repaired("<b>لا</b>", "لا", &Repaired::Element("b".into()));
    let file =
        file("<tu><tuv xml:lang='ar'><seg>a<b>b<br/></b></seg></tuv><tuv xml:lang='en'><seg/></tuv></tu>");
    let units: Vec<Unit> = read(file).into_iter().map(Result::unwrap).collect();
    assert_eq!(units[1].source().marked_up(), "a<b>b<br/></b>");
}

#[test]
fn no_entity_is_ever_looked_up() {
    let bomb = "<?xml version='1.0'?><!DOCTYPE tmx [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>\
        <!ENTITY c SYSTEM 'file:///etc/passwd'>]>";
    let unit = "<tu><tuv xml:lang='ar'><seg>&b;&c;</seg></tuv><tuv xml:lang='en'><seg>no</seg></tuv></tu>";
    let units = read(format!("{bomb}{}", file(unit)));
    assert_eq!(units[1].as_ref().unwrap().source().plain(), "&b;&c;");
}

#[test]
fn a_truncated_file_gives_the_units_before_its_end() {
    let whole = file("");
    for (end, _) in whole.char_indices().skip(60).take_while(|(end, _)| !whole[..*end].ends_with("</body")) {
        let read = read(&whole[..end]);
        assert!(read.last().unwrap().is_err(), "{}", &whole[..end]);
        let complete = whole[..end].matches("</tu>").count();
        assert_eq!(read.iter().filter(|unit| unit.is_ok()).count(), complete, "{}", &whole[..end]);
    }
}

#[test]
fn undecodable_bytes_are_reported_with_their_unit() {
    let unit = "<tu><tuv xml:lang='ar'><seg>ل@ا</seg></tuv><tuv xml:lang='en'><seg>no</seg></tuv></tu>";
    let mut bytes = file(unit).replace("نعم", "نعم نعم نعم نعم").into_bytes();
    let at = bytes.iter().position(|b| *b == b'@').unwrap();
    bytes[at] = 0xFF;
    let mut reader = tmx::Reader::new(&*bytes);
    let units: Vec<_> = std::iter::from_fn(|| {
        let unit = reader.next()?;
        Some((unit.unwrap().source().plain().to_owned(), reader.repairs().len()))
    })
    .collect();
    assert_eq!(units[1], ("ل\u{FFFD}ا".to_owned(), 1));
    assert_eq!((units[0].1, units[2].1), (0, 0));
}

#[test]
fn a_file_that_is_no_tmx_is_refused_once() {
    for file in ["", "نعم\tyes\n", "<xliff version='1.2'></xliff>", "\u{1}\u{2}<<<<"] {
        let errors: Vec<String> = read(file).into_iter().map(|unit| unit.unwrap_err().to_string()).collect();
        assert_eq!(errors.len(), 1, "{file:?}");
        assert!(errors[0].ends_with("this is not a TMX file"), "{errors:?}");
    }
}

/// An input that is never held whole: a start, a pattern repeated up to a length, an end.
struct Endless {
    start: &'static str,
    pattern: Vec<u8>,
    left: usize,
}

impl Read for Endless {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if !self.start.is_empty() {
            let len = self.start.len().min(out.len());
            out[..len].copy_from_slice(&self.start.as_bytes()[..len]);
            self.start = &self.start[len..];
            return Ok(len);
        }
        let len = self.left.min(out.len());
        for (place, byte) in out[..len].iter_mut().zip(self.pattern.iter().cycle()) {
            *place = *byte;
        }
        self.left -= len;
        Ok(len)
    }
}

#[test]
fn a_unit_that_never_ends_is_given_up() {
    const START: &str = "<tmx version='1.4'><body><tu><tuv xml:lang='ar'><seg>";
    for pattern in ["a", "<hi>", "<!--", "<![CDATA[", "&", "<bpt i='1'>"] {
        let repeated = format!("{pattern}{}", "a".repeat(200)).into_bytes();
        let input = Endless { start: START, pattern: repeated, left: 20 << 20 };
        let errors: Vec<_> = tmx::Reader::new(input).map(|unit| unit.unwrap_err().to_string()).collect();
        assert_eq!(errors[0], "line 1, column 26: a <tu> of more than 16 MiB", "{pattern}");
        assert!(errors.len() <= 2, "{errors:?}");
    }
}

#[test]
fn deep_nesting_is_read_without_recursion() {
    let deep = format!("{}لا{}", "<hi>".repeat(100_000), "</hi>".repeat(100_000));
    let file = file(&format!(
        "<tu><tuv xml:lang='ar'><seg>{deep}</seg></tuv><tuv xml:lang='en'><seg>no</seg></tuv></tu>"
    ));
    let units: Vec<Unit> = read(file).into_iter().map(Result::unwrap).collect();
    assert_eq!((units[1].source().plain(), units[1].source().codes().len()), ("لا", 200_000));
    assert_eq!(units[1].source_lang(), &Lang::ARABIC);
}

#[test]
fn elements_that_never_end_cost_linear_time() {
    let last = "<tu><tuv xml:lang=\"en\"><seg>stem</seg></tuv><tuv xml:lang=\"ar\"><seg>ساق</seg></tuv></tu>";
    for open in
        ["<!--", "<![CDATA[", "<?pi ", "<!DOCTYPE [", "<", "<header>", "<header ", "<tu>", "</tu ", "&"]
    {
        let file =
            format!("<tmx version=\"1.4\"><header srclang=\"en\"/><body>{}\n{last}", open.repeat(10_000));
        assert!(tmx::Reader::new(file.as_bytes()).count() > 0, "{open}");
    }
}
