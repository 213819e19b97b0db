//! Pre-translation: exact matches become targets, all matches are proposed, nothing else changes by a byte.
#![cfg(all(feature = "memory", feature = "formats"))]

use mizan::exchange::{Import, Pretranslate, Report, Source};
use mizan::formats::xliff;
use mizan::memory::{Lookup, Memory};
use mizan::{Code, CodeKind, Context, Lang, Status, Unit, UnitText};

fn bold(at: usize, kind: CodeKind, markup: &str) -> Code {
    Code::new(at, kind, "7", markup)
}

fn memory() -> Memory {
    let memory = Memory::in_memory().unwrap();
    let mut batch = memory.batch().unwrap();
    for (english, arabic) in [
        ("Close the door.", "أغلق الباب."),
        ("Open the large window before you leave the house.", "افتح النافذة الكبيرة قبل أن تغادر البيت."),
        ("Salt & pepper < sugar", "ملح & فلفل < سكر"),
    ] {
        batch.insert(&Unit::new(Lang::ENGLISH, english, Lang::ARABIC, arabic)).unwrap();
    }
    let english = UnitText::with_codes(
        "Wash your hands.",
        vec![bold(5, CodeKind::Open, "<b>"), bold(9, CodeKind::Close, "</b>")],
    );
    let arabic = UnitText::with_codes(
        "اغسل يديك.",
        vec![bold(0, CodeKind::Open, "<b>"), bold(8, CodeKind::Close, "</b>")],
    );
    batch.insert(&Unit::new(Lang::ENGLISH, english, Lang::ARABIC, arabic)).unwrap();
    batch.commit().unwrap();
    memory
}

fn fill(file: impl AsRef<[u8]>) -> (Vec<u8>, Report) {
    let memory = memory();
    let mut filled = Vec::new();
    let mut done = Report::default();
    Pretranslate::new(&memory).origin("house").write(file.as_ref(), &mut filled, &mut done).unwrap();
    (filled, done)
}

fn fill_text(file: &str) -> String {
    String::from_utf8(fill(file).0).unwrap()
}

/// The file without what was put in.
fn without(mut file: String, put_in: &[&str]) -> String {
    for text in put_in {
        assert_eq!(file.matches(text).count(), 1, "{text}\n{file}");
        file = file.replace(text, "");
    }
    file
}

fn v1(body: &str) -> String {
    format!(
        "<?xml version='1.0'  encoding=\"UTF-8\" ?>\r\n<!-- kept -->\r\n<xliff version=\"1.2\" xmlns='urn:oasis:names:tc:xliff:document:1.2'>\r\n\
         <file original=\"house.html\" source-language=\"en\"\ttarget-language=\"ar\" datatype=\"html\"><body>\r\n{body}\r\n</body ></file></xliff>\r\n"
    )
}

const CLOSE: &str = "<alt-trans match-quality=\"100\" origin=\"house\"><source xml:lang=\"en\">Close the door.</source>\
                     <target xml:lang=\"ar\">أغلق الباب.</target></alt-trans>";

#[test]
fn an_exact_match_becomes_the_target_and_is_proposed() {
    let file = v1(
        "  <trans-unit id=\"1\">\r\n    <source>Close the door.</source>\r\n    <note>n &amp; m</note></trans-unit>",
    );
    let filled = fill_text(&file);
    let target = "\r\n    <target state=\"translated\" state-qualifier=\"exact-match\">أغلق الباب.</target>";
    assert_eq!(without(filled, &[&format!("{target}\r\n    {CLOSE}")]), file);
}

#[test]
fn a_fuzzy_match_is_proposed_with_its_percent() {
    let file = v1(
        "<trans-unit id=\"1\"><source>Open the small window before you leave the house.</source><target/></trans-unit>",
    );
    let (filled, done) = fill(&file);
    let filled = String::from_utf8(filled).unwrap();
    assert_eq!((done.filled, done.proposed, done.unanswered), (0, 1, 0));
    assert!(filled.contains("<target/><alt-trans match-quality=\""), "{filled}");
    let percent = filled.split("match-quality=\"").nth(1).unwrap().split('"').next().unwrap();
    assert!((75..100).contains(&percent.parse::<u8>().unwrap()), "{percent}");
    assert!(
        filled.contains(
            "<target xml:lang=\"ar\">افتح النافذة الكبيرة قبل أن تغادر البيت.</target></alt-trans>"
        )
    );
}

#[test]
fn translated_locked_and_untranslatable_segments_stay_unchanged() {
    let file = v1(
        "<trans-unit id=\"1\"><source>Close the door.</source><target>أوصد الباب.</target></trans-unit>\
         <trans-unit id=\"2\" translate=\"no\"><source>Close the door.</source></trans-unit>\
         <trans-unit id=\"3\" m:locked=\"true\"><source>Close the door.</source><target></target></trans-unit>\
         <group translate=\"no\"><group/><group><trans-unit id=\"5\"><source>Close the door.</source></trans-unit></group></group>\
         <trans-unit id=\"4\"><source>Nothing like it anywhere here</source></trans-unit>",
    );
    let (filled, done) = fill(&file);
    assert!(filled == file.as_bytes());
    assert_eq!((done.filled, done.unanswered), (0, 1));
}

#[test]
fn a_copy_of_the_source_in_a_new_target_is_replaced() {
    let file = v1(
        "<trans-unit id=\"1\"><source>Close the door.</source><target xml:lang=\"ar\" state=\"new\">Close the door.</target></trans-unit>",
    );
    let filled = fill_text(&file);
    assert!(filled.contains(
        "<target xml:lang=\"ar\" state=\"translated\" state-qualifier=\"exact-match\">أغلق الباب.</target><alt-trans"
    ), "{filled}");
}

#[test]
fn the_codes_of_the_segment_stand_in_its_target() {
    let file = v1(
        "<trans-unit id=\"1\"><source>Wash <g id=\"g3\" ctype=\"bold\">your</g> hands.</source></trans-unit>",
    );
    let filled = fill_text(&file);
    assert!(
        filled.contains("\"exact-match\"><g id=\"g3\" ctype=\"bold\">اغسل</g> يديك.</target>"),
        "{filled}"
    );
    let without_codes = v1("<trans-unit id=\"1\"><source>Wash your hands.</source></trans-unit>");
    let filled = fill_text(&without_codes);
    assert!(!filled.contains("exact-match") && filled.contains("<alt-trans "), "{filled}");
}

#[test]
fn special_characters_are_escaped() {
    let file = v1("<trans-unit id=\"1\"><source>Salt &amp; pepper &lt; sugar</source></trans-unit>");
    assert!(fill_text(&file).contains(">ملح &amp; فلفل &lt; سكر</target>"));
}

const SDL: &str = r#"<?xml version="1.0" encoding="utf-8"?><xliff xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" version="1.2" sdl:version="1.0" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="C:\house.doc" source-language="en-US" target-language="ar-SA" datatype="x-sdlfilterframework2"><header></header><body><trans-unit id="a"><source>Close the door. Wait.</source><seg-source><mrk mtype="seg" mid="1">Close the door.</mrk> <mrk mtype="seg" mid="2">Wait.</mrk></seg-source>TARGET<sdl:seg-defs><sdl:seg id="1" /><sdl:seg id="2" conf="Draft" /></sdl:seg-defs></trans-unit></body></file></xliff>"#;

#[test]
fn a_segment_of_an_sdlxliff_file_is_filled_where_trados_looks_for_it() {
    let empty = "<target><mrk mtype=\"seg\" mid=\"1\" /> <mrk mtype=\"seg\" mid=\"2\" /></target>";
    let full =
        "<target><mrk mtype=\"seg\" mid=\"1\">أغلق الباب.</mrk> <mrk mtype=\"seg\" mid=\"2\" /></target>";
    let filled = fill_text(&SDL.replace("TARGET", empty));
    assert!(filled.contains(full), "{filled}");
    assert!(
        filled.contains(
            "<sdl:seg id=\"1\" conf=\"Translated\" origin=\"tm\" origin-system=\"house\" percent=\"100\" />"
        ),
        "{filled}"
    );
    assert!(filled.contains("<sdl:seg id=\"2\" conf=\"Draft\" />"));
    let made = fill_text(&SDL.replace("TARGET", ""));
    assert!(
        made.contains(
            &full.replace("<mrk mtype=\"seg\" mid=\"2\" />", "<mrk mtype=\"seg\" mid=\"2\"></mrk>")
        ),
        "{made}"
    );
    assert!(made.contains("<alt-trans mid=\"1\" "));
}

#[test]
fn pretranslated_units_are_marked_as_such_for_memoq() {
    let file = v1(
        "<trans-unit id=\"1\" mq:status=\"NotStarted\"><source>Close the door.</source><target></target></trans-unit>",
    );
    assert!(fill_text(&file).contains("<trans-unit id=\"1\" mq:status=\"Pretranslated\"><source>"));
}

#[test]
fn xliff_2_gets_targets_states_and_matches() {
    let file = |segments: &str| {
        format!(
            "<xliff version=\"2.0\" xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" srcLang=\"en\" trgLang=\"ar\">\n<file id=\"f\">\n\
             <unit id=\"u\">\n{segments}</unit>\n</file>\n</xliff>"
        )
    };
    let given = "<segment id=\"a\">\n <source>Close the door.</source>\n</segment>\n\
                 <segment>\n <source>Wash <pc id=\"1\">your</pc> hands.</source>\n</segment>\n\
                 <segment id=\"c\" state=\"final\"><source>Close the door.</source><target>أوصد الباب.</target></segment>\n";
    let filled = fill_text(&file(given));
    let close = "<segment id=\"a\" state=\"translated\">\n <source>Close the door.</source>\n <target>أغلق الباب.</target>\n</segment>";
    let wash = "<segment state=\"translated\" id=\"s2\">\n <source>Wash <pc id=\"1\">your</pc> hands.</source>\n <target><pc id=\"1\">اغسل</pc> يديك.</target>";
    assert!(filled.contains(close) && filled.contains(wash), "{filled}");
    assert!(filled.contains("<unit id=\"u\"><mtc:matches xmlns:mtc=\"urn:oasis:names:tc:xliff:matches:2.0\"><mtc:match ref=\"#a\" matchQuality=\"100.0\" origin=\"house\" type=\"tm\">"));
    assert!(filled.contains("<mtc:match ref=\"#s2\""));
    assert_eq!(filled.matches("أوصد الباب.").count(), 1);
    let units: Vec<Unit> = xliff::Reader::new(filled.as_bytes()).map(Result::unwrap).collect();
    assert_eq!(units[1].target().plain(), "اغسل يديك.");
}

#[test]
fn names_with_a_prefix_get_one() {
    let file = "<x:xliff xmlns:x=\"urn:oasis:names:tc:xliff:document:1.2\" version=\"1.2\"><x:file source-language=\"en\" target-language=\"ar\">\
                <x:body><x:trans-unit id=\"1\"><x:source>Close the door.</x:source></x:trans-unit></x:body></x:file></x:xliff>";
    let filled = fill_text(file);
    assert!(
        filled.contains(">أغلق الباب.</x:target><x:alt-trans ")
            && filled.contains("</x:alt-trans></x:trans-unit>"),
        "{filled}"
    );
}

#[test]
fn protected_words_keep_their_marks_in_the_target() {
    let unit = |english: &str, arabic: &str| Unit::new(Lang::ENGLISH, english, Lang::ARABIC, arabic);
    for (source, arabic, target) in [
        (
            "Buy <mrk mtype=\"protected\">Orion</mrk> now.",
            "اشتر Orion الآن.",
            "اشتر <mrk mtype=\"protected\">Orion</mrk> الآن.",
        ),
        (
            "Buy <mrk mtype=\"protected\">A&amp;B</mrk> now.",
            "اشتر A&B الآن.",
            "اشتر <mrk mtype=\"protected\">A&amp;B</mrk> الآن.",
        ),
        (
            "<mrk mtype=\"protected\">Go</mrk> to <mrk mtype=\"protected\">Go</mrk>",
            "من Go إلى Go",
            "من <mrk mtype=\"protected\">Go</mrk> إلى <mrk mtype=\"protected\">Go</mrk>",
        ),
        ("Buy <mrk mtype=\"term\">Orion</mrk> now.", "اشتر Orion الآن.", "اشتر Orion الآن."),
    ] {
        let plain = source.replace("&amp;", "&").replace("</mrk>", "");
        let plain = plain.replace("<mrk mtype=\"protected\">", "").replace("<mrk mtype=\"term\">", "");
        let file = v1(&format!("<trans-unit id=\"1\"><source>{source}</source></trans-unit>"));
        let (filled, report) = filled_from(&[unit(&plain, arabic)], &file);
        assert_eq!(report.filled, 1);
        assert!(filled.contains(&format!(">{target}</target>")), "{filled}");
    }
}

#[test]
fn a_file_stays_in_its_encoding() {
    let file = v1("<trans-unit id=\"1\"><source>Close the door.</source></trans-unit><!-- باب -->");
    let utf16: Vec<u8> = std::iter::once(0xFEFF)
        .chain(file.replace("UTF-8", "UTF-16").encode_utf16())
        .flat_map(u16::to_be_bytes)
        .collect();
    let filled = fill(&utf16).0;
    let (text, ..) = encoding_rs::UTF_16BE.decode(&filled);
    assert!(filled.starts_with(b"\xFE\xFF") && text.contains(">أغلق الباب.</target>"));
    let windows = encoding_rs::WINDOWS_1256.encode(&file.replace("UTF-8", "windows-1256")).0.into_owned();
    let filled = fill(&windows).0;
    let (text, ..) = encoding_rs::WINDOWS_1256.decode(&filled);
    assert!(text.contains(">أغلق الباب.</target>") && text.contains("<!-- باب -->"));
}

#[test]
fn a_damaged_unit_is_left_unchanged_and_reported() {
    let file = v1(
        "<trans-unit id=\"1\"><source>Close the door.</target></trans-unit>\n<trans-unit id=\"2\"><source>Close the door.</source></trans-unit>",
    );
    let (filled, done) = fill(&file);
    assert_eq!((done.filled, done.refused), (1, 1));
    assert!(
        String::from_utf8(filled)
            .unwrap()
            .contains("<trans-unit id=\"1\"><source>Close the door.</target></trans-unit>\n")
    );
}

#[test]
fn a_file_comes_out_the_same_on_any_number_of_threads() {
    let units: String = (0..50)
        .map(|n| format!("<trans-unit id=\"{n}\"><source>Close the door {n}.</source></trans-unit>\n"))
        .collect();
    let memory = memory();
    let filled = |threads| {
        let mut out = Vec::new();
        Pretranslate::new(&memory)
            .lookup(Lookup::new().at_least(50))
            .threads(threads)
            .write(v1(&units).as_bytes(), &mut out, &mut Report::default())
            .unwrap();
        out
    };
    assert_eq!(filled(3), filled(1));
    assert!(String::from_utf8(filled(3)).unwrap().contains("alt-trans"));
}

#[test]
fn a_file_that_cannot_be_reproduced_byte_for_byte_is_refused() {
    let memory = memory();
    let bytes = [v1("<!-- مفتاح الباب الكبير -->").as_bytes(), b"\xFF"].concat();
    let refused =
        Pretranslate::new(&memory).write(&bytes[..], Vec::new(), &mut Report::default()).unwrap_err();
    assert!(refused.to_string().contains("bytes that are no UTF-8 text"), "{refused}");
    let refused = Pretranslate::new(&memory)
        .write("<tmx/>".as_bytes(), Vec::new(), &mut Report::default())
        .unwrap_err();
    assert!(refused.to_string().ends_with("this is not an XLIFF file"));
}

fn filled_from(units: &[Unit], file: &str) -> (String, Report) {
    let memory = Memory::in_memory().unwrap();
    let mut batch = memory.batch().unwrap();
    units.iter().for_each(|unit| _ = batch.insert(unit).unwrap());
    batch.commit().unwrap();
    let (mut filled, mut report) = (Vec::new(), Report::default());
    Pretranslate::new(&memory).origin("house").write(file.as_bytes(), &mut filled, &mut report).unwrap();
    let mut again = Vec::new();
    Pretranslate::new(&memory)
        .origin("house")
        .write(&filled[..], &mut again, &mut Report::default())
        .unwrap();
    assert_eq!(
        String::from_utf8_lossy(&again),
        String::from_utf8_lossy(&filled),
        "the second time adds nothing"
    );
    (String::from_utf8(filled).unwrap(), report)
}

fn pair(english: &str, arabic: &str) -> Unit {
    Unit::new(Lang::ENGLISH, english, Lang::ARABIC, arabic)
}

fn keyed(key: &str, english: &str, arabic: &str) -> Unit {
    let mut unit = pair(english, arabic);
    unit.origin_mut().key = Some(key.into());
    unit.origin_mut().document = Some("house.html".into());
    unit
}

/// The target of the only unit of a file.
fn target(filled: &str) -> Option<&str> {
    let unit = filled.split("<alt-trans").next().unwrap();
    unit.split_once("<target").and_then(|(_, rest)| rest.split_once("</target>")).map(|(target, _)| target)
}

#[test]
fn a_unit_of_which_a_part_is_filled_is_not_translated() {
    let marks = "<mrk mtype=\"seg\" mid=\"1\">Sweep the yard.</mrk> <mrk mtype=\"seg\" mid=\"2\">Paint the fence green.</mrk>";
    let file = v1(&format!(
        "<trans-unit id=\"1\"><source>Sweep the yard. Paint the fence green.</source><seg-source>{marks}</seg-source></trans-unit>"
    ));
    let (sweep, paint) =
        (pair("Sweep the yard.", "اكنس الفناء."), pair("Paint the fence green.", "ادهن السياج بالأخضر."));
    let (filled, _) = filled_from(std::slice::from_ref(&sweep), &file);
    assert!(
        filled.contains("<target state=\"needs-translation\"><mrk mtype=\"seg\" mid=\"1\">اكنس"),
        "{filled}"
    );
    let (filled, _) = filled_from(&[sweep, paint.with_status(Status::Machine)], &filled);
    assert!(filled.contains("<target state=\"needs-review-translation\""), "{filled}");
}

#[test]
fn proposals_are_added_once() {
    let file = v1("<trans-unit id=\"1\"><source>Sweep the back yard today.</source></trans-unit>");
    let (filled, report) =
        filled_from(&[pair("Sweep the front yard today.", "اكنس الفناء الأمامي اليوم.")], &file);
    assert_eq!((report.proposed, filled.matches("<alt-trans").count()), (1, 1));
    let file = "<xliff version='2.0' srcLang='en' trgLang='ar' xmlns='urn:oasis:names:tc:xliff:document:2.0'><file id='f'>\
                <unit id='u'><segment><source>Sweep the back yard today.</source></segment></unit></file></xliff>";
    let (filled, _) = filled_from(&[pair("Sweep the front yard today.", "اكنس الفناء الأمامي اليوم.")], file);
    assert_eq!(filled.matches("<mtc:match ").count(), 1);
}

#[test]
fn a_translation_that_lost_a_placeholder_is_only_proposed() {
    let file = v1("<trans-unit id=\"1\"><source>{count} cups on the table</source></trans-unit>");
    let (lost, kept) = (
        pair("{count} cups on the table", "كوبان على الطاولة"),
        pair("{count} cups on the table", "على الطاولة {count} أكواب"),
    );
    let (filled, report) = filled_from(std::slice::from_ref(&lost), &file);
    assert_eq!((target(&filled), report.proposed), (None, 1));
    let (filled, _) = filled_from(&[lost, kept], &file);
    assert!(target(&filled).unwrap().ends_with("على الطاولة {count} أكواب"), "{filled}");
}

// A neighbour that is the same decides between equal matches, but not between plural forms.
#[test]
fn a_form_inside_a_key_decides_and_neighbours_do_not() {
    let file = |name: &str, key: &str, forms: &[(&str, &str, &str)]| {
        let unit = |(form, english, arabic): &(&str, &str, &str)| {
            let target = if arabic.is_empty() { String::new() } else { format!("<target>{arabic}</target>") };
            let id = format!("/{key}:dict/d:dict/{form}:dict/:string");
            format!(r#"<trans-unit id="{id}"><source>{english}</source>{target}</trans-unit>"#)
        };
        let units: String = forms.iter().map(unit).collect();
        format!(
            r#"<xliff version="1.2"><file original="{name}" source-language="en" target-language="ar"><body>{units}</body></file></xliff>"#
        )
    };
    let memory = Memory::in_memory().unwrap();
    let mut batch = memory.batch().unwrap();
    let stored = [
        ("one", "%d night", "ليلة واحدة"),
        ("two", "%d nights", "ليلتان"),
        ("few", "%d nights", "%d ليال"),
        ("many", "%d nights", "%d ليلة"),
    ];
    for unit in xliff::Reader::new(file("a.strings", "nights", &stored).as_bytes()) {
        batch.insert(&unit.unwrap()).unwrap();
    }
    batch.commit().unwrap();
    let open = [
        ("one", "%d night", ""),
        ("two", "%d nights", ""),
        ("few", "%d nights", ""),
        ("many", "%d nights", ""),
        ("zero", "%d nights", ""),
    ];
    let fill = |file: String| {
        let (mut filled, mut report) = (Vec::new(), Report::default());
        Pretranslate::new(&memory).write(file.as_bytes(), &mut filled, &mut report).unwrap();
        let filled = xliff::Reader::new(&filled[..]);
        filled.map(|unit| unit.unwrap().target().plain().to_owned()).collect::<Vec<_>>()
    };
    let forms = ["", "", "%d ليال", "%d ليلة", ""];
    assert_eq!(fill(file("b.strings", "stays", &open)), forms);
    let many = [("one", "%d night", ""), ("two", "%d nights", ""), ("many", "%d nights", "")];
    assert_eq!(fill(file("b.strings", "stays", &many)), ["", "", "%d ليلة"]);
    assert_eq!(fill(file("b.strings", "stays", &[("other", "%d nights", "")])), [""]);
}

#[test]
fn one_of_several_plural_forms_is_filled_by_its_key_alone() {
    let form = |form: &str, arabic| keyed(&format!("cups|==|plural.{form}"), "%lld cups", arabic);
    let forms = [form("two", "كوبان"), form("few", "%lld أكواب"), form("many", "%lld كوبا")];
    let unit = |key: &str| v1(&format!("<trans-unit id=\"{key}\"><source>%lld cups</source></trans-unit>"));
    for (key, arabic) in [("two", "كوبان"), ("few", "%lld أكواب"), ("many", "%lld كوبا")] {
        let (filled, report) = filled_from(&forms, &unit(&format!("cups|==|plural.{key}")));
        assert!(
            target(&filled).unwrap().ends_with(&format!("state-qualifier=\"id-match\">{arabic}")),
            "{filled}"
        );
        assert_eq!(report.filled_by_key, 1);
    }
    let (filled, _) = filled_from(&forms, &unit("cups"));
    assert_eq!(target(&filled), None);
    assert!(filled.contains("<target xml:lang=\"ar\">%lld أكواب"), "{filled}");
}

#[test]
fn the_key_of_a_unit_decides_among_equal_texts_of_its_document() {
    let units =
        [keyed("colour", "Light", "فاتح"), keyed("weight", "Light", "خفيف"), keyed("lamp", "Light", "ضوء")];
    let unit = |key: &str| v1(&format!("<trans-unit id=\"{key}\"><source>Light</source></trans-unit>"));
    for (key, arabic) in [("weight", "خفيف"), ("lamp", "ضوء"), ("colour", "فاتح")] {
        assert!(target(&filled_from(&units, &unit(key)).0).unwrap().ends_with(arabic));
    }
}

#[test]
fn the_neighbours_decide_where_a_revised_document_has_other_numbers() {
    // The texts of a document with their translations; `Notes` is translated by its place.
    let first = [
        ("Preface", "تمهيد"),
        ("Chapter one", "الفصل الأول"),
        ("Notes", "ملاحظات"),
        ("The sea.", "البحر."),
        ("Notes", "هوامش"),
        ("Music", "موسيقى"),
        ("Notes", "نغمات"),
        ("The end.", "النهاية."),
    ];
    let added = [&[("A new page", ""), ("To the reader", "")][..], &first].concat();
    let shortened = first[1..].to_vec();
    type Key = fn(usize) -> String;
    let keys: [Key; 4] = [
        |number| format!("{number}.1"),
        |number| format!("tu{number}"),
        |number| format!("NFDBB2FA9-tu{number}"),
        |number| format!("a:{number}"),
    ];
    for key in keys {
        let file = |texts: &[(&str, &str)], has_targets: bool| {
            let unit = |((source, target), number): (&(&str, &str), usize)| {
                let target = if has_targets { format!("<target>{target}</target>") } else { String::new() };
                format!("<trans-unit id='{}'><source>{source}</source>{target}</trans-unit>", key(number))
            };
            v1(&texts.iter().zip(1..).map(unit).collect::<String>())
        };
        let memory = Memory::in_memory().unwrap();
        let translated = file(&first, true);
        Import::new(&memory).read(Source::new(translated.as_bytes()), &mut Report::default()).unwrap();
        for texts in [&first[..], &added, &shortened] {
            let (mut filled, mut report) = (Vec::new(), Report::default());
            Pretranslate::new(&memory)
                .write(file(texts, false).as_bytes(), &mut filled, &mut report)
                .unwrap();
            let read = xliff::Reader::new(&filled[..]).map(Result::unwrap);
            let targets: Vec<String> = read.map(|unit| unit.target().plain().to_owned()).collect();
            let expected: Vec<&str> = texts.iter().map(|(_, target)| *target).collect();
            assert_eq!(targets, expected, "{}", key(1));
            let by_key = if texts == first { first.len() as u64 } else { 0 };
            assert_eq!(report.filled_by_key, by_key, "{}", key(1));
        }
    }
}

#[test]
fn a_context_match_is_named_in_each_dialect() {
    let light = pair("Light", "خفيف").with_context(Context::new(Some("Weight".into()), Some("Size".into())));
    let units = |attributes: &str| {
        let unit = |text: &str| {
            format!("<trans-unit id=\"{text}\" {attributes}><source>{text}</source></trans-unit>")
        };
        v1(&["Weight", "Light", "Size"].map(unit).concat())
            .replace("<xliff ", "<xliff xmlns:mq=\"MQXliff\" xmlns:m=\"http://www.memsource.com/mxlf/2.0\" ")
    };
    let (filled, report) = filled_from(std::slice::from_ref(&light), &units(""));
    assert!(filled.contains("state-qualifier=\"x-context-match\">خفيف"), "{filled}");
    assert_eq!((report.filled, report.filled_by_context), (1, 1));
    assert!(
        filled_from(std::slice::from_ref(&light), &units("mq:percent=\"0\""))
            .0
            .contains("mq:percent=\"101\"")
    );
    assert!(
        filled_from(std::slice::from_ref(&light), &units("m:score=\"0.0\"")).0.contains("m:score=\"1.01\"")
    );
    let segment = |text: &str| format!("<unit id='{text}'><segment><source>{text}</source></segment></unit>");
    let v2 = format!(
        "<xliff version='2.0' srcLang='en' trgLang='ar' xmlns='urn:oasis:names:tc:xliff:document:2.0'><file id='f'>{}</file></xliff>",
        ["Weight", "Light", "Size"].map(segment).concat()
    );
    assert!(filled_from(&[light], &v2).0.contains("type=\"icm\""));
}

#[test]
fn what_a_person_or_tool_has_settled_is_left_alone() {
    let unit = |attributes: &str, rest: &str| {
        v1(&format!("<trans-unit id=\"1\" {attributes}><source>Light</source>{rest}</trans-unit>"))
            .replace("<xliff ", "<xliff xmlns:mq=\"MQXliff\" xmlns:m=\"http://www.memsource.com/mxlf/2.0\" ")
    };
    for file in [
        unit("approved=\"yes\"", ""),
        unit("m:confirmed=\"1\"", "<target/>"),
        unit("mq:status=\"ManuallyConfirmed\"", "<target/>"),
        unit("mq:status=\"Rejected\"", "<target/>"),
        unit("", "<target state=\"final\"/>"),
        unit("", "<target xml:lang=\"fr\"/>"),
        unit("translate=\"no\"", ""),
    ] {
        assert_eq!(filled_from(&[pair("Light", "ضوء")], &file).0, file);
    }
}

#[test]
fn a_translation_that_is_too_long_or_translates_what_is_protected_is_only_proposed() {
    let light = [pair("Light", "ضوء خفيف")];
    let unit = |attributes: &str, source: &str| {
        v1(&format!("<trans-unit id=\"1\" {attributes}><source>{source}</source></trans-unit>"))
    };
    for (attributes, fits) in [
        ("maxwidth=\"7\" size-unit=\"char\"", false),
        ("maxwidth=\"8\" size-unit=\"char\"", true),
        ("maxwidth=\"8\" size-unit=\"byte\"", false),
        ("maxbytes=\"15\"", true),
    ] {
        let (filled, report) = filled_from(&light, &unit(attributes, "Light"));
        assert_eq!((target(&filled).is_some(), report.too_long == 0), (fits, fits), "{attributes}");
    }
    for mark in ["mtype=\"protected\"", "mtype=\"term\" translate=\"no\""] {
        let (filled, report) = filled_from(&light, &unit("", &format!("<mrk {mark}>Light</mrk>")));
        assert_eq!((target(&filled), report.protected), (None, 1));
        assert!(filled.contains("match-quality=\"99\""), "{filled}");
    }
}

#[test]
fn a_group_limits_the_translations_of_its_units() {
    let light = [pair("Light", "ضوء خفيف")];
    let unit =
        |attributes: &str| format!("<trans-unit id=\"1\" {attributes}><source>Light</source></trans-unit>");
    let group = |attributes: &str, content: &str| format!("<group {attributes}>{content}</group>");
    let (short, long) = ("maxwidth=\"7\" size-unit=\"char\"", "maxwidth=\"8\" size-unit=\"char\"");
    for (body, fits) in [
        (group(short, &unit("")), false),
        (group(long, &unit("")), true),
        (group(short, &group("resname=\"menu\"", &unit(""))), false),
        (group(short, &group(long, &unit(""))), true),
        (group(short, &unit(long)), true),
        (group(long, &unit(short)), false),
        (group("maxbytes=\"14\"", &unit(long)), false),
        (group(short, "") + &unit(""), true),
        (format!("<group {short}/>{}", unit("")), true),
    ] {
        let (filled, report) = filled_from(&light, &v1(&body));
        assert_eq!((target(&filled).is_some(), report.too_long == 0), (fits, fits), "{body}");
    }
    let unit = |restriction: &str| {
        format!("<unit id='1' {restriction}><segment><source>Light</source></segment></unit>")
    };
    for (file, group, own, fits) in [
        ("", "slr:sizeRestriction='7'", "", false),
        ("", "slr:sizeRestriction='0,8'", "", true),
        ("slr:sizeRestriction='7'", "", "", false),
        ("", "slr:sizeRestriction='7'", "slr:sizeRestriction='9'", false),
        ("", "slr:sizeRestriction='9'", "slr:sizeRestriction='7'", false),
    ] {
        let v2 = format!(
            "<xliff version='2.1' srcLang='en' trgLang='ar' xmlns='urn:oasis:names:tc:xliff:document:2.0' \
             xmlns:slr='urn:oasis:names:tc:xliff:sizerestriction:2.0'><file id='f' {file}><group id='g' \
             {group}>{}</group></file></xliff>",
            unit(own)
        );
        let report = filled_from(&light, &v2).1;
        assert_eq!((report.filled == 1, report.too_long == 0), (fits, fits), "{file} {group} {own}");
    }
}

#[test]
fn a_segment_that_its_target_lacks_is_filled_at_its_place() {
    let mark = |mid: u8, text: &str| format!("<mrk mtype=\"seg\" mid=\"{mid}\">{text}</mrk>");
    let marks = [mark(1, "Sit."), mark(2, "Stand up."), mark(3, "Go home.")].join(" ");
    let unit = |target: &str| {
        v1(&format!(
            "<trans-unit id=\"1\"><source>x</source><seg-source>{marks}</seg-source><target>{target}</target></trans-unit>"
        ))
    };
    let (one, two, three) = (mark(1, "اجلس."), mark(2, "قف."), mark(3, "اذهب."));
    let units = [pair("Sit.", "اجلس."), pair("Stand up.", "قف."), pair("Go home.", "اذهب.")];
    let whole = format!(">{one} {two} {three}</target>");
    for given in [&one, &two, &three, &format!("{one} {three}")] {
        let (filled, _) = filled_from(&units, &unit(given));
        assert!(filled.contains(&whole), "{filled}");
    }
}

#[test]
fn the_tags_of_phrase_are_those_of_the_segment() {
    let file =
        v1("<trans-unit id=\"1\" m:score=\"0.0\"><source>Wash {b&gt;your&lt;b} hands.</source></trans-unit>")
            .replace("<xliff ", "<xliff xmlns:m=\"http://www.memsource.com/mxlf/2.0\" ");
    assert!(target(&fill_text(&file)).unwrap().ends_with(">{b&gt;اغسل&lt;b} يديك."));
}

#[test]
fn a_unit_is_found_by_every_key_that_it_stood_under() {
    let units = [
        keyed("menu.open", "Open", "افتح"),
        keyed("state", "Open", "مفتوح"),
        keyed("door.open", "Open", "افتح"),
        keyed("window", "Open", "مفتوح"),
    ];
    for unit in &units {
        let key = unit.origin().key.clone().unwrap();
        let (filled, report) =
            filled_from(&units, &v1(&format!("<trans-unit id=\"{key}\"><source>Open</source></trans-unit>")));
        assert!(target(&filled).unwrap().ends_with(unit.target().plain()), "{key}");
        assert_eq!(report.filled_by_key, 1, "{key}");
    }
}

#[test]
fn a_proposal_has_the_numbers_of_the_segment() {
    let unit = Unit::new(
        Lang::ENGLISH,
        "Article 7. Warranty and maintenance",
        Lang::ARABIC,
        "المادة ٧: الضمان والصيانة",
    );
    let file = "<xliff version='1.2'><file original='a' source-language='en' target-language='ar'><body>\
        <trans-unit id='1'><source>Article 9. Warranty and maintenance</source></trans-unit></body></file></xliff>";
    let (filled, _) = filled_from(&[unit], file);
    let proposal = filled.split_once("<alt-trans").unwrap().1;
    assert!(proposal.contains("Article 7") && proposal.contains("المادة ٩: الضمان"), "{filled}");
}

fn imported(file: &str, todo: &str) -> String {
    let memory = Memory::in_memory().unwrap();
    let mut batch = memory.batch().unwrap();
    for unit in xliff::Reader::new(file.as_bytes()) {
        batch.insert(&unit.unwrap()).unwrap();
    }
    batch.commit().unwrap();
    let (mut filled, mut report) = (Vec::new(), Report::default());
    Pretranslate::new(&memory).write(todo.as_bytes(), &mut filled, &mut report).unwrap();
    String::from_utf8(filled).unwrap()
}

fn v2_file(head: &str, units: &[(&str, &str, &str)]) -> String {
    let mut file = format!(
        "<xliff version=\"2.0\" xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" srcLang=\"en\" trgLang=\"ar\"><file {head}>"
    );
    for (id, source, target) in units {
        let target = if target.is_empty() { String::new() } else { format!("<target>{target}</target>") };
        file += &format!(
            "<unit {id}><segment state=\"{}\"><source>{source}</source>{target}</segment></unit>",
            if target.is_empty() { "initial" } else { "translated" }
        );
    }
    file + "</file></xliff>"
}

#[test]
fn a_file_of_xliff_2_without_original_is_known_by_its_id() {
    let done = [("id=\"menu.run\"", "Run", "تشغيل"), ("id=\"sport.run\"", "Run", "ركض")];
    let todo = [("id=\"sport.run\"", "Run", ""), ("id=\"menu.run\"", "Run", "")];
    for (head, todo_head, by_key) in [
        ("id=\"words.json\"", "id=\"words.json\"", true),
        ("id=\"f1\"", "id=\"f1\"", true),
        ("id=\"f1\" original=\"words.json\"", "id=\"f2\" original=\"words.json\"", true),
        ("id=\"f1\"", "id=\"f2\"", false),
    ] {
        let filled = imported(&v2_file(head, &done), &v2_file(todo_head, &todo));
        assert_eq!(filled.matches("type=\"idm\"").count(), if by_key { 2 } else { 0 }, "{head} {filled}");
        let place = |text: &str| filled.find(&format!("</source><target>{text}</target></segment>"));
        // In a document of another name, the key outranks the one neighbour that the other unit has.
        assert!(place("ركض") < place("تشغيل") && place("ركض").is_some(), "{head} {filled}");
    }
    let done = [("id=\"u1\"", "Run", "تشغيل"), ("id=\"u2\"", "Run", "ركض")];
    let filled = imported(&v2_file("id=\"f1\"", &done), &v2_file("id=\"f1\"", &[("id=\"u2\"", "Run", "")]));
    assert!(!filled.contains("idm"), "what only counts is no key: {filled}");
}

#[test]
fn each_plural_form_of_a_file_without_original_gets_its_own_translation() {
    let forms = [("one", "كرسي واحد"), ("two", "كرسيان"), ("few", "%d كراس"), ("other", "%d كرسي")];
    let ids = forms.map(|(form, _)| format!("id=\"chairs.{form}\""));
    let done: Vec<_> = ids.iter().zip(forms).map(|(id, (_, arabic))| (&**id, "%d chairs", arabic)).collect();
    let todo: Vec<_> = ids.iter().map(|id| (&**id, "%d chairs", "")).collect();
    let filled = imported(&v2_file("id=\"room\"", &done), &v2_file("id=\"room\"", &todo));
    for (_, arabic) in forms {
        let filled_in = format!("</source><target>{arabic}</target></segment>");
        assert_eq!(filled.matches(&filled_in).count(), 1, "{filled}");
    }
}

#[test]
fn the_name_of_a_unit_is_its_key_and_its_id_where_it_has_no_name() {
    let unit = |names: &str, source: &str, arabic: &str| match arabic {
        "" => format!("<trans-unit {names}><source>{source}</source></trans-unit>"),
        _ => format!(
            "<trans-unit {names}><source>{source}</source><target state=\"final\">{arabic}</target></trans-unit>"
        ),
    };
    let done = unit("id=\"1\" resname=\"menu.run\"", "Run", "تشغيل")
        + &unit("id=\"2\" resname=\"sport.run\"", "Run", "ركض");
    let todo = unit("id=\"1\" resname=\"new\"", "A new text", "")
        + &unit("id=\"2\" resname=\"menu.run\"", "Run", "")
        + &unit("id=\"3\" resname=\"sport.run\"", "Run", "");
    let filled = imported(&v1(&done), &v1(&todo));
    let place = |text: &str| filled.find(&format!("\"id-match\">{text}</target>"));
    assert!(place("تشغيل").is_some() && place("تشغيل") < place("ركض"), "{filled}");
    // A memory made when ids were keys, and a name that is another one: the text alone matches.
    for old in [unit("id=\"2\"", "Run", "ركض"), unit("id=\"2\" resname=\"sport.run\"", "Run", "ركض")] {
        let filled = imported(&v1(&old), &v1(&unit("id=\"2\" resname=\"menu.run\"", "Run", "")));
        assert!(filled.contains("\"exact-match\">ركض</target>"), "{filled}");
    }
    // A name that many units have tells no unit from another.
    let paragraphs =
        unit("id=\"a1\" resname=\"p\"", "Run", "تشغيل") + &unit("id=\"b1\" resname=\"p\"", "Walk", "مشي");
    let keys: Vec<_> = xliff::Reader::new(v1(&paragraphs).as_bytes())
        .map(|unit| unit.unwrap().origin().key.clone().unwrap())
        .collect();
    assert_eq!(keys, ["a1", "b1"]);
    let done =
        [("id=\"u1\" name=\"menu.run\"", "Run", "تشغيل"), ("id=\"u2\" name=\"sport.run\"", "Run", "ركض")];
    let todo = [("id=\"u1\" name=\"sport.run\"", "Run", "")];
    let filled = imported(&v2_file("id=\"f1\"", &done), &v2_file("id=\"f1\"", &todo));
    assert!(filled.contains("type=\"idm\"") && filled.contains("</source><target>ركض</target>"), "{filled}");
}

#[test]
fn protected_words_that_the_translation_keeps_are_filled() {
    let stays = [pair("Press Start.", "اضغط Start."), pair("Press Stop.", "اضغط إيقاف.")];
    for (word, is_filled) in [("Start", true), ("Stop", false)] {
        let source = format!("<source>Press <mrk mtype=\"protected\">{word}</mrk>.</source>");
        let (filled, report) =
            filled_from(&stays, &v1(&format!("<trans-unit id=\"1\">{source}</trans-unit>")));
        assert_eq!((target(&filled).is_some(), report.protected == 0), (is_filled, is_filled), "{filled}");
    }
}

#[test]
fn a_telling_key_ranks_the_translations_of_another_document() {
    let unit = |key: &str, target: &str| {
        format!("<trans-unit id=\"1\" resname=\"{key}\"><source>Run</source>{target}</trans-unit>")
    };
    let target = |arabic: &str| format!("<target state=\"final\">{arabic}</target>");
    let done = unit("menu.run", &target("تشغيل")) + &unit("sport.run", &target("ركض"));
    for (key, arabic) in [("menu.run", "تشغيل"), ("sport.run", "ركض")] {
        let todo = v1(&unit(key, "")).replace("house.html", "flat.html");
        let filled = imported(&v1(&done), &todo);
        assert!(filled.contains(&format!("\"exact-match\">{arabic}</target>")), "{filled}");
    }
}

#[test]
fn units_that_share_a_name_are_told_by_their_ids() {
    let unit = |id: &str, arabic: &str| {
        let target = match arabic {
            "" => String::new(),
            _ => format!("<target state=\"final\">{arabic}</target>"),
        };
        format!(
            "<trans-unit id=\"{id}\" resname=\"chairs\"><source>%d chairs</source>{target}</trans-unit>\n"
        )
    };
    let forms = [("chairs[two]", "كرسيان"), ("chairs[few]", "%d كراس"), ("chairs[other]", "%d كرسي")];
    let done: String = forms.iter().map(|(id, arabic)| unit(id, arabic)).collect();
    // The forms in another order, and new texts between them.
    let text = |id: &str| format!("<trans-unit id=\"new-{id}\"><source>A new {id}</source></trans-unit>\n");
    let todo: String = forms.iter().rev().map(|(id, _)| unit(id, "") + &text(id)).collect();
    let filled = imported(&v1(&done), &v1(&todo));
    for (id, arabic) in forms {
        let unit =
            filled.split("<trans-unit ").find(|unit| unit.starts_with(&format!("id=\"{id}\""))).unwrap();
        assert!(unit.contains(&format!("\"id-match\">{arabic}</target>")), "{filled}");
    }
}

#[test]
fn a_translation_is_measured_in_the_unit_of_its_limit() {
    let file = |limit: &str, mark: &str| {
        let file = v2_file("id=\"f1\"", &[(&format!("id=\"u1\" {limit}"), "Close the door.", "")]);
        let marked = format!("<mrk id=\"m1\" type=\"term\" {mark}>Close the door.</mrk>");
        if mark.is_empty() { file } else { file.replace("Close the door.", &marked) }
    };
    // The Arabic text has 11 characters, and 20 bytes in UTF-8.
    for (limit, mark, is_filled) in [
        ("slr:storageRestriction=\"20\"", "", true),
        ("slr:storageRestriction=\"2,20\"", "", true),
        ("slr:storageRestriction=\"19\"", "", false),
        ("", "slr:sizeRestriction=\"11\"", true),
        ("", "slr:sizeRestriction=\"10\"", false),
        ("", "slr:storageRestriction=\"19\"", false),
    ] {
        let report = fill(file(limit, mark)).1;
        assert_eq!(
            (report.filled, report.too_long),
            if is_filled { (1, 0) } else { (0, 1) },
            "{limit} {mark}"
        );
    }
    // In UTF-16 the text has 22 bytes, in UTF-32 44.
    for (profile, most, is_filled) in [
        ("xliff:utf16", 22, true),
        ("xliff:utf16", 21, false),
        ("xliff:utf32", 44, true),
        ("xliff:utf32", 43, false),
        ("xliff:utf8", 20, true),
        ("other:profile", 19, false),
    ] {
        let limit = format!("slr:storageRestriction=\"{most}\"");
        for file in [file(&limit, ""), file("", &limit)] {
            let profiles = format!("<slr:profiles storageProfile=\"{profile}\"/><unit");
            let report = fill(file.replacen("<unit", &profiles, 1)).1;
            assert_eq!(report.filled, u64::from(is_filled), "{profile} {most}");
        }
    }
    for (limit, is_filled) in [
        ("maxwidth=\"1\" size-unit=\"row\"", true),
        ("maxwidth=\"2\" size-unit=\"em\"", true),
        ("maxwidth=\"2\" size-unit=\"char\"", false),
        ("maxwidth=\"2\" size-unit=\"pixel\"", false),
    ] {
        let unit = format!("<trans-unit id=\"1\" {limit}><source>Close the door.</source></trans-unit>");
        assert_eq!(fill(v1(&unit)).1.filled, u64::from(is_filled), "{limit}");
    }
}

#[test]
fn equal_translations_rank_by_their_key_and_their_neighbours() {
    let between = |previous: &str, next: &str| {
        let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        Context::new(text(previous), text(next))
    };
    let unit = |document: &str, key: &str, context: Context, arabic: &str| {
        let mut unit = keyed(key, "Run", arabic).with_context(context);
        unit.origin_mut().document = Some(document.into());
        unit
    };
    // From the weakest evidence to the strongest; the newest unit comes first among equal ones.
    let ranked = [
        unit("other.html", "sport.run", between("Swim", "Jump"), "ركض"),
        unit("other.html", "press.run", between("File", "Jump"), "طبعة"),
        unit("other.html", "menu.run", between("Swim", "Jump"), "شغّل"),
        unit("other.html", "tool.run", between("File", "Edit"), "نفّذ"),
        unit("house.html", "menu.run", between("Swim", "Jump"), "تشغيل"),
    ];
    let segment = |key: &str, text: &str| {
        format!("<trans-unit id=\"{key}\" resname=\"{key}\"><source>{text}</source></trans-unit>")
    };
    let file =
        v1(&[segment("menu.file", "File"), segment("menu.run", "Run"), segment("menu.edit", "Edit")]
            .concat());
    for known in 1..=ranked.len() {
        // In either order: the evidence decides, not the age.
        for units in [ranked[..known].to_vec(), ranked[..known].iter().rev().cloned().collect()] {
            let (filled, _) = filled_from(&units, &file);
            let best = ranked[known - 1].target().plain();
            assert!(target(&filled).unwrap().ends_with(best), "{best} {filled}");
        }
    }
}
