//! Numbers in matches: units that differ in them alone are one answer, and those whose numbers have other
//! lengths are found.
#![cfg(all(feature = "memory", feature = "serde"))]

use mizan::memory::{Lookup, Match, Memory};
use mizan::similarity::Class;
use mizan::{Lang, Status, Unit};

fn memory(units: &[(String, String, Status)]) -> Memory {
    let memory = Memory::in_memory().unwrap();
    let mut batch = memory.batch().unwrap();
    for (arabic, english, status) in units {
        let unit = Unit::new(Lang::ARABIC, arabic.as_str(), Lang::ENGLISH, english.as_str());
        batch.insert(&unit.with_status(*status)).unwrap();
    }
    batch.commit().unwrap();
    memory
}

fn found(memory: &Memory, text: &str) -> Vec<Match> {
    memory.lookup(text, &Lookup::new()).unwrap()
}

#[test]
fn units_that_differ_in_numbers_alone_are_one_answer() {
    let mut units: Vec<_> = (10..16)
        .map(|n| {
            (
                format!("سُلّم التقرير في {n} مايو"),
                format!("The report was submitted on {n} May"),
                Status::Translated,
            )
        })
        .collect();
    units[3].2 = Status::Reviewed;
    units.push(("سُلّم التقرير في 20 مايو".into(), "The report came in on 20 May".into(), Status::Translated));
    units.push(("اكتب إلى a@x.org".into(), "Write to a@x.org".into(), Status::Translated));
    units.push(("اكتب إلى b@y.org".into(), "Write to b@y.org".into(), Status::Translated));
    let memory = memory(&units);
    let answers = found(&memory, "سُلّم التقرير في 30 مايو");
    let variants: Vec<(usize, &str)> =
        answers.iter().map(|one| (one.variants(), one.unit().target().plain())).collect();
    assert_eq!(variants[0], (6, "The report was submitted on 13 May"), "the reviewed one is shown");
    assert_eq!(variants[1], (1, "The report came in on 20 May"), "another translation is another answer");
    // The unit with the numbers of the query comes first, whatever its status.
    let exact = found(&memory, "سُلّم التقرير في 11 مايو").remove(0);
    assert_eq!((exact.class(), exact.variants()), (Class::Exact, 6));
    assert_eq!(exact.unit().target().plain(), "The report was submitted on 11 May");
    assert_eq!(found(&memory, "اكتب إلى c@z.org")[0].variants(), 2);
    let json = serde_json_of(&answers[0]);
    assert!(json.contains("\"variants\":6"), "{json}");
    assert!(!serde_json_of(&answers[1]).contains("variants"));
}

fn serde_json_of(found: &Match) -> String {
    serde_json::to_string(found).unwrap()
}

#[test]
fn a_unit_whose_numbers_have_other_lengths_is_found() {
    let board =
        ("لوح 2 x 3 مم، 4 x 5 سم".to_owned(), "Board 2 x 3 mm, 4 x 5 cm".to_owned(), Status::Translated);
    let mut units = vec![board];
    let long = "لوح 1200 x 2400 مم، 120.5 x 240.5 سم";
    let answers = found(&memory(&units), long);
    assert_eq!((answers[0].class(), answers[0].percent()), (Class::Format, 95));
    assert_eq!(answers[0].adapted().unwrap().target().plain(), "Board 1200 x 2400 mm, 120.5 x 240.5 cm");
    // And so it is in the index, in both directions of length.
    units.extend(
        (0..1500).map(|n| {
            (format!("بلاغ رقم {n} عن عطل في المصعد"), format!("fault report {n}"), Status::Translated)
        }),
    );
    let indexed = memory(&units);
    assert_eq!(indexed.unindexed().unwrap(), 0);
    assert_eq!(found(&indexed, long)[0].percent(), 95);
    units[0] = (long.to_owned(), "Board 1200 x 2400 mm, 120.5 x 240.5 cm".to_owned(), Status::Translated);
    assert_eq!(found(&memory(&units), "لوح 2 x 3 مم، 4 x 5 سم")[0].percent(), 95);
}

#[test]
fn a_sentence_whose_parts_changed_places_is_found() {
    let memory = Memory::in_memory().unwrap();
    let mut batch = memory.batch().unwrap();
    for (english, arabic) in [
        ("The boiler room is on the lower floor", "توجد غرفة الغلايات في الطابق السفلي"),
        ("The supervisor writes a short report after each shift", "يكتب المشرف تقريرا قصيرا بعد كل وردية"),
    ] {
        batch.insert(&Unit::new(Lang::ENGLISH, english, Lang::ARABIC, arabic)).unwrap();
    }
    batch.commit().unwrap();
    for query in ["في الطابق السفلي توجد غرفة الغلايات", "بعد كل وردية يكتب المشرف تقريرا قصيرا"]
    {
        for exact in [false, true] {
            let found = memory.lookup(query, &Lookup::new().exact(exact)).unwrap();
            assert_eq!(found.len(), 1, "{query}");
        }
    }
}
