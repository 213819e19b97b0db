//! Any bytes as the parts of a presentation, in a zip file that is sound. A zero byte ends a part; the first
//! byte chooses what is read.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../reading.rs"]
mod reading;

const LIST: &str = "<p:presentation xmlns:r='r'><p:sldIdLst><p:sldId r:id='b'/><p:sldId r:id='a'/></p:sldIdLst></p:presentation>";
const RELATIONS: &str = "<Relationships><Relationship Id='a' Type='/slide' Target='slides/a.xml'/>\
    <Relationship Id='b' Type='/slide' Target='slides/b.xml'/></Relationships>";
const BESIDE: &str = "<Relationships><Relationship Id='n' Type='/notesSlide' Target='../notes.xml'/>\
    <Relationship Id='c' Type='/comments' Target='../comments.xml'/>\
    <Relationship Id='d' Type='/diagramData' Target='../data.xml'/></Relationships>";

fuzz_target!(|input: &[u8]| {
    let [chosen, parts @ ..] = input else { return };
    let file = reading::packed(
        parts,
        &[
            ("ppt/slides/a.xml", "<p:sld/>"),
            ("ppt/slides/b.xml", "<p:sld/>"),
            ("ppt/notes.xml", ""),
            ("ppt/comments.xml", ""),
            ("ppt/data.xml", ""),
            ("ppt/presentation.xml", LIST),
            ("ppt/_rels/presentation.xml.rels", RELATIONS),
            ("ppt/slides/_rels/a.xml.rels", BESIDE),
        ],
    );
    reading::check_document(&file, "a.pptx", *chosen);
});
