//! The promise that no slip costs a file: whatever a person names as an output, memories, inputs and files of
//! other content stay as they are.
#![cfg(feature = "cli")]

use std::collections::BTreeMap;
use std::fs;

use crate::desk::Desk;

const LETTER: &str = "عزيزي سامي،\nوصلت رسالتك أمس.\n";

const XLIFF: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="en" target-language="ar" datatype="plaintext"><body><trans-unit id="1"><source>Close the gate.</source></trans-unit></body></file></xliff>
"#;

/// A desk with two texts, a memory, files that bilingual verbs read, and files that a slip may name.
fn desk() -> Desk {
    let desk = Desk::with(&[
        ("ar.txt", "أغلق البوابة. افتح النافذة.\n"),
        ("en.txt", "Close the gate. Open the window.\n"),
        ("units.tsv", "Close the gate.\tأغلق البوابة.\nOpen the window.\tافتح النافذة.\n"),
        ("job.xlf", XLIFF),
        ("letter.docx", LETTER),
        ("letter.txt", LETTER),
        ("letter.tmx", LETTER),
        ("letter.ar", LETTER),
        ("package.json", "{\"name\": \"plant\"}\n"),
        ("rules.txt", "د.\n"),
        ("list", "ar.txt\ten.txt\tm.mizan\n"),
        ("list2", "ar.txt\ten.txt\ten.txt\nen.txt\tar.txt\tletter.tmx\n"),
        ("list3", "ar.txt\ten.txt\tone.tmx\nar.txt\ten.txt\t./one.tmx\n"),
    ]);
    desk.ok(&["import", "units.tsv", "--into", "m.mizan"]);
    desk.ok(&["import", "units.tsv", "--into", "other.mizan"]);
    fs::hard_link(desk.path("ar.txt"), desk.path("hard.tsv")).unwrap();
    fs::hard_link(desk.path("m.mizan"), desk.path("hard.tmx")).unwrap();
    #[cfg(unix)]
    for (file, link) in [("ar.txt", "soft.tsv"), ("m.mizan", "soft.tmx")] {
        std::os::unix::fs::symlink(desk.path(file), desk.path(link)).unwrap();
    }
    desk
}

/// Returns all files of a desk with their bytes, besides those that SQLite keeps beside a memory in use.
fn files(desk: &Desk) -> BTreeMap<String, Vec<u8>> {
    let names = desk.names().into_iter().filter(|name| !name.ends_with("-wal") && !name.ends_with("-shm"));
    let files = names.filter(|name| desk.path(name).is_file());
    files.map(|name| (name.clone(), fs::read(desk.path(&name)).unwrap())).collect()
}

#[test]
fn a_wrong_name_for_an_output_costs_nothing_whatever_the_verb() {
    let align = ["align", "ar.txt", "en.txt"];
    let import = ["import", "units.tsv", "--into", "m.mizan"];
    let pretranslate = ["pretranslate", "job.xlf", "-m", "m.mizan"];
    let wrong: &[(&[&str], &[&str], &str)] = &[
        // A memory, by any name, and the files beside it.
        (&align, &["-o", "m.mizan"], "m.mizan is a memory: --into puts units into it"),
        (&align, &["-o", "m.mizan", "--to", "tmx"], "m.mizan is a memory: --into"),
        (&align, &["-o", "m.mizan", "--to", "tmx", "--force"], "m.mizan is a memory: --into"),
        (&align, &["-o", "new.mizan", "--to", "tmx", "--into", "new.mizan"], "new.mizan is a memory"),
        (&align, &["-o", "new-wal", "--into", "new"], "new-wal belongs to the memory new"),
        (&align, &["-o", "hard.tmx"], "hard.tmx is a memory: --into"),
        (&align, &["-o", "soft.tmx"], "soft.tmx is a memory: --into"),
        (&align, &["-o", "m.mizan-wal"], "m.mizan-wal belongs to the memory m.mizan"),
        (&align, &["-o", "m.mizan-shm", "--to", "tsv"], "m.mizan-shm belongs to the memory m.mizan"),
        (&["export", "m.mizan"], &["-o", "m.mizan", "--to", "tmx"], "m.mizan is a memory"),
        (
            &["export", "m.mizan"],
            &["-o", "other.mizan", "--to", "tmx"],
            "`mizan merge m.mizan --into other.mizan`",
        ),
        (&["convert", "units.tsv"], &["-o", "m.mizan"], "use `mizan import units.tsv --into m.mizan`"),
        (&pretranslate, &["-o", "m.mizan-wal"], "m.mizan-wal"),
        (&pretranslate, &["-o", "hard.tmx"], "hard.tmx is a memory"),
        (&["segment", "ar.txt"], &["-o", "m.mizan", "--to", "text"], "m.mizan is a memory\n"),
        (&["segment"], &["--export-srx", "-o", "m.mizan"], "m.mizan"),
        (&["train", "units.tsv"], &["-o", "m.mizan"], "m.mizan"),
        (&import, &["--report", "m.mizan"], "m.mizan is a memory"),
        (&import, &["--report", "other.mizan"], "other.mizan"),
        (&["align", "--pairs", "list"], &["--to", "tmx"], "m.mizan is a memory: --into"),
        (&["backup", "-m", "m.mizan"], &["other.mizan"], "other.mizan"),
        (&["backup", "-m", "m.mizan"], &["m.mizan-wal"], "m.mizan-wal"),
        (&["backup", "-m", "m.mizan"], &["copy.docx"], "copy.docx"),
        // An input, by any name.
        (&align, &["-o", "ar.txt"], "ar.txt"),
        (&align, &["-o", "ar.txt", "--to", "tsv"], "nothing written: ar.txt is an input"),
        (&align, &["-o", "./en.txt", "--to", "tsv", "--force"], "./en.txt is an input"),
        (&align, &["-o", "hard.tsv"], "hard.tsv is an input"),
        (&align, &["-o", "soft.tsv"], "soft.tsv is an input"),
        (&align, &["--into", "en.txt"], "en.txt is an input"),
        (&["align", "letter.ar", "en.txt"], &["--to", "moses", "-o", "letter"], "letter.ar is an input"),
        (&["convert", "units.tsv"], &["-o", "units.tsv"], "units.tsv is an input"),
        (&["convert", "units.tsv"], &["-o", "one.tmx", "--report", "units.tsv"], "units.tsv is an input"),
        (&["convert", "units.tsv"], &["-o", "one.tmx", "--report", "one.tmx"], "one.tmx"),
        (&pretranslate, &["-o", "job.xlf"], "job.xlf is an input"),
        (&["segment", "ar.txt"], &["-o", "ar.txt"], "ar.txt is an input"),
        (
            &["segment", "ar.txt", "--abbreviations", "rules.txt"],
            &["-o", "rules.txt"],
            "rules.txt is an input",
        ),
        (&["train", "units.tsv"], &["-o", "units.tsv"], "units.tsv is an input"),
        (&import, &["--report", "units.tsv"], "units.tsv is an input"),
        (&["import", "units.tsv"], &["--into", "units.tsv"], "units.tsv is an input"),
        (&["merge", "m.mizan"], &["-m", "m.mizan"], "m.mizan is an input"),
        (&["align", "--pairs", "list2"], &["--to", "tmx"], "en.txt is an input"),
        // A file that holds something else.
        (
            &align,
            &["-o", "letter.tmx"],
            "letter.tmx exists and does not hold a TMX file; --force replaces it",
        ),
        (&align, &["-o", "job.xlf", "--to", "tmx"], "job.xlf exists and does not hold a TMX file"),
        (&align, &["-o", "package.json", "--to", "jsonl"], "package.json exists"),
        (&align, &["-o", "letter", "--to", "moses"], "letter.ar exists"),
        (&align, &["--into", "letter.txt"], "letter.txt"),
        (&["export", "m.mizan"], &["-o", "letter.tmx"], "letter.tmx exists"),
        (&["export", "m.mizan"], &["-o", "letter.docx", "--to", "csv"], "letter.docx exists"),
        (&["convert", "units.tsv"], &["-o", "letter.tmx"], "letter.tmx exists"),
        (&["pretranslate", "job.xlf", "-m", "m.mizan"], &["-o", "letter.tmx"], "letter.tmx"),
        (&["segment", "ar.txt"], &["-o", "letter.txt"], "letter.txt exists"),
        (&["segment", "ar.txt"], &["-o", "units.tsv"], "units.tsv exists"),
        (&["train", "units.tsv"], &["-o", "letter.ar"], "letter.ar: a lexicon is not named .ar"),
        (&import, &["--report", "package.json"], "package.json exists and does not hold a report"),
        (&["add", "Stop.", "قف."], &["-m", "letter.txt"], "letter.txt"),
        (&["merge", "m.mizan"], &["-m", "letter.txt"], "letter.txt"),
        (&["repair"], &["-m", "letter.txt"], "letter.txt"),
        (&["compact"], &["-m", "letter.txt"], "letter.txt"),
        // An ending that names no format that the verb writes.
        (&align, &["-o", "out.docx"], "out.docx: cannot tell the format from the extension"),
        (&align, &["-o", "out.txt"], "use --to"),
        (&["export", "m.mizan"], &["-o", "out.docx"], "out.docx: cannot tell the format from the extension"),
        (
            &["export", "m.mizan"],
            &["-o", "out.sdltm"],
            "out.sdltm: cannot tell the format from the extension",
        ),
        (&["convert", "units.tsv"], &["-o", "out.pdf"], "out.pdf: cannot tell the format from the extension"),
        (&["convert", "units.tsv"], &["-o", "out.mizan"], "--into puts units into a memory"),
        (&pretranslate, &["-o", "out.docx"], "out.docx: pretranslated files are XLIFF"),
        (&["segment", "ar.txt"], &["-o", "out.docx"], "out.docx: cannot tell the format from the extension"),
        (&["segment"], &["--export-srx", "-o", "out.docx"], "out.docx"),
        (&["train", "units.tsv"], &["-o", "out.docx"], "out.docx"),
        (&import, &["--report", "out.docx"], "out.docx"),
        (&align, &["--into", "out.tmx"], "out.tmx"),
        (&["import", "units.tsv"], &["--into", "out.docx"], "out.docx"),
    ];
    let desk = desk();
    let before = files(&desk);
    for (verb, name, message) in wrong {
        let run = desk.run(&[*verb, *name].concat());
        let called = format!("{verb:?} {name:?}: {}{}", run.out, run.err);
        assert_eq!(run.code, 2, "{called}");
        assert!(run.err.contains(message), "{called}");
        let mut after = files(&desk);
        // Pairs whose output may be written are aligned all the same.
        after.retain(|name, _| before.contains_key(name) || !verb.contains(&"--pairs"));
        assert!(after == before, "{called}: {:?}", after.keys());
    }
    for memory in ["m.mizan", "other.mizan"] {
        assert_eq!(desk.json(&["info", memory, "--json"])["units"], 2);
    }
}

#[test]
fn no_two_outputs_of_a_run_have_the_same_name() {
    let desk = desk();
    let run = desk.run(&["align", "--pairs", "list3"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("one.tmx is the name of two outputs"), "{}", run.err);
}

#[test]
fn what_mizan_wrote_is_replaced_and_with_force_any_file() {
    let desk = desk();
    for name in ["units.tmx", "units.csv", "units.xlsx", "units.po", "units.xlf", "units.tbx", "units.tmx.gz"]
    {
        for _ in 0..2 {
            desk.ok(&["export", "m.mizan", "-o", name, "--source-lang", "en", "--target-lang", "ar"]);
        }
    }
    for name in ["all.jsonl", "all.beads", "all.tsv", "all.tmx.gz"] {
        for _ in 0..2 {
            desk.ok(&["align", "ar.txt", "en.txt", "-o", name]);
        }
    }
    for _ in 0..2 {
        desk.ok(&["import", "units.tsv", "--into", "m.mizan", "--report", "report.json"]);
        desk.ok(&["pretranslate", "job.xlf", "-m", "m.mizan", "-o", "filled.xlf"]);
        desk.ok(&["train", "units.tsv", "-o", "model"]);
        desk.ok(&["segment", "--export-srx", "-o", "rules.srx"]);
        desk.ok(&["segment", "ar.txt", "-o", "segments.jsonl"]);
        desk.ok(&["segment", "ar.txt", "-o", "segments.tsv"]);
    }
    desk.ok(&["export", "m.mizan", "-o", "letter.tmx", "--force"]);
    assert!(desk.read("letter.tmx").contains("<tmx"));
    desk.put("empty.tmx", "");
    desk.ok(&["export", "m.mizan", "-o", "empty.tmx"]);
    // The memory has grown, so the file is another one.
    for name in ["units.tsv2", "units.csv"] {
        desk.ok(&["export", "m.mizan", "-o", name, "--to", "csv"]);
        desk.ok(&["add", "Stop.", "قف.", "-m", "m.mizan"]);
        desk.ok(&["export", "m.mizan", "-o", name, "--to", "csv"]);
        assert!(desk.read(name).contains("Stop."), "{name}");
    }
    assert!(desk.names().iter().all(|name| !name.contains(".part")), "{:?}", desk.names());
}

#[test]
fn what_a_person_made_of_an_output_is_replaced_with_force_alone() {
    let desk = desk();
    desk.put("page.md", "Close the gate.\n");
    let langs = ["--source-lang", "en", "--target-lang", "ar"];
    let export = |name| [&["export", "m.mizan", "-o", name], &langs[..]].concat();
    let align = |name| vec!["align", "ar.txt", "en.txt", "-o", name];
    let runs: &[(&str, Vec<&str>)] = &[
        ("a.tmx", export("a.tmx")),
        ("a.csv", export("a.csv")),
        ("a.tsv", export("a.tsv")),
        ("a.xlsx", export("a.xlsx")),
        ("a.po", export("a.po")),
        ("a.xlf", export("a.xlf")),
        ("a.xliff2", [export("a.xliff2"), vec!["--to", "xliff2"]].concat()),
        ("a.tbx", export("a.tbx")),
        ("a.tmx.gz", export("a.tmx.gz")),
        ("b.tmx", align("b.tmx")),
        ("b.tsv", align("b.tsv")),
        ("b.jsonl", align("b.jsonl")),
        ("b.ar", [align("b"), vec!["--to", "moses"]].concat()),
        ("c.tmx", vec!["convert", "units.tsv", "-o", "c.tmx"]),
        ("c.tsv", vec!["convert", "job.tmx", "-o", "c.tsv"]),
        ("work.xlf", vec!["pretranslate", "job.xlf", "-m", "m.mizan", "-o", "work.xlf"]),
        ("page.xlf", vec!["pretranslate", "page.md", "-m", "m.mizan", "-o", "page.xlf"]),
        ("page.ar.md", vec!["fill", "page.md", "done.xlf", "-o", "page.ar.md"]),
        ("lines.txt", vec!["segment", "ar.txt", "-o", "lines.txt"]),
        ("text.txt", vec!["extract", "page.md", "-o", "text.txt"]),
        ("report.json", vec!["import", "units.tsv", "--into", "m.mizan", "--report", "report.json"]),
    ];
    desk.ok(&["convert", "units.tsv", "-o", "job.tmx"]);
    desk.ok(&["pretranslate", "page.md", "-m", "m.mizan", "-o", "done.xlf"]);
    for (name, run) in runs {
        desk.ok(run);
        let first = fs::read(desk.path(name)).unwrap();
        // A repeated run replaces what nobody has touched.
        desk.ok(run);
        // Another program writes the same file anew, with one byte more or another.
        for is_whole in [false, true] {
            let mut changed = first.clone();
            match changed.iter().rposition(u8::is_ascii_digit) {
                Some(at) => changed[at] = if changed[at] == b'1' { b'2' } else { b'1' },
                None => changed.push(b'\n'),
            }
            if is_whole {
                fs::remove_file(desk.path(name)).unwrap();
            }
            fs::write(desk.path(name), &changed).unwrap();
            let refused = desk.run(run);
            assert_eq!(refused.code, 2, "{name}: {}", refused.err);
            assert!(refused.err.contains("--force replaces it"), "{name}: {}", refused.err);
            assert!(fs::read(desk.path(name)).unwrap() == changed, "{name}");
        }
        desk.ok(&[&run[..], &["--force"]].concat());
    }
}

#[test]
fn a_translation_in_progress_and_the_memory_of_another_program_stay() {
    let desk = desk();
    let pretranslate = ["pretranslate", "page.md", "-m", "m.mizan", "-o", "page.xlf"];
    desk.put("page.md", "Close the gate. A new sentence.\n");
    desk.ok(&pretranslate);
    let open = desk.read("page.xlf");
    assert!(open.contains("<target") && open.contains("A new sentence."), "{open}");
    desk.put("page.xlf", open.replace("</source>", "</source><!-- جملة جديدة. -->"));
    let refused = desk.refused(&pretranslate);
    assert!(
        refused.contains("page.xlf has been changed since mizan wrote it; --force replaces it"),
        "{refused}"
    );
    let trados = "<?xml version=\"1.0\"?><tmx version=\"1.4\"><header srclang=\"en\"/><body/></tmx>";
    desk.put("trados.tmx", trados);
    let refused = desk.refused(&["export", "m.mizan", "-o", "trados.tmx"]);
    let said = "trados.tmx exists, and nothing shows that mizan wrote it; --force replaces it";
    assert!(refused.contains(said), "{refused}");
    assert_eq!(desk.read("trados.tmx"), trados);
}

#[cfg(target_os = "linux")]
#[test]
fn an_output_that_takes_nothing_is_an_error_and_unread_remarks_are_none() {
    let desk = desk();
    let full = || fs::File::options().write(true).open("/dev/full").unwrap();
    let add = desk.command(["add", "Yes", "نعم", "-m", "m.mizan"]).stdout(full()).output().unwrap();
    let err = String::from_utf8(add.stderr).unwrap();
    assert_eq!(add.status.code(), Some(2), "{err}");
    assert!(err.starts_with("mizan: stdout: "), "{err}");
    let mut export = desk.command(["export", "m.mizan", "-o", "all.tmx"]);
    assert_eq!(export.stderr(full()).output().unwrap().status.code(), Some(0));
    assert!(desk.has("all.tmx"));
}

#[test]
fn an_alignment_that_fails_leaves_no_empty_memory_behind() {
    let desk = desk();
    assert_eq!(desk.run(&["align", "missing.txt", "en.txt", "--into", "fresh.mizan"]).code, 2);
    assert!(!desk.path("fresh.mizan").exists());
    desk.ok(&["align", "ar.txt", "en.txt", "--into", "fresh.mizan"]);
    assert!(desk.path("fresh.mizan").exists());
}

#[test]
fn a_run_that_fails_leaves_the_old_output_whole() {
    let desk = desk();
    desk.ok(&["convert", "units.tsv", "-o", "old.tmx"]);
    let old = desk.read("old.tmx");
    desk.put("broken.tmx", "<?xml version=\"1.0\"?><tmx version=\"1.4\"><header srclang=\"en\"/><body><tu");
    desk.run(&["convert", "missing.tsv", "-o", "old.tmx"]);
    desk.put("binary.tsv", b"PK\x03\x04 no archive");
    desk.run(&["convert", "binary.tsv", "-o", "old.tmx"]);
    assert_eq!(desk.read("old.tmx"), old);
}

#[test]
fn a_segmentation_into_a_file_is_counted() {
    let desk = Desk::with(&[("one.txt", "نعم."), ("two.txt", "Yes. No.")]);
    assert_eq!(desk.run(&["segment", "one.txt", "-o", "a.txt"]).err, "mizan: 1 segment written to a.txt\n");
    assert_eq!(desk.run(&["segment", "two.txt", "-o", "b.txt"]).err, "mizan: 2 segments written to b.txt\n");
    assert_eq!(desk.run(&["segment", "two.txt"]).err, "");
}

#[test]
fn what_was_written_is_said_with_the_name_of_the_file() {
    let desk = Desk::with(&[("t.tsv", "yes\tنعم\n"), ("t.txt", "Yes. No.\n")]);
    desk.ok(&["import", "t.tsv", "--into", "m.mizan"]);
    let job = "<xliff version='1.2'><file original='a' source-language='en' target-language='ar'><body>\
        <trans-unit id='1'><source>yes</source></trans-unit></body></file></xliff>";
    desk.put("job.xlf", job);
    for (args, said) in [
        (
            &["export", "m.mizan", "-o", "all"][..],
            "all: the name has no extension, so the file is written as TMX",
        ),
        (&["export", "m.mizan", "-o", "all.tmx"], "1 unit written to all.tmx"),
        (&["convert", "t.tsv", "-o", "t.tmx"], "written to t.tmx"),
        (&["segment", "t.txt", "-o", "out/"], "2 segments written to out/"),
        (&["segment", "--export-srx", "-o", "rules.srx"], "built-in rules written to rules.srx"),
        (&["pretranslate", "job.xlf", "-m", "m.mizan", "-o", "filled.xlf"], "written to filled.xlf"),
    ] {
        let run = desk.run(args);
        assert!(run.code == 0 && run.err.contains(said), "{args:?}: {}", run.err);
    }
    let json = desk.json(&["segment", "t.txt", "-o", "t.jsonl", "--json"]);
    assert_eq!((&json["segments"], &json["file"]), (&2.into(), &"t.jsonl".into()));
    let po = desk.put("job.po", "msgid \"\"\nmsgstr \"\"\n\nmsgid \"door\"\nmsgstr \"\"\n");
    let refused = desk.refused(&["pretranslate", "job.po", "-m", "m.mizan", "-o", "x.po"]);
    assert!(po.exists() && refused.contains("`mizan convert job.po -o FILE.xlf` makes one"), "{refused}");
}

#[test]
fn a_file_that_is_cut_off_is_told_by_every_verb() {
    let desk = Desk::with(&[("all.tsv", "قف هنا.\tStop here.\nافتح الباب.\tOpen the door.\n")]);
    for ending in ["tmx", "xlf"] {
        desk.ok(&["convert", "all.tsv", "-o", &format!("all.{ending}")]);
        let whole = desk.read(&format!("all.{ending}"));
        desk.put(&format!("cut.{ending}"), &whole[..whole.find("Open").unwrap()]);
    }
    desk.ok(&["import", "all.tsv", "--into", "m.mizan"]);
    for arguments in [
        &["convert", "cut.tmx", "-o", "out.tsv"][..],
        &["check", "cut.tmx"],
        &["check", "cut.xlf", "-o", "noted.xlf"],
        &["analyse", "cut.xlf", "-m", "m.mizan"],
        &["terms", "cut.tmx"],
        &["pretranslate", "cut.xlf", "-m", "m.mizan", "-o", "filled.xlf"],
    ] {
        let run = desk.run(arguments);
        assert_eq!(run.code, 2, "{arguments:?}: {}", run.err);
        assert!(
            run.err.contains(": the file is cut off: what stood behind line "),
            "{arguments:?}: {}",
            run.err
        );
    }
    assert_eq!(desk.read("out.tsv"), "قف هنا.\tStop here.\n");
    assert_eq!(desk.read("filled.xlf"), desk.read("cut.xlf"));
}

#[test]
fn a_copy_of_an_output_is_told_from_a_foreign_file_and_replaced_with_force_alone() {
    let desk = Desk::with(&[("a.tsv", "قف هنا.\tStop here.\n")]);
    desk.ok(&["convert", "a.tsv", "-o", "a.tmx"]);
    desk.put("copy.tmx", desk.read("a.tmx"));
    let told = desk.refused(&["convert", "a.tsv", "-o", "copy.tmx"]);
    let said = "copy.tmx was written by mizan, but lost the seal that shows that nobody has changed it since";
    assert!(told.contains(said) && told.contains("--force replaces it"), "{told}");
    desk.ok(&["convert", "a.tsv", "-o", "copy.tmx", "--force"]);
    desk.ok(&["convert", "a.tsv", "-o", "copy.tmx"]);
}
