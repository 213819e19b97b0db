//! Each segment counts once, in the band of its best match.

use serde_json::Value;

use crate::desk::Desk;

const BANDS: [&str; 9] =
    ["repetition", "context", "exact", "95-99", "85-94", "75-84", "50-74", "fragments", "new"];

const MEMORY: &str = "\
    Close the main valve before lifting the cover.\tأغلق الصمام الرئيسي قبل رفع الغطاء.\n\
    Wait 5 minutes.\tانتظر 5 دقائق.\n\
    the inlet filter\tمرشح المدخل\n\
    the drain hose\tخرطوم التصريف\n";

/// A file of segments that follow one another.
fn xliff(segments: &[&str]) -> String {
    let units = segments.iter().enumerate();
    let units: String = units
        .map(|(id, text)| format!("<trans-unit id='{id}'><source>{text}</source></trans-unit>"))
        .collect();
    format!(
        "<xliff version='1.2'><file original='a' source-language='en' target-language='ar' \
        datatype='plaintext'><body>{units}</body></file></xliff>"
    )
}

/// Returns the segments of each band that has any, by name.
fn segments(counted: &Value) -> Vec<(&str, u64)> {
    let bands = counted["bands"].as_array().unwrap().iter();
    let bands = bands.map(|band| (band["name"].as_str().unwrap(), band["segments"].as_u64().unwrap()));
    bands.filter(|(_, segments)| *segments > 0).collect()
}

#[test]
fn every_segment_is_in_the_band_of_its_best_match() {
    let texts = [
        "Close the main valve before lifting the cover.",
        "Wait 7 minutes.",
        "Close the main valve before lifting the lid.",
        "Clean the inlet filter and the drain hose.",
        "Never leave children alone with it.",
        "Wait 7 minutes.",
    ];
    let desk = Desk::with(&[("units.tsv", MEMORY), ("job.xlf", &xliff(&texts))]);
    desk.ok(&["import", "units.tsv", "--into", "m.mizan"]);
    let counted = desk.json(&["analyse", "job.xlf", "-m", "m.mizan", "--json"]);
    assert_eq!(
        segments(&counted),
        [("repetition", 1), ("exact", 1), ("95-99", 1), ("85-94", 1), ("fragments", 1), ("new", 1)]
    );
    let names: Vec<&str> =
        counted["bands"].as_array().unwrap().iter().map(|band| band["name"].as_str().unwrap()).collect();
    assert_eq!(names, BANDS);
    let of_bands = |key: &str| -> u64 {
        counted["bands"].as_array().unwrap().iter().map(|band| band[key].as_u64().unwrap()).sum()
    };
    for key in ["segments", "words", "chars"] {
        assert_eq!(counted["total"][key], of_bands(key), "{key}");
    }
    assert_eq!(counted["total"]["segments"], 6);
    assert_eq!(counted["total"]["words"], 8 + 3 + 8 + 8 + 6 + 3);
}

#[test]
fn a_segment_between_the_same_neighbours_is_a_match_in_context() {
    let texts = ["Is it closed?", "Yes.", "Is it cold?", "Open the cover."];
    let translated = texts.iter().zip(["هل أُغلق؟", "نعم.", "هل هو بارد؟", "افتح الغطاء."]);
    let translated = translated.fold(xliff(&texts), |file, (source, target)| {
        file.replace(&format!("{source}</source>"), &format!("{source}</source><target>{target}</target>"))
    });
    let desk = Desk::with(&[("done.xlf", &translated), ("job.xlf", &xliff(&texts))]);
    desk.ok(&["import", "done.xlf", "--into", "m.mizan"]);
    let counted = desk.json(&["analyse", "job.xlf", "-m", "m.mizan", "--json"]);
    assert_eq!(segments(&counted), [("context", 4)]);
    desk.put("other.xlf", xliff(&["Yes.", "Wait."]));
    let counted = desk.json(&["analyse", "other.xlf", "-m", "m.mizan", "--json"]);
    assert_eq!(segments(&counted), [("exact", 1), ("new", 1)]);
}

#[test]
fn penalties_do_not_lower_the_band() {
    let desk = Desk::with(&[("job.xlf", &xliff(&["Wait 5 minutes."]))]);
    desk.ok(&["add", "Wait 5 minutes.", "انتظر 5 دقائق.", "--status", "aligned", "-m", "m.mizan"]);
    let counted = desk.json(&["analyse", "job.xlf", "-m", "m.mizan", "--json"]);
    assert_eq!(segments(&counted), [("exact", 1)]);
}

#[test]
fn the_penalty_of_a_memory_lowers_the_band() {
    let texts = ["Wait 5 minutes.", "Open the cover."];
    let desk = Desk::with(&[("job.xlf", &xliff(&texts))]);
    desk.ok(&["add", "Wait 5 minutes.", "انتظر 5 دقائق.", "-m", "old.mizan"]);
    desk.ok(&["add", "Open the cover.", "افتح الغطاء.", "-m", "old.mizan"]);
    desk.ok(&["add", "Open the cover.", "افتح الغطاء.", "-m", "new.mizan"]);
    let counted = desk.json(&["analyse", "job.xlf", "-m", "old.mizan:12", "-m", "new.mizan", "--json"]);
    assert_eq!(segments(&counted), [("exact", 1), ("85-94", 1)]);
    let counted = desk.json(&["analyse", "job.xlf", "-m", "old.mizan:60", "--json"]);
    assert!(segments(&counted).iter().all(|(band, _)| ["fragments", "new"].contains(band)), "{counted}");
}

#[test]
fn the_best_of_several_memories_counts() {
    let texts = ["Wait 5 minutes.", "Open the cover."];
    let desk = Desk::with(&[("job.xlf", &xliff(&texts))]);
    desk.ok(&["add", "Wait 7 minutes.", "انتظر 7 دقائق.", "-m", "one.mizan"]);
    desk.ok(&["add", "Wait 5 minutes.", "انتظر 5 دقائق.", "-m", "two.mizan"]);
    desk.ok(&["add", "Open the cover!", "افتح الغطاء!", "-m", "one.mizan"]);
    let one = desk.json(&["analyse", "job.xlf", "-m", "one.mizan", "--json"]);
    assert_eq!(segments(&one), [("95-99", 2)]);
    let both = desk.json(&["analyze", "job.xlf", "-m", "one.mizan", "-m", "two.mizan", "--json"]);
    assert_eq!(segments(&both), [("exact", 1), ("95-99", 1)]);
}

#[test]
fn only_units_that_pass_the_filters_count() {
    let desk = Desk::with(&[("job.xlf", &xliff(&["Wait 5 minutes."])), ("units.tsv", MEMORY)]);
    desk.ok(&["import", "units.tsv", "--client", "Nile Pumps", "--into", "m.mizan"]);
    let of = |client| desk.json(&["analyse", "job.xlf", "-m", "m.mizan", "--client", client, "--json"]);
    assert_eq!(segments(&of("Nile Pumps")), [("exact", 1)]);
    assert_eq!(segments(&of("Delta Pumps")), [("new", 1)]);
}

#[test]
fn texts_like_earlier_ones_are_counted_apart() {
    let texts = [
        "Close the main valve before lifting the cover.",
        "Close the main valve before lifting the lid.",
        "Never leave children alone with it.",
    ];
    let desk = Desk::with(&[("job.xlf", &xliff(&texts)), ("units.tsv", "Stop.\tقف.\n")]);
    desk.ok(&["import", "units.tsv", "--into", "m.mizan"]);
    let counted = desk.json(&["analyse", "job.xlf", "-m", "m.mizan", "--json"]);
    assert_eq!(segments(&counted), [("new", 3)]);
    let alike: Vec<(&str, u64)> = counted["homogeneity"]
        .as_array()
        .unwrap()
        .iter()
        .map(|band| (band["name"].as_str().unwrap(), band["words"].as_u64().unwrap()))
        .collect();
    assert_eq!(alike, [("95-99", 0), ("85-94", 8), ("75-84", 0), ("50-74", 0)]);
}
