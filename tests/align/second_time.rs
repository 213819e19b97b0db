//! What is done a second time changes nothing, and a file of another format is refused at its start.
#![cfg(feature = "cli")]

use crate::desk::Desk;

const ENGLISH: &str =
    "Close the valve.\nOpen the door.\nClose the valve.\nPay the invoice.\nClose the valve.\n";
const ARABIC: &str = "أغلق الصمام.\nافتح الباب.\nأغلق الصمام.\nادفع الفاتورة.\nأغلق الصمام.\n";

#[test]
fn texts_with_repeated_sentences_that_are_aligned_again_change_nothing() {
    let desk = Desk::with(&[("a.en.txt", ENGLISH), ("a.ar.txt", ARABIC)]);
    let align = ["align", "a.en.txt", "a.ar.txt", "--into", "m.mizan"];
    desk.ok(&align);
    let again = desk.run(&align);
    assert!(again.err.contains("m.mizan: 0 new, 0 changed, 5 known"), "{}", again.err);
    assert_eq!(desk.run(&["undo", "--list", "--memory", "m.mizan"]).out.lines().count(), 1);
    std::fs::copy(desk.path("m.mizan"), desk.path("n.mizan")).unwrap();
    desk.ok(&["merge", "n.mizan", "--into", "m.mizan"]);
    assert_eq!(desk.run(&["undo", "--list", "--memory", "m.mizan"]).out.lines().count(), 1);
}

#[test]
fn a_text_of_the_same_name_takes_nothing_from_another() {
    let desk = Desk::with(&[
        ("job1/contract.ar.txt", "البيانات\n\nذهب الولد إلى المدرسة صباحًا.\n"),
        ("job1/contract.en.txt", "Data\n\nThe boy went to school in the morning.\n"),
        ("job2/contract.ar.txt", "حفظت الشركة البيانات يوم الأحد.\n"),
        ("job2/contract.en.txt", "The company stored the Data on Sunday.\n"),
    ]);
    for job in ["job1", "job2", "job1", "job2"] {
        let [source, target] = ["ar", "en"].map(|lang| format!("{job}/contract.{lang}.txt"));
        let run = desk.run(&["align", &source, &target, "--into", "m.mizan"]);
        assert!(run.code == 0 && !run.err.contains("replaced"), "{}", run.err);
    }
    assert_eq!(desk.json(&["info", "m.mizan", "--json"])["units"], 3);
}

#[test]
fn a_pair_whose_texts_also_stand_the_other_way_round_stays() {
    let desk =
        Desk::with(&[("w.ar.txt", "الأول 1\n\n1\n\nالثاني 0\n"), ("w.en.txt", "First 1\n\n0\n\nSecond 0\n")]);
    for _ in 0..3 {
        let run = desk.run(&["align", "w.ar.txt", "w.en.txt", "--into", "m.mizan"]);
        assert!(run.code == 0 && !run.err.contains("replaced"), "{}", run.err);
    }
    assert_eq!(desk.json(&["info", "m.mizan", "--json"])["units"], 3);
}

#[test]
fn a_file_of_another_format_is_refused_at_its_start() {
    let desk = Desk::with(&[("a.xlf", "hello\nyou\n"), ("a.tmx", "hello\nyou\n")]);
    for (file, format) in [("a.xlf", "an XLIFF file"), ("a.tmx", "a TMX file")] {
        let refused = desk.refused(&["import", file, "--into", "m.mizan"]);
        assert!(refused.contains(&format!("{file}: line 1, column 1: this is not {format}")), "{refused}");
    }
}
