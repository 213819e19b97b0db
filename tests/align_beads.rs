//! Beads that a person corrects: written, checked against both texts, and read back.
#![cfg(feature = "cli")]

mod desk;

use desk::Desk;

fn desk() -> Desk {
    Desk::with(&[
        ("ar.txt", "وصل القطار في الموعد.\n\nنزل الركاب.\n\nثم عاد القطار.\n"),
        ("en.txt", "The train arrived on time.\n\nThe passengers got off.\n\nThen the train went back.\n"),
    ])
}

const ALIGN: [&str; 5] = ["align", "ar.txt", "en.txt", "--beads", "by-hand.beads"];

#[test]
fn beads_are_read_back_with_comments_a_mark_or_in_utf_16() {
    let desk = desk();
    desk.ok(&["align", "ar.txt", "en.txt", "-o", "by-hand.beads"]);
    let beads = desk.read("by-hand.beads");
    let lines: Vec<&str> = beads.lines().collect();
    assert!(lines.len() == 3 && lines.iter().all(|line| line.starts_with('[')), "{beads}");
    assert!(lines[2].starts_with("[2] : [2] : "), "{beads}");
    assert!(lines[2].contains(" : # segments of both texts: 3 "), "{beads}");
    let piped = desk.ok(&["align", "ar.txt", "en.txt", "--to", "beads"]);
    assert!(piped.lines().all(|line| line.split(" : ").count() == 3), "{piped}");
    let marked = format!("\u{FEFF}# looked through\r\n\r\n{}", beads.replace('\n', "\r\n"));
    let utf16: Vec<u8> = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [beads.as_bytes(), marked.as_bytes(), &utf16] {
        desk.put("by-hand.beads", bytes);
        let run = desk.run(&[&ALIGN[..], &["--to", "tmx"]].concat());
        assert_eq!((run.code, run.out.matches("reviewed").count()), (0, 3), "{}{}", run.out, run.err);
        assert!(!run.err.contains("fingerprint"), "{}", run.err);
    }
    desk.ok(&["align", "ar.txt", "en.txt", "--min-confidence", "0.999", "-o", "by-hand.beads"]);
    desk.ok(&ALIGN);
}

#[test]
fn beads_that_do_not_fit_the_texts_are_refused_with_the_reason() {
    let desk = desk();
    desk.ok(&["align", "ar.txt", "en.txt", "-o", "by-hand.beads"]);
    let whole = desk.read("by-hand.beads");
    for (beads, reason) in [
        (whole.replace("[1] : [1]", "[9] : [1]"), "line 2, column 1: no source segment 9 (0 to 2)"),
        (
            whole.replace("[1] : [1]", "[1] : [0]"),
            "line 2, column 1: target segment 0 stands in line 1 already",
        ),
        (
            whole.replace("[1] : [1] ", "[1] : [] "),
            "target segment 1 stands in no bead; alone, it is `[] : [1]`",
        ),
        (whole.replace("[1] :", "[1]"), "line 2, column 1: [1] [1] "),
    ] {
        desk.put("by-hand.beads", &beads);
        let error = desk.refused(&[&ALIGN[..], &["--into", "m.mizan"]].concat());
        assert!(error.contains(reason), "{beads}: {error}");
    }
    desk.put("by-hand.beads", &whole);
    desk.put("en.txt", "The train arrived on time.\n\nThe passengers got off.\n\nThen the bus went back.\n");
    let error = desk.refused(&ALIGN);
    assert!(error.contains("the target text has changed since these beads were written"), "{error}");
    let turned = desk.refused(&["align", "en.txt", "ar.txt", "--beads", "by-hand.beads"]);
    assert!(turned.contains("text has changed"), "{turned}");
    desk.put("by-hand.beads", "[0] : [0]\n[1] : [1]\n[2] : [2]\n");
    assert!(desk.run(&ALIGN).err.contains("by-hand.beads: no fingerprint"));
}
