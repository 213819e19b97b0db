//! `mizan extract` writes what is read of a document, and the other verbs read the same.
#![cfg(feature = "cli")]

use crate::desk::{Desk, json_lines};
use crate::office::{docx, p};
use serde_json::json;

const STYLES: &str = "<w:style w:styleId='H'><w:pPr><w:outlineLvl w:val='0'/></w:pPr></w:style>";

fn heading(text: &str) -> String {
    p(text).replace("<w:p>", "<w:p><w:pPr><w:pStyle w:val='H'/></w:pPr>")
}

fn contract(title: &str, texts: &[&str], cell: &str) -> Vec<u8> {
    let body: String = texts.iter().map(|text| p(text)).collect();
    let table = format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", p(cell));
    docx(&format!("{}{body}{table}", heading(title)), &[("styles", STYLES)])
}

fn with_contracts() -> Desk {
    let desk = Desk::new();
    let arabic = ["يبدأ العقد في أول مايو. وينتهي بعد سنة.", "يدفع المستأجر 300 دينار كل شهر."];
    let english =
        ["The contract begins on 1 May. It ends after a year.", "The tenant pays 300 dinars every month."];
    desk.put("a.ar.docx", contract("عقد إيجار", &arabic, "12"));
    desk.put("a.en.docx", contract("Lease contract", &english, "12"));
    desk
}

#[test]
fn blocks_are_written_as_text_and_as_json() {
    let desk = with_contracts();
    let text = desk.ok(&["extract", "a.en.docx"]);
    assert_eq!(
        text,
        "Lease contract\n\nThe contract begins on 1 May. It ends after a year.\n\n\
         The tenant pays 300 dinars every month.\n\n12\n"
    );
    let lines = json_lines(&desk.ok(&["extract", "a.ar.docx", "a.en.docx", "--to", "jsonl"]));
    assert_eq!(
        lines[0],
        json!({"file": "a.ar.docx", "kind": "heading", "level": 1, "text": "عقد إيجار", "place": {"paragraph": 1}})
    );
    assert_eq!(lines[7]["kind"], "cell");
    desk.ok(&["extract", "a.ar.docx", "a.en.docx", "-o", "texts/"]);
    assert_eq!(desk.read("texts/a.en.txt"), text);
}

#[test]
fn a_document_that_cannot_be_read_does_not_stop_the_others() {
    let desk = with_contracts();
    desk.put("old.doc", b"\xD0\xCF\x11\xE0");
    let run = desk.run(&["extract", "old.doc", "a.en.docx"]);
    assert!(run.code == 2 && run.out.contains("Lease contract"), "{}", run.err);
    assert!(run.err.contains("old.doc: a document of Word up to 2003 cannot be used here"), "{}", run.err);
}

#[test]
fn segment_and_align_read_a_document_block_by_block() {
    let desk = with_contracts();
    let segments = desk.ok(&["segment", "a.en.docx"]);
    assert_eq!(segments.lines().count(), 5, "{segments}");
    let placed = json_lines(&desk.ok(&["segment", "a.en.docx", "--to", "jsonl"]));
    assert_eq!(placed[1]["start"], "Lease contract\n\n".len());
    let beads = json_lines(&desk.ok(&["align", "a.ar.docx", "a.en.docx", "--to", "jsonl"]));
    assert_eq!(beads.len(), 5);
    let one_by_one = (0..5)
        .all(|at| beads[at]["source_indices"] == json!([at]) && beads[at]["target_indices"] == json!([at]));
    assert!(one_by_one, "{beads:?}");
}
