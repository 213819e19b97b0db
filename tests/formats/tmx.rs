//! What is written as TMX is read again as it was.
#![cfg(feature = "formats")]

use std::path::Path;
use std::process::Command;

use mizan::formats::{ReadUnits, tmx};
use mizan::{Code, CodeKind, Context, Lang, Note, Origin, Prop, Scope, Status, Timestamp, Unit, UnitText};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

fn write(units: &[Unit]) -> Vec<u8> {
    let mut writer = tmx::Writer::new(Vec::new()).source_lang(Lang::ARABIC);
    for unit in units {
        writer.write(unit).unwrap();
        assert!(writer.repairs().is_empty(), "{:?}", writer.repairs());
    }
    writer.finish().unwrap()
}

fn read(file: &[u8]) -> Vec<Unit> {
    let mut reader = tmx::Reader::new(file);
    let mut units = Vec::new();
    while let Some(unit) = reader.next() {
        units.push(unit.unwrap());
        assert!(reader.repairs().is_empty(), "{:?}", reader.repairs());
    }
    units
}

/// Text of any characters that XML allows, the awkward ones often.
fn text() -> impl Strategy<Value = String> {
    let c = prop_oneof![
        4 => prop::sample::select(vec!['أ', 'م', '\u{640}', '\u{200F}', '\u{FEF5}', 'x', ' ', '<', '>', '&', '"', '\'', ';', ']', '\r', '\n', '\t', '\u{85}', '\u{2028}', '\u{1F600}']),
        1 => any::<char>().prop_filter("XML allows it", |c| !c.is_control() && !matches!(c, '\u{FFF9}'..='\u{FFFB}' | '\u{FFFE}' | '\u{FFFF}')),
    ];
    prop::collection::vec(c, 0..12).prop_map(|chars| chars.into_iter().collect())
}

fn code() -> impl Strategy<Value = (usize, Code)> {
    let kind = prop::sample::select(vec![CodeKind::Open, CodeKind::Close, CodeKind::Single]);
    let id = prop::sample::select(vec!["", "1", "2", "g7"]);
    let label =
        prop::option::of(prop::sample::select(vec!["hi", "hi:verb", "bold", "image;assoc=b", ";assoc=p"]));
    let markup = prop_oneof![
        Just(String::new()),
        text(),
        Just("<a t=\"\u{FFF9}html,x-alt\u{FFFA}title\u{FFFB}\">".into())
    ];
    (0_usize..40, kind, id, label, markup).prop_map(|(place, kind, id, label, markup)| {
        // A closing code has no type in TMX, and a highlight no markup.
        let label = label.filter(|label| {
            kind == CodeKind::Single
                || (kind == CodeKind::Open && !label.starts_with("hi") && !label.contains(';'))
        });
        (place, Code::new(0, kind, id, markup).with_label(label.map(str::to_owned)))
    })
}

fn unit_text() -> impl Strategy<Value = UnitText> {
    (text(), prop::collection::vec(code(), 0..6), any::<bool>()).prop_map(|(plain, codes, highlighted)| {
        let places: Vec<usize> = plain.char_indices().map(|(at, _)| at).chain([plain.len()]).collect();
        let mut codes: Vec<Code> = codes
            .into_iter()
            .map(|(place, mut code)| {
                code.at = places[place % places.len()];
                code
            })
            .collect();
        codes.sort_by_key(|code| code.at);
        if highlighted {
            let mark = |at, kind| Code::new(at, kind, "9", "").with_label("hi:verb".to_owned());
            codes.insert(0, mark(0, CodeKind::Open));
            codes.push(mark(plain.len(), CodeKind::Close));
        }
        UnitText::with_codes(plain, codes)
    })
}

fn told() -> impl Strategy<Value = (Vec<Note>, Vec<Prop>)> {
    let scope = || prop::sample::select(vec![Scope::Unit, Scope::Source, Scope::Target]);
    let note = (text(), scope()).prop_map(|(text, scope)| Note::new(text, scope));
    let name = prop::sample::select(vec![
        "x-Customer:MultiplePicklist",
        "prev",
        "x-ConfirmationLevel",
        "tmgr:segNum",
        "",
        "a \"b\"",
    ]);
    let prop = (name, text(), scope()).prop_map(|(name, value, scope)| Prop::new(name, value, scope));
    (prop::collection::vec(note, 0..3), prop::collection::vec(prop, 0..3)).prop_map(
        |(mut notes, mut props)| {
            // A file tells what belongs to the unit first, then to its sides.
            notes.sort_by_key(|note| note.scope);
            props.sort_by_key(|prop| prop.scope);
            (notes, props)
        },
    )
}

fn origin() -> impl Strategy<Value = Origin> {
    let moment = || prop::option::of((0_i64..4_000_000_000).prop_map(Timestamp::from_unix));
    let name = || prop::option::of(text().prop_map(|text| text.replace(['\r', '\n', '\t'], "_")));
    let dates = (moment(), moment(), moment());
    let names = (name(), name(), name(), prop::option::of(text()));
    (dates, names, any::<u32>(), prop::option::of(any::<u32>()), prop::option::of(0.0_f64..=1.0)).prop_map(
        |(
            (created, changed, used),
            (created_by, changed_by, key, document),
            use_count,
            position,
            confidence,
        )| {
            let mut origin = Origin::default();
            (origin.created, origin.changed, origin.used) = (created, changed, used);
            (origin.created_by, origin.changed_by, origin.key) = (created_by, changed_by, key);
            (origin.use_count, origin.document) = (use_count, document);
            (origin.position, origin.confidence) = (position, confidence);
            origin
        },
    )
}

fn unit() -> impl Strategy<Value = Unit> {
    let lang = || prop::sample::select(vec!["ar", "en", "ar-EG", "fr", "zh-Hant-TW"]);
    let status =
        prop::sample::select(vec![Status::Aligned, Status::Machine, Status::Translated, Status::Reviewed]);
    let field = || prop::option::of(text());
    let fields = (field(), field(), field(), field(), field());
    ((lang(), unit_text()), (lang(), unit_text()), status, origin(), fields, told()).prop_map(
        |((source_lang, source), (target_lang, target), status, origin, fields, (notes, props))| {
            let lang = |tag: &str| tag.parse::<Lang>().unwrap();
            let (previous, next, domain, client, project) = fields;
            Unit::new(lang(source_lang), source, lang(target_lang), target)
                .with_status(status)
                .with_origin(origin)
                .with_context(Context::new(previous, next))
                .with_domain(domain)
                .with_client(client)
                .with_project(project)
                .with_notes(notes)
                .with_props(props)
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn units_written_and_read_are_equal(units in prop::collection::vec(unit(), 0..4)) {
        let file = write(&units);
        let again = read(&file);
        for (unit, again) in units.iter().zip(&again) {
            let mut unit = unit.clone();
            // What a kept property of another tool says fills a field that was empty.
            if unit.context().previous.is_none() {
                unit.context_mut().previous.clone_from(&again.context().previous);
            }
            prop_assert_eq!(&unit, again);
        }
        prop_assert_eq!(units.len(), again.len());
        prop_assert_eq!(String::from_utf8(write(&again)).unwrap(), String::from_utf8(file).unwrap());
    }
}

#[test]
fn elements_may_have_a_prefix() {
    let file = "<t:tmx xmlns:t='http://www.lisa.org/tmx14' version='1.4'><t:header srclang='ar'/><t:body>\
        <t:tu><t:tuv xml:lang='en'><t:seg>yes</t:seg></t:tuv><t:tuv xml:lang='ar'><t:seg>نعم</t:seg></t:tuv></t:tu>\
        </t:body></t:tmx>";
    assert_eq!(read(file.as_bytes())[0].source().plain(), "نعم");
}

#[cfg(feature = "memory")]
mod through_a_memory {
    use mizan::exchange::{Export, Import, Report, Source};
    use mizan::formats::{Format, Langs};
    use mizan::{Header, Memory};

    use super::*;

    fn header() -> impl Strategy<Value = Header> {
        let name = || text().prop_map(|text| text.replace(['\r', '\n', '\t'], "_"));
        let prop = (name(), text());
        let moment = || prop::option::of((0_i64..4_000_000_000).prop_map(Timestamp::from_unix));
        let people = (prop::option::of(name()), prop::option::of(name()));
        let lists = (prop::collection::vec(prop, 0..3), prop::collection::vec(text(), 0..3));
        ((moment(), moment()), people, lists).prop_map(|((created, changed), people, (props, notes))| {
            let mut header = Header::default();
            (header.created, header.changed) = (created, changed);
            (header.created_by, header.changed_by) = people;
            let prop = |(name, value)| Prop::new(name, value, Scope::Unit);
            header.props = props.into_iter().map(prop).collect();
            header.notes = notes.into_iter().map(|text| Note::new(text, Scope::Unit)).collect();
            header
        })
    }

    /// A unit as a memory takes it: it has texts and was made at some time.
    fn whole_unit() -> impl Strategy<Value = Unit> {
        let said = |text: &UnitText| !text.plain().trim().is_empty() || !text.codes().is_empty();
        // An import exchanges texts that stand each for the other.
        let is_foreign = |text: &UnitText, lang: &Lang| {
            Lang::detect(text.plain()).is_some_and(|found| found.is_arabic() != lang.is_arabic())
        };
        let is_turned = move |unit: &Unit| {
            is_foreign(unit.source(), unit.source_lang()) && is_foreign(unit.target(), unit.target_lang())
        };
        let whole = unit().prop_filter("it has texts in their languages", move |unit| {
            said(unit.source()) && said(unit.target()) && !is_turned(unit)
        });
        whole.prop_map(|mut unit| {
            unit.origin_mut().created = unit.origin().created.or(Some(Timestamp::from_unix(7)));
            unit
        })
    }

    fn file(header: &Header, units: &[Unit]) -> Vec<u8> {
        let mut writer = tmx::Writer::new(Vec::new()).header(header.clone());
        units.iter().for_each(|unit| writer.write(unit).unwrap());
        writer.finish().unwrap()
    }

    fn import(memory: &Memory, name: &str, file: &[u8]) -> Report {
        let mut report = Report::default();
        Import::new(memory).read(Source::new(file).name(Path::new(name)), &mut report).unwrap();
        report
    }

    fn export(memory: &Memory) -> Vec<u8> {
        let mut file = Vec::new();
        let langs = Langs::default();
        Export::new(memory, Format::Tmx).langs(langs).write(&mut file, &mut Report::default()).unwrap();
        file
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]

        #[test]
        fn a_file_that_goes_through_a_memory_says_all_it_said(
            header in header(),
            units in prop::collection::vec(whole_unit(), 1..4),
        ) {
            let mut different: Vec<Unit> = Vec::new();
            for unit in units {
                let same = |known: &Unit| (known.source(), known.target()) == (unit.source(), unit.target());
                if !different.iter().any(same) {
                    different.push(unit);
                }
            }
            let given = read(&file(&header, &different));
            let memory = Memory::in_memory().unwrap();
            let report = import(&memory, "one.tmx", &file(&header, &given));
            prop_assert_eq!((report.inserted.new, report.refused), (given.len() as u64, 0));
            let exported = export(&memory);
            prop_assert_eq!(read(&exported), given);
            let mut reader = tmx::Reader::new(&exported[..]);
            reader.next();
            let mut back = reader.header().cloned().unwrap();
            (back.tool, back.source_lang) = (String::new(), None);
            prop_assert_eq!(back, header);
        }
    }

    #[test]
    fn a_file_in_utf_16_reads_as_one_in_utf_8() {
        let memory = Memory::in_memory().unwrap();
        import(
            &memory,
            "a.tmx",
            &file(&Header::default(), &[Unit::new(Lang::ARABIC, "نعم \u{1F600}", Lang::ENGLISH, "yes")]),
        );
        let mut utf16 = Vec::new();
        Export::new(&memory, Format::Tmx).utf16(true).write(&mut utf16, &mut Report::default()).unwrap();
        assert!(utf16.starts_with(b"\xFF\xFE<\0?\0x\0m\0l\0"));
        assert_eq!(read(&utf16), read(&export(&memory)));
    }

    #[test]
    fn a_clean_file_has_no_mark_that_hides_an_exact_match() {
        let marked = "\u{200F}أغـلق \u{2067}الصمام\u{2069}";
        let mut unit = Unit::new(Lang::ARABIC, marked, Lang::ENGLISH, "Close\u{200E} the valve");
        unit.context_mut().previous = Some(marked.into());
        let memory = Memory::in_memory().unwrap();
        import(&memory, "a.tmx", &file(&Header::default(), &[unit]));
        let mut clean = Vec::new();
        Export::new(&memory, Format::Tmx).clean(true).write(&mut clean, &mut Report::default()).unwrap();
        let unit = &read(&clean)[0];
        assert_eq!((unit.source().plain(), unit.target().plain()), ("أغلق الصمام", "Close the valve"));
        assert_eq!(unit.context().previous.as_deref(), Some("أغلق الصمام"));
        assert_eq!(read(&export(&memory))[0].source().plain(), marked);
    }

    #[test]
    fn the_headers_of_several_files_are_one_when_they_are_written() {
        let header = |notes: &[&str]| {
            let mut header = Header::default();
            header.notes = notes.iter().map(|text| Note::new(*text, Scope::Unit)).collect();
            header
        };
        let unit = Unit::new(Lang::ARABIC, "نعم", Lang::ENGLISH, "yes");
        let memory = Memory::in_memory().unwrap();
        for (name, notes) in
            [("a.tmx", ["plant", "2026"]), ("b.tmx", ["plant", "2027"]), ("a.tmx", ["plant", "2026"])]
        {
            import(&memory, name, &file(&header(&notes), std::slice::from_ref(&unit)));
        }
        let names: Vec<String> = memory.headers().unwrap().into_iter().map(|kept| kept.file).collect();
        assert_eq!(names, ["a.tmx", "b.tmx"]);
        let exported = export(&memory);
        let mut reader = tmx::Reader::new(&exported[..]);
        reader.next();
        assert_eq!(reader.header().unwrap().notes, header(&["plant", "2026", "2027"]).notes);
    }
}

#[test]
fn written_files_are_valid_by_schema_and_dtd() {
    let schemas = Path::new("../shared/interop/schemas");
    if !schemas.exists() || Command::new("xmllint").arg("--version").output().is_err() {
        println!("skipped: xmllint or ../shared/interop/schemas is not there");
        return;
    }
    let mut runner = TestRunner::deterministic();
    let units: Vec<Unit> = (0..300).map(|_| unit().new_tree(&mut runner).unwrap().current()).collect();
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), write(&units)).unwrap();
    for (kind, schema) in [("--schema", "tmx14.xsd"), ("--dtdvalid", "tmx14.dtd")] {
        let mut xmllint = Command::new("xmllint");
        xmllint.args(["--noout", "--nonet", kind]).arg(schemas.join(schema)).arg(file.path());
        let checked = xmllint.output().unwrap();
        assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
    }
}

#[test]
fn a_comment_may_begin_with_a_sign_that_is_no_end() {
    let file = "<tmx version='1.4'><header srclang='en'/><body><tu><tuv xml:lang='en'><seg>Stop<!--> <tu> --></seg></tuv>\
        <tuv xml:lang='ar'><seg>قف</seg></tuv></tu></body></tmx>";
    assert_eq!(read(file.as_bytes())[0].source().plain(), "Stop");
}
