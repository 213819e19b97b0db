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
}
