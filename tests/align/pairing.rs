//! `mizan pair`, and `mizan align --pairs` of documents whose names do not tell: documents are paired by what
//! they say.
#![cfg(feature = "cli")]

use crate::desk::Desk;
use crate::office::{docx, p};

const ARABIC: [&str; 3] = [
    "زار الوزير المصنع الجديد يوم الأحد.\n\nتحدث مع العمال عن الأجور وساعات العمل.\n",
    "فتحت المكتبة أبوابها للقراء بعد ترميمها.\n\nفيها 4,200 كتاب وقاعة للأطفال.\n",
    "يحفظ الدواء في مكان بارد.\n\nلا تتركه في متناول الأطفال، ولا تتناول أكثر من 3 حبات في اليوم.\n\n\
    إذا شعرت بألم في المعدة أو بدوار فاسأل الطبيب أو الصيدلي.\n",
];
const ENGLISH: [&str; 3] = [
    "The minister visited the new factory on Sunday.\n\nHe talked with the workers about wages and working hours.\n",
    "The library opened its doors to readers after its repair.\n\nIt has 4,200 books and a hall for children.\n",
    "Keep the medicine in a cold place.\n\nDo not leave it within reach of children, and take no more than 3 tablets a day.\n\n\
    If you feel pain in the stomach or dizziness, ask the doctor or the pharmacist.\n",
];
const STRANGER: &str =
    "Our football team lost the final after extra time.\n\nThe coach blamed the heavy rain.\n";

/// Documents of several kinds under names that say nothing. One of each language has no partner.
fn two_folders() -> Desk {
    let desk = Desk::new();
    desk.put("arabic/1.txt", ARABIC[0]);
    desk.put("arabic/deep/2.docx", docx(&ARABIC[1].split("\n\n").map(p).collect::<String>(), &[]));
    desk.put("arabic/3.md", ARABIC[2]);
    desk.put(
        "english/a.html",
        format!("<!DOCTYPE html><html><body><p>{}</p></body></html>", ENGLISH[2].replace("\n\n", "</p><p>")),
    );
    desk.put("english/b.txt", STRANGER);
    desk.put("english/c.txt", ENGLISH[1]);
    desk
}

#[test]
fn documents_are_paired_by_what_they_say() {
    let desk = two_folders();
    let run = desk.run(&["pair", "arabic", "english"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let rows: Vec<Vec<&str>> = run.out.lines().map(|line| line.split('\t').collect()).collect();
    let names: Vec<&[&str]> = rows.iter().map(|row| &row[..2]).collect();
    assert_eq!(names, [["arabic/3.md", "english/a.html"], ["arabic/deep/2.docx", "english/c.txt"]]);
    for row in rows {
        assert!(row[2].parse::<f64>().is_ok_and(|sure| (0.5..=1.0).contains(&sure)), "{row:?}");
    }
    for alone in ["arabic/1.txt: no translation in english", "english/b.txt: no translation in arabic"] {
        assert!(run.err.contains(alone), "{}", run.err);
    }
    assert!(run.err.contains("2 pairs, 2 documents without a partner"), "{}", run.err);
}

#[test]
fn a_higher_confidence_leaves_pairs_out() {
    let desk = two_folders();
    let all = desk.run(&["pair", "arabic", "english", "--min-confidence", "0"]);
    assert_eq!(all.out.lines().count(), 3, "{}", all.out);
    let none = desk.run(&["pair", "arabic", "english", "--min-confidence", "1"]);
    assert_eq!((none.code, &*none.out), (1, ""), "{}", none.err);
}

#[test]
fn a_document_that_cannot_be_read_costs_no_other() {
    let desk = two_folders();
    desk.put("english/broken.docx", "PK\u{3}\u{4} is no zip file");
    desk.put("english/empty.txt", "\n");
    let run = desk.run(&["pair", "arabic", "english"]);
    assert_eq!((run.code, run.out.lines().count()), (2, 2), "{}", run.err);
    assert!(
        run.err.contains("broken.docx") && run.err.contains("empty.txt: the text is empty"),
        "{}",
        run.err
    );
}

#[test]
fn what_is_no_folder_is_refused() {
    let desk = two_folders();
    let refused = desk.refused(&["pair", "arabic/1.txt", "english"]);
    assert!(refused.contains("arabic/1.txt: not a folder"), "{refused}");
    desk.put("none/picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0");
    assert!(desk.refused(&["pair", "arabic", "none"]).contains("none: no document in it"));
}

#[test]
fn documents_whose_names_do_not_tell_are_aligned_by_what_they_say() {
    let desk = Desk::new();
    desk.put("job/عقد.txt", ARABIC[1]);
    desk.put("job/library.txt", ENGLISH[1]);
    desk.put("job/visit.ar.txt", ARABIC[0]);
    desk.put("job/final_version.html", ENGLISH[0]);
    desk.put("job/match.txt", STRANGER);
    let run = desk.run(&["align", "--pairs", "job", "--into", "plant.mizan"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("job/عقد.txt and job/library.txt: paired by what they say"), "{}", run.err);
    assert!(run.err.contains("2 pairs aligned, 0 failed"), "{}", run.err);
    assert!(desk.read("job/عقد.tmx").contains("It has 4,200 books and a hall for children."));
    assert!(desk.has("job/visit.ar.tmx") && !desk.has("job/match.tmx"), "{:?}", desk.names());
    let again = desk.run(&["align", "--pairs", "job", "--into", "plant.mizan"]);
    assert!(again.err.contains("0 pairs aligned, 0 failed, 2 done before"), "{}", again.err);
}
