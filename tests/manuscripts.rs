//! Documents become XLIFF with matches from a memory, and the translations go back into the documents.
#![cfg(feature = "cli")]

mod desk;

use desk::Desk;

const PAGE: &str = "<html lang=\"en\"><body><h1>The pump</h1>\n<p>Close the valve. Open the door.</p>\n\
    <table><tr><td>Close the valve.</td></tr></table></body></html>\n";

fn desk() -> Desk {
    let desk = Desk::with(&[("plant.html", PAGE)]);
    desk.ok(&["add", "Close the valve.", "أغلق الصمام.", "-m", "m.mizan"]);
    desk
}

#[test]
fn a_document_becomes_xliff_with_a_unit_for_each_sentence() {
    let desk = desk();
    let run = desk.run(&["pretranslate", "plant.html", "-m", "m.mizan", "-o", "plant.xlf"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("plant.html written to plant.xlf: 2 segments filled"), "{}", run.err);
    let file = desk.read("plant.xlf");
    for part in [
        "<file original=\"plant.html\" source-language=\"en\" target-language=\"ar\"",
        "<skl><external-file href=\"plant.html\" crc=\"",
        "<group id=\"1\" resname=\"paragraph 1\" restype=\"header\">\n<note>paragraph 1</note>",
        "<trans-unit id=\"2.2\" xml:space=\"preserve\">\n<source>Open the door.</source>",
        "<group id=\"3\" resname=\"paragraph 3, table 1, row 1, column 1\" restype=\"cell\">",
        "state-qualifier=\"exact-match\">أغلق الصمام.</target>",
        "<alt-trans match-quality=\"100\"",
    ] {
        assert!(file.contains(part), "{part}\n{file}");
    }
    // What was written is filled again, and read into a memory.
    desk.ok(&["pretranslate", "plant.xlf", "-m", "m.mizan", "-o", "again.xlf"]);
    assert!(desk.ok(&["import", "plant.xlf", "--into", "n.mizan"]).contains("2 read"));
}

#[test]
fn the_languages_of_a_document_are_found_or_named() {
    let desk = desk();
    desk.put("a.md", "# المضخة\n\nأغلق الصمام.\n");
    desk.put("n.txt", "12.5\n\n17\n");
    let file = desk.ok(&["pretranslate", "a.md", "-m", "m.mizan"]);
    assert!(file.contains("source-language=\"ar\" target-language=\"en\""), "{file}");
    assert!(file.contains(">Close the valve.</target>"), "{file}");
    let refused = desk.refused(&["pretranslate", "n.txt", "-m", "m.mizan"]);
    assert!(refused.contains("n.txt: no Arabic and no English text"), "{refused}");
    let named =
        ["pretranslate", "n.txt", "-m", "m.mizan", "--source-lang", "ar-EG", "--target-lang", "en-GB"];
    assert!(desk.ok(&named).contains("source-language=\"ar-EG\" target-language=\"en-GB\""));
}

#[test]
fn a_sentence_of_subtitles_runs_over_cues() {
    let desk = desk();
    let film = "1\n00:00:01,000 --> 00:00:02,000\nClose\n\n2\n00:00:02,100 --> 00:00:03,000\nthe valve.\n";
    desk.put("film.srt", film);
    let file = desk.ok(&["pretranslate", "film.srt", "-m", "m.mizan"]);
    assert!(
        file.contains("resname=\"cues 1 to 2, 00:00:01.000 to 00:00:03.000\" restype=\"x-cue\""),
        "{file}"
    );
    assert!(file.contains(">أغلق الصمام.</target>"), "{file}");
}

#[test]
fn a_folder_of_documents_becomes_a_folder_of_xliff() {
    let desk = desk();
    desk.put("in/plant.html", PAGE);
    desk.put("in/plant.md", "Close the valve.\n");
    desk.put("in/notes.txt", "Close the valve.\n");
    desk.put("in/old.doc", [0xD0, 0xCF, 0x11, 0xE0]);
    let run = desk.run(&["pretranslate", "in", "-m", "m.mizan", "-o", "out/"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("in/notes.txt: skipped, no XLIFF file or document"), "{}", run.err);
    assert!(run.err.contains("2 files filled, 2 skipped"), "{}", run.err);
    assert!(
        desk.read("out/plant.html.xlf").contains("أغلق") && desk.read("out/plant.md.xlf").contains("أغلق")
    );
    let refused = desk.refused(&["pretranslate", "plant.html", "-m", "m.mizan", "-o", "out.html"]);
    assert!(refused.contains("out.html: pretranslated files are XLIFF"), "{refused}");
}
