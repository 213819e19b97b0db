//! What `mizan search` shows: context, order, totals, other forms of the words.
#![cfg(feature = "cli")]

use crate::desk::Desk;

/// A memory of four units, the newest of which was changed first.
fn desk() -> Desk {
    let desk = Desk::new();
    for (arabic, english) in [
        ("أُغلقت المصانع في المدينة.", "The factories in the city were closed."),
        ("هذا مفتاح الباب.", "This is the key of the door."),
        ("مفتاح", "Key"),
        ("كُتب البرنامج بلغة C++ لا بلغة C.", "The program was written in C++, not in C."),
    ] {
        desk.ok(&["add", arabic, english, "--memory", "m.mizan"]);
    }
    desk
}

#[test]
fn words_are_shown_in_their_context_with_tabs_in_a_pipe() {
    let desk = desk();
    assert_eq!(
        desk.ok(&["search", "مفتاح", "--kwic", "-m", "m.mizan"]),
        "3\t\tمفتاح\t\n2\tهذا\tمفتاح\tالباب.\n"
    );
    assert_eq!(desk.ok(&["search", "key", "--kwic", "--limit", "1", "-m", "m.mizan"]), "3\t\tKey\t\n");
    assert!(desk.refused(&["search", "key", "--kwic", "--json", "-m", "m.mizan"]).contains("--json"));
}

#[test]
fn the_closest_or_the_last_changed_units_come_first_and_all_are_counted() {
    let desk = desk();
    let first = |order: &str| {
        let found =
            desk.json(&["search", "the", "--order", order, "--json", "--limit", "1", "-m", "m.mizan"]);
        found[0]["id"].clone()
    };
    assert_eq!((first("newest"), first("closest")), (4.into(), 2.into()));
    // Dates are kept to the second.
    std::thread::sleep(std::time::Duration::from_millis(1100));
    desk.ok(&["edit", "1", "--note", "checked", "-m", "m.mizan"]);
    assert_eq!(first("date"), 1);
    let told = desk.run(&["search", "the", "--total", "--limit", "1", "-m", "m.mizan"]);
    assert!(told.err.contains("the newest 1 unit of 3"), "{}", told.err);
    let counted = desk.json(&["search", "key", "--total", "--json", "-m", "m.mizan"]);
    assert_eq!((&counted["total"], counted["units"].as_array().unwrap().len()), (&2.into(), 2));
    let cut = ["search", "the", "--total", "--within", "0", "-m", "m.mizan"];
    let told = desk.run(&cut);
    assert!(told.err.contains("at least 0 units in all; the time was up"), "{}", told.err);
    assert!(desk.run(&[&cut[..], &["--json"]].concat()).out.contains("\"at_least\":true"));
    assert!(counted.get("at_least").is_none(), "{counted}");
    assert!(desk.refused(&["search", "the", "--order", "best", "-m", "m.mizan"]).contains("best"));
}

#[test]
fn other_forms_of_the_words_are_a_second_choice_that_says_so() {
    let desk = desk();
    for word in ["مصنع", "factory's", "close"] {
        let told = desk.run(&["search", word, "-m", "m.mizan"]);
        assert!(told.out.starts_with("1\t"), "{word}: {}", told.out);
        assert!(told.err.contains("no unit has these words; these have other forms"), "{word}: {}", told.err);
    }
    assert_eq!(desk.json(&["search", "مصنع", "--json", "-m", "m.mizan"])[0]["other_forms"], true);
    assert!(desk.json(&["search", "مصانع", "--json", "-m", "m.mizan"])[0].get("other_forms").is_none());
    assert_eq!(desk.run(&["search", "مطبعة", "-m", "m.mizan"]).out, "");
    // Quotation marks ask for the very words.
    assert_eq!(desk.run(&["search", "\"close\"", "-m", "m.mizan"]).out, "");
    assert!(desk.ok(&["search", "\"close\"", "--forms", "-m", "m.mizan"]).starts_with("1\t"));
}

#[test]
fn marks_of_a_word_are_searched_with_it() {
    let desk = desk();
    let places = desk.json(&["search", "C++", "--json", "--in", "en", "-m", "m.mizan"]);
    assert_eq!(places[0]["target_places"].as_array().unwrap().len(), 1);
    let places = desk.json(&["search", "C", "--json", "--in", "en", "-m", "m.mizan"]);
    assert_eq!(places[0]["target_places"].as_array().unwrap().len(), 2);
}
