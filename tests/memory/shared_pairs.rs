//! A pair of texts that two clients, projects or documents share is found for each of them, in whichever
//! order its languages come, and what a person has corrected or deleted stays so when a file is read again.
#![cfg(feature = "cli")]

use crate::desk::Desk;

/// Two jobs of four sentences, of which they share two.
const SENTENCES: [[(&str, &str); 4]; 2] = [
    [
        ("يوقع الطرفان العقد.", "Both parties sign the contract."),
        ("تبدأ المدة في مارس.", "The term begins in March."),
        ("يدفع المشتري الثمن.", "The buyer pays the price."),
        ("يسلم البائع البضاعة.", "The seller delivers the goods."),
    ],
    [
        ("يوقع الطرفان العقد.", "Both parties sign the contract."),
        ("تبدأ المدة في مارس.", "The term begins in March."),
        ("يدفع المستأجر الأجرة.", "The tenant pays the rent."),
        ("يسلم المؤجر المفتاح.", "The landlord hands over the key."),
    ],
];

/// Returns a desk with the two jobs as texts and as tables.
fn two_jobs() -> Desk {
    let desk = Desk::new();
    for (name, job) in ["one", "two"].into_iter().zip(SENTENCES) {
        let (ar, en): (Vec<_>, Vec<_>) = job.into_iter().unzip();
        desk.put(&format!("{name}.ar.txt"), ar.join("\n"));
        desk.put(&format!("{name}.en.txt"), en.join("\n"));
        let table: Vec<String> = job.iter().map(|(ar, en)| format!("{ar}\t{en}\n")).collect();
        desk.put(&format!("{name}.tsv"), table.concat());
    }
    desk
}

fn align(desk: &Desk, name: &str, more: &[&str]) -> String {
    let [ar, en] = ["ar", "en"].map(|lang| format!("{name}.{lang}.txt"));
    let run = desk.run(&[&["align", &ar, &en, "--segmented", "--into", "m.mizan"], more].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    run.err
}

fn import(desk: &Desk, file: &str, more: &[&str]) -> String {
    let run = desk.run(&[&["import", file, "--into", "m.mizan"], more].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    run.out + &run.err
}

/// Returns the number of units that pass filters.
fn count(desk: &Desk, filters: &[&str]) -> usize {
    desk.run(&[&["export", "m.mizan", "--to", "tsv"], filters].concat()).out.lines().count()
}

#[test]
fn what_two_projects_share_is_found_for_both_and_stays_with_one_when_the_other_is_deleted() {
    for label in ["--project", "--client", "--domain"] {
        for aligned in [[true, true], [true, false], [false, false]] {
            let desk = two_jobs();
            for _ in 0..2 {
                for ((name, owner), aligned) in [("one", "P1"), ("two", "P2")].into_iter().zip(aligned) {
                    match aligned {
                        true => align(&desk, name, &[label, owner]),
                        false => import(&desk, &format!("{name}.tsv"), &[label, owner]),
                    };
                }
            }
            assert_eq!((count(&desk, &[label, "P1"]), count(&desk, &[label, "P2"])), (4, 4));
            assert_eq!(desk.ok(&["undo", "--list", "--memory", "m.mizan"]).lines().count(), 2);
            let lookup = ["lookup", "The term begins in March.", "--memory", "m.mizan"];
            assert_eq!(desk.ok(&lookup).lines().count(), 1, "a shared pair is one answer");
            assert_eq!(desk.ok(&["clean", "--memory", "m.mizan", "--only", "duplicate"]), "");
            desk.ok(&["delete", label, "P1", "--yes", "--memory", "m.mizan"]);
            assert_eq!((count(&desk, &[label, "P1"]), count(&desk, &[label, "P2"])), (0, 4));
            desk.ok(&["undo", "--memory", "m.mizan"]);
            assert_eq!(count(&desk, &[label, "P1"]), 4);
        }
    }
}

#[test]
fn what_a_job_shares_with_units_of_nobody_stays_theirs_and_a_file_that_comes_again_gets_labels() {
    for labelled_first in [true, false] {
        let desk = two_jobs();
        for is_labelled in [labelled_first, !labelled_first] {
            match is_labelled {
                true => import(&desk, "one.tsv", &["--client", "Nile"]),
                false => import(&desk, "two.tsv", &[]),
            };
        }
        assert_eq!((count(&desk, &[]), count(&desk, &["--client", "Nile"])), (8, 4));
        desk.ok(&["delete", "--client", "Nile", "--yes", "--memory", "m.mizan"]);
        assert_eq!(count(&desk, &[]), 4);
    }
    let desk = two_jobs();
    import(&desk, "one.tsv", &[]);
    let again = import(&desk, "one.tsv", &["--client", "Nile"]);
    assert!(again.contains("4 read, 0 new, 4 changed, 0 known"), "{again}");
    let again = import(&desk, "one.tsv", &[]);
    assert!(again.contains("4 read, 0 new, 0 changed, 4 known"), "{again}");
    assert_eq!(count(&desk, &["--client", "Nile"]), 4);
    align(&desk, "one", &["--client", "Nile"]);
    align(&desk, "one", &["--client", "Nile", "--project", "P1"]);
    assert_eq!((count(&desk, &[]), count(&desk, &["--project", "P1"])), (8, 4));
}

#[test]
fn units_of_one_pair_come_back_from_a_file_a_merge_and_a_repair_as_they_were() {
    let desk = two_jobs();
    import(&desk, "one.tsv", &["--client", "Nile", "--document", "one.docx"]);
    import(&desk, "two.tsv", &[]);
    desk.ok(&["export", "m.mizan", "-o", "all.tmx"]);
    desk.ok(&["import", "all.tmx", "--into", "n.mizan"]);
    desk.ok(&["merge", "m.mizan", "--into", "o.mizan"]);
    for memory in ["n.mizan", "o.mizan"] {
        let info = desk.ok(&["info", memory]);
        assert!(info.contains("units\t8\n") && info.contains("client Nile\t4\n"), "{info}");
    }
}

#[test]
fn every_document_has_all_of_its_units() {
    let desk = two_jobs();
    align(&desk, "one", &[]);
    let err = align(&desk, "two", &[]);
    assert!(err.contains("m.mizan: 2 new, 2 changed, 0 known"), "{err}");
    for name in ["one", "two", "one"] {
        assert!(align(&desk, name, &[]).contains("m.mizan: 0 new, 0 changed, 4 known"));
    }
    let of = |name: &str| count(&desk, &["--document", &format!("{name}.ar.txt")]);
    assert_eq!((count(&desk, &[]), of("one"), of("two")), (6, 4, 4));
    let info = desk.ok(&["info", "m.mizan"]);
    assert!(info.contains("document one.ar.txt\t4\n") && info.contains("document two.ar.txt\t4\n"), "{info}");
    assert!(desk.ok(&["show", "1", "--memory", "m.mizan"]).contains("\nalso in\ttwo.ar.txt\n"));
    let shown = desk.ok(&["show", "1", "--memory", "m.mizan", "--json"]);
    assert!(shown.contains("\"other_documents\"") && !shown.contains("x-mizan-document"), "{shown}");
    // A memory of the units that left as a file knows the same.
    desk.ok(&["export", "m.mizan", "-o", "all.tmx"]);
    desk.ok(&["import", "all.tmx", "--into", "n.mizan"]);
    let info = desk.ok(&["info", "n.mizan"]);
    assert!(info.contains("document one.ar.txt\t4\n") && info.contains("document two.ar.txt\t4\n"), "{info}");
    let deleted = desk.run(&["delete", "--document", "one.ar.txt", "--yes", "--memory", "m.mizan"]).err;
    assert!(deleted.contains("deleted 2 units"), "{deleted}");
    assert!(deleted.contains("2 units stay for other documents that hold them"), "{deleted}");
    assert_eq!((count(&desk, &[]), of("one"), of("two")), (4, 0, 4));
    desk.ok(&["undo", "--memory", "m.mizan"]);
    assert_eq!((count(&desk, &[]), of("one"), of("two")), (6, 4, 4));
    desk.ok(&["forget", "--document", "two.ar.txt", "--yes", "--memory", "m.mizan"]);
    assert_eq!((count(&desk, &[]), of("one"), of("two")), (4, 4, 0));
    assert!(!std::fs::read(desk.path("m.mizan")).unwrap().windows(10).any(|bytes| bytes == b"two.ar.txt"));
}

#[test]
fn many_pairs_at_once_leave_each_document_with_its_units() {
    let desk = two_jobs();
    desk.put("pairs.tsv", "one.ar.txt\tone.en.txt\tone.tmx\ntwo.ar.txt\ttwo.en.txt\ttwo.tmx\n");
    desk.ok(&["align", "--pairs", "pairs.tsv", "--segmented", "--into", "m.mizan"]);
    for name in ["one.ar.txt", "two.ar.txt"] {
        assert_eq!(count(&desk, &["--document", name]), 4);
    }
}

#[test]
fn a_correction_takes_a_shared_pair_from_its_document_alone() {
    let desk = two_jobs();
    align(&desk, "one", &[]);
    align(&desk, "two", &[]);
    desk.put("joined.beads", "[0, 1] : [0, 1]\n[2] : [2]\n[3] : [3]\n");
    align(&desk, "one", &["--beads", "joined.beads"]);
    let of = |name: &str| count(&desk, &["--document", &format!("{name}.ar.txt")]);
    assert_eq!((count(&desk, &[]), of("one"), of("two")), (7, 3, 4));
    align(&desk, "two", &["--beads", "joined.beads"]);
    // The pairs that neither document has any more are gone; the joined pair is shared.
    assert_eq!((count(&desk, &[]), of("one"), of("two")), (5, 3, 3));
}

#[test]
fn a_pair_in_the_other_order_of_languages_is_the_same_pair() {
    let desk = two_jobs();
    import(&desk, "one.tsv", &[]);
    let turned: Vec<String> = SENTENCES[0].iter().map(|(ar, en)| format!("{en}\t{ar}\n")).collect();
    desk.put("turned.tsv", turned.concat());
    for _ in 0..2 {
        let out = import(&desk, "turned.tsv", &[]);
        assert!(out.contains("4 read, 0 new, 0 changed, 4 known"), "{out}");
    }
    let within = Desk::new();
    within.put("both.tsv", "نعم\tyes\n");
    within.put("turned.csv", "en,ar\nyes,نعم\nno,لا\n");
    within.ok(&["import", "turned.csv", "both.tsv", "--into", "m.mizan"]);
    assert_eq!(count(&within, &["--source-lang", "ar", "--target-lang", "en"]), 2);
}

#[test]
fn texts_that_are_aligned_in_the_other_order_bring_no_wrong_pair_back() {
    let desk = two_jobs();
    align(&desk, "one", &[]);
    desk.ok(&["edit", "2", "--target", "The term starts in March.", "--memory", "m.mizan"]);
    desk.ok(&["delete", "3", "--memory", "m.mizan"]);
    let turned = ["align", "one.en.txt", "one.ar.txt", "--segmented", "--into", "m.mizan"];
    for _ in 0..2 {
        let err = desk.run(&turned).err;
        assert!(err.contains("2 units that you changed or deleted stay so"), "{err}");
        assert_eq!(count(&desk, &[]), 3);
    }
    let err = desk.run(&[&turned[..], &["--bring-back"]].concat()).err;
    assert!(err.contains("m.mizan: 2 new"), "{err}");
}

#[test]
fn a_file_that_is_imported_again_brings_no_corrected_or_deleted_pair_back() {
    let desk = two_jobs();
    import(&desk, "one.tsv", &["--client", "Nile"]);
    desk.ok(&["edit", "2", "--target", "The term starts in March.", "--memory", "m.mizan"]);
    desk.ok(&["delete", "3", "--memory", "m.mizan"]);
    for more in [&["--dry-run"][..], &[], &["--client", "Nile"]] {
        let out = import(&desk, "one.tsv", more);
        assert!(
            out.contains("4 read, 0 new, 0 changed, 2 known") && out.contains(", 2 not brought back"),
            "{out}"
        );
        assert!(
            out.contains("one.tsv: 2 units that you changed or deleted stay so; --bring-back puts them in"),
            "{out}"
        );
        assert_eq!(count(&desk, &[]), 3);
    }
    let report = desk.json(&["import", "one.tsv", "--into", "m.mizan", "--json"]);
    assert_eq!((&report["settled"], &report["files"][0]["settled"]), (&2.into(), &2.into()));
    // Another client's units and a person may bring the pairs in.
    assert!(import(&desk, "one.tsv", &["--client", "Atlas"]).contains("4 read, 4 new"));
    desk.ok(&["undo", "--memory", "m.mizan"]);
    assert!(import(&desk, "one.tsv", &["--client", "Nile", "--bring-back"]).contains("4 read, 2 new"));
    desk.ok(&["undo", "--memory", "m.mizan"]);
    desk.ok(&["undo", "--memory", "m.mizan"]);
    assert!(import(&desk, "one.tsv", &["--client", "Nile"]).contains("4 read, 0 new, 0 changed, 3 known"));
}

#[test]
fn a_renamed_copy_brings_no_corrected_deleted_or_cleaned_pair_back() {
    let desk = two_jobs();
    desk.put(
        "one.tsv",
        format!("{}تبدأ المدة في مارس 2031.\tThe term begins in March 2030.\n", desk.read("one.tsv")),
    );
    import(&desk, "one.tsv", &["--client", "Nile"]);
    desk.ok(&["edit", "2", "--target", "The term starts in March.", "--memory", "m.mizan"]);
    desk.ok(&["delete", "3", "--memory", "m.mizan"]);
    desk.ok(&["clean", "--only", "numbers", "--mend", "--memory", "m.mizan"]);
    for name in ["one-copy.tsv", "old/one.tsv"] {
        desk.put(name, desk.read("one.tsv"));
        for more in [&["--client", "Nile"][..], &["--client", "Nile", "--dry-run"], &["--dry-run"]] {
            let out = import(&desk, name, more);
            assert!(out.contains(", 3 not brought back"), "{out}");
            assert!(out.contains("3 units that you changed or deleted stay so; --bring-back puts them in"));
        }
        assert_eq!(count(&desk, &["--client", "Nile"]), 3);
    }
    // Another client's file, a person and the option bring the pairs in, and then they stay known.
    assert!(import(&desk, "one-copy.tsv", &["--client", "Atlas"]).contains("5 read, 5 new"));
    desk.ok(&["undo", "--memory", "m.mizan"]);
    let pair =
        ["يدفع المشتري الثمن.", "The buyer pays the price.", "--source-lang", "ar", "--target-lang", "en"];
    desk.ok(&[&["add"], &pair[..], &["--client", "Nile", "--memory", "m.mizan"]].concat());
    let out = import(&desk, "one-copy.tsv", &["--client", "Nile"]);
    assert!(out.contains("5 read, 0 new") && out.contains(", 2 not brought back"), "{out}");
    let out = import(&desk, "one-copy.tsv", &["--client", "Nile", "--bring-back"]);
    assert!(out.contains("5 read, 2 new"), "{out}");
    let out = import(&desk, "one-copy.tsv", &["--client", "Nile"]);
    assert!(out.contains("5 read, 0 new, 0 changed, 5 known") && !out.contains("stay so"), "{out}");
}

#[test]
fn a_renamed_copy_of_two_texts_brings_no_corrected_pair_back() {
    let desk = two_jobs();
    align(&desk, "one", &[]);
    desk.ok(&["edit", "2", "--target", "The term starts in March.", "--memory", "m.mizan"]);
    desk.ok(&["delete", "3", "--memory", "m.mizan"]);
    for lang in ["ar", "en"] {
        desk.put(&format!("copy.{lang}.txt"), desk.read(&format!("one.{lang}.txt")));
    }
    let err = align(&desk, "copy", &[]);
    assert!(err.contains("2 units that you changed or deleted stay so"), "{err}");
    assert_eq!(count(&desk, &[]), 3);
}

#[test]
fn units_that_were_deleted_by_a_filter_come_back_from_an_own_export_and_are_known_then() {
    let desk = two_jobs();
    align(&desk, "one", &["--client", "Nile"]);
    desk.ok(&["export", "m.mizan", "--client", "Nile", "-o", "nile.tmx"]);
    desk.ok(&["delete", "--client", "Nile", "--yes", "--memory", "m.mizan"]);
    let list = desk.ok(&["undo", "--list", "--memory", "m.mizan"]);
    assert!(list.contains("\tdelete by filter\t"), "{list}");
    assert!(import(&desk, "nile.tmx", &[]).contains("4 read, 4 new"));
    let err = align(&desk, "one", &["--client", "Nile"]);
    assert!(err.contains("m.mizan: 0 new, 0 changed, 4 known") && !err.contains("stay so"), "{err}");
}

#[test]
fn a_pair_that_two_files_brought_and_a_person_corrected_comes_back_from_neither() {
    let desk = two_jobs();
    import(&desk, "one.tsv", &["--document", "one.docx"]);
    import(&desk, "two.tsv", &["--document", "two.docx"]);
    desk.ok(&["edit", "2", "--target", "The term starts in March.", "--memory", "m.mizan"]);
    for (file, document) in [("one.tsv", "one.docx"), ("two.tsv", "two.docx")] {
        let out = import(&desk, file, &["--document", document]);
        assert!(out.contains("4 read, 0 new, 0 changed, 3 known"), "{out}");
        assert!(
            out.contains("1 unit that you changed or deleted stays so; --bring-back puts it in"),
            "{out}"
        );
    }
}

#[test]
fn a_search_shows_a_pair_once_that_is_stored_in_both_orders_and_for_two_clients() {
    let desk = Desk::new();
    let add = |arguments: &[&str]| desk.ok(&[&["add", "-m", "m.mizan"], arguments].concat());
    add(&["يوقع الطرفان العقد.", "Both parties sign the contract.", "--client", "Acme"]);
    add(&["Both parties sign the contract.", "يوقع الطرفان العقد.", "--target-lang", "ar-EG"]);
    add(&["Both parties sign the contract.", "يوقع الجانبان العقد."]);
    let found = desk.ok(&["search", "contract", "-m", "m.mizan"]);
    assert_eq!(found.lines().count(), 2, "{found}");
    let of_client = desk.ok(&["search", "contract", "-m", "m.mizan", "--client", "Acme"]);
    assert!(of_client.starts_with("1\t"), "{of_client}");
}
