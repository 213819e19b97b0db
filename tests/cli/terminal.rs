//! What a person sees on a terminal.
#![cfg(all(feature = "cli", target_os = "linux"))]

use crate::desk::Desk;

/// Runs `mizan` on a terminal of some columns and returns what the terminal got.
fn on_terminal(desk: &Desk, columns: usize, args: &str) -> String {
    desk.on_terminal(columns, &format!("mizan {args}")).1
}

const LONG: &str = "The keeper of the old lighthouse counted the ships that passed in the night and wrote their \
                    names into a book, until the book was full and the lamp went out for the last time.";

#[test]
fn control_characters_of_texts_and_names_never_reach_a_terminal() {
    let desk = Desk::with(&[
        ("x.tsv", "باب \u{1b}[31mأحمر\tred \u{1b}[31mdoor\u{7}\n"),
        ("a\u{1b}[31m.txt", "A \u{1b}[31mred door.\n"),
    ]);
    desk.ok(&["import", "x.tsv", "--into", "m.mizan"]);
    for args in [
        "search red -m m.mizan",
        "lookup 'red door' -m m.mizan --min 10",
        "export m.mizan --to tsv",
        "segment a*.txt",
        "segment a*.txt --to tsv",
        "info a*.txt",
    ] {
        let out = on_terminal(&desk, 80, args);
        assert!(!out.contains("\u{1b}[31m") && !out.contains('\u{7}'), "{args}: {out:?}");
        assert!(out.contains("\\u{1b}[31m"), "{args}: {out:?}");
    }
}

#[test]
fn long_lines_are_broken_between_words_from_60_to_120_columns() {
    let desk = Desk::with(&[("long.txt", LONG), ("x.tsv", &format!("{LONG}\tنص\n"))]);
    desk.ok(&["import", "x.tsv", "--into", "m.mizan"]);
    for (columns, most) in [(40, 60), (75, 75), (200, 120)] {
        for args in ["search keeper -m m.mizan", "segment long.txt"] {
            let out = on_terminal(&desk, columns, args);
            let text: Vec<&str> = out.lines().filter(|line| !line.trim().is_empty()).collect();
            assert!(text.iter().all(|line| line.chars().count() <= most), "{args}: {out}");
            assert!(text[0].chars().count() > most - 15 && text[1].starts_with("  "), "{args}: {out}");
            let words: Vec<&str> = out.split_whitespace().collect();
            assert!(words.join(" ").contains(LONG), "{args}: {out}");
        }
    }
    desk.put("mine.tsv", "yes\tنعم\n");
    desk.ok(&["edit", "1", "--note", LONG, "--document", "the-log-of-the-lighthouse.txt", "-m", "m.mizan"]);
    for (columns, most) in [(40, 60), (75, 75), (200, 120)] {
        for args in [
            "show 1 -m m.mizan",
            "info m.mizan",
            "undo --list -m m.mizan",
            "search keeper -m m.mizan",
            "import m.mizan",
            "export m.mizan -o mine.tsv",
        ] {
            let out = on_terminal(&desk, columns, args);
            // The isolates around right-to-left text take no column.
            let width = |line: &str| line.chars().filter(|c| !('\u{2066}'..='\u{2069}').contains(c)).count();
            assert!(!out.is_empty() && out.lines().all(|line| width(line) <= most), "{args}: {out}");
        }
    }
    let piped = desk.ok(&["segment", "long.txt"]);
    assert_eq!(piped.lines().count(), 1);
}

#[test]
fn segments_honour_bidi() {
    let desk = Desk::with(&[("ar.txt", "باب أحمر.\n")]);
    let shown = |how: &str| on_terminal(&desk, 80, &format!("segment ar.txt --bidi {how}"));
    let isolated = shown("isolate");
    assert_eq!(isolated, "\u{2067}باب أحمر.\u{2069}\n");
    let reversed: String = "باب أحمر.".chars().rev().collect();
    assert_eq!(shown("visual"), format!("{reversed}\n"));
    assert_eq!(shown("off"), "باب أحمر.\n");
}

/// Characters that a terminal obeys, marks of direction, and letters of both scripts.
const OBEYED: &str = "[\u{1}-\u{8}\u{b}-\u{1f}\u{7f}-\u{9f}\u{202A}-\u{202E}\u{2066}-\u{2069}a-cأ-ت ]{1,30}";

/// Returns the first character of what a terminal got that an unknown text must not send it, or a mark of
/// direction if some are not closed.
fn first_raw(shown: &str) -> Option<char> {
    let is_raw =
        |c: char| c.is_control() && !matches!(c, '\n' | '\t') || matches!(c, '\u{202D}' | '\u{202E}');
    let count = |from, to| shown.chars().filter(|c| (from..=to).contains(c)).count();
    let is_open = |marks: (char, char), end| count(marks.0, marks.1) != count(end, end);
    let open = [(('\u{2066}', '\u{2068}'), '\u{2069}'), (('\u{202A}', '\u{202B}'), '\u{202C}')];
    let open = open.into_iter().find(|&(marks, end)| is_open(marks, end));
    shown.chars().find(|&c| is_raw(c)).or(open.map(|(_, end)| end))
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig {
        cases: 6,
        failure_persistence: None,
        ..proptest::prelude::ProptestConfig::default()
    })]

    #[test]
    fn no_text_controls_the_terminal(texts in [OBEYED; 3], both in "[a-c]{1,9}") {
        let desk = Desk::new();
        // XML has no place for most of these characters, JSON has one for all of them.
        let [noted, named, dirty] = texts.map(|text| text + "صمام");
        let row = |source: &str| format!("en,ar,note,client\n\"{source}\",\"{named}\",\"{noted}\",\"{named}\"\n");
        desk.put("x.csv", row(&format!("{both} valve {dirty}")));
        desk.ok(&["import", "x.csv", "--into", "m.mizan", "--client", &named, "--by", &noted]);
        desk.put("t.txt", format!("{both} valve {dirty}\n{noted}\n"));
        for args in [
            "search valve -m m.mizan",
            "search valve -m m.mizan --json",
            "lookup 'valve' -m m.mizan --min 1",
            "lookup 'valve' -m m.mizan --min 1 --json",
            "show 1 -m m.mizan",
            "show 1 -m m.mizan --json",
            "info m.mizan",
            "info m.mizan --json",
            "clean -m m.mizan",
            "export m.mizan --to tsv",
            "export m.mizan --to csv",
            "export m.mizan --to jsonl",
            "export m.mizan --to tmx",
            "segment t.txt",
            "segment t.txt --to jsonl",
            "segment t.txt --to tsv",
            "align t.txt t.txt",
            "align t.txt t.txt --to jsonl",
            "search valve -m m.mizan --bidi visual",
            "search valve -m m.mizan --bidi off",
        ] {
            let shown = on_terminal(&desk, 80, &format!("{args} 2>remarks"));
            proptest::prop_assert_eq!(first_raw(&desk.read("remarks")), None, "{}", args);
            proptest::prop_assert_eq!(first_raw(&shown), None, "{}: {:?}", args, shown);
        }
    }
}

#[test]
fn no_file_name_controls_the_terminal_or_a_log() {
    let name = "a\u{202E}\u{1b}[31m\u{9b}b\u{2067}";
    let desk = Desk::with(&[(&format!("{name}.tsv"), "valve\tصمام\nvalve\n"), (&format!("{name}.txt"), "")]);
    let memory = format!("{name}.mizan");
    let runs = [
        vec!["import", "NAME.tsv", "--into", "NAME.mizan"],
        vec!["import", "NAME.none", "--into", "NAME.mizan"],
        vec!["info", "NAME.mizan"],
        vec!["info", "NAME.txt"],
        vec!["undo", "--list", "--memory", "NAME.mizan"],
        vec!["convert", "NAME.tsv", "NAME.what"],
        vec!["delete", "--client", "NAME", "--memory", "NAME.mizan"],
        vec!["align", "NAME.txt", "NAME.tsv"],
        vec!["backup", "NAME.none", "--memory", "NAME.tsv"],
        vec!["--NAME"],
        vec!["NAME"],
        vec!["lookup", "x", "--min", "NAME"],
        vec!["lookup", "x", "--from", "NAME"],
        vec!["undo", "--memory", "NAME.mizan"],
    ];
    for args in runs {
        let args: Vec<String> = args.iter().map(|arg| arg.replace("NAME", name)).collect();
        let line: Vec<String> = args.iter().map(|arg| format!("'{arg}'")).collect();
        let shown = on_terminal(&desk, 80, &format!("{} 2>remarks", line.join(" ")));
        assert_eq!(first_raw(&shown), None, "{args:?}: {shown:?}");
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        assert_eq!(first_raw(&desk.run(&args).err), None, "{args:?}");
    }
    assert!(!desk.has(&memory) || desk.run(&["undo", "--memory", &memory]).code < 2);
}
