//! All places of an answer are in one unit: bytes, characters or units of UTF-16.
#![cfg(feature = "cli")]

use crate::desk::{Desk, json_lines};
use serde_json::Value;

const UNITS: [&str; 3] = ["bytes", "chars", "utf16"];

fn with_memory() -> Desk {
    let desk = Desk::new();
    desk.put(
        "m.tmx",
        "<tmx version='1.4'><header srclang='en'/><body>\
         <tu><tuv xml:lang='en'><seg>😀 Press <bpt i='1'>&lt;b&gt;</bpt>the red button<ept i='1'>&lt;/b&gt;</ept> 512 now</seg></tuv>\
         <tuv xml:lang='ar'><seg>😀 اضغط <bpt i='1'>&lt;b&gt;</bpt>الزر الأحمر<ept i='1'>&lt;/b&gt;</ept> رقم 613 الآن</seg></tuv></tu>\
         </body></tmx>",
    );
    desk.ok(&["import", "m.tmx", "--into", "m.mizan"]);
    desk
}

/// Returns the part of a text between two places in a unit.
fn part(text: &str, start: usize, end: usize, unit: &str) -> String {
    match unit {
        "bytes" => text[start..end].to_owned(),
        "chars" => text.chars().skip(start).take(end - start).collect(),
        _ => String::from_utf16(&text.encode_utf16().collect::<Vec<_>>()[start..end]).unwrap(),
    }
}

fn parts(text: &Value, places: &Value, unit: &str) -> Vec<String> {
    let at = |place: &Value, at: usize| usize::try_from(place[at].as_u64().unwrap()).unwrap();
    let places = places.as_array().unwrap().iter();
    places.map(|place| part(text.as_str().unwrap(), at(place, 0), at(place, 1), unit)).collect()
}

/// Returns what an answer's places of each unit contain.
fn in_each_unit(run: impl Fn(&str) -> Value, parts: impl Fn(&Value, &str) -> Vec<String>) -> Vec<String> {
    let [bytes, chars, utf16] = UNITS.map(|unit| parts(&run(unit), unit));
    assert_eq!((&bytes, &bytes), (&chars, &utf16));
    assert!(!bytes.is_empty());
    bytes
}

#[test]
fn the_places_of_a_match_are_in_the_unit_asked_for() {
    let desk = with_memory();
    let query = "😀 اضغط <b>الزر الأخضر</b> رقم 17 الآن";
    let run =
        |unit: &str| desk.json(&["lookup", query, "-m", "m.mizan", "--json", "--offsets", unit])[0].clone();
    let found = in_each_unit(run, |found, unit| {
        let differences = found["differences"].as_array().unwrap().iter();
        let pairs: (Vec<Value>, Vec<Value>) =
            differences.map(|one| (one["query"].clone(), one["unit"].clone())).unzip();
        let mut all = parts(&query.into(), &pairs.0.into(), unit);
        all.extend(parts(&found["source"], &pairs.1.into(), unit));
        let codes = found["source_codes"].as_array().unwrap().iter();
        let codes: Vec<Value> = codes.map(|code| vec![Value::from(0), code["at"].clone()].into()).collect();
        all.extend(parts(&found["source"], &codes.into(), unit));
        all
    });
    for word in ["الأخضر", "17", "الأحمر", "613", "😀 اضغط ", "😀 اضغط الزر الأحمر"]
    {
        assert!(found.iter().any(|part| part == word), "{word}: {found:?}");
    }
    let query = "😀 اضغط <b>الزر الأحمر</b> رقم 7 الآن";
    let desk = Desk::with(&[(
        "u.tsv",
        "😀 اضغط الزر الأحمر رقم 5 الآن\t😀 Now press the red button number 5 please\n",
    )]);
    desk.ok(&["import", "u.tsv", "--into", "m.mizan"]);
    let run =
        |unit: &str| desk.json(&["lookup", query, "-m", "m.mizan", "--json", "--offsets", unit])[0].clone();
    let adapted =
        |found: &Value, unit: &str| parts(&found["adapted"]["target"], &found["adapted"]["places"], unit);
    assert_eq!(in_each_unit(run, adapted), ["7"]);
}

#[test]
fn the_places_of_a_search_and_of_a_flaw_are_in_the_unit_asked_for() {
    let desk = with_memory();
    let search = |unit: &str| {
        desk.json(&["search", "button", "-m", "m.mizan", "--json", "--offsets", unit])[0].clone()
    };
    let sides = |found: &Value, unit: &str| {
        let mut all = Vec::new();
        for (text, places) in [
            ("source", "source_places"),
            ("target", "target_places"),
            ("source", "source_translated"),
            ("target", "target_translated"),
        ] {
            if found.get(places).is_some() {
                all.extend(parts(&found[text], &found[places], unit));
            }
        }
        all
    };
    let found = in_each_unit(search, sides);
    assert!(found.contains(&"button".to_owned()) && found.contains(&"الزر".to_owned()), "{found:?}");
    let clean = |unit: &str| desk.json(&["clean", "-m", "m.mizan", "--json", "--offsets", unit])[0].clone();
    assert_eq!(in_each_unit(clean, sides), ["512", "613"]);
}

#[test]
fn the_places_of_segments_are_in_the_unit_asked_for() {
    let text = "😀 وصل الوفد. اجتمع المجلس.\nIt rained 😀 all day. We stayed.";
    let desk = Desk::with(&[("a.txt", text)]);
    let run =
        |unit: &str| json_lines(&desk.ok(&["segment", "a.txt", "--to", "jsonl", "--offsets", unit])).into();
    let segments = in_each_unit(run, |segments, unit| {
        let segments = segments.as_array().unwrap().iter();
        let places = segments.map(|segment| vec![segment["start"].clone(), segment["end"].clone()].into());
        parts(&text.into(), &places.collect::<Vec<Value>>().into(), unit)
    });
    assert_eq!(segments, ["😀 وصل الوفد.", "اجتمع المجلس.", "It rained 😀 all day.", "We stayed."]);
    assert!(desk.ok(&["segment", "a.txt", "--to", "tsv", "--offsets", "chars"]).starts_with("0\t12\t"));
    assert!(desk.ok(&["segment", "a.txt", "--to", "tsv"]).starts_with("0\t23\t"));
    assert!(desk.refused(&["segment", "a.txt", "--offsets", "words"]).contains("words"));
}
