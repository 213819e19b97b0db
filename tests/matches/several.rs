//! Several memories, asked as one.
#![cfg(feature = "cli")]

use crate::desk::Desk;

#[test]
fn the_answers_of_several_memories_are_ranked_together() {
    let desk = Desk::new();
    desk.ok(&["add", "افتح البوابة الشرقية.", "Open the eastern gate.", "--memory", "ours.mizan"]);
    desk.ok(&["add", "افتح البوابة الشرقية.", "Open the east gate.", "--memory", "theirs.mizan"]);
    desk.ok(&["add", "أغلق النافذة.", "Close the window.", "--memory", "theirs.mizan"]);
    let both = ["--memory", "theirs.mizan:5", "--memory", "ours.mizan", "--json"];
    let found = desk.json(&[&["lookup", "افتح البوابة الشرقية."], &both[..]].concat());
    let told = |at: usize| (found[at]["memory"].clone(), found[at]["percent"].clone());
    assert_eq!(told(0), ("ours.mizan".into(), 100.into()));
    assert_eq!(told(1), ("theirs.mizan".into(), 95.into()));
    assert_eq!(found[1]["penalties"][0]["name"], "memory");
    let searched = desk.json(&[&["search", "نافذة"], &both[..]].concat());
    assert_eq!(searched[0]["memory"], "theirs.mizan");
    let parts = desk.json(&[&["lookup", "قال: أغلق النافذة.", "--parts"], &both[..]].concat());
    assert_eq!(parts["fragments"][0]["memory"], "theirs.mizan");
    // One memory needs no name.
    let one = desk.json(&["lookup", "أغلق النافذة.", "--memory", "theirs.mizan", "--json"]);
    assert!(one[0].get("memory").is_none());
    let err =
        desk.refused(&["lookup", "أغلق النافذة.", "--memory", "theirs.mizan", "--memory", "none.mizan"]);
    assert!(err.contains("none.mizan"), "{err}");
    for (penalty, is_known) in [("100", true), ("101", false), ("99999999999999999999", false)] {
        let name = format!("theirs.mizan:{penalty}");
        let asked = ["lookup", "أغلق النافذة.", "--min", "0", "--memory", &name];
        if is_known {
            let run = desk.run(&asked);
            assert!(run.code < 2, "{}", run.err);
        } else {
            assert!(desk.refused(&asked).contains("from 0 to 100"));
        }
    }
}

const JOB: &str = "<xliff version='1.2'><file source-language='ar' target-language='en' original='a'><body>\
    <trans-unit id='1'><source>افتح البوابة الشرقية.</source></trans-unit>\
    <trans-unit id='2'><source>أغلق النافذة.</source></trans-unit></body></file></xliff>";

#[test]
fn a_file_is_filled_from_several_memories_but_not_from_one_with_a_penalty() {
    let desk = Desk::with(&[("job.xlf", JOB)]);
    desk.ok(&["add", "افتح البوابة الشرقية.", "Open the eastern gate.", "--memory", "ours.mizan"]);
    desk.ok(&["add", "أغلق النافذة.", "Close the window.", "--memory", "theirs.mizan"]);
    let filled = |theirs: &str| {
        let told = desk.run(&["pretranslate", "job.xlf", "--memory", "ours.mizan", "--memory", theirs]);
        (told.err.contains("2 segments filled"), told.out)
    };
    let (both_filled, out) = filled("theirs.mizan");
    assert!(both_filled && out.contains("origin=\"ours\"") && out.contains("origin=\"theirs\""), "{out}");
    let (both_filled, out) = filled("theirs.mizan:3");
    assert!(!both_filled && out.contains("match-quality=\"97"), "{out}");
}

#[test]
fn penalties_are_taken_by_domain_age_and_machine() {
    let desk = Desk::new();
    let add = |domain: &str, status: &str| {
        let made = ["--domain", domain, "--status", status, "--memory", "m.mizan"];
        desk.ok(&[&["add", "اضبط الساعة.", "Set the clock."], &made[..]].concat());
    };
    add("law", "machine");
    let percent = |penalty: &str| {
        let found = desk.json(&["lookup", "اضبط الساعة.", "-m", "m.mizan", "--json", "--penalty", penalty]);
        found[0]["percent"].clone()
    };
    assert_eq!(percent("machine=10"), 90);
    assert_eq!(percent("domain:pumps=5"), 94);
    assert_eq!(percent("domain:law=5"), 99);
    assert_eq!(percent("age:2=7"), 99);
    let err = desk.refused(&["lookup", "اضبط", "-m", "m.mizan", "--penalty", "age=7"]);
    assert!(err.contains("name an age in years: age:5=2"), "{err}");
}

#[test]
fn the_uses_of_a_unit_are_counted_and_told() {
    let desk = Desk::new();
    desk.ok(&["add", "اضبط الساعة.", "Set the clock.", "--memory", "m.mizan"]);
    let changed = || desk.json(&["show", "1", "-m", "m.mizan", "--json"])[0]["changed"].clone();
    let before = changed();
    let told = desk.run(&["use", "1", "-m", "m.mizan"]);
    assert!(told.err.contains("unit 1 used, once in all"), "{}", told.err);
    desk.ok(&["use", "1", "1", "-m", "m.mizan"]);
    let found = desk.json(&["lookup", "اضبط الساعة.", "-m", "m.mizan", "--json"]);
    assert_eq!((&found[0]["uses"], &changed()), (&3.into(), &before));
    let info = desk.json(&["info", "m.mizan", "--json"]);
    assert_eq!((&info["used"]["units"], &info["used"]["uses"]), (&1.into(), &3.into()));
    desk.ok(&["undo", "-m", "m.mizan"]);
    assert_eq!(desk.json(&["show", "1", "-m", "m.mizan", "--json"])[0]["uses"], 1);
    assert!(desk.refused(&["use", "7", "-m", "m.mizan"]).contains('7'));
}
