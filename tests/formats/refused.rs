//! A bilingual file that is given to a verb for the text of one language is refused by its name, and says
//! what to do.
#![cfg(feature = "cli")]

use std::fs;
use std::path::Path;
use std::process::Command;

const TMX: &str = "<?xml version=\"1.0\"?>\n<tmx version=\"1.4\"><header srclang=\"en\"/><body></body></tmx>";
const XLIFF: &str =
    "<?xml version=\"1.0\"?>\n<xliff version=\"1.2\"><file source-language=\"en\"><body/></file></xliff>";
const TBX: &str =
    "<?xml version=\"1.0\"?>\n<martif type=\"TBX-Basic\" xml:lang=\"en\"><text><body/></text></martif>";
const PO: &str = "msgid \"\"\nmsgstr \"Language: ar\\n\"\n\nmsgid \"Close\"\nmsgstr \"إغلاق\"\n";
const TRADOS: &str = "SQLite format 3\0 CREATE TABLE translation_units (id INTEGER)";

/// A file's name, its content, and what the message calls it.
const FILES: [(&str, &str, &str); 17] = [
    ("plant.csv", "en,ar\nyes,نعم\n", "a CSV file"),
    ("plant.tsv", "yes\tنعم\n", "a TSV file"),
    ("plant.tab", "yes\tنعم\n", "a TSV file"),
    ("plant.utf8", "yes\tنعم\n", "a glossary"),
    ("plant.tmx", TMX, "a TMX file"),
    ("tmx.txt", TMX, "a TMX file"),
    ("plant.tbx", TBX, "a TBX file"),
    ("tbx.txt", TBX, "a TBX file"),
    ("plant.xlf", XLIFF, "an XLIFF file"),
    ("plant.sdlxliff", XLIFF, "an XLIFF file"),
    ("plant.mqxliff", XLIFF, "an XLIFF file"),
    ("plant.mxliff", XLIFF, "an XLIFF file"),
    ("xliff.txt", XLIFF, "an XLIFF file"),
    ("plant.po", PO, "a PO file"),
    ("po.txt", PO, "a PO file"),
    ("plant.sdltm", TRADOS, "a Trados memory"),
    ("sdltm.txt", TRADOS, "a Trados memory"),
];

fn mizan(folder: &Path, args: &[&str]) -> (Option<i32>, String, String) {
    let run = Command::new(env!("CARGO_BIN_EXE_mizan")).args(args).current_dir(folder).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (run.status.code(), text(&run.stdout), text(&run.stderr))
}

#[test]
fn a_bilingual_file_is_refused_by_align_and_segment() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("text.txt"), "نعم.").unwrap();
    for (name, content, title) in FILES {
        fs::write(folder.path().join(name), content).unwrap();
        for args in [&["align", name, "text.txt"][..], &["align", "text.txt", name], &["segment", name]] {
            let (code, out, err) = mizan(folder.path(), args);
            assert_eq!((code, &*out), (Some(2), ""), "{args:?}: {err}");
            let told = [title, "bilingual", "mizan import", "mizan convert"];
            assert!(told.iter().all(|part| err.contains(part)), "{args:?}: {err}");
        }
    }
}

#[test]
fn a_text_with_commas_and_tabs_is_aligned_and_segmented() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("text.txt"), "1.\tYes, yes, yes.\n2.\tNo, no.\n").unwrap();
    fs::write(folder.path().join("نص.txt"), "1.\tنعم، نعم، نعم.\n2.\tلا، لا.\n").unwrap();
    let (code, segments, err) = mizan(folder.path(), &["segment", "text.txt"]);
    assert_eq!((code, segments.contains("Yes, yes, yes.")), (Some(0), true), "{err}");
    let (code, units, err) = mizan(folder.path(), &["align", "text.txt", "نص.txt"]);
    assert_eq!((code, units.contains("نعم، نعم، نعم.")), (Some(0), true), "{err}");
}
