//! Which memory a verb works on: the one that an option names, else that of `MIZAN_MEMORY`, else the default
//! memory, which the verb then names on stderr.
#![cfg(feature = "cli")]

use crate::desk::{Desk, Run};

const DEFAULT: &str = "data/mizan/default.mizan";

fn with_variable(desk: &Desk, memory: &str, arguments: &[&str]) -> Run {
    Run::of(desk.command(arguments).env("MIZAN_MEMORY", memory).output().unwrap())
}

#[test]
fn the_default_memory_is_named_once_on_stderr_by_each_verb_that_uses_it() {
    let desk = Desk::with(&[("u.tsv", "Close the valve.\tأغلق الصمام.\nOpen the valve.\tافتح الصمام.\n")]);
    let verbs: [&[&str]; 15] = [
        &["import", "u.tsv"],
        &["add", "Yes", "نعم"],
        &["edit", "1", "--domain", "pumps"],
        &["show", "1"],
        &["lookup", "Close the valve."],
        &["search", "valve"],
        &["info"],
        &["export", "--to", "tsv"],
        &["clean"],
        &["delete", "--domain", "pumps", "--yes"],
        &["undo"],
        &["undo", "--list"],
        &["backup", "copy.mizan"],
        &["compact"],
        &["repair"],
    ];
    for verb in verbs {
        let run = desk.run(verb);
        assert_eq!(run.code, 0, "{verb:?}: {}", run.err);
        assert_eq!(run.err.matches("using the default memory").count(), 1, "{verb:?}: {}", run.err);
        assert!(!run.out.contains(DEFAULT), "{verb:?}: {}", run.out);
    }
}

#[test]
fn the_variable_names_the_memory_and_an_option_overrules_it() {
    let desk = Desk::new();
    let run = with_variable(&desk, "own.mizan", &["add", "Yes", "نعم"]);
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, "1\n", "mizan: made own.mizan\n"));
    assert!(desk.has("own.mizan") && !desk.has(DEFAULT));
    let run = with_variable(&desk, "own.mizan", &["lookup", "Yes"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let run = with_variable(&desk, "own.mizan", &["add", "No", "لا", "--memory", "other.mizan"]);
    assert_eq!((run.code, run.err.as_str()), (0, "mizan: made other.mizan\n"));
    assert!(desk.ok(&["info", "own.mizan"]).starts_with("units\t1\n"));
    assert!(desk.ok(&["info", "other.mizan"]).starts_with("units\t1\n"));
    let run = with_variable(&desk, "own.mizan", &["info", "other.mizan"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
}

#[test]
fn an_empty_variable_names_no_memory_and_a_missing_memory_is_named_with_its_variable() {
    let desk = Desk::new();
    assert_eq!(with_variable(&desk, "", &["add", "Yes", "نعم"]).code, 0);
    assert!(desk.has(DEFAULT));
    let run = with_variable(&desk, "gone.mizan", &["lookup", "Yes"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("gone.mizan") && run.err.contains("MIZAN_MEMORY"), "{}", run.err);
}

#[test]
fn a_mistyped_memory_is_answered_with_the_nearest_one() {
    let desk = Desk::new();
    desk.ok(&["add", "Yes", "نعم", "--memory", "plant.mizan"]);
    let missing = desk.refused(&["lookup", "Yes", "--memory", "plnt.mizan"]);
    assert!(missing.contains("plnt.mizan: no such memory; there is plant.mizan"), "{missing}");
    assert!(
        desk.refused(&["lookup", "Yes", "-m", "sea.mizan"]).contains("`mizan import FILE --into sea.mizan`")
    );
}

#[test]
fn an_option_that_another_verb_has_is_answered_with_that_of_this_verb() {
    let desk = Desk::new();
    assert!(
        desk.refused(&["lookup", "Yes", "--into", "m.mizan"]).contains("names the memory with '--memory'")
    );
    let align = desk.refused(&["align", "a.txt", "b.txt", "--memory", "m.mizan"]);
    assert!(align.contains("names the memory with '--into'"), "{align}");
    assert!(!desk.refused(&["segment", "a.txt", "--into", "m.mizan"]).contains("names the memory"));
    desk.ok(&["add", "Yes", "نعم", "--memory", "a.mizan"]);
    assert!(desk.run(&["merge", "a.mizan", "--into", "b.mizan"]).err.contains("1 unit new"));
}

#[test]
fn a_memory_that_is_made_is_named_with_the_one_of_nearly_the_same_name() {
    let desk = Desk::with(&[("u.tsv", "Close the valve.\tأغلق الصمام.\n"), ("empty.tsv", "")]);
    desk.put("ar.txt", "أغلق الصمام.\n");
    desk.put("en.txt", "Close the valve.\n");
    desk.ok(&["import", "u.tsv", "--into", "week.mizan"]);
    let verbs: [(&[&str], &str); 4] = [
        (&["import", "u.tsv", "--into", "wek.mizan"], "made wek.mizan; there is week.mizan"),
        (&["add", "Yes", "نعم", "--memory", "plant.mizan"], "made plant.mizan\n"),
        (&["align", "ar.txt", "en.txt", "--into", "plnt.mizan"], "made plnt.mizan; there is plant.mizan"),
        (&["merge", "week.mizan", "--into", "sea.mizan"], "made sea.mizan\n"),
    ];
    for (verb, said) in verbs {
        for told in [true, false] {
            let run = desk.run(verb);
            assert_eq!(run.code, 0, "{verb:?}: {}", run.err);
            assert_eq!(run.err.contains(said), told, "{verb:?}: {}", run.err);
            assert_eq!(run.err.contains("made "), told, "{verb:?}: {}", run.err);
        }
    }
    // What is not made is not said to be made.
    let run = desk.run(&["import", "missing.tsv", "--into", "wee.mizan"]);
    assert!(run.code == 2 && !run.err.contains("made ") && !desk.has("wee.mizan"), "{}", run.err);
    let run = desk.run(&["import", "u.tsv", "--into", "wee.mizan", "--dry-run"]);
    assert!(run.code == 0 && !run.err.contains("made ") && !desk.has("wee.mizan"), "{}", run.err);
    for verb in [
        &["import", "u.tsv", "--into"][..],
        &["align", "ar.txt", "en.txt", "--into"],
        &["add", "a", "ب", "-m"],
    ] {
        let refused = desk.refused(&[verb, &["new/m.mizan"]].concat());
        assert!(refused.contains("new/m.mizan: there is no folder new") && !desk.has("new"), "{refused}");
    }
}

#[test]
fn a_memory_given_as_a_bilingual_file_is_answered_with_the_verbs_that_read_one() {
    let desk = Desk::new();
    desk.ok(&["add", "Yes", "نعم", "--memory", "m.mizan"]);
    for verb in [&["import", "m.mizan", "--into", "m2.mizan"][..], &["convert", "m.mizan", "-o", "m.tmx"]] {
        let refused = desk.refused(verb);
        assert!(refused.contains("`mizan merge m.mizan --into MEMORY` copies its units"), "{refused}");
        assert!(refused.contains("`mizan export m.mizan`"), "{refused}");
    }
    assert!(!desk.has("m2.mizan") && !desk.has("m.tmx"));
}

#[test]
fn a_memory_without_its_option_is_answered_with_the_option() {
    let desk = Desk::with(&[("u.tsv", "Yes\tنعم\n")]);
    desk.ok(&["import", "u.tsv", "--into", "week.mizan"]);
    for verb in ["clean", "undo", "redo"] {
        let run = desk.run(&[verb, "week.mizan"]);
        assert_eq!(run.code, 2, "{verb}: {}", run.err);
        assert!(run.err.contains("'--memory week.mizan'"), "{verb}: {}", run.err);
    }
}

#[test]
fn the_verbs_that_take_no_other_file_take_the_memory_as_their_argument() {
    let desk = Desk::with(&[("u.tsv", "Yes\tنعم\n")]);
    desk.ok(&["import", "u.tsv", "--into", "week.mizan"]);
    for verb in ["info", "compact", "repair"] {
        let run = desk.run(&[verb, "week.mizan"]);
        assert_eq!(run.code, 0, "{verb}: {}", run.err);
        let twice = desk.run(&[verb, "week.mizan", "--memory", "week.mizan"]);
        assert_eq!(twice.code, 2, "{verb}: {}", twice.err);
    }
    assert!(!desk.has("data"));
}

#[test]
fn a_file_as_the_text_of_a_lookup_is_answered_with_the_lookup_of_its_lines() {
    let desk = Desk::with(&[("u.tsv", "Yes\tنعم\n"), ("q.txt", "Yes\n")]);
    desk.ok(&["import", "u.tsv", "--into", "week.mizan"]);
    let run = desk.run(&["lookup", "q.txt", "--memory", "week.mizan"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("`mizan lookup - < q.txt`"), "{}", run.err);
}
