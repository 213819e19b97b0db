//! `mizan align ONE`: a document that holds a text and its translation is parted and aligned.
#![cfg(feature = "cli")]

use crate::desk::{Desk, Run};
use crate::office::{docx, p};

const UNDER_EACH_OTHER: &str = "\
عقد إيجار

Lease Agreement

حُرر هذا العقد في مدينة المنامة بين المالك والمستأجر.

This agreement was made in the city of Manama between the landlord and the tenant.

12/5/2024

12/5/2024

يدفع المستأجر إيجارا شهريا قدره 450 دينارا.

The tenant shall pay a monthly rent of 450 dinars.

لا يجوز للمستأجر تأجير الشقة من الباطن.

The tenant shall not sublet the apartment.
";

/// Aligns a document on a new desk, and returns the run and its pairs.
fn align(name: &str, bytes: &[u8]) -> (Run, Vec<(String, String)>) {
    let desk = Desk::new();
    desk.put(name, bytes);
    let run = desk.run(&["align", name]);
    let pair = |line: &str| line.split_once('\t').map(|(one, other)| (one.to_owned(), other.to_owned()));
    let pairs = run.out.lines().filter_map(pair).collect();
    (run, pairs)
}

fn cell(text: &str) -> String {
    let paragraphs: String = text.lines().map(p).collect();
    format!("<w:tc>{paragraphs}</w:tc>")
}

fn table(rows: &[&[&str]]) -> Vec<u8> {
    let row =
        |cells: &&[&str]| format!("<w:tr>{}</w:tr>", cells.iter().copied().map(cell).collect::<String>());
    docx(&format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>()), &[])
}

#[test]
fn paragraphs_under_each_other_are_parted_by_script_and_dates_by_place() {
    let (run, pairs) = align("lease.txt", UNDER_EACH_OTHER.as_bytes());
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("lease.txt: 5 paragraphs Arabic, 5 English"), "{}", run.err);
    assert_eq!(pairs.len(), 5);
    assert_eq!(pairs[0], ("عقد إيجار".into(), "Lease Agreement".into()));
    assert_eq!(pairs[2], ("12/5/2024".into(), "12/5/2024".into()));
    assert_eq!(pairs[4].1, "The tenant shall not sublet the apartment.");
}

#[test]
fn lines_without_empty_lines_between_them_are_parted_too() {
    let lines = UNDER_EACH_OTHER.replace("\n\n", "\n");
    let (run, pairs) = align("lease.txt", lines.as_bytes());
    assert!(run.err.contains("5 paragraphs Arabic, 5 English"), "{}", run.err);
    assert_eq!(pairs.len(), 5, "{pairs:?}");
    assert_eq!(
        pairs[1].1,
        "This agreement was made in the city of Manama between the landlord and the tenant."
    );
}

#[test]
fn the_columns_of_a_table_are_parted_and_their_numbers_stay_with_them() {
    let rows: [&[&str]; 6] = [
        &["1", "اسم المورّد", "Supplier"],
        &["2", "Gulf Data Co.", "Gulf Data Co."],
        &["3", "قيمة العقد", "Contract value"],
        &["4", "48,000", "48,000"],
        &[
            "5",
            "يسلّم المورّد الأجهزة خلال ثلاثين يوما.",
            "The supplier shall deliver the equipment within thirty days.",
        ],
        &["6", "توقيع المورّد", "Signature of the supplier"],
    ];
    let (run, pairs) = align("contract.docx", &table(&rows));
    assert!(run.err.contains("6 paragraphs Arabic, 6 English, 6 without words on both sides"), "{}", run.err);
    assert!(pairs.contains(&("Gulf Data Co.".into(), "Gulf Data Co.".into())), "{pairs:?}");
    assert!(pairs.contains(&("توقيع المورّد".into(), "Signature of the supplier".into())), "{pairs:?}");
}

#[test]
fn a_cell_with_both_languages_is_parted_by_lines_and_the_rest_is_counted() {
    let rows: [&[&str]; 4] = [
        &["شهادة ميلاد\nBirth Certificate"],
        &["مكان الولادة\nPlace of birth", "مسقط\nMuscat"],
        &["الجنسية / Nationality", "عُماني / Omani"],
        &["ملاحظات Remarks"],
    ];
    let (run, pairs) = align("certificate.docx", &table(&rows));
    assert!(run.err.contains("5 paragraphs Arabic, 5 English, 1 held both and was left out"), "{}", run.err);
    assert_eq!(pairs.len(), 5, "{pairs:?}");
    assert_eq!(pairs[3], ("الجنسية".into(), "Nationality".into()));
}

#[test]
fn the_source_is_arabic_unless_another_is_named() {
    let desk = Desk::with(&[("lease.txt", UNDER_EACH_OTHER)]);
    let run = desk.run(&["align", "lease.txt", "--source-lang", "en"]);
    assert!(run.out.starts_with("Lease Agreement\tعقد إيجار\n"), "{}", run.out);
    let run = desk.run(&["align", "lease.txt", "--segmented", "--to", "beads"]);
    assert_eq!(run.out.lines().count(), 5, "{}", run.out);
}

#[test]
fn a_document_of_one_language_is_refused() {
    let arabic = "وصل القطار.\n\nونزل الركاب.\n\nhttps://example.org\n";
    for (text, lang) in [(arabic, "ar"), ("The train arrived.\n\nAll got off.\n", "en")] {
        let desk = Desk::with(&[("news.txt", text)]);
        let run = desk.run(&["align", "news.txt", "-o", "news.tmx"]);
        let expected = format!(
            "news.txt: all or nearly all of the text is {lang}: name its translation as well, or a document that \
             holds both ar and en"
        );
        assert_eq!(run.code, 2);
        assert!(run.err.contains(&expected), "{}", run.err);
        assert!(!desk.path("news.tmx").exists());
    }
    let desk = Desk::with(&[("news.txt", arabic), ("none.txt", "\n"), ("both.txt", UNDER_EACH_OTHER)]);
    assert!(desk.run(&["align", "none.txt"]).err.contains("none.txt: the text is empty"));
    let same = desk.run(&["align", "both.txt", "--source-lang", "fr", "--target-lang", "en"]);
    assert!(same.err.contains("cannot be parted into fr and en by script"), "{}", same.err);
}

#[test]
fn a_line_of_a_list_of_pairs_without_a_target_is_a_document_of_both() {
    let desk = Desk::with(&[("lease.txt", UNDER_EACH_OTHER), ("pairs.tsv", "lease.txt\t\tlease.tmx\n")]);
    let run = desk.run(&["align", "--pairs", "pairs.tsv", "--into", "plant.mizan"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(desk.read("lease.tmx").contains("Lease Agreement"));
    let again = desk.run(&["align", "--pairs", "pairs.tsv", "--into", "plant.mizan"]);
    assert!(again.err.contains("0 pairs aligned, 0 failed, 1 done before"), "{}", again.err);
}

#[test]
fn documents_of_both_languages_in_a_folder_are_aligned() {
    let desk = Desk::with(&[("news.ar.txt", "وصل القطار.\n"), ("news.en.txt", "The train arrived.\n")]);
    desk.put("leases/flat.docx", table(&[&["عقد إيجار شقة", "Lease of an apartment"], &["المالك", "Owner"]]));
    desk.put("leases/notes.docx", docx(&p("Sign here."), &[]));
    let run = desk.run(&["align", "--pairs", "."]);
    assert!(run.err.contains("2 pairs aligned, 0 failed"), "{}", run.err);
    assert!(run.err.contains("notes.docx: no language in its name"), "{}", run.err);
    assert!(desk.read("leases/flat.tmx").contains("Lease of an apartment"));
}

#[test]
fn pages_and_markdown_are_parted_as_well() {
    let row = |arabic: &str, english: &str| format!("<tr><td>{english}</td><td dir='rtl'>{arabic}</td></tr>");
    let page = format!(
        "<!DOCTYPE html><html><body><h1>Terms</h1><h1>الشروط</h1><table>{}{}{}</table></body></html>",
        row("مدة العقد سنة واحدة.", "The term of the contract is one year."),
        row("يجوز تجديد العقد.", "The contract may be renewed."),
        row("تسوى النزاعات بالتحكيم.", "Disputes shall be settled by arbitration."),
    );
    let (run, pairs) = align("terms.html", page.as_bytes());
    assert!(run.err.contains("4 paragraphs Arabic, 4 English"), "{}", run.err);
    assert_eq!(pairs[0], ("الشروط".into(), "Terms".into()));
    assert_eq!(pairs.len(), 4, "{pairs:?}");
    let (run, pairs) = align("lease.md", UNDER_EACH_OTHER.replace("عقد إيجار", "# عقد إيجار").as_bytes());
    assert_eq!((run.code, pairs.len()), (0, 5), "{}", run.err);
}

#[test]
fn a_document_whose_languages_do_not_answer_each_other_fills_no_memory_by_a_slip() {
    let desk = Desk::new();
    let arabic =
        ["سقط المطر على التلال طوال الليل.", "باع الحداد فأسه في السوق.", "غرقت السفينة قرب الميناء."];
    let english = [
        "The committee approved its budget.",
        "Our cat sleeps under the stairs.",
        "Seven engineers resigned.",
    ];
    let text: String =
        (0..12).map(|at| format!("{}\n\n{}\n\n", arabic[at % 3], english[(at + 1) % 3])).collect();
    desk.put("mixed.txt", text);
    let refused = desk.refused(&["align", "mixed.txt", "--into", "m.mizan"]);
    assert!(refused.contains("nothing was put into the memory"), "{refused}");
    assert!(!desk.has("m.mizan") || desk.ok(&["info", "m.mizan"]).contains("units\t0"), "{refused}");
    desk.ok(&["align", "mixed.txt", "--into", "m.mizan", "--force"]);
}
