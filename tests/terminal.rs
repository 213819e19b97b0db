//! What a person sees on a terminal. The terminal is that of the program `script`; without it the tests pass
//! over.
#![cfg(all(feature = "cli", target_os = "linux"))]

mod desk;

use std::process::{Command, Stdio};

use desk::{Desk, MIZAN};

/// Runs `mizan` on a terminal of some columns and returns what the terminal got; `None` without `script`.
fn on_terminal(desk: &Desk, columns: usize, args: &str) -> Option<String> {
    let line = format!("stty cols {columns}; {MIZAN} {args}");
    let run = Command::new("script")
        .args(["-qec", &line, "/dev/null"])
        .current_dir(desk.folder())
        .env("XDG_DATA_HOME", desk.path("data"))
        .env("NO_COLOR", "1")
        .env_remove("MIZAN_MEMORY")
        .stdin(Stdio::null())
        .output();
    let out = String::from_utf8_lossy(&run.ok()?.stdout).replace("\r\n", "\n");
    (!out.contains("not found")).then_some(out)
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
        let Some(out) = on_terminal(&desk, 80, args) else { return };
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
            let Some(out) = on_terminal(&desk, columns, args) else { return };
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
    let Some(isolated) = shown("isolate") else { return };
    assert_eq!(isolated, "\u{2067}باب أحمر.\u{2069}\n");
    let reversed: String = "باب أحمر.".chars().rev().collect();
    assert_eq!(shown("visual").unwrap(), format!("{reversed}\n"));
    assert_eq!(shown("off").unwrap(), "باب أحمر.\n");
}
