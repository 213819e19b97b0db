//! PO files: what is read, what is written, and that nothing is lost between.
#![cfg(feature = "formats")]

use mizan::formats::{ReadUnits, po};
use mizan::{Lang, Scope, Status, Unit};

const ARABIC: &str = r#"# Translators of the kitchen timer
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Language: ar\n"
"Plural-Forms: nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 "
"&& n%100<=10 ? 3 : n%100>=11 ? 4 : 5;\n"

# كلمة واحدة تكفي
#. The button below the clock
#: src/clock.c:12 src/clock.c:80
#, c-format
msgctxt "button"
msgid "Start"
msgstr "ابدأ"

#, fuzzy
#| msgid "Stop the clock"
msgid "Stop the timer"
msgstr "أوقف الساعة"

msgid "%d minute left"
msgid_plural "%d minutes left"
msgstr[0] "لم يبق شيء"
msgstr[1] "بقيت دقيقة"
msgstr[2] "بقيت دقيقتان"
msgstr[3] "بقيت %d دقائق"
msgstr[4] "بقيت %d دقيقة"
msgstr[5] "بقيت %d دقيقة كاملة"

msgid ""
"First line\n"
"second \"line\"\t\\"
msgstr ""
"السطر الأول\n"
"السطر الثاني"

msgid "Not yet"
msgstr ""

#~ msgid "Old"
#~ msgstr "قديم"
"#;

fn read(file: &str) -> Vec<Unit> {
    po::Reader::new(file.as_bytes()).map(Result::unwrap).collect()
}

/// The units and the errors' texts, in their order.
fn read_damaged(file: &[u8]) -> Vec<Result<(String, String), String>> {
    let text = |unit: Unit| (unit.source().plain().to_owned(), unit.target().plain().to_owned());
    po::Reader::new(file).map(|unit| unit.map(text).map_err(|error| error.to_string())).collect()
}

fn write(units: &[Unit]) -> String {
    let mut writer = po::Writer::new(Vec::new());
    units.iter().for_each(|unit| writer.write(unit).unwrap());
    String::from_utf8(writer.finish().unwrap()).unwrap()
}

fn prop<'u>(unit: &'u Unit, name: &str) -> Option<&'u str> {
    unit.props().iter().find(|prop| prop.name == name).map(|prop| prop.value.as_str())
}

fn pair(source: &str, target: &str) -> Result<(String, String), String> {
    Ok((source.into(), target.into()))
}

#[test]
fn a_message_brings_its_context_flags_references_and_comments() {
    let units = read(ARABIC);
    let start = &units[0];
    assert_eq!((start.source().plain(), start.target().plain()), ("Start", "ابدأ"));
    assert_eq!((start.source_lang(), start.target_lang()), (&Lang::ENGLISH, &Lang::ARABIC));
    assert_eq!(prop(start, "x-po-context"), Some("button"));
    assert_eq!(prop(start, "x-po-flags"), Some("c-format"));
    assert_eq!(prop(start, "x-po-reference"), Some("src/clock.c:12 src/clock.c:80"));
    let note = |scope| start.notes().iter().find(|note| note.scope == scope).map(|note| note.text.as_str());
    assert_eq!(note(Scope::Source), Some("The button below the clock"));
    assert_eq!(note(Scope::Target), Some("كلمة واحدة تكفي"));
}

#[test]
fn a_fuzzy_message_was_paired_by_a_machine() {
    let fuzzy = &read(ARABIC)[1];
    assert_eq!(fuzzy.status(), Status::Machine);
    assert_eq!(prop(fuzzy, "x-po-previous"), Some("Stop the clock"));
}

#[test]
fn arabic_has_a_unit_for_each_of_its_six_forms() {
    let forms: Vec<Unit> =
        read(ARABIC).into_iter().filter(|unit| prop(unit, "x-po-form").is_some()).collect();
    let sources: Vec<&str> = forms.iter().map(|unit| unit.source().plain()).collect();
    let (one, many) = ("%d minute left", "%d minutes left");
    assert_eq!(sources, [many, one, many, many, many, many]);
    assert_eq!(forms[1].target().plain(), "بقيت دقيقة");
}

#[test]
fn texts_of_several_lines_and_untranslated_and_old_messages_are_read() {
    let units = read(ARABIC);
    let lines = &units[8];
    assert_eq!(lines.source().plain(), "First line\nsecond \"line\"\t\\");
    assert_eq!(units[9].target().plain(), "");
    assert_eq!((units[10].target().plain(), prop(&units[10], "x-po-obsolete")), ("قديم", Some("yes")));
}

#[test]
fn written_units_are_read_back_unchanged() {
    let units = read(ARABIC);
    let written = write(&units);
    assert_eq!(read(&written), units);
    assert_eq!(write(&read(&written)), written);
    assert_eq!(written.matches("msgid_plural").count(), 1);
}

#[test]
fn a_source_text_twice_gets_a_context_or_is_left_out() {
    let unit = |target| Unit::new(Lang::ENGLISH, "Close", Lang::ARABIC, target);
    let written = write(&[unit("أغلق"), unit("إغلاق"), unit("إغلاق")]);
    assert_eq!(written.matches("msgid \"Close\"").count(), 2);
    assert_eq!(written.matches("msgctxt \"2\"").count(), 1);
}

#[test]
fn a_second_pair_of_languages_is_refused() {
    let mut writer = po::Writer::new(Vec::new());
    writer.write(&Unit::new(Lang::ENGLISH, "yes", Lang::ARABIC, "نعم")).unwrap();
    let error = writer.write(&Unit::new(Lang::ARABIC, "نعم", Lang::ENGLISH, "yes")).unwrap_err();
    assert!(error.to_string().contains("one pair of languages: en to ar"), "{error}");
}

#[test]
fn a_damaged_message_costs_itself_alone() {
    let file = "msgid \"one\"\nmsgstr \"واحد\"\n\nmsgid \"two\nmsgstr \"اثنان\"\n\nmsgid \"three\"\nmsgstr \"ثلاثة\"\n\
                \nmsgid \"four\"\n\nmsgstr \"خمسة\"\n\nmsgid \"six\"\nmsgstr[1] \"ستة\"\nmsgid \"seven\"\nmsgstr \"سبعة\"\n";
    assert_eq!(
        read_damaged(file.as_bytes()),
        [
            pair("one", "واحد"),
            Err("line 4, column 1: a string without its closing quote".into()),
            pair("three", "ثلاثة"),
            Err("line 10, column 1: msgid without msgstr".into()),
            Err("line 12, column 1: msgstr without msgid".into()),
            Err("line 15, column 1: msgstr[1] where msgstr[0] belongs".into()),
            pair("seven", "سبعة"),
        ]
    );
}

#[test]
fn a_line_longer_than_any_text_costs_its_message_alone() {
    let long = "ا".repeat(9_000_000);
    let file = format!("msgid \"one\"\nmsgstr \"{long}\"\n\nmsgid \"two\"\nmsgstr \"اثنان\"\n");
    let read = read_damaged(file.as_bytes());
    assert!(
        read[0].as_ref().is_err_and(|error| error.starts_with("line 2, column 1: a line of 18000010 bytes"))
    );
    assert_eq!(read[1..], [pair("two", "اثنان")]);
}

#[test]
fn a_file_of_another_encoding_is_read_by_its_header() {
    let file = "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=windows-1256\\n\"\n\nmsgid \"Door\"\nmsgstr \"باب\"\n";
    let (bytes, ..) = encoding_rs::WINDOWS_1256.encode(file);
    assert_eq!(read_damaged(&bytes), [pair("Door", "باب")]);
}

#[test]
fn files_of_unix_and_windows_with_a_mark_are_read() {
    for end in ["\n", "\r\n"] {
        let file = format!("\u{FEFF}{}", "msgid \"Door\"\nmsgstr \"باب\"\n".replace('\n', end));
        assert_eq!(read_damaged(file.as_bytes()), [pair("Door", "باب")]);
    }
}

#[test]
fn undecodable_bytes_are_replaced_and_reported() {
    let long = "الباب الكبير مفتوح";
    let file = ["msgid \"Door\"\nmsgstr \"".as_bytes(), long.as_bytes(), b"\xFF\"\n"].concat();
    let mut reader = po::Reader::new(&file[..]);
    assert_eq!(reader.next().unwrap().unwrap().target().plain(), "الباب الكبير مفتوح\u{FFFD}");
    assert_eq!((reader.repairs().len(), reader.at().line), (1, 1));
}

#[test]
fn a_header_without_its_language_has_it_elsewhere() {
    let lang = |field: &str, target: &str| {
        let file =
            format!("msgid \"\"\nmsgstr \"Project: x\\n{field}\"\n\nmsgid \"Door\"\nmsgstr \"{target}\"\n");
        po::Reader::new(file.as_bytes()).next().unwrap().unwrap().target_lang().tag().to_owned()
    };
    assert_eq!(lang("X-Language: ar_EG\\n", "باب"), "ar-EG");
    assert_eq!(lang("Language-Team: Arabic <doc@example.com>\\n", "x"), "ar");
    assert_eq!(lang("", "باب"), "ar");
    assert_eq!(lang("Language-Team: none\\n", "Tür"), "und");
}
