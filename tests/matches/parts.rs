//! Parts of a text: units that it holds as a whole, units that share words in a row with it, and what
//! programs read of them.
#![cfg(feature = "cli")]

use mizan::memory::{FragmentKind, Fragments, Memory};
use mizan::{Lang, Status, Unit};

use crate::desk::Desk;

const UNITS: [(&str, &str); 8] = [
    ("محطة تحلية المياه", "water desalination plant"),
    ("زار الوفد محطة القطار صباح الأحد.", "The delegation visited the train station on Sunday morning."),
    ("يبدأ العمل في الموقع الجديد غدًا.", "Work on the new site begins tomorrow."),
    (
        "أعلنت الوزارة خطة توسيع الميناء القديم في المدينة.",
        "The ministry announced the plan to expand the old port in the city.",
    ),
    ("القانون الدولي", "international law"),
    ("وصلت السفينة إلى الميناء بعد منتصف الليل.", "The ship reached the port after midnight."),
    ("شكرًا جزيلًا", "thank you very much"),
    ("سعر القمح", "the price of wheat"),
];

fn memory(units: &[(&str, &str)]) -> Memory {
    let memory = Memory::in_memory().unwrap();
    let mut batch = memory.batch().unwrap();
    for (arabic, english) in units {
        batch.insert(&Unit::new(Lang::ARABIC, *arabic, Lang::ENGLISH, *english)).unwrap();
    }
    batch.commit().unwrap();
    memory
}

/// Returns what is found in a text: the part of the text, its translation if it is sure, and the kind.
fn found<'t>(memory: &Memory, text: &'t str) -> Vec<(&'t str, Option<String>, FragmentKind)> {
    let found = memory.fragments(text, &Fragments::new()).unwrap();
    found.iter().map(|one| (&text[one.query()], one.target().map(str::to_owned), one.kind())).collect()
}

fn whole<'t>(text: &'t str, target: &str) -> (&'t str, Option<String>, FragmentKind) {
    (text, Some(target.to_owned()), FragmentKind::Whole)
}

#[test]
fn a_unit_that_the_text_holds_is_found_whole() {
    let memory = memory(&UNITS);
    for (text, held, target) in [
        ("تنتج محطة تحلية المياه ألف متر كل يوم", "محطة تحلية المياه", "water desalination plant"),
        ("لا يسمح القانون الدولي بذلك.", "القانون الدولي", "international law"),
        ("يدرّس طلابه القانونَ الدوليّ، والتاريخ", "القانونَ الدوليّ", "international law"),
        ("يعمل وفقا للقانون الدولي", "للقانون الدولي", "international law"),
        ("هذا رأيه والقانون الدولي يخالفه", "القانون الدولي", "international law"),
        ("ارتفع سعر القمح أمس", "سعر القمح", "the price of wheat"),
    ] {
        assert_eq!(found(&memory, text), [whole(held, target)], "{text}");
    }
    assert_eq!(found(&memory, "ارتفع سعر الأرز أمس"), []);
    let english = "The report follows international law in every respect";
    assert_eq!(found(&memory, english), [whole("international law", "القانون الدولي")]);
}

#[test]
fn a_paragraph_is_looked_up_sentence_by_sentence() {
    let memory = memory(&UNITS);
    let text =
        "وصلت السفينة إلى الميناء بعد منتصف الليل. قال القبطان: شكرًا جزيلًا! يبدأ العمل في الموقع القديم غدًا.";
    let fragments = memory.fragments(text, &Fragments::new()).unwrap();
    let ids: Vec<(&str, u8)> = fragments.iter().map(|one| (&text[one.query()], one.percent())).collect();
    assert_eq!(ids[0], ("وصلت السفينة إلى الميناء بعد منتصف الليل.", 100));
    assert_eq!(ids[1].0, "شكرًا جزيلًا");
    assert_eq!(ids[2].0, "يبدأ العمل في الموقع القديم غدًا.");
    assert!((70..95).contains(&ids[2].1), "{ids:?}");
    let alike = memory.fragments(text, &Fragments::new().at_least(96)).unwrap();
    assert!(alike.iter().all(|one| one.percent() >= 96), "{alike:?}");
    assert_eq!(memory.fragments(text, &Fragments::new().limit(1)).unwrap().len(), 1);
}

#[test]
fn a_part_brings_its_translation_only_where_that_is_sure() {
    let memory = memory(&UNITS);
    let text = "ناقش المجلس خطة توسيع الميناء القديم وتكلفتها";
    let [(part, target, kind)] = &found(&memory, text)[..] else { panic!("{:?}", found(&memory, text)) };
    assert_eq!((*part, *kind), ("خطة توسيع الميناء القديم", FragmentKind::Part));
    assert_eq!(target.as_deref(), Some("the plan to expand the old port"));
    // Two words with a content of their own are no part.
    assert_eq!(found(&memory, "زار الطلاب الميناء القديم في العطلة"), []);
    let riddle = [("يضرب الرجل أخماسا لأسداس كلما سئل", "The man is always scheming when asked")];
    let memory = self::memory(&riddle);
    let found = found(&memory, "بقي يضرب الرجل أخماسا لأسداس طوال الليل");
    assert_eq!(found, [("يضرب الرجل أخماسا لأسداس", None, FragmentKind::Part)]);
}

#[test]
fn a_unit_that_holds_the_sentence_is_found_whole() {
    let memory = memory(&UNITS);
    let found = memory.fragments("الميناء القديم", &Fragments::new()).unwrap();
    assert_eq!((found[0].kind(), found[0].source()), (FragmentKind::Whole, "الميناء القديم"));
    assert_eq!(found[0].target(), Some("the old port"));
}

#[test]
fn indexed_units_are_found_as_well_as_new_ones() {
    let memory = Memory::in_memory().unwrap();
    let mut batch = memory.batch().unwrap();
    for number in 0..2_000 {
        let unit = Unit::new(
            Lang::ARABIC,
            format!("بلاغ رقم {number} عن عطل"),
            Lang::ENGLISH,
            format!("fault report {number}"),
        );
        batch.insert(&unit).unwrap();
    }
    for (arabic, english) in UNITS {
        batch
            .insert(&Unit::new(Lang::ARABIC, arabic, Lang::ENGLISH, english).with_status(Status::Reviewed))
            .unwrap();
    }
    batch.commit().unwrap();
    memory.compact().unwrap();
    assert_eq!(memory.unindexed().unwrap(), 0);
    let text = "تنتج محطة تحلية المياه ألف متر كل يوم، وناقش المجلس خطة توسيع الميناء القديم أمس";
    let found = found(&memory, text);
    let parts: Vec<&str> = found.iter().map(|(part, ..)| *part).collect();
    assert_eq!(parts, ["محطة تحلية المياه", "خطة توسيع الميناء القديم"]);
}

#[test]
fn programs_read_one_object_for_each_query() {
    let desk = Desk::new();
    desk.ok(&["add", "القانون الدولي", "international law", "--memory", "m.mizan"]);
    let text = "😀 لا يسمح القانون الدولي بذلك.";
    let asked = ["lookup", text, "-m", "m.mizan", "--parts", "--json"];
    let place =
        |offsets| desk.json(&[&asked[..], &["--offsets", offsets]].concat())["fragments"][0]["query"].clone();
    let start = text.find("القانون").unwrap();
    assert_eq!(place("bytes"), serde_json::json!([start, start + "القانون الدولي".len()]));
    let start = text.chars().take_while(|&c| c != 'ق').count() - 2;
    assert_eq!(place("chars"), serde_json::json!([start, start + 14]));
    assert_eq!(place("utf16"), serde_json::json!([start + 1, start + 15]));
    let answer = desk.json(&asked);
    assert_eq!(answer["matches"], serde_json::json!([]));
    let fragment = &answer["fragments"][0];
    assert_eq!((&fragment["kind"], &fragment["percent"]), (&"whole".into(), &100.into()));
    assert_eq!(fragment["target"], "international law");
    let none = desk.run(&["lookup", "كلام آخر", "-m", "m.mizan", "--parts", "--json"]);
    assert_eq!((none.code, none.out.as_str()), (1, "{\"matches\":[],\"fragments\":[]}\n"));
    let lines = desk.run_with(&["lookup", "-", "-m", "m.mizan", "--parts"], format!("{text}\n\n"));
    assert_eq!(lines.out, "1\t100\twhole\tالقانون الدولي\tinternational law\n");
}
