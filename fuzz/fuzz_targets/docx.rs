//! Any bytes as the parts of a document of Word, in a zip file that is sound. A zero byte ends a part; the
//! first byte chooses what is read.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../reading.rs"]
mod reading;

const RELATIONS: &str = "<Relationships>\
    <Relationship Id='s' Type='/styles' Target='styles.xml'/><Relationship Id='f' Type='/footnotes' Target='notes.xml'/>\
    <Relationship Id='c' Type='/comments' Target='comments.xml'/><Relationship Id='h' Type='/header' Target='header.xml'/>\
    <Relationship Id='d' Type='/diagramData' Target='data.xml'/></Relationships>";

fuzz_target!(|input: &[u8]| {
    let [chosen, parts @ ..] = input else { return };
    let file = reading::packed(
        parts,
        &[
            ("word/document.xml", "<w:document/>"),
            ("word/styles.xml", ""),
            ("word/notes.xml", ""),
            ("word/comments.xml", ""),
            ("word/header.xml", ""),
            ("word/data.xml", ""),
            ("word/_rels/document.xml.rels", RELATIONS),
        ],
    );
    reading::check_document(&file, "a.docx", *chosen);
});
