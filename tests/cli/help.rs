//! What `--help` and the messages about arguments say: each verb has two examples that run as they stand, and
//! a value that cannot be read is reported in the words of a person.
#![cfg(feature = "cli")]

use crate::desk::Desk;
use crate::office;

const VALVES: usize = 120;

const XLIFF: &str = "<xliff version='1.2'><file original='a' source-language='en' target-language='ar' datatype='plaintext'>\
<body><trans-unit id='1'><source>Close valve 7.</source></trans-unit></body></file></xliff>";

/// Returns a desk with all files that the examples name, and two memories.
fn office() -> Desk {
    let valve = |number: usize| format!("Close valve {number}.\tأغلق الصمام {number}.\n");
    let desk = Desk::with(&[
        (
            "valves.tsv",
            &(1..=VALVES).map(valve).chain(["Close the valve.\tأغلق الصمام.\n".into()]).collect::<String>(),
        ),
        ("glossary.csv", "en,ar\nvalve,صمام\npump,مضخة\n"),
        ("app.xlf", XLIFF),
        ("segments.txt", "Close valve 7.\n"),
        ("contract.ar.txt", "أُغلق المصنع. وعاد العمال.\n"),
        ("contract.en.txt", "The factory was closed. The workers returned.\n"),
        ("contracts/a.ar.txt", "أُغلق المصنع. وعاد العمال.\n"),
        ("contracts/a.en.txt", "The factory was closed. The workers returned.\n"),
        ("arabic/1.txt", "زار الوزير المصنع الجديد يوم الأحد، وتحدث مع العمال عن الأجور.\n"),
        (
            "english/a.txt",
            "The minister visited the new factory on Sunday and talked with the workers about wages.\n",
        ),
        ("gold/doc/ar.txt", "نعم.\nلا.\n"),
        ("gold/doc/en.txt", "Yes.\nNo.\n"),
        ("gold/doc/gold.txt", "[0] : [0]\n[1] : [1]\n"),
        ("set/items.jsonl", "{\"id\":\"1\",\"text\":\"نعم. لا.\",\"bounds\":[5],\"lang\":\"ar\"}\n"),
    ]);
    desk.put("contract.ar.docx", office::docx(&office::p("أُغلق المصنع. وعاد العمال."), &[]));
    desk.put("contract.docx", office::docx(&office::p("The factory was closed."), &[]));
    let both =
        office::p("أُغلق المصنع. وعاد العمال.") + &office::p("The factory was closed. The workers returned.");
    desk.put("lease.docx", office::docx(&both, &[]));
    desk.put("page.html", "<p>Close the valve.</p>");
    let import = ["import", "valves.tsv", "--client", "Nile Pumps", "--by", "Samia"];
    for memory in [&["--into", "plant.mizan"][..], &["--into", "colleague.mizan"], &[]] {
        desk.ok(&[&import, memory].concat());
    }
    desk.ok(&["export", "plant.mizan", "-o", "plant.tmx"]);
    desk.ok(&["pretranslate", "page.html", "-o", "page.xlf"]);
    let contract = desk.ok(&["pretranslate", "contract.docx"]);
    desk.put("contract.xlf", contract.replace("</source>", "</source><target>أُغلق المصنع.</target>"));
    desk.ok(&["add", "Yes", "نعم", "-m", "plant.mizan"]);
    desk.ok(&["undo", "-m", "plant.mizan"]);
    desk
}

/// Returns the verbs that a help text lists.
fn verbs(desk: &Desk, above: &[&str]) -> Vec<String> {
    let help = desk.ok(&[above, &["--help"]].concat());
    let listed = help.split_once("Commands:\n").expect("commands").1;
    let lines = listed.lines().take_while(|line| line.starts_with("  "));
    let names =
        lines.filter(|line| !line.starts_with("   ")).filter_map(|line| line.split_whitespace().next());
    names.filter(|name| *name != "help").map(str::to_owned).collect()
}

/// Splits a command at spaces outside double quotes.
fn words(command: &str) -> Vec<String> {
    let parts = command.split('"').enumerate();
    let words = parts.flat_map(|(number, part)| match number % 2 {
        0 => part.split_whitespace().map(str::to_owned).collect(),
        _ => vec![part.to_owned()],
    });
    words.collect()
}

#[test]
fn each_verb_shows_two_examples_that_run() {
    let desk = office();
    let mut all: Vec<Vec<String>> = verbs(&desk, &[]).into_iter().map(|verb| vec![verb]).collect();
    // `review` and `serve` go on until a signal comes, `token` is for `serve`, and `sync` and `team` need
    // PostgreSQL: `tests/review`, `tests/server` and `tests/team` run them.
    let elsewhere = ["eval", "review", "serve", "sync", "team", "token"];
    all.retain(|verb| !elsewhere.contains(&verb[0].as_str()));
    all.extend(verbs(&desk, &["eval"]).into_iter().map(|verb| vec!["eval".to_owned(), verb]));
    assert!(all.len() >= 25, "{all:?}");
    for verb in all {
        let verb: Vec<&str> = verb.iter().map(String::as_str).collect();
        let help = desk.ok(&[&verb[..], &["--help"]].concat());
        let examples = help.split_once("Examples:\n").unwrap_or_else(|| panic!("{verb:?} has no examples")).1;
        let examples: Vec<&str> = examples.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        assert!(examples.len() >= 2, "{verb:?}: {examples:?}");
        for example in examples {
            assert_runs(&desk.copy(), example, &verb);
        }
    }
}

/// Runs an example at a desk that has all files.
#[track_caller]
fn assert_runs(desk: &Desk, example: &str, verb: &[&str]) {
    let (command, input) = example.split_once(" < ").unwrap_or((example, ""));
    let command = words(command);
    assert_eq!(command[0], "mizan", "{example}");
    let arguments: Vec<&str> = command[1..].iter().map(String::as_str).collect();
    assert!(arguments.starts_with(verb), "{example}");
    let input = if input.is_empty() { String::new() } else { desk.read(input) };
    // The output of an example is a new file; those of the desk have lost their seals when they were copied.
    if let Some(at) = arguments.iter().position(|argument| *argument == "-o") {
        let _ = std::fs::remove_file(desk.path(arguments[at + 1]));
    }
    let run = desk.run_with(&arguments, input);
    let may_find_nothing = verb == ["redo"];
    assert!(run.code == 0 || (may_find_nothing && run.code == 1), "{example}: {}", run.err);
}

#[test]
fn a_value_that_cannot_be_read_is_reported_in_words() {
    let desk = Desk::new();
    for (arguments, words) in [
        (&["delete", "x"][..], "expected the number of a unit"),
        (&["show", "x"], "expected the number of a unit"),
        (&["edit", "12a", "--domain", "d"], "expected the number of a unit"),
        (&["undo", "x"], "'x'"),
        (&["lookup", "a", "--min", "x"], "percent from 0 to 100"),
        (&["lookup", "a", "--min", "101"], "percent from 0 to 100"),
        (&["lookup", "a", "--limit", "many"], "whole number"),
        (&["lookup", "a", "--within", "1s"], "whole number"),
        (&["search", "a", "--limit", "1.5"], "whole number"),
        (&["pretranslate", "a.xlf", "--min", "0"], "percent from 1 to 100"),
        (&["pretranslate", "a.xlf", "--limit", "x"], "whole number"),
        (&["segment", "a.txt", "--longest", "0"], "whole number"),
        (&["train", "a.tsv", "-o", "a.mizanlex", "--threads", "two"], "whole number"),
        (&["align", "a", "b", "--min-confidence", "high"], "number from 0 to 1"),
        (&["align", "a", "b", "--min-confidence", "3"], "number from 0 to 1"),
    ] {
        let error = desk.refused(arguments);
        assert!(error.contains(words), "{arguments:?}: {error}");
        for jargon in ["digit found", "invalid float", "literal", "target type", "usize", "u8"] {
            assert!(!error.contains(jargon), "{arguments:?}: {error}");
        }
    }
}

#[test]
fn an_ending_that_belongs_to_no_file_of_the_kind_is_refused() {
    let desk = office();
    for arguments in [
        &["backup", "copy.docx", "-m", "plant.mizan"][..],
        &["backup", "copy.db", "-m", "plant.mizan"],
        &["import", "valves.tsv", "--into", "new.pdf"],
        &["import", "valves.tsv", "--into", "new.mizan", "--report", "report.html"],
        &["train", "valves.tsv", "-o", "model.bin"],
    ] {
        let error = desk.refused(arguments);
        assert!(error.contains("nothing written"), "{arguments:?}: {error}");
    }
    for name in ["copy", "copy.mizan", "plant-2026.01"] {
        desk.ok(&["backup", name, "-m", "plant.mizan"]);
    }
    assert!(!desk.has("new.pdf") && !desk.has("new.mizan"));
}

#[test]
fn the_language_of_one_text_settles_that_of_another_that_looks_alike() {
    let desk = Desk::with(&[
        ("a.txt", "https://example.org/list OK\n"),
        ("b.txt", "Terms and conditions of the list\n"),
    ]);
    assert!(desk.refused(&["align", "a.txt", "b.txt"]).contains("look like en"));
    desk.ok(&["align", "a.txt", "b.txt", "--source-lang", "ar"]);
    desk.ok(&["align", "a.txt", "b.txt", "--target-lang", "en"]);
    desk.ok(&["align", "a.txt", "b.txt", "--source-lang", "en"]);
    desk.put("pairs.txt", "gone.txt\tb.txt\tout.tmx\n");
    let run = desk.run(&["align", "--pairs", "pairs.txt"]);
    assert_eq!(run.err.matches("gone.txt").count(), 1, "{}", run.err);
}
