//! The header of a PO file and the comments above it come back from other formats.
#![cfg(all(feature = "formats", feature = "memory"))]

use mizan::Format;
use mizan::exchange::{Convert, Import, Report, Source};
use mizan::memory::Memory;

const FILE: &str = r#"# Arabic texts of the valve panel.
# Copyright (C) 2026 Salma Haddad
#
# Salma Haddad <salma@example.org>, 2026.
msgid ""
msgstr ""
"Project-Id-Version: valve-panel 1.2\n"
"Report-Msgid-Bugs-To: bugs@example.org\n"
"POT-Creation-Date: 2026-01-02 10:00+0200\n"
"PO-Revision-Date: 2026-02-03 11:00+0200\n"
"Last-Translator: Salma Haddad <salma@example.org>\n"
"Language-Team: Arabic <ar@example.org>\n"
"Language: ar\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;\n"
"X-Generator: Poedit 3.4\n"

msgid "Close the valve."
msgstr "أغلق الصمام."
"#;

fn convert(file: &str, to: Format) -> String {
    let mut out = Vec::new();
    Convert::new(to).write(Source::new(file.as_bytes()), &mut out, &mut Report::default()).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn a_po_header_comes_back_from_every_format_that_has_a_place_for_it() {
    assert_eq!(convert(FILE, Format::Po), FILE);
    for format in [Format::Xliff, Format::Xliff2, Format::Tmx] {
        let between = convert(FILE, format);
        assert_eq!(convert(&between, Format::Po), FILE, "{between}");
        // A second way through the same format changes nothing either.
        assert!(convert(&between, format).contains("Project-Id-Version"));
    }
}

#[test]
fn a_po_header_is_no_unit_of_a_memory() {
    for format in [Format::Po, Format::Xliff, Format::Xliff2] {
        let (memory, mut report) = (Memory::in_memory().unwrap(), Report::default());
        let file = convert(FILE, format);
        Import::new(&memory).read(Source::new(file.as_bytes()), &mut report).unwrap();
        assert_eq!((report.read, report.left_out, memory.info().unwrap().units), (1, 0, 1));
        let kept = memory.headers().unwrap();
        assert!(!kept.iter().any(|kept| kept.header.props.iter().any(|prop| prop.value.contains("Salma"))));
    }
}

#[test]
fn a_header_says_what_holds_for_the_new_file() {
    let other =
        FILE.replace("Language: ar\\n", "Language: de\\n").replace("charset=UTF-8", "charset=CHARSET");
    let langs = mizan::formats::Langs::new().target("ar".parse::<mizan::Lang>().unwrap());
    let mut out = Vec::new();
    let source = Source::new(other.as_bytes()).langs(langs);
    Convert::new(Format::Po).write(source, &mut out, &mut Report::default()).unwrap();
    assert_eq!(String::from_utf8(out).unwrap(), FILE);
}
