//! Many pairs at once: a list or a folder, on all cores, and again without doing twice what is done.
#![cfg(feature = "cli")]

mod desk;

use desk::Desk;

fn with_pairs() -> Desk {
    Desk::with(&[
        ("one.ar.txt", "وصل القطار في الموعد.\n"),
        ("one.en.txt", "The train arrived on time.\n"),
        ("two.ar.txt", "أُغلق المصنع عام 2019.\n"),
        ("two.en.txt", "The factory was closed in 2019.\n"),
        ("alone.ar.txt", "لا ترجمة لهذا النص.\n"),
    ])
}

#[test]
fn a_folder_is_aligned_and_skipped_the_second_time() {
    let desk = with_pairs();
    let run = desk.run(&["align", "--pairs", "."]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("2 pairs aligned, 0 failed, 0 done before"), "{}", run.err);
    assert!(run.err.contains("beads: 1-1 2"), "{}", run.err);
    let tmx = desk.read("two.tmx");
    assert!(tmx.contains("The factory was closed in 2019."), "{tmx}");
    let again = desk.run(&["align", "--pairs", "."]);
    assert!(again.err.contains("0 pairs aligned, 0 failed, 2 done before"), "{}", again.err);
}

#[test]
fn a_pair_that_fails_costs_no_other() {
    let desk = with_pairs();
    let list = "missing.txt\tone.en.txt\tbad.tsv\n\none.ar.txt\tone.en.txt\tgood.tsv\n";
    desk.put("pairs", list);
    let run = desk.run(&["align", "--pairs", "pairs", "--into", "all.mizan"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("missing.txt"), "{}", run.err);
    let good = desk.read("good.tsv");
    assert_eq!(good, "وصل القطار في الموعد.\tThe train arrived on time.\n");
    assert!(desk.has("all.mizan") && !desk.has("bad.tsv"));
}

#[test]
fn a_line_that_is_no_pair_is_named() {
    let desk = with_pairs();
    desk.put("pairs", "one.ar.txt\tone.en.txt\n");
    let run = desk.run(&["align", "--pairs", "pairs"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("line 1"), "{}", run.err);
}
