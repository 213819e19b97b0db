//! Translations assembled from a match and other units.
#![cfg(feature = "cli")]

use mizan::memory::{Assembled, Assembly, Filter, Lookup, Memories, Memory};
use mizan::{Lang, Unit};

use crate::desk::Desk;

const UNITS: [(&str, &str); 8] = [
    ("أغلق الصمام الرئيسي قبل تشغيل المضخة.", "Close the main valve before starting the pump."),
    ("صيانة المحرك", "maintenance of the engine"),
    ("توقف المحرك فجأة", "The engine stopped suddenly"),
    ("الصمام الاحتياطي", "backup valve"),
    ("افحص الصمام الاحتياطي كل شهر", "Check the backup valve every month"),
    ("تستغرق الرحلة 3 ساعات في القطار السريع", "The trip takes 3 hours on the fast train"),
    ("الحافلة متأخرة", "The bus is late"),
    ("تذكرة الحافلة", "bus ticket"),
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

fn assembled(memory: &Memory, text: &str, assembly: &Assembly) -> Option<Assembled> {
    let found = memory.lookup(text, &Lookup::new().at_least(50)).unwrap();
    memory.assembled(&found[0], assembly).unwrap()
}

/// Returns the assembled translation with what was put in between brackets.
fn marked(assembled: &Assembled) -> String {
    let (mut text, mut done) = (String::new(), 0);
    for place in assembled.places() {
        text += &assembled.target()[done..place.start];
        text += &format!("[{}]", &assembled.target()[place.clone()]);
        done = place.end;
    }
    text + &assembled.target()[done..]
}

#[test]
fn words_of_other_units_replace_those_that_the_text_has_not() {
    let memory = memory(&UNITS);
    for (text, translation) in [
        ("أغلق الصمام الرئيسي قبل تشغيل المحرك.", "Close the main valve before starting the [engine]."),
        ("أغلق الصمام الاحتياطي قبل تشغيل المضخة.", "Close the [backup] valve before starting the pump."),
    ] {
        let assembled = assembled(&memory, text, &Assembly::new()).unwrap_or_else(|| panic!("{text}"));
        assert_eq!(marked(&assembled), translation);
        assert!((0.0..=1.0).contains(&assembled.sureness()));
    }
}

#[test]
fn an_exact_match_and_words_that_no_unit_has_give_nothing() {
    let memory = memory(&UNITS);
    for text in [UNITS[0].0, "أغلق الصمام الرئيسي قبل تشغيل الغسالة."] {
        assert_eq!(assembled(&memory, text, &Assembly::new()), None, "{text}");
    }
    let text = "أغلق الصمام الرئيسي قبل تشغيل المحرك.";
    assert_eq!(assembled(&memory, text, &Assembly::new().at_least(1.0)), None);
    let nobody = Filter::new().domain("law".to_owned());
    assert_eq!(assembled(&memory, text, &Assembly::new().only(nobody)), None);
}

#[test]
fn counted_words_and_negations_are_not_exchanged_and_no_number_is_lost() {
    for (units, queries) in [
        (
            [
                ("اشترى كلبين و5 بقرات.", "He bought 2 dogs and 5 cows."),
                ("باع 3 أحصنة و5 بقرات.", "He sold 3 horses and 5 cows."),
            ],
            ["He bought 2 horses and 5 cows.", "He sold 3 dogs and 5 cows."],
        ),
        (
            [
                ("في الحديقة 12 غرفة و3 مصاعد.", "In the garden are 12 rooms and 3 lifts."),
                ("نظّف النافذة الخشبية.", "Clean the wooden window."),
            ],
            ["In the garden are 3 windows and 12 lifts.", "In the garden are 12 windows and 3 lifts."],
        ),
        (
            [
                ("يجب ألا يتوقف السائق هنا.", "The driver must not stop here."),
                ("يقف السائق هنا كل يوم.", "The driver waits here every day."),
            ],
            ["The driver must stop here.", "The driver must always stop here."],
        ),
    ] {
        let memory = memory(&units);
        for text in queries {
            assert_eq!(assembled(&memory, text, &Assembly::new()), None, "{text}");
        }
    }
}

#[test]
fn several_memories_give_words_to_one_another() {
    let (ours, theirs) = (memory(&UNITS[..1]), memory(&UNITS[1..]));
    let both = Memories::new().with(&ours, "ours", 0).with(&theirs, "theirs", 5);
    let found = both.lookup("أغلق الصمام الرئيسي قبل تشغيل المحرك.", &Lookup::new()).unwrap();
    let assembled = both.assembled(&found[0], &Assembly::new()).unwrap().unwrap();
    assert_eq!(assembled.target(), "Close the main valve before starting the engine.");
}

#[test]
fn indexed_units_give_their_words_too() {
    let memory = memory(&UNITS);
    let mut batch = memory.batch().unwrap();
    for number in 0..1_500 {
        let unit = Unit::new(
            Lang::ARABIC,
            format!("بلاغ رقم {number} عن عطل"),
            Lang::ENGLISH,
            format!("fault report {number}"),
        );
        batch.insert(&unit).unwrap();
    }
    batch.commit().unwrap();
    memory.compact().unwrap();
    let assembled = assembled(&memory, "أغلق الصمام الرئيسي قبل تشغيل المحرك.", &Assembly::new()).unwrap();
    assert_eq!(assembled.target(), "Close the main valve before starting the engine.");
}

#[test]
fn lookup_prints_the_repaired_translation_after_its_match() {
    let lines = UNITS.map(|(arabic, english)| format!("{arabic}\t{english}\n"));
    let desk = Desk::with(&[("units.tsv", &lines.concat())]);
    desk.ok(&["import", "units.tsv", "--source-lang", "ar", "--target-lang", "en", "--into", "m.mizan"]);
    let query = "أغلق الصمام الرئيسي قبل تشغيل المحرك.";
    let lookup = ["lookup", query, "--memory", "m.mizan", "--limit", "1"];
    let plain = desk.ok(&lookup);
    assert!(!plain.contains("engine"), "{plain}");
    let shown = desk.ok(&[&lookup[..], &["--parts"]].concat());
    let repaired = shown.lines().find(|line| line.split('\t').nth(1) == Some("repaired")).unwrap();
    assert!(repaired.ends_with("\tClose the main valve before starting the engine."), "{shown}");
    let json = desk.json(&[&lookup[..], &["--parts", "--json", "--offsets", "chars"]].concat());
    let first = &json["matches"][0];
    assert_eq!(first["class"], "fuzzy");
    assert_eq!(first["repaired"]["target"], "Close the main valve before starting the engine.");
    assert_eq!(first["repaired"]["places"], serde_json::json!([[41, 47]]));
}
