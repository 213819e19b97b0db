//! Slips that a translator makes in the first week: each is answered by what went wrong and what to do, in
//! plain words, and costs nothing.
#![cfg(feature = "cli")]

use crate::desk::Desk;

fn with_units() -> Desk {
    let desk = Desk::with(&[("a.tsv", "Stop.\tقف.\n"), ("b.tsv", "Go.\tاذهب.\nWait.\tانتظر.\n")]);
    desk.ok(&["import", "a.tsv", "--client", "Nile Pumps", "--into", "m.mizan"]);
    desk.ok(&["import", "b.tsv", "--client", "Atlas Bank", "--into", "m.mizan"]);
    desk
}

#[test]
fn a_filter_value_that_no_unit_has_is_named_by_info() {
    let desk = with_units();
    let run = desk.run(&["info", "m.mizan", "--client", "Nile Pump"]);
    assert!(run.code == 1 && run.out.is_empty(), "{}", run.out);
    assert!(
        run.err.contains("no unit has the client `Nile Pump`; did you mean `Nile Pumps`?"),
        "{}",
        run.err
    );
    let json = desk.run(&["info", "m.mizan", "--client", "Nile Pump", "--json"]);
    assert!(json.code == 1 && json.out.contains("\"units\":0"), "{}", json.out);
}

#[test]
fn several_numbers_are_given_one_by_one() {
    let desk = with_units();
    for verb in ["delete", "show", "edit"] {
        for (given, hint) in [
            ("1-3", "give each number, with spaces between them: 1 2 3\n"),
            ("1,2", "give each number, with spaces between them: 1 2\n"),
            ("1-100", ": 1 2 3 4 5 6 7 8 9 10 …\n"),
            ("Stop.", "expected the number of a unit, such as 117"),
        ] {
            let err = desk.refused(&[verb, given, "-m", "m.mizan"]);
            assert!(err.contains(hint), "{verb}: {err}");
        }
    }
}

#[test]
fn an_option_that_is_given_twice_is_explained() {
    let desk = with_units();
    let err = desk.refused(&["lookup", "Stop.", "--client", "A", "--client", "B", "-m", "m.mizan"]);
    assert!(err.contains("give --client once; for several values, run the verb once for each"), "{err}");
}

#[test]
fn a_file_that_is_missing_is_named_in_plain_words() {
    let desk = with_units();
    for args in [
        &["import", "no.tmx", "--into", "m.mizan"][..],
        &["segment", "no.tmx"],
        &["align", "no.tmx", "a.tsv"],
        &["convert", "no.tmx", "--to", "tsv"],
        &["pretranslate", "no.tmx", "-m", "m.mizan"],
        &["align", "--pairs", "no.tmx"],
    ] {
        let err = desk.refused(args);
        assert!(
            err.contains("no.tmx: there is no such file or folder") && !err.contains("os error"),
            "{err}"
        );
    }
}

#[test]
fn results_of_a_folder_need_a_folder() {
    let desk = Desk::with(&[("in/a.tsv", "Stop.\tقف.\n")]);
    let err = desk.refused(&["convert", "in", "-o", "tmx"]);
    assert!(err.contains("`-o tmx/` makes the folder tmx, and `--to tmx` names the format"), "{err}");
    let err = desk.refused(&["convert", "in", "--to", "tmx", "-o", "out"]);
    assert!(err.contains("`-o out/` makes the folder out") && !desk.has("out"), "{err}");
    let run = desk.run(&["convert", "in/a.tsv", "-o", "a.tmx"]);
    assert!(run.err.contains("1 unit written to a.tmx; 0 repaired"), "{}", run.err);
}

#[test]
fn a_file_that_is_no_memory_is_told_how_to_become_one() {
    let desk = with_units();
    let err = desk.refused(&["merge", "colleague", "--into", "m.mizan"]);
    assert!(err.contains("colleague: no such memory; name the memory to copy from"), "{err}");
    let err = desk.refused(&["merge", "a.tsv", "--into", "m.mizan"]);
    assert!(err.contains("not a mizan memory; `mizan import a.tsv --into MEMORY` puts its units"), "{err}");
}

#[test]
fn a_note_is_set_and_removed() {
    let desk = with_units();
    desk.ok(&["edit", "1", "--note", "at the end of a list", "-m", "m.mizan"]);
    assert!(desk.ok(&["show", "1", "-m", "m.mizan"]).contains("note\tat the end of a list\n"));
    desk.ok(&["edit", "1", "--note", "", "-m", "m.mizan"]);
    assert!(!desk.ok(&["show", "1", "-m", "m.mizan"]).contains("note"));
    let id = desk.ok(&["add", "Halt!", "قف!", "--note", "of a soldier", "-m", "m.mizan"]);
    assert!(desk.ok(&["show", id.trim(), "-m", "m.mizan"]).contains("note\tof a soldier\n"));
}

#[test]
fn an_argument_too_many_is_told_where_it_belongs() {
    let desk = with_units();
    for (args, hint) in [
        (&["lookup", "m.mizan", "Stop."][..], "names the memory with '--memory m.mizan'"),
        (&["lookup", "Close", "the", "valve"], "put a text of several words in quotation marks"),
        (&["add", "m.mizan", "Stop", "قف"], "names the memory with '--memory m.mizan'"),
        (&["export", "m.mizan", "all.tmx"], "names its output with '--output all.tmx'"),
        (&["align", ".", "--into", "m.mizan"], "'--pairs .' aligns all pairs of texts in a folder"),
        (&["import", "a.tsv", "m.mizan"], "`--into m.mizan` imports into it"),
        (&["pretranslate", "a.xlf", "m.mizan"], "`--memory m.mizan` uses it"),
        (&["train", "m.mizan", "-o", "model"], "`mizan export m.mizan -o pairs.tmx` writes its units"),
    ] {
        let err = desk.refused(args);
        assert!(err.contains(hint), "{args:?}: {err}");
    }
    assert!(!desk.has("data"), "the default memory was made");
}

#[test]
fn a_missing_default_memory_or_folder_is_told_how_to_come_about() {
    let desk = with_units();
    let err = desk.refused(&["lookup", "Stop."]);
    assert!(err.contains("there is no default memory yet; `mizan import FILE` makes it"), "{err}");
    let err = desk.refused(&["backup", "no/copy.mizan", "-m", "m.mizan"]);
    assert!(err.contains("no/copy.mizan: there is no folder no\n"), "{err}");
}

#[test]
fn an_export_of_nothing_leaves_the_earlier_one() {
    let desk = with_units();
    desk.ok(&["export", "m.mizan", "-o", "all.tmx"]);
    let before = desk.read("all.tmx");
    for narrowed in [&["--source-lang", "fr"][..], &["--terms"]] {
        let run = desk.run(&[&["export", "m.mizan", "-o", "all.tmx"], narrowed].concat());
        assert!(run.code == 1 && run.err.contains("all.tmx is left as it is"), "{}", run.err);
    }
    assert_eq!(desk.read("all.tmx"), before);
}

#[test]
fn a_table_of_a_person_is_not_replaced_but_one_of_an_earlier_run_is() {
    let desk = with_units();
    desk.put("x.ar.txt", "وصل القطار في الموعد.\n");
    desk.put("x.en.txt", "The train arrived on time.\n");
    let (tsv, csv) = ("my word\tكلمتي\nmine\tلي\n", "my word,كلمتي\nmine,لي\n");
    for (verb, name, mine) in [
        (&["export", "m.mizan", "-o"][..], "a.tsv.tsv", tsv),
        (&["export", "m.mizan", "-o"], "a.csv", csv),
        (&["convert", "b.tsv", "-o"], "b.csv", csv),
        (&["convert", "b.tsv", "--to", "glossary", "-o"], "b.txt", tsv),
        (&["align", "x.ar.txt", "x.en.txt", "-o"], "x.tsv", tsv),
        (&["align", "x.ar.txt", "x.en.txt", "-o"], "x.csv", csv),
    ] {
        let run = [verb, &[name]].concat();
        desk.ok(&run);
        desk.ok(&run);
        desk.put(name, mine);
        let err = desk.refused(&run);
        assert!(err.contains("has been changed since mizan wrote it; --force replaces it"), "{run:?}: {err}");
        assert_eq!(desk.read(name), mine);
        std::fs::remove_file(desk.path(name)).unwrap();
        desk.put(name, mine);
        let err = desk.refused(&run);
        assert!(err.contains("nothing shows that mizan wrote it; --force replaces it"), "{run:?}: {err}");
        std::fs::remove_file(desk.path(name)).unwrap();
    }
    // A text that has changed makes its pair new; the table of the earlier pair is replaced.
    desk.ok(&["align", "x.ar.txt", "x.en.txt", "-o", "x.tsv"]);
    let soon = std::time::SystemTime::now() + std::time::Duration::from_secs(2);
    std::fs::File::options().append(true).open(desk.path("x.en.txt")).unwrap().set_modified(soon).unwrap();
    let err = desk.run(&["align", "--pairs", ".", "--to", "tsv"]).err;
    assert!(err.contains("1 pair aligned, 0 failed"), "{err}");
}

#[test]
fn languages_the_wrong_way_round_are_refused() {
    let desk = Desk::with(&[("x.ar.txt", "وصل القطار.\n"), ("x.en.txt", "The train arrived.\n")]);
    for langs in [&["--source-lang", "en"][..], &["--target-lang", "ar", "--source-lang", "en"]] {
        let err = desk.refused(&[&["align", "x.ar.txt", "x.en.txt", "--into", "m.mizan"], langs].concat());
        assert!(err.contains("x.ar.txt looks like ar and x.en.txt like en"), "{err}");
    }
    assert!(!desk.has("m.mizan"));
    desk.ok(&["align", "x.ar.txt", "x.en.txt", "--source-lang", "ar-EG", "--target-lang", "en-GB"]);
}

#[test]
fn a_text_of_one_language_is_told_how_to_become_units() {
    let desk = Desk::with(&[("x.txt", "The train arrived.\n")]);
    for args in [&["import", "x.txt", "--into", "m.mizan"][..], &["convert", "x.txt", "-o", "x.tmx"]] {
        let err = desk.refused(args);
        assert!(err.contains("`mizan align x.txt TRANSLATION` pairs a text with its translation"), "{err}");
    }
}

#[test]
fn a_wrong_ending_is_answered_with_the_right_one() {
    let desk = with_units();
    let err = desk.refused(&["import", "a.tsv", "--into", "m.mizan", "--report", "rep.txt"]);
    assert!(err.contains("rep.txt: a report is not named .txt; name it .json"), "{err}");
    let err = desk.refused(&["train", "a.tsv", "-o", "m.model"]);
    assert!(err.contains("a lexicon is not named .model; name it .mizanlex"), "{err}");
}

#[test]
fn an_empty_text_and_a_memory_written_over_itself_are_told_plainly() {
    let desk = with_units();
    let err = desk.refused(&["lookup", " ", "-m", "m.mizan"]);
    assert!(err.contains("no text to look up"), "{err}");
    let err = desk.refused(&["export", "m.mizan", "-o", "m.mizan"]);
    assert!(err.contains("m.mizan is a memory") && !err.contains("merge"), "{err}");
}

#[test]
fn manual_pages_and_completions_say_how_to_use_them() {
    let desk = Desk::new();
    assert!(desk.ok(&["man", "--help"]).contains("| man -l -"));
    assert!(desk.ok(&["completions", "--help"]).contains("bash-completion/completions/mizan"));
    let page = desk.ok(&["man", "lookup"]);
    assert!(page.contains(".SH NOTES AND EXAMPLES") && !page.contains("EXTRA"), "{page}");
}
