//! Many pairs at once: a list or a folder, on all cores, and again without doing twice what is done.
#![cfg(feature = "cli")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn mizan(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_mizan")).current_dir(folder).args(args).output().unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn folder_with_pairs() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [
        ("one.ar.txt", "وصل القطار في الموعد.\n"),
        ("one.en.txt", "The train arrived on time.\n"),
        ("two.ar.txt", "أُغلق المصنع عام 2019.\n"),
        ("two.en.txt", "The factory was closed in 2019.\n"),
        ("alone.ar.txt", "لا ترجمة لهذا النص.\n"),
    ] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

#[test]
fn a_folder_is_aligned_and_skipped_the_second_time() {
    let folder = folder_with_pairs();
    let output = mizan(folder.path(), &["align", "--pairs", "."]);
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(stderr(&output).contains("2 pairs aligned, 0 failed, 0 done before"), "{}", stderr(&output));
    assert!(stderr(&output).contains("beads: 1-1 2"), "{}", stderr(&output));
    let tmx = fs::read_to_string(folder.path().join("two.tmx")).unwrap();
    assert!(tmx.contains("The factory was closed in 2019."), "{tmx}");
    let again = mizan(folder.path(), &["align", "--pairs", "."]);
    assert!(stderr(&again).contains("0 pairs aligned, 0 failed, 2 done before"), "{}", stderr(&again));
}

#[test]
fn a_pair_that_fails_costs_no_other() {
    let folder = folder_with_pairs();
    let list = "missing.txt\tone.en.txt\tbad.tsv\n\none.ar.txt\tone.en.txt\tgood.tsv\n";
    fs::write(folder.path().join("pairs"), list).unwrap();
    let output = mizan(folder.path(), &["align", "--pairs", "pairs", "--into", "all.mizan"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("missing.txt"), "{}", stderr(&output));
    let good = fs::read_to_string(folder.path().join("good.tsv")).unwrap();
    assert_eq!(good, "وصل القطار في الموعد.\tThe train arrived on time.\n");
    assert!(folder.path().join("all.mizan").exists() && !folder.path().join("bad.tsv").exists());
}

#[test]
fn a_line_that_is_no_pair_is_named() {
    let folder = folder_with_pairs();
    fs::write(folder.path().join("pairs"), "one.ar.txt\tone.en.txt\n").unwrap();
    let output = mizan(folder.path(), &["align", "--pairs", "pairs"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("line 1"), "{}", stderr(&output));
}
