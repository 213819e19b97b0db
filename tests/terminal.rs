//! What a person sees on a terminal.
#![cfg(all(feature = "cli", target_os = "linux"))]

mod desk;

use desk::Desk;

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
        assert!(out.contains("\\x1b[31m"), "{args}: {out:?}");
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
