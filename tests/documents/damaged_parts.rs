//! What is damaged of a document is told with the name of the part, and what was read is kept.

use std::path::Path;

use mizan::Error;
use mizan::documents::{Document, ReadOptions};

use crate::office::{docx, p, read, zip};
use crate::slides_and_books::{a_p, epub, odt, pptx, shape, slide};
use crate::workbooks::{row, sheet, xlsx};

fn open(bytes: &[u8], name: &str) -> Result<Document, Error> {
    Document::read(bytes, Some(Path::new(name)), &ReadOptions::default())
}

fn told(bytes: &[u8]) -> Vec<String> {
    read(bytes, &ReadOptions::default()).remarks().iter().map(ToString::to_string).collect()
}

fn documents() -> Vec<(&'static str, Vec<u8>)> {
    let slides = [slide("", &shape("", "1", &a_p("الشريحة"))), slide("", &shape("", "1", &a_p("second")))];
    let note = "<w:footnote w:id='2'><w:p><w:r><w:t>ملاحظة</w:t></w:r></w:p></w:footnote>";
    let text =
        format!("{}<w:p><w:r><w:footnoteReference w:id='2'/></w:r></w:p>{}", p("أغلق الصمام."), p("two"));
    let rows = sheet(&row("", &[("A1", "مضخة"), ("B1", "pump")]));
    let shared = "<sst><si><t>صمام</t></si></sst>";
    let cells = sheet("<row><c r='A1' t='s'><v>0</v></c></row>");
    vec![
        ("a.docx", docx(&text, &[("footnotes", note)])),
        ("a.pptx", pptx(&slides[0], &slides[1], &[], &[])),
        ("a.odt", odt("", "<text:p>أغلق الصمام.</text:p><text:p>two</text:p>")),
        ("a.epub", epub(&[])),
        ("a.xlsx", xlsx(&[("", &rows), ("", &cells)], &[("xl/sharedStrings.xml", shared)])),
    ]
}

#[test]
fn no_flipped_bit_loses_text_without_a_word() {
    for (name, whole) in documents() {
        let text = open(&whole, name).unwrap().text().to_owned();
        let mut read = 0;
        for at in (0..whole.len()).step_by(3) {
            let mut flipped = whole.clone();
            flipped[at] ^= 1 << (at % 8);
            let Ok(document) = open(&flipped, name) else { continue };
            read += 1;
            let is_told = !document.remarks().is_empty();
            assert!(document.text() == text || is_told, "{name}, byte {at}: {}", document.text());
        }
        assert!(read * 6 > whole.len(), "{name}: {read} of {} are read", whole.len() / 3);
    }
}

#[test]
fn a_part_that_breaks_off_is_read_as_far_as_it_goes() {
    let cut = docx(&format!("{}<w:p><w:r><w:t>two", p("one")), &[]);
    assert_eq!(read(&cut, &ReadOptions::default()).text(), "one\n\ntwo");
    let said =
        "the part `word/document.xml` is damaged: the file ends inside an element; read as far as it goes";
    assert_eq!(told(&cut), [said]);
    let cut = odt("", "<text:p>one</text:p><text:p>two");
    assert_eq!(read(&cut, &ReadOptions::default()).text(), "one\n\ntwo");
    let cut = slide("", "<p:sp><p:txBody><a:p><a:r><a:t>one");
    let whole = slide("", &shape("", "1", &a_p("two")));
    let deck = pptx(&cut, &whole, &[], &[]);
    assert_eq!(read(&deck, &ReadOptions::default()).text(), "two\n\none");
    assert!(told(&deck)[0].starts_with("the part `ppt/slides/slide1.xml` is damaged"));
    let book = xlsx(&[("", "<worksheet><sheetData><row><c r='A1' t='str'><v>one</v></c></row><row>")], &[]);
    assert_eq!(read(&book, &ReadOptions::default()).text(), "one");
    assert!(told(&book)[0].starts_with("sheet \"r1\": the part `xl/worksheets/sheet1.xml` is damaged"));
}

#[test]
fn a_damaged_part_beside_the_text_is_told_too() {
    let notes = docx(&p("one"), &[("footnotes", "<w:footnote w:id='1'><w:p>"), ("styles", "<w:style <")]);
    let told = told(&notes);
    assert!(told[0].starts_with("the part `word/styles.xml` is damaged"), "{told:?}");
    assert!(told[1].starts_with("the part `word/footnotes.xml` is damaged"), "{told:?}");
}

#[test]
fn a_part_that_is_named_and_missing_is_told() {
    let book = xlsx(&[("", &sheet(&row("", &[("A1", "one")])))], &[]);
    let list = "<Relationships><Relationship Id='r1' Type='x/worksheet' Target='worksheets/sheet1.xml'/>\
                <Relationship Id='s' Type='x/sharedStrings' Target='strings.xml'/></Relationships>";
    let parts = [
        ("[Content_Types].xml", "<Types/>"),
        ("xl/workbook.xml", "<workbook xmlns:r='r'><sheets><sheet name='a' r:id='r1'/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", list),
    ];
    assert_eq!(read(&book, &ReadOptions::default()).remarks(), []);
    let missing = open(&zip(&parts), "a.xlsx").unwrap_err().to_string();
    assert_eq!(missing, "sheet \"a\": its part `xl/worksheets/sheet1.xml` is missing");
    let sheet = sheet(&row("", &[("A1", "one")]));
    let with_sheet = [&parts[..], &[("xl/worksheets/sheet1.xml", sheet.as_str())]].concat();
    assert_eq!(
        told(&zip(&with_sheet)),
        ["not read: the part `xl/strings.xml`, which the document names, is missing"]
    );
}
