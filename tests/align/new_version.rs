//! A corrected file that is imported again: its new translations take the place of those of its earlier
//! version, and where they cannot, the report says so.
#![cfg(feature = "cli")]

use crate::desk::Desk;

const FIRST: &str =
    "Close the valve.\tأغلق المضخة.\nOpen the door.\tافتح الباب.\nPay the invoice.\tادفع الفاتورة.\n";

/// Returns the first version with the first translation corrected.
fn corrected() -> String {
    FIRST.replace("أغلق المضخة.", "أغلق الصمام.")
}

fn import(desk: &Desk, file: &str, more: &[&str]) -> String {
    let langs = ["--source-lang", "en", "--target-lang", "ar"];
    let langs = if file.ends_with("tsv") { &langs[..] } else { &[] };
    let run = desk.run(&[&["import", file, "--into", "m.mizan"], langs, more].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    run.out + &run.err
}

/// Returns the translations of a text in the memory.
fn translations(desk: &Desk, text: &str) -> Vec<String> {
    let table = desk.ok(&["export", "m.mizan", "--to", "tsv"]);
    let pairs = table.lines().filter_map(|line| line.split_once('\t'));
    let mut found: Vec<String> =
        pairs.filter(|(source, _)| *source == text).map(|(_, target)| target.to_owned()).collect();
    found.sort();
    found
}

#[test]
fn a_corrected_file_replaces_what_nobody_has_touched() {
    let desk = Desk::with(&[("plant.tsv", FIRST)]);
    import(&desk, "plant.tsv", &["--client", "Nile", "--document", "plant.docx"]);
    desk.put("plant.tsv", corrected());
    for more in [&["--dry-run"][..], &[]] {
        let out = import(&desk, "plant.tsv", more);
        assert!(out.contains("3 read, 1 new, 0 changed, 2 known") && out.contains(", 1 replaced"), "{out}");
        assert!(
            out.contains(
                "plant.tsv: 1 unit of an earlier version of the file is replaced by its new translation"
            ),
            "{out}"
        );
    }
    assert_eq!(translations(&desk, "Close the valve."), ["أغلق الصمام."]);
    // The new unit has the labels of the old one.
    let table =
        desk.ok(&["export", "m.mizan", "--to", "tsv", "--client", "Nile", "--document", "plant.docx"]);
    assert_eq!(table.lines().count(), 3);
    assert!(import(&desk, "plant.tsv", &[]).contains("3 read, 0 new, 0 changed, 3 known"));
    // Going back to the first version is a new version too, and undo brings each back.
    desk.put("plant.tsv", FIRST);
    let report = desk.json(&["import", "plant.tsv", "--into", "m.mizan", "--json"]);
    assert_eq!((&report["replaced"], &report["files"][0]["replaced"]), (&1.into(), &1.into()));
    assert_eq!(translations(&desk, "Close the valve."), ["أغلق المضخة."]);
    desk.ok(&["undo", "--memory", "m.mizan"]);
    assert_eq!(translations(&desk, "Close the valve."), ["أغلق الصمام."]);
    desk.ok(&["undo", "--memory", "m.mizan"]);
    assert_eq!(translations(&desk, "Close the valve."), ["أغلق المضخة."]);
}

#[test]
fn what_a_person_another_file_or_another_client_has_stays_and_is_counted() {
    let beside = "plant.tsv: 1 new unit has another translation beside it, from an earlier version of the file; \
        `mizan clean` lists it";
    for (touch, more, is_told) in [
        (&["edit", "1", "--target", "أقفل الصمام.", "--memory", "m.mizan"][..], &[][..], true),
        (&["edit", "1", "--status", "reviewed", "--memory", "m.mizan"], &[], true),
        (&["import", "copy.tsv", "--document", "copy.docx", "--into", "m.mizan"], &[], true),
        (&["info", "m.mizan"], &["--client", "Atlas"], false),
    ] {
        let desk = Desk::with(&[("plant.tsv", FIRST), ("copy.tsv", FIRST)]);
        import(&desk, "plant.tsv", &["--client", "Nile"]);
        let langs = ["--source-lang", "en", "--target-lang", "ar", "--client", "Nile"];
        let langs = if touch[0] == "import" { &langs[..] } else { &[] };
        desk.ok(&[touch, langs].concat());
        desk.put("plant.tsv", corrected());
        let out = import(&desk, "plant.tsv", more);
        assert_eq!(out.contains(beside), is_told, "{out}");
        assert!(!out.contains("replaced"), "{out}");
        assert_eq!(translations(&desk, "Close the valve.").len(), 2);
        if is_told {
            let listed = desk.run(&["clean", "--only", "variant", "--memory", "m.mizan"]).out;
            assert_eq!(listed.lines().count(), 1, "{listed}");
        }
    }
}

#[test]
fn another_file_of_the_same_name_takes_nothing_away() {
    let desk = Desk::with(&[("one/words.tsv", FIRST)]);
    import(&desk, "one/words.tsv", &[]);
    desk.put(
        "two/words.tsv",
        "Close the valve.\tاقفل الصمام.\nSign here.\tوقع هنا.\nTurn left.\tانعطف يسارًا.\n",
    );
    let out = import(&desk, "two/words.tsv", &[]);
    assert!(
        out.contains("1 new unit has another translation beside it") && !out.contains("replaced"),
        "{out}"
    );
    assert_eq!(translations(&desk, "Close the valve.").len(), 2);
    // Once each half of what is known of the name is of another file, neither is an earlier version.
    desk.put("one/words.tsv", "Open the door.\tافتح البوابة.\n");
    let out = import(&desk, "one/words.tsv", &[]);
    assert!(!out.contains("replaced"), "{out}");
}

#[test]
fn a_message_gives_way_only_to_that_of_its_own_key() {
    let messages = |first: &str| {
        format!(
            "msgid \"\"\nmsgstr \"Language: ar\\n\"\n\nmsgctxt \"menu.open\"\nmsgid \"Open\"\nmsgstr \"{first}\"\n\n\
            msgctxt \"door.state\"\nmsgid \"Open\"\nmsgstr \"مفتوح\"\n\n\
            msgctxt \"shop.hours\"\nmsgid \"Open\"\nmsgstr \"نستقبلكم\"\n"
        )
    };
    let desk = Desk::with(&[("app.po", &messages("إفتح"))]);
    import(&desk, "app.po", &["--source-lang", "en"]);
    // One message is corrected, and another is gone.
    desk.put(
        "app.po",
        messages("افتح").replace("msgctxt \"door.state\"\nmsgid \"Open\"\nmsgstr \"مفتوح\"\n\n", ""),
    );
    let out = import(&desk, "app.po", &["--source-lang", "en"]);
    assert!(out.contains(", 1 replaced") && !out.contains("beside"), "{out}");
    assert_eq!(translations(&desk, "Open"), ["افتح", "مفتوح", "نستقبلكم"]);
}

#[test]
fn a_corrected_text_that_is_aligned_again_tells_of_its_earlier_translation() {
    let desk = Desk::with(&[
        ("plant.en.txt", "Close the valve.\nOpen the door.\nPay the invoice.\n"),
        ("plant.ar.txt", "أغلق المضخة.\nافتح الباب.\nادفع الفاتورة.\n"),
    ]);
    let align = ["align", "plant.en.txt", "plant.ar.txt", "--segmented", "--into", "m.mizan"];
    let first = desk.run(&align).err;
    assert!(first.contains("3 new") && !first.contains("otherwise"), "{first}");
    desk.put("plant.ar.txt", "أغلق الصمام.\nافتح الباب.\nادفع الفاتورة.\n");
    let again = desk.run(&align).err;
    assert!(again.contains("1 new"), "{again}");
    let told = "m.mizan: 1 unit of an earlier version of the texts";
    assert!(again.contains(told) && again.contains("`mizan clean`"), "{again}");
    assert_eq!(translations(&desk, "Close the valve."), ["أغلق الصمام.", "أغلق المضخة."]);
}
