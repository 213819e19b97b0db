//! Beads that a person corrects: written, checked against both texts, and read back.
#![cfg(feature = "cli")]

use crate::desk::Desk;

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

#[test]
fn corrected_beads_replace_the_units_that_they_correct() {
    let arabic = "وصل القطار.\nنزل الركاب.\nثم عاد القطار.\n";
    let english = "The train arrived.\nThe passengers got off.\nThen the train went back.\n";
    let desk = Desk::with(&[("t.ar.txt", arabic), ("t.en.txt", english)]);
    desk.put("wrong.beads", "[0] : [0]\n[1] : [1]\n[2] : [2]\n");
    desk.put("right.beads", "[0] : [0]\n[1, 2] : [1, 2]\n");
    let texts = ["align", "t.ar.txt", "t.en.txt", "--segmented", "--into", "m.mizan"];
    let align = |more: &[&str]| desk.run(&[&texts[..], more].concat());
    assert!(align(&[]).err.contains("m.mizan: 3 new, 0 changed, 0 known"));
    // A unit that somebody has edited is not that of the aligner any more.
    desk.ok(&["edit", "3", "--target", "Then the train went back home.", "--memory", "m.mizan"]);
    let err = align(&["--beads", "right.beads"]).err;
    assert!(err.contains("m.mizan: 1 new, 1 changed, 0 known"), "{err}");
    assert!(err.contains("1 unit of earlier alignments of the same texts replaced"), "{err}");
    let units = desk.ok(&["export", "m.mizan", "--to", "tsv"]);
    assert!(!units.contains("نزل الركاب.\t") && units.contains("back home."), "{units}");
    desk.ok(&["undo", "--memory", "m.mizan"]);
    assert!(desk.ok(&["export", "m.mizan", "--to", "tsv"]).contains("نزل الركاب.\tThe passengers got off."));
    desk.ok(&["redo", "--memory", "m.mizan"]);
    assert_eq!(desk.ok(&["export", "m.mizan", "--to", "tsv"]), units);
    // The aligner does not bring back what the beads corrected; other beads that a person made do.
    let err = align(&[]).err;
    assert!(err.contains("m.mizan: 0 new, 0 changed, 1 known"), "{err}");
    assert!(err.contains("m.mizan: 2 units that you changed or deleted stay so"), "{err}");
    assert_eq!(desk.ok(&["export", "m.mizan", "--to", "tsv"]), units);
    assert!(align(&["--beads", "wrong.beads"]).err.contains("m.mizan: 1 new, 0 changed, 1 known"));
}

#[test]
fn a_pair_that_a_second_document_holds_survives_the_correction_of_the_first() {
    let shared = [
        ("وصلت الشحنة إلى الميناء.", "The shipment reached the port."),
        ("فحص المفتش الصناديق.", "The inspector checked the crates."),
        ("وقع المدير الإيصال.", "The manager signed the receipt."),
        ("غادرت الشاحنة ظهرا.", "The truck left at noon."),
    ];
    // The same document name in two folders is told apart by the project.
    for (first, second) in [("one", "two"), ("a/t", "b/t")] {
        let desk = Desk::with(&[]);
        let ends = [
            ("دفع الزبون الثمن.", "The customer paid the price."),
            ("رفض الزبون الطلب.", "The customer refused it."),
        ];
        for (name, end) in [first, second].into_iter().zip(ends) {
            let (ar, en): (Vec<_>, Vec<_>) = shared.into_iter().chain([end]).unzip();
            desk.put(&format!("{name}.ar.txt"), ar.join("\n"));
            desk.put(&format!("{name}.en.txt"), en.join("\n"));
        }
        desk.put("joined.beads", "[0] : [0]\n[1, 2] : [1, 2]\n[3] : [3]\n[4] : [4]\n");
        let align = |name: &str, project: &str, more: &[&str]| {
            let [ar, en] = ["ar", "en"].map(|lang| format!("{name}.{lang}.txt"));
            let labels = ["--segmented", "--client", "UN", "--project", project, "--into", "m.mizan"];
            desk.run(&[&["align", &ar, &en][..], &labels, more].concat()).err
        };
        assert!(align(first, "P1", &[]).contains("5 new, 0 changed, 0 known"));
        let err = align(second, "P2", &[]);
        assert!(err.contains("m.mizan: 5 new, 0 changed, 0 known"), "{err}");
        for (name, project) in [(first, "P1"), (second, "P2"), (first, "P1")] {
            let err = align(name, project, &[]);
            assert!(err.contains("m.mizan: 0 new, 0 changed, 5 known"), "{err}");
        }
        assert_eq!(desk.ok(&["undo", "--list", "--memory", "m.mizan"]).lines().count(), 2);
        let err = align(first, "P1", &["--beads", "joined.beads"]);
        assert!(err.contains("2 units of earlier alignments of the same texts replaced"), "{err}");
        let units = |project| desk.ok(&["export", "m.mizan", "--to", "tsv", "--project", project]);
        assert!(
            shared.iter().all(|(ar, en)| units("P2").contains(&format!("{ar}\t{en}"))),
            "{}",
            units("P2")
        );
        assert_eq!((units("P1").lines().count(), units("P2").lines().count()), (4, 5));
    }
}

#[test]
fn another_text_of_the_same_name_replaces_nothing() {
    let desk = Desk::with(&[("one/t.ar.txt", "نعم.\n"), ("one/t.en.txt", "Yes.\n")]);
    desk.put("two/t.ar.txt", "لا.\n");
    desk.put("two/t.en.txt", "No.\n");
    for folder in ["one", "two"] {
        let [ar, en] = ["ar", "en"].map(|lang| format!("{folder}/t.{lang}.txt"));
        let run = desk.run(&["align", &ar, &en, "--into", "m.mizan", "--json"]);
        assert!(run.out.contains("\"new\":1") && run.out.contains("\"replaced\":0"), "{}", run.out);
    }
    assert_eq!(desk.ok(&["export", "m.mizan", "--to", "tsv"]).lines().count(), 2);
}

#[test]
fn beads_that_a_person_corrected_are_not_replaced_without_force() {
    let arabic = "وصل القطار.\nنزل الركاب.\nثم عاد القطار.\n";
    let english = "The train arrived.\nThe passengers got off.\nThen the train went back.\n";
    let desk = Desk::with(&[("t.ar.txt", arabic), ("t.en.txt", english)]);
    let align = ["align", "t.ar.txt", "t.en.txt", "--segmented", "--to", "beads", "-o", "mine.beads"];
    desk.ok(&align);
    let written = desk.read("mine.beads");
    desk.ok(&align);
    assert_eq!(desk.read("mine.beads"), written);
    let corrected = written.replace("[1] : [1]", "[1] : []").replace("[2] : [2]", "[2] : [1, 2]");
    for by_hand in [corrected.as_str(), "[0] : [0]\n[1, 2] : [1, 2]\n"] {
        desk.put("mine.beads", by_hand);
        let refused = desk.refused(&align);
        assert!(
            refused.contains("mine.beads has beads that a person may have corrected; --force"),
            "{refused}"
        );
        assert_eq!(desk.read("mine.beads"), by_hand);
    }
    desk.ok(&[&align[..], &["--force"]].concat());
    assert_eq!(desk.read("mine.beads"), written);
    // The texts have changed, and the beads are those that mizan wrote for the old ones.
    desk.put("t.en.txt", "The train arrived.\nThe passengers got off. Then the train went back.\n");
    desk.ok(&align);
    assert_ne!(desk.read("mine.beads"), written);
}
