//! What programs in other languages ask keeps to the rules of the verbs of the command line.
#![cfg(feature = "requests")]

use mizan::ErrorKind;
use mizan::memory::Memory;
use mizan::requests::{self, Options};
use serde_json::{Value, json};

fn options(value: Value) -> Options {
    Options::from_json(&value.to_string()).unwrap()
}

fn with_valve() -> Memory {
    let memory = Memory::in_memory().unwrap();
    let given = options(json!({ "client": "Atlas", "note": "checked" }));
    requests::add(&memory, "أغلق الصمام.", "Close the valve.", given).unwrap();
    memory
}

fn found(memory: &Memory) -> Value {
    requests::lookup(memory, "أغلق الصمام.", Options::none()).unwrap()[0].clone()
}

#[test]
fn an_empty_label_and_an_empty_note_remove_those_of_the_unit() {
    let memory = with_valve();
    assert_eq!(
        (&found(&memory)["client"], &found(&memory)["notes"][0]),
        (&json!("Atlas"), &json!("checked"))
    );
    requests::edit(&memory, 1, options(json!({ "client": "", "note": "", "target": "Shut the valve." })))
        .unwrap();
    let unit = found(&memory);
    assert_eq!((unit.get("client"), unit.get("notes")), (None, None));
    assert_eq!(unit["target"], "Shut the valve.");
}

#[test]
fn what_the_verbs_refuse_is_refused() {
    let memory = with_valve();
    for (refused, said) in [
        (requests::edit(&memory, 1, Options::none()), "nothing to change"),
        (
            requests::edit(&memory, 1, options(json!({ "target": " " }))),
            "a unit needs a text and a translation",
        ),
        (requests::add(&memory, "نعم", "", Options::none()), "a unit needs a text and a translation"),
        (requests::add(&memory, "نعم", "لا", Options::none()), "both texts look like ar"),
        (requests::lookup(&memory, "نعم", options(json!({ "mni": 1 }))), "\"mni\" is no option here"),
        (requests::align(&json!(1), &json!(""), Options::none()), "the source is neither a JSON string"),
    ] {
        let error = refused.unwrap_err();
        assert!(
            matches!(error.kind(), ErrorKind::Option(_)) && error.to_string().starts_with(said),
            "{error}"
        );
    }
    assert_eq!(requests::edit(&memory, 9, options(json!({ "status": "reviewed" }))).unwrap_err().code(), 26);
    assert_eq!(requests::info(&memory, Options::none()).unwrap()["units"], 1);
}

#[test]
fn several_texts_are_answered_in_their_order() {
    let memory = with_valve();
    let texts = ["لا شيء", "أغلق الصمام.", ""];
    let answer = requests::lookup_many(&memory, &texts, Options::none()).unwrap();
    let counts: Vec<_> =
        answer.as_array().unwrap().iter().map(|found| found.as_array().unwrap().len()).collect();
    assert_eq!(counts, [0, 1, 0]);
}

#[test]
fn a_file_is_written_over_only_if_that_is_asked() {
    let (memory, folder) = (with_valve(), tempfile::tempdir().unwrap());
    let path = folder.path().join("all.tmx");
    assert_eq!(requests::export(&memory, &path, Options::none()).unwrap()["units"], 1);
    let error = requests::export(&memory, &path, Options::none()).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::FileExists));
    requests::export(&memory, &path, options(json!({ "force": true }))).unwrap();
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}
