//! An import takes every unit that it can read, reports the others, and loses no unit however it ends.
#![cfg(feature = "cli")]

use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::desk::{self, Desk};
use serde_json::Value;

const GOOD: &str = "<tmx version='1.4'><header srclang='ar'/><body>
<tu><tuv xml:lang='ar'><seg>نعم</seg></tuv><tuv xml:lang='en'><seg>yes</seg></tuv></tu>
</body></tmx>";
const DAMAGED: &str = "<tmx version='1.4'><header srclang='ar'/><body>
<tu><tuv xml:lang='ar'><seg>نعم</tuv></tu>
<tu><tuv xml:lang='ar'><seg>ل\u{1}ا</seg></tuv><tuv xml:lang='en'><seg>no</seg></tuv></tu>
<tu><tuv xml:lang='ar'><seg> </seg></tuv><tuv xml:lang='en'><seg>no</seg></tuv></tu>
</body></tmx>";

/// The units of a memory, a line each.
fn exported(desk: &Desk, memory: &str) -> Vec<String> {
    desk.ok(&["export", memory, "--to", "tsv"]).lines().map(str::to_owned).collect()
}

#[test]
fn an_import_succeeds_however_many_units_are_refused() {
    let desk = Desk::with(&[("damaged.tmx", DAMAGED)]);
    let import = desk.run(&["import", "damaged.tmx", "--into", "m.mizan", "--report", "report.json"]);
    assert_eq!(import.code, 0);
    assert_eq!(import.out, "damaged.tmx: 1 read, 1 new, 0 changed, 0 known, 1 repaired, 2 refused\n");
    let report: Value = serde_json::from_str(&desk.read("report.json")).unwrap();
    let remarks: Vec<(u64, &str)> = report[0]["remarks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|remark| (remark["line"].as_u64().unwrap(), remark["fate"].as_str().unwrap()))
        .collect();
    assert_eq!(remarks, [(2, "refused"), (3, "repaired"), (4, "refused")]);
    assert_eq!(report[0]["remarks"][2]["reason"], "a unit without a source text");
    assert_eq!(exported(&desk, "m.mizan"), ["لا\tno"]);
}

/// An XLIFF 1.2 file with some attributes on its root element.
fn v1(attributes: &str, units: &str) -> String {
    format!(
        "<xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:1.2' {attributes}><file original='a' \
         source-language='en' target-language='ar' datatype='plaintext'><body>{units}</body></file></xliff>"
    )
}

fn v2(segments: &str) -> String {
    format!(
        "<xliff version='2.0' srcLang='en' trgLang='ar'><file id='f'><unit id='u'>{segments}</unit></file></xliff>"
    )
}

/// What `mizan import` prints behind the count of refused units, and the units of the memory.
fn imported(name: &str, file: &str) -> (String, Vec<String>) {
    let desk = Desk::with(&[(name, file)]);
    let told = desk.ok(&["import", name, "--into", "m.mizan"]);
    let others = told.trim_end().rsplit_once(" refused").unwrap().1.to_owned();
    (others, if told.contains(" 0 read") { Vec::new() } else { exported(&desk, "m.mizan") })
}

#[test]
fn a_copy_of_the_source_is_not_a_translation_in_any_format() {
    const COPY: &str = "Water the garden";
    let csv = "en,ar\nWater the garden,Water the garden\n";
    let tmx = "<tmx version='1.4'><header srclang='en'/><body><tu><tuv xml:lang='en'><seg>Water the garden</seg>\
               </tuv><tuv xml:lang='ar'><seg>Water the garden</seg></tuv></tu></body></tmx>";
    let po =
        "msgid \"\"\nmsgstr \"Language: ar\\n\"\n\nmsgid \"Water the garden\"\nmsgstr \"Water the garden\"\n";
    let unit = |state: &str| {
        v1(
            "",
            &format!("<trans-unit id='1'><source>{COPY}</source><target{state}>{COPY}</target></trans-unit>"),
        )
    };
    let segment = |state: &str| {
        v2(&format!("<segment{state}><source>{COPY}</source><target>{COPY}</target></segment>"))
    };
    for (name, file) in [
        ("a.csv", csv.to_owned()),
        ("a.tmx", tmx.to_owned()),
        ("a.po", po.to_owned()),
        ("a.xlf", unit("")),
        ("a.xlf", unit(" state='needs-review-translation'")),
        ("a.xlf", segment("")),
        ("a.xlf", segment(" state='initial'")),
    ] {
        assert_eq!(imported(name, &file), (", 1 untranslated".to_owned(), Vec::new()), "{file}");
    }
    for file in [unit(" state='translated'"), unit(" state='final'"), segment(" state='reviewed'")] {
        assert_eq!(imported("a.xlf", &file), (String::new(), vec![format!("{COPY}\t{COPY}")]), "{file}");
    }
}

#[test]
fn a_single_word_that_stays_is_a_translation_unless_its_state_is_that_of_a_new_one() {
    let unit = |state: &str| {
        v1(
            "",
            &format!("<trans-unit id='1'><source>Linux</source><target{state}>Linux</target></trans-unit>"),
        )
    };
    assert_eq!(imported("a.xlf", &unit("")).1, ["Linux\tLinux"]);
    assert_eq!(imported("a.xlf", &unit(" state='new'")).0, ", 1 untranslated");
    assert_eq!(imported("a.xlf", &unit(" state='needs-translation'")).0, ", 1 untranslated");
}

#[test]
fn rejected_and_protected_units_and_codes_alone_are_left_out() {
    let sdl = |conf: &str| {
        v1(
            "xmlns:sdl='http://sdl.com/FileTypes/SdlXliff/1.0'",
            &format!(
                "<trans-unit id='1'><source>Ice</source><seg-source><mrk mtype='seg' mid='1'>Ice</mrk></seg-source>\
             <target><mrk mtype='seg' mid='1'>ثلج</mrk></target><sdl:seg-defs><sdl:seg id='1' conf='{conf}'/></sdl:seg-defs></trans-unit>"
            ),
        )
    };
    let unit = |attributes: &str, target: &str| {
        v1(
            "xmlns:mq='MQXliff'",
            &format!(
                "<trans-unit id='1' {attributes}><source>Ice</source><target {target}>ثلج</target></trans-unit>"
            ),
        )
    };
    for file in [
        sdl("RejectedTranslation"),
        sdl("RejectedSignOff"),
        unit("mq:status='Rejected'", ""),
        unit("", "state='needs-review-translation' state-qualifier='rejected-grammar'"),
        unit("translate='no'", ""),
        v2(
            "<segment state='translated' subState='my:rejected'><source>Ice</source><target>ثلج</target></segment>",
        ),
        v1("", "<trans-unit id='1'><source><x id='1'/></source><target><x id='1'/></target></trans-unit>"),
    ] {
        assert_eq!(imported("a.xlf", &file), (", 1 left out".to_owned(), Vec::new()), "{file}");
    }
    assert_eq!(imported("a.xlf", &sdl("ApprovedTranslation")).1, ["Ice\tثلج"]);
    let codes =
        "<trans-unit id='1'><source>Press <x id='1'/></source><target><x id='1'/></target></trans-unit>";
    assert_eq!(imported("a.xlf", &v1("", codes)), (", 1 untranslated".to_owned(), Vec::new()));
}

#[test]
fn a_translation_in_another_language_than_that_of_its_file_keeps_its_own() {
    let file =
        v1("", "<trans-unit id='1'><source>Ice</source><target xml:lang='fr'>glace</target></trans-unit>");
    let desk = Desk::with(&[("a.xlf", &file)]);
    desk.ok(&["import", "a.xlf", "--into", "m.mizan"]);
    assert!(desk.ok(&["export", "m.mizan", "--to", "tmx"]).contains("xml:lang=\"fr\""));
}

#[test]
fn the_indentation_of_an_element_is_no_text_unless_the_file_says_so() {
    let unit = "<trans-unit id='1'><source>\n    Warm milk\n  </source><target>\n    لبن دافئ\n  </target></trans-unit>";
    assert_eq!(imported("a.xlf", &v1("", unit)).1, ["Warm milk\tلبن دافئ"]);
    assert_ne!(imported("a.xlf", &v1("xml:space='preserve'", unit)).1, ["Warm milk\tلبن دافئ"]);
}

#[test]
fn a_surplus_segment_is_reported_and_the_others_are_paired() {
    let mark = |mid: u8, text: &str| format!("<mrk mtype='seg' mid='{mid}'>{text}</mrk>");
    let unit = format!(
        "<trans-unit id='1'><source>Rain. Snow.</source><seg-source>{} {}</seg-source><target>{} {} {}</target></trans-unit>",
        mark(1, "Rain."),
        mark(2, "Snow."),
        mark(3, "برد."),
        mark(1, "مطر."),
        mark(2, "ثلج.")
    );
    let desk = Desk::with(&[("a.xlf", &v1("", &unit))]);
    let import = desk.run(&["import", "a.xlf", "--into", "m.mizan"]);
    assert!(import.err.contains("target segment 3 has no source segment, left out"), "{}", import.err);
    assert_eq!(exported(&desk, "m.mizan"), ["Rain.\tمطر.", "Snow.\tثلج."]);
}

#[test]
fn a_localization_catalog_of_xcode_is_read_by_its_folder() {
    let file = v1("", "<trans-unit id='1'><source>Ice</source><target>ثلج</target></trans-unit>");
    let inside = "ar.xcloc/Localized Contents/ar.xliff";
    let desk =
        Desk::with(&[(inside, &file), ("ar.xcloc/contents.json", "{}"), ("fr.xcloc/contents.json", "{}")]);
    desk.ok(&["import", "ar.xcloc", "--into", "m.mizan"]);
    assert_eq!(exported(&desk, "m.mizan"), ["Ice\tثلج"]);
    assert_eq!(desk.ok(&["pretranslate", "ar.xcloc", "-m", "m.mizan"]), file);
    assert_eq!(desk.run(&["import", "fr.xcloc", "--into", "m.mizan"]).code, 2);
}

#[test]
#[cfg(unix)]
fn a_pipe_that_is_named_by_its_path_is_read_from_its_first_byte() {
    let desk = Desk::with(&[("a.tsv", "Ice\tثلج\n")]);
    let command =
        format!("{} import <(cat a.tsv) --into m.mizan --source-lang en --target-lang ar", desk::MIZAN);
    let import = Command::new("bash").args(["-c", &command]).current_dir(desk.folder()).status();
    if import.is_ok_and(|status| status.success()) {
        assert_eq!(exported(&desk, "m.mizan"), ["Ice\tثلج"]);
    }
}

#[test]
fn untranslated_units_are_counted_and_not_refused() {
    let po = "msgid \"\"\nmsgstr \"Language: ar\\n\"\n\nmsgid \"Yes\"\nmsgstr \"نعم\"\n\nmsgid \"No\"\nmsgstr \"\"\n";
    let desk = Desk::with(&[("ar.po", po)]);
    let import = desk.run(&["import", "ar.po", "--into", "m.mizan", "--report", "report.json"]);
    assert_eq!(
        import.out,
        "ar.po: 1 read, 1 new, 0 changed, 0 known, 0 repaired, 0 refused, 1 untranslated\n"
    );
    let report = desk.read("report.json");
    let report: Value = serde_json::from_str(&report).unwrap();
    assert_eq!((&report[0]["untranslated"], &report[0]["refused"]), (&Value::from(1), &Value::from(0)));
    let convert = desk.run(&["convert", "ar.po", "--to", "tmx"]);
    assert!(convert.err.contains("1 unit converted; 0 repaired, 1 untranslated left out, 0 refused"));
}

#[test]
fn terms_come_from_glossaries_and_go_out_again() {
    let glossary = include_str!("../data/terms/glossary.utf8");
    let termbase = include_str!("../data/terms/workshop.v2.tbx");
    let desk = Desk::with(&[
        ("glossary.txt", glossary),
        ("mine.tsv", glossary),
        ("w.tbx", termbase),
        ("a.tmx", GOOD),
    ]);
    desk.run(&["import", "a.tmx", "w.tbx", "--into", "m.mizan"]);
    let import = desk.run(&["import", "glossary.txt", "--into", "m.mizan"]);
    // `claw hammer` is in the termbase already; the glossary adds its remark.
    assert_eq!(import.out, "glossary.txt: 3 read, 2 new, 1 changed, 0 known, 0 repaired, 0 refused\n");
    let import = desk.run(&["import", "mine.tsv", "--terms", "--into", "m.mizan"]);
    assert!(import.out.contains("3 read, 0 new, 0 changed, 3 known"));
    let export = desk.run(&["export", "m.mizan", "--terms", "--target-lang", "ar", "--to", "glossary"]);
    let lines: Vec<&str> = export.out.lines().collect();
    assert_eq!(lines[0], "claw hammer\tمطرقة بمخلب\tShown on page 3; شائع; a tool, page 3");
    // Four pairs with English, one with French, two of the glossary; the segment is none.
    assert_eq!(lines.len(), 7, "{lines:?}");
    for to in ["tmx", "csv", "po", "xlsx", "tbx", "xliff"] {
        let out = format!("terms.{to}");
        let convert = desk.run(&["convert", "w.tbx", "--target-lang", "ar", "-o", &out]);
        assert_eq!(convert.code, 0, "{}", convert.err);
        let back = desk.run(&["convert", &out, "--to", "tsv"]);
        assert!(back.out.starts_with("claw hammer\tمطرقة بمخلب\n"), "{to}");
    }
}

#[test]
fn a_file_that_cannot_be_read_is_named_and_the_others_are_imported() {
    let desk = Desk::with(&[("good.tmx", GOOD), ("letter.txt", "Dear all,\nthe valve is closed.\n")]);
    let import = desk.run(&["import", "nowhere.tmx", "letter.txt", "good.tmx", "--into", "m.mizan"]);
    assert_eq!(import.code, 2);
    let told = import.err;
    assert!(told.contains("mizan: nowhere.tmx: ") && told.contains("mizan: letter.txt: "), "{told}");
    assert_eq!(exported(&desk, "m.mizan"), ["نعم\tyes"]);
}

#[test]
fn a_file_in_other_letters_than_its_languages_is_told_once_with_the_share() {
    let rows = |arabic: usize| -> String {
        let row = |i| match i < arabic {
            true => format!("Lesson {i} begins\tيبدأ الدرس {i}\n"),
            false => format!("Lesson {i} begins\tthe lesson number {i} begins now\n"),
        };
        "en\tar\n".to_owned() + &(0..20).map(row).collect::<String>()
    };
    let desk = Desk::with(&[
        ("english.tsv", &rows(0)),
        ("quotes.tsv", &rows(19)),
        ("names.tsv", "en\tar\nOpen Windows now\tWindows\nIn Word\tMicrosoft Word 2021\n"),
        ("kurdish.tsv", "en\tku\nGood morning\tبەیانی باش\n"),
        ("persian.tsv", "en\tfa\nOpen the door\tدر را باز کنید\n"),
    ]);
    let told = |name: &str| desk.run(&["import", name, "--into", "m.mizan"]).err;
    let english = told("english.tsv");
    assert_eq!(english.matches("in other letters").count(), 1, "{english}");
    assert!(
        english.contains("english.tsv: 100% of the texts in ar (20 of 20) are in other letters"),
        "{english}"
    );
    for name in ["quotes.tsv", "names.tsv", "kurdish.tsv", "persian.tsv"] {
        assert!(!told(name).contains("in other letters"), "{name}");
    }
    let report = desk.ok(&["import", "english.tsv", "--into", "m.mizan", "--json"]);
    let report: Value = serde_json::from_str(&report).unwrap();
    let foreign = serde_json::json!([{ "foreign": 20, "lang": "ar", "texts": 20 }]);
    assert_eq!(report["files"][0]["foreign"], foreign);
}

#[test]
fn texts_that_stand_each_for_the_other_are_exchanged_in_every_format() {
    let tmx = GOOD.replace("نعم", "Close it.").replace("yes", "أغلقه.");
    let desk = Desk::with(&[("swapped.tmx", &tmx)]);
    let import = desk.run(&["import", "swapped.tmx", "--into", "m.mizan"]);
    assert!(import.out.contains("1 read, 1 new, 0 changed, 0 known, 1 repaired"), "{}", import.out);
    assert!(import.err.contains("the languages were the wrong way round"), "{}", import.err);
    assert_eq!(exported(&desk, "m.mizan"), ["أغلقه.\tClose it."]);
    assert_eq!(desk.ok(&["convert", "swapped.tmx", "--to", "tsv"]), "أغلقه.\tClose it.\n");
}

#[test]
fn a_second_import_of_the_same_file_adds_nothing() {
    let desk = Desk::with(&[("good.tmx", GOOD)]);
    desk.run(&["import", "good.tmx", "--into", "m.mizan"]);
    let import = desk.run(&["import", "good.tmx", "--into", "m.mizan"]);
    assert!(import.out.starts_with("good.tmx: 1 read, 0 new"), "{}", import.out);
    assert_eq!(exported(&desk, "m.mizan").len(), 1);
}

#[test]
fn a_dry_run_makes_no_memory_and_changes_none() {
    let desk = Desk::with(&[("good.tmx", GOOD), ("more.tsv", "لا\tno\nنعم\tyes\n")]);
    let import = desk.run(&["import", "good.tmx", "--into", "m.mizan", "--dry-run"]);
    assert!(import.out.starts_with("good.tmx: 1 read, 1 new"));
    assert!(!desk.has("m.mizan"));
    desk.run(&["import", "good.tmx", "--into", "m.mizan"]);
    let import = desk.run(&["import", "more.tsv", "--into", "m.mizan", "--dry-run"]);
    assert!(import.out.starts_with("more.tsv: 2 read, 1 new, 0 changed, 1 known"));
    assert_eq!(exported(&desk, "m.mizan"), ["نعم\tyes"]);
}

#[test]
fn languages_that_no_script_tells_are_given() {
    let desk = Desk::with(&[("a.tsv", "Close the valve.\tFermez la vanne.\n")]);
    let import = desk.run(&["import", "a.tsv", "--into", "m.mizan"]);
    assert_eq!(import.code, 2);
    let given = ["import", "a.tsv", "--into", "m.mizan", "--source-lang", "en", "--target-lang", "fr"];
    assert_eq!(desk.run(&given).code, 0);
    let export = desk.run(&["export", "m.mizan", "--source-lang", "fr"]);
    let file = export.out;
    assert!(file.contains("srclang=\"fr\""), "{file}");
    assert!(file.find("xml:lang=\"fr\"") < file.find("xml:lang=\"en\""), "{file}");
}

/// A file of more units than one batch takes, and an import that has written some of it and waits for more.
#[cfg(unix)]
fn half_done(desk: &Desk) -> Child {
    let units: String = (0..25_000).map(|i| format!("الجملة رقم {i}\tSentence number {i}\n")).collect();
    desk.put("long.tsv", &units);
    let mut import = desk.command(["import", "-", "--into", "m.mizan"]);
    let import = import.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = import.spawn().unwrap();
    child.stdin.as_mut().unwrap().write_all(units.as_bytes()).unwrap();
    let grown = |name: &str| fs::metadata(desk.path(name)).map_or(0, |file| file.len()) > 200_000;
    while !grown("m.mizan-wal") && !grown("m.mizan") {
        thread::sleep(Duration::from_millis(5));
    }
    child
}

#[cfg(unix)]
fn assert_whole_after(signal: &str) {
    let desk = Desk::with(&[]);
    let mut child = half_done(&desk);
    let sent = Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap();
    assert!(sent.success());
    assert!(!child.wait().unwrap().success());
    let told = io::read_to_string(child.stderr.take().unwrap()).unwrap();
    let is_told = told.contains("stopped; what was imported by then stays in m.mizan");
    assert_eq!(is_told, signal == "-INT", "{told}");
    let before = exported(&desk, "m.mizan");
    for (i, line) in before.iter().enumerate() {
        assert_eq!(*line, format!("الجملة رقم {i}\tSentence number {i}"));
    }
    let again = desk.run(&["import", "long.tsv", "--into", "m.mizan"]);
    let told = format!("25000 read, {} new, 0 changed, {} known", 25_000 - before.len(), before.len());
    assert!(again.out.contains(&told), "{told}: {}", again.out);
}

#[test]
#[cfg(unix)]
fn a_killed_import_loses_no_committed_unit_and_leaves_the_file_whole() {
    assert_whole_after("-KILL");
}

#[test]
#[cfg(unix)]
fn a_killed_import_of_many_files_keeps_each_that_it_has_reported() {
    let desk = Desk::new();
    let names: Vec<String> = (0..200).map(|number| format!("{number:03}.tsv")).collect();
    for name in &names {
        desk.put(name, format!("الصفحة {name}\tpage {name}\n"));
    }
    for reported in [1, 60, 150] {
        let memory = format!("{reported}.mizan");
        let arguments =
            [&["import", "--into", &memory][..], &names.iter().map(String::as_str).collect::<Vec<_>>()];
        let mut import = desk.command(arguments.concat()).stdout(Stdio::piped()).spawn().unwrap();
        let lines = BufReader::new(import.stdout.take().unwrap()).lines().take(reported);
        assert_eq!(lines.map(Result::unwrap).filter(|line| line.contains("1 read, 1 new")).count(), reported);
        import.kill().unwrap();
        import.wait().unwrap();
        let kept = exported(&desk, &memory);
        assert!(kept.len() >= reported, "{} of {reported}", kept.len());
        assert!(kept.iter().zip(&names).all(|(line, name)| line.contains(name)));
        // The run is one step, as far as it went.
        assert_eq!(desk.ok(&["undo", "--list", "-m", &memory]).lines().count(), 1);
        desk.ok(&["undo", "-m", &memory]);
        assert!(exported(&desk, &memory).is_empty());
        desk.ok(&["redo", "-m", &memory]);
        assert_eq!(exported(&desk, &memory), kept);
    }
}

#[test]
#[cfg(unix)]
fn an_interrupted_import_leaves_the_file_whole() {
    assert_whole_after("-INT");
}

#[test]
#[cfg(target_os = "linux")]
fn an_export_that_cannot_be_written_leaves_no_half_file() {
    let desk = Desk::with(&[("good.tmx", GOOD)]);
    desk.run(&["import", "good.tmx", "--into", "m.mizan"]);
    for place in ["/dev/full", "nowhere/m.tmx", "/proc/m.tmx"] {
        let export = desk.run(&["export", "m.mizan", "-o", place]);
        assert_eq!(export.code, 2, "{place}");
        assert!(export.err.contains(place), "{}", export.err);
    }
    let names = desk.names();
    assert!(!names.iter().any(|name| name.ends_with(".part")), "{names:?}");
}

#[test]
fn an_export_that_fails_leaves_the_old_file_as_it_was() {
    let desk = Desk::with(&[("good.tmx", GOOD), ("m.tmx", "old")]);
    let export = desk.run(&["export", "nowhere.mizan", "-o", "m.tmx"]);
    assert_eq!(export.code, 2);
    assert_eq!(desk.read("m.tmx"), "old");
    assert!(!desk.has("nowhere.mizan"));
}

#[test]
fn a_file_that_is_cut_off_is_read_and_ends_with_status_2() {
    let desk = Desk::with(&[(
        "all.tsv",
        "قف هنا.\tStop here.\nأغلق الصمام الرئيسي.\tClose the main valve.\nافتح الباب.\tOpen the door.\n",
    )]);
    for ending in ["tmx", "xlf", "tbx", "po", "csv"] {
        desk.ok(&["convert", "all.tsv", "-o", &format!("all.{ending}")]);
    }
    let cut = |ending: &str, mark: &str| {
        let whole = desk.read(&format!("all.{ending}"));
        let at = whole.find(mark).unwrap_or_else(|| panic!("{mark}: {whole}"));
        desk.put(&format!("cut.{ending}"), &whole[..at + mark.len() - 1]);
    };
    for (ending, mark, read) in [
        ("tmx", "Open the", 2),
        ("tmx", "</body", 3),
        ("xlf", "Open the", 2),
        ("tbx", "Open the", 2),
        ("po", "Open the", 2),
        ("csv", "افتح الباب.", 2),
        ("tsv", "افتح الباب.", 2),
    ] {
        let (name, whole) = (format!("cut.{ending}"), format!("all.{ending}"));
        cut(ending, mark);
        let memory = format!("{ending}.mizan");
        desk.ok(&["import", &whole, "--into", &memory]);
        let before = desk.ok(&["export", &memory, "--to", "tsv"]);
        let run = desk.run(&["import", &name, "--into", &memory, "--json"]);
        let told = format!("mizan: {name}: the file is cut off: what stood behind line ");
        assert!(run.code == 2 && run.err.contains(&told), "{ending}: {}", run.err);
        let kept = format!("the {read} units read before that stay in {memory}; import the whole file");
        assert!(run.err.contains(&kept), "{ending}: {}", run.err);
        let json: serde_json::Value = serde_json::from_str(&run.out).unwrap();
        assert_eq!(json["read"], read, "{ending}");
        let error = json["files"][0]["error"].as_str().unwrap();
        assert!(error.starts_with("the file is cut off: "), "{ending}: {error}");
        assert_eq!(desk.ok(&["export", &memory, "--to", "tsv"]), before, "{ending}");
    }
    // One such file costs no other.
    let run = desk.run(&["import", "cut.tmx", "all.po", "--into", "both.mizan"]);
    assert!(run.code == 2 && run.err.contains("2 files imported, 1 cut off"), "{}", run.err);
}

#[test]
fn what_only_looks_like_a_cut_is_none() {
    let desk = Desk::with(&[
        ("a.tsv", "قف هنا.\tStop here.\tnote\nنعم.\tYes."),
        ("a.csv", "ar,en,note\nقف هنا.,Stop here.,\nنعم.,Yes."),
        ("a.po", "msgid \"Stop here.\"\nmsgstr \"قف هنا.\"\n\nmsgid \"Yes.\"\nmsgstr \"نعم.\""),
        (
            "a.tmx",
            "<tmx version='1.4'><header srclang='en'/><body><tu><tuv xml:lang='en'><seg>No.</seg></tuv>\
            <tu><tuv xml:lang='en'><seg>Stop here.</seg></tuv><tuv xml:lang='ar'><seg>قف هنا.</seg></tuv></tu>\
            <tu><tuv xml:lang='en'><seg>Yes.</seg></tuv><tuv xml:lang='ar'><seg>نعم.</seg></tuv></tu></body></tmx>",
        ),
    ]);
    for name in ["a.tsv", "a.csv", "a.po", "a.tmx"] {
        let run = desk.run(&["import", name, "--into", "m.mizan"]);
        assert!(run.code == 0 && run.out.contains("2 read"), "{name}: {} {}", run.out, run.err);
        assert!(!run.err.contains("cut off") && !run.err.contains("the file ends"), "{}", run.err);
    }
    assert!(desk.run(&["import", "a.tmx", "--into", "n.mizan"]).err.contains("a <tu> without its end"));
}

#[test]
fn what_a_reviewer_in_trados_rejected_is_not_taken_from_tmx() {
    let unit = |level: &str, english: &str, arabic: &str| {
        format!(
            "<tu><prop type='x-ConfirmationLevel'>{level}</prop><tuv xml:lang='en'><seg>{english}</seg></tuv>\
            <tuv xml:lang='ar'><seg>{arabic}</seg></tuv></tu>"
        )
    };
    let units = [
        unit("RejectedTranslation", "Grey goose", "بطة"),
        unit("RejectedSignOff", "White swan", "نعامة"),
        unit("Translated", "Stork", "لقلق"),
        unit("ApprovedSignOff", "RejectedTranslation", "ترجمة مرفوضة"),
    ];
    let desk = Desk::new();
    desk.put(
        "r.tmx",
        format!("<tmx version='1.4'><header srclang='en'/><body>{}</body></tmx>", units.concat()),
    );
    let run = desk.run(&["import", "r.tmx", "--into", "m.mizan"]);
    assert!(run.out.contains("2 read, 2 new") && run.out.contains(", 2 left out"), "{}", run.out);
    assert_eq!(desk.run(&["lookup", "Grey goose", "-m", "m.mizan"]).code, 1);
    desk.ok(&["convert", "r.tmx", "-o", "r.tsv"]);
    assert_eq!(desk.read("r.tsv"), "Stork\tلقلق\nRejectedTranslation\tترجمة مرفوضة\n");
}

#[test]
fn letters_that_a_program_has_broken_are_told() {
    let arabic = "أغلق الصمام الرئيسي قبل تشغيل المضخة الكبيرة في المحطة الجديدة";
    let read_as = |encoding: &str| match encoding {
        "latin-1" => arabic.bytes().map(char::from).collect::<String>(),
        _ => encoding_rs::WINDOWS_1256.decode_without_bom_handling(arabic.as_bytes()).0.into_owned(),
    };
    let desk = Desk::new();
    for (name, text) in
        [("one.tsv", read_as("latin-1")), ("two.tsv", read_as("1256")), ("good.tsv", arabic.into())]
    {
        let unit = |number: u8| format!("Close valve {number} now.\t{text} {number}\n");
        desk.put(name, (0..20).map(unit).collect::<String>());
        let langs = ["--source-lang", "en", "--target-lang", "ar"];
        let run = desk.run(&[&["import", name, "--into", "m.mizan"][..], &langs].concat());
        assert_eq!(
            run.err.contains("the texts may be wrong: UTF-8 was read as"),
            name != "good.tsv",
            "{}",
            run.err
        );
    }
}
