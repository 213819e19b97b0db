//! PO files are read and written, and nothing is lost in between.
#![cfg(feature = "formats")]

use std::io::Write;
use std::process::{Command, Stdio};

use mizan::formats::{Marked, ReadUnits, Reuse, WriteUnits, po, xliff};
use mizan::{Lang, Prop, Scope, Status, Unit};

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
fn a_property_of_several_lines_stays_in_its_comment() {
    let props = [
        ("x-po-reference", "a.c:1\nb.c:2"),
        ("x-po-flags", "no-c-format\nno-wrap"),
        ("x-po-form", "0"),
        ("x-po-plural", "%d minutes"),
        ("x-po-plural-forms", "nplurals=2;\nplural=(n\n!= 1);"),
    ];
    let unit = Unit::new(Lang::ENGLISH, "%d minute", Lang::ARABIC, "%d دقيقة")
        .with_props(props.map(|(name, value)| Prop::new(name, value, Scope::Unit)));
    let file = write(&[unit]);
    assert!(file.contains("#: a.c:1\n#: b.c:2\n#, no-c-format, no-wrap\nmsgid"), "{file}");
    assert!(file.contains("\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n"), "{file}");
    assert_eq!(read(&file).len(), 2);
    assert_accepted(&file);
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

/// The units that a memory takes from a file.
fn reused(units: Vec<Unit>) -> Vec<Unit> {
    let reused = units.into_iter().filter_map(|unit| match Reuse::of(unit, Marked::Nothing) {
        Reuse::Translated(unit) => Some(unit),
        _ => None,
    });
    reused.collect()
}

fn texts(units: &[Unit]) -> Vec<(&str, &str)> {
    units.iter().map(|unit| (unit.source().plain(), unit.target().plain())).collect()
}

/// Asserts that gettext accepts a file, if it is installed.
fn assert_accepted(file: &str) {
    let Ok(mut msgfmt) = Command::new("msgfmt")
        .args(["-c", "-o", "/dev/null", "-"])
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
    else {
        return;
    };
    msgfmt.stdin.take().unwrap().write_all(file.as_bytes()).unwrap();
    let done = msgfmt.wait_with_output().unwrap();
    assert!(done.status.success(), "{}\n{file}", String::from_utf8_lossy(&done.stderr));
}

const FUZZY: &str = r#"
#, fuzzy
#| msgctxt "menu"
#| msgid "Feed the cat"
msgctxt "button"
msgid "Feed the dog"
msgstr "أطعم القطة"

#, fuzzy
msgid "Feed the bird"
msgstr "أطعم السمكة"

#, fuzzy
#| msgid "%d cat"
#| msgid_plural ""
#| "%d cats"
msgid "%d dog"
msgid_plural "%d dogs"
msgstr[0] "قطة"
msgstr[1] "%d قطط"
"#;

#[test]
fn a_fuzzy_message_belongs_to_its_previous_text() {
    let units = reused(read(FUZZY));
    let expected = [("Feed the cat", "أطعم القطة"), ("%d cat", "قطة"), ("%d cats", "%d قطط")];
    assert_eq!(texts(&units), expected);
    assert_eq!((prop(&units[0], "x-po-context"), prop(&units[0], "x-po-previous")), (Some("menu"), None));
    assert_eq!(prop(&units[2], "x-po-singular"), Some("%d cat"));
    assert!(units.iter().all(|unit| unit.status() == Status::Machine));
}

#[test]
fn a_fuzzy_message_belongs_to_its_previous_text_by_way_of_any_format() {
    let mut writer = xliff::Writer::new(Vec::new());
    read(FUZZY).iter().for_each(|unit| writer.write(unit).unwrap());
    let file = writer.finish().unwrap();
    let units = reused(xliff::Reader::new(&file[..]).map(Result::unwrap).collect());
    assert_eq!(texts(&units)[0], ("Feed the cat", "أطعم القطة"));
    assert_eq!(units.len(), 3);
    let confirmed = read(FUZZY).remove(0).with_status(Status::Reviewed);
    assert_eq!(texts(&reused(vec![confirmed])), [("Feed the dog", "أطعم القطة")]);
}

#[test]
fn a_translation_in_doubt_comes_back_as_one_of_its_own_text() {
    let unit =
        Unit::new(Lang::ENGLISH, "Feed the cat", Lang::ARABIC, "أطعم القطة").with_status(Status::Machine);
    let written = write(std::slice::from_ref(&unit));
    assert!(written.contains("#, fuzzy\n#| msgid \"Feed the cat\"\n"), "{written}");
    assert_eq!(reused(read(&written)), [unit]);
}

#[test]
fn plural_forms_keep_their_numbers_though_some_are_open() {
    let file = ARABIC
        .replace("لم يبق شيء", "")
        .replace("بقيت دقيقتان", "")
        .replace("بقيت %d دقيقة كاملة", "بقيت %d دقيقة");
    let written = write(&reused(read(&file)));
    let forms = "msgstr[0] \"\"\nmsgstr[1] \"بقيت دقيقة\"\nmsgstr[2] \"\"\nmsgstr[3] \"بقيت %d دقائق\"\n\
                 msgstr[4] \"بقيت %d دقيقة\"\nmsgstr[5] \"بقيت %d دقيقة\"\n";
    assert!(written.contains(forms), "{written}");
    assert_accepted(&written);
    assert_accepted(&write(&read(ARABIC)));
}

#[test]
fn the_header_states_the_plural_rule_of_the_file() {
    let rule = "nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);";
    let file = format!(
        "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\nLanguage: ar\\nPlural-Forms: {rule}\\n\"\n\n\
         msgid \"Fish\"\nmsgstr \"سمك\"\n\nmsgid \"%d egg\"\nmsgid_plural \"%d eggs\"\n\
         msgstr[0] \"بيضة\"\nmsgstr[1] \"بيضتان\"\nmsgstr[2] \"%d بيضات\"\n"
    );
    let mut reader = po::Reader::new(file.as_bytes());
    let units: Vec<Unit> = reader.by_ref().map(Result::unwrap).collect();
    let mut writer = po::Writer::new(Vec::new());
    writer.set_header(reader.header().unwrap());
    units.iter().for_each(|unit| writer.write(unit).unwrap());
    let written = String::from_utf8(writer.finish().unwrap()).unwrap();
    assert!(written.contains(rule), "{written}");
    assert!(
        written.ends_with("msgstr[0] \"بيضة\"\nmsgstr[1] \"بيضتان\"\nmsgstr[2] \"%d بيضات\"\n"),
        "{written}"
    );
    assert_accepted(&written);

    // Beside a message with six forms, those of three take the numbers of the rule with six.
    let both: Vec<Unit> = read(ARABIC).into_iter().chain(units).collect();
    let written = write(&both);
    assert!(
        written.contains("msgstr[0] \"%d بيضات\"\nmsgstr[1] \"بيضة\"\nmsgstr[2] \"بيضتان\"\n"),
        "{written}"
    );
    assert_accepted(&written);
}

#[test]
fn a_translation_ends_with_a_line_break_if_its_source_does() {
    let unit = |source, target| Unit::new(Lang::ENGLISH, source, Lang::ARABIC, target);
    let written = write(&[unit("Soup\n", "حساء"), unit("Bread", "خبز\n"), unit("\nSalt", "ملح")]);
    assert_accepted(&written);
    assert_eq!(texts(&read(&written)), [("Soup\n", "حساء\n"), ("Bread", "خبز"), ("\nSalt", "\nملح")]);
}

#[test]
fn a_message_whose_placeholders_gettext_refuses_is_in_doubt() {
    let unit = |source, target| {
        let flag = Prop::new("x-po-flags", "c-format", Scope::Unit);
        Unit::new(Lang::ENGLISH, source, Lang::ARABIC, target).with_props([flag])
    };
    let written = write(&[unit("%d eggs", "بيض"), unit("%s of %s", "%2$s من %1$s")]);
    assert_eq!(written.matches("#, fuzzy, c-format").count(), 1, "{written}");
    assert_accepted(&written);
    assert_eq!(reused(read(&written)).len(), 2);
}

#[test]
fn a_message_with_an_open_plural_form_is_in_doubt_if_gettext_refuses_it() {
    for (open, is_fuzzy) in [("لم يبق شيء", false), ("بقيت دقيقتان", false), ("بقيت %d دقائق", true)]
    {
        let file = ARABIC.replace("msgid \"%d minute", "#, c-format\nmsgid \"%d minute").replace(open, "");
        let units = reused(read(&file));
        let written = write(&units);
        assert_eq!(written.contains("#, fuzzy, c-format\n"), is_fuzzy, "{written}");
        assert_accepted(&written);
        assert_eq!(reused(read(&written)).len(), units.len(), "{written}");
    }
}

#[test]
fn a_file_without_messages_has_a_header() {
    let written = write(&[]);
    assert_accepted(&written);
    assert_eq!(read(&written), []);
}
