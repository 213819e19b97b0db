//! Any bytes as the parts of a workbook that is read as a document, in a zip file that is sound. A zero byte
//! ends a part; the first byte chooses what is read.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../reading.rs"]
mod reading;

const BOOK: &str = "<workbook xmlns:r='r'><sheets><sheet name='a' r:id='r1'/><sheet name='b' state='hidden' r:id='r2'/>\
    </sheets></workbook>";
const RELATIONS: &str = "<Relationships><Relationship Id='r1' Type='/worksheet' Target='worksheets/sheet1.xml'/>\
    <Relationship Id='r2' Type='/worksheet' Target='worksheets/sheet2.xml'/></Relationships>";
const BESIDE: &str = "<Relationships><Relationship Id='d' Type='/drawing' Target='../drawing.xml'/>\
    <Relationship Id='c' Type='/comments' Target='../comments.xml'/></Relationships>";

fuzz_target!(|input: &[u8]| {
    let [chosen, parts @ ..] = input else { return };
    let file = reading::packed(
        parts,
        &[
            ("xl/worksheets/sheet1.xml", ""),
            ("xl/sharedStrings.xml", "<sst/>"),
            ("xl/styles.xml", "<styleSheet/>"),
            ("xl/worksheets/sheet2.xml", ""),
            ("xl/drawing.xml", ""),
            ("xl/comments.xml", ""),
            ("xl/workbook.xml", BOOK),
            ("xl/_rels/workbook.xml.rels", RELATIONS),
            ("xl/worksheets/_rels/sheet1.xml.rels", BESIDE),
        ],
    );
    reading::check_document(&file, "a.xlsx", *chosen);
});
