//! A unit knows where in its document it stood: on which page or slide, in which cell, or when it was shown.
#![cfg(feature = "cli")]

use crate::desk::{Desk, json_lines};
use crate::office;

fn film(lines: [&str; 3]) -> String {
    let cue = |(line, second): (&str, usize)| {
        format!("{second}\n00:00:0{second},000 --> 00:00:0{second},900\n{line}\n\n")
    };
    lines.into_iter().zip([1, 2, 7]).map(cue).collect()
}

#[test]
fn a_unit_of_subtitles_has_the_times_of_its_cues() {
    let desk = Desk::with(&[
        ("film.ar.srt", &film(["أغلق الباب", "وانتظر هنا.", "وصل القطار."])),
        ("film.en.srt", &film(["Close the door", "and wait here.", "The train arrived."])),
    ]);
    let both = "cues 1 to 2, 00:00:01.000 to 00:00:02.900";
    let tmx = desk.ok(&["align", "film.ar.srt", "film.en.srt", "--to", "tmx"]);
    assert!(tmx.contains(&format!("<prop type=\"x-place\">{both}</prop>")), "{tmx}");
    let beads = json_lines(&desk.ok(&["align", "film.ar.srt", "film.en.srt", "--to", "jsonl"]));
    assert_eq!((&beads[0]["source_place"], &beads[0]["target_place"]), (&both.into(), &both.into()));
    // Aligned again, no unit is another one.
    desk.ok(&["align", "film.ar.srt", "film.en.srt", "--into", "m.mizan"]);
    let again = desk.run(&["align", "film.ar.srt", "film.en.srt", "--into", "m.mizan"]);
    assert!(again.err.contains("0 new, 0 changed, 2 known"), "{}", again.err);
    assert!(desk.ok(&["show", "1", "-m", "m.mizan"]).contains(both));
    let found = desk.ok(&["lookup", "Close the door and wait here.", "-m", "m.mizan", "--json"]);
    assert!(found.contains(both), "{found}");
}

#[test]
fn a_cell_has_a_place_and_a_paragraph_has_none() {
    let document = |title: &str, cell: &str| {
        let cell = format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", office::p(cell));
        office::docx(&(office::p(title) + &cell), &[])
    };
    let desk = Desk::new();
    desk.put("a.ar.docx", document("وصل القطار.", "أغلق الباب."));
    desk.put("a.en.docx", document("The train arrived.", "Close the door."));
    let beads = json_lines(&desk.ok(&["align", "a.ar.docx", "a.en.docx", "--to", "jsonl"]));
    assert_eq!(beads[0].get("source_place"), None);
    assert_eq!(beads[1]["target_place"], "paragraph 2, table 1, row 1, column 1");
}
