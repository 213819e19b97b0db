//! The promise of `mizan forget`: no byte of what is forgotten is left in the file of a memory.
#![cfg(feature = "cli")]

use std::fs;
use std::time::Duration;

use crate::desk::Desk;
use mizan::memory::{Filter, Forget, Memory};
use mizan::{Lang, Prop, Scope, Unit};

const OF_CLIENT: [&str; 4] =
    ["Nile Pumps", "Purge the bilge at dawn", "فرّغ قاع السفينة عند الفجر", "bilgenote"];

/// Returns a memory in which a unit of a client stands between two units of another, with a history that
/// knows earlier texts of the client.
fn with_client() -> Desk {
    let desk = Desk::with(&[
        ("en.txt", "Open the gate.\nPurge the bilge at dawn.\nClose the gate.\n"),
        ("ar.txt", "افتح البوابة.\nفرّغ قاع السفينة عند الفجر.\nأغلق البوابة.\n"),
        ("NilePumps.tsv", "bilgenote one\tملاحظة أولى\nOpen the gate.\tافتح البوابة.\n"),
    ]);
    desk.ok(&["align", "en.txt", "ar.txt", "--into", "m.mizan", "--client", "Atlas", "--by", "Karim"]);
    desk.ok(&["edit", "2", "--client", "Nile Pumps", "-m", "m.mizan"]);
    let unit = Unit::new(Lang::ENGLISH, "Halt", Lang::ARABIC, "قف").with_client("Atlas".to_owned());
    let quote = Prop::new("x-before", "Purge the bilge at dawn.", Scope::Unit);
    insert(&Memory::open(desk.path("m.mizan")).unwrap(), &unit.with_props([quote]));
    desk.ok(&["import", "NilePumps.tsv", "--into", "m.mizan", "--client", "Nile Pumps", "--by", "Samia"]);
    desk.ok(&["delete", "5", "-m", "m.mizan"]);
    desk
}

/// Returns the texts that stand in the files of a memory.
fn left<'t>(desk: &Desk, texts: &[&'t str]) -> Vec<&'t str> {
    let names = desk.names().into_iter().filter(|name| name.starts_with("m.mizan"));
    let bytes: Vec<u8> = names.flat_map(|name| fs::read(desk.path(&name)).unwrap()).collect();
    let stands = |text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
    texts.iter().copied().filter(|text| stands(text)).collect()
}

#[test]
fn a_client_leaves_no_byte() {
    let desk = with_client();
    assert_eq!(left(&desk, &OF_CLIENT), OF_CLIENT);
    let report = desk.json(&["forget", "--client", "Nile Pumps", "--yes", "-m", "m.mizan", "--json"]);
    assert_eq!((&report["deleted"], &report["changed"]), (&2.into(), &3.into()), "{report}");
    assert_eq!((&report["overwritten"], &report["still_named"]), (&true.into(), &0.into()), "{report}");
    assert!(left(&desk, &OF_CLIENT).is_empty(), "{:?}", left(&desk, &OF_CLIENT));
    assert!(left(&desk, &["NilePumps", "Samia"]).is_empty());
    assert_eq!(desk.ok(&["export", "m.mizan", "--to", "tsv"]).lines().count(), 3);
    let found = desk.json(&["lookup", "Close the gate.", "-m", "m.mizan", "--json"]);
    assert_eq!((&found[0]["percent"], &found[0]["client"]), (&99.into(), &"Atlas".into()));
    assert_eq!(desk.run(&["undo", "-m", "m.mizan"]).code, 1);
    let again = desk.run(&["forget", "--client", "Nile Pumps", "--yes", "-m", "m.mizan"]);
    assert_eq!(again.code, 0, "{}", again.err);
    assert_eq!(desk.json(&["info", "m.mizan", "--json"])["units"], 3);
}

#[test]
fn data_that_was_deleted_before_is_forgotten_too() {
    let desk = with_client();
    desk.ok(&["delete", "--client", "Nile Pumps", "--yes", "-m", "m.mizan"]);
    desk.ok(&["undo", "-m", "m.mizan"]);
    desk.ok(&["redo", "-m", "m.mizan"]);
    assert_eq!(left(&desk, &OF_CLIENT), OF_CLIENT);
    let run = desk.run(&["forget", "--client", "Nile Pumps", "--yes", "-m", "m.mizan"]);
    assert!(run.code < 2 && run.err.contains("no unit passes"), "{}", run.err);
    assert!(left(&desk, &OF_CLIENT).is_empty(), "{:?}", left(&desk, &OF_CLIENT));
}

#[test]
fn a_person_loses_the_name_or_the_units_too() {
    let tmx = "<tmx version=\"1.4\"><header creationtool=\"t\" creationtoolversion=\"1\" segtype=\"sentence\" \
               o-tmf=\"t\" adminlang=\"en\" srclang=\"en\" datatype=\"plaintext\" creationid=\"Samia\"/><body>\
               <tu creationid=\"Samia\"><note>Samia: twice</note><prop type=\"x-user\">Samia</prop>\
               <tuv xml:lang=\"en\"><seg>Close</seg></tuv><tuv xml:lang=\"ar\"><seg>أغلق</seg></tuv></tu>\
               <tu creationid=\"Karim\"><note>راجعته سامية وSamia</note><tuv xml:lang=\"en\"><seg>Ask Karim</seg>\
               </tuv><tuv xml:lang=\"ar\"><seg>اسأل</seg></tuv></tu></body></tmx>";
    let desk = Desk::with(&[("s.tmx", tmx)]);
    desk.ok(&["import", "s.tmx", "--into", "m.mizan"]);
    let other = desk.copy();
    let report = desk.json(&["forget", "--by", "Samia", "--yes", "-m", "m.mizan", "--json"]);
    assert_eq!((&report["deleted"], &report["changed"]), (&0.into(), &2.into()), "{report}");
    assert!(left(&desk, &["Samia"]).is_empty());
    assert_eq!(left(&desk, &["twice", "Karim", "أغلق"]).len(), 3);
    let report = desk.json(&["forget", "--by", "Karim", "--yes", "-m", "m.mizan", "--json"]);
    assert_eq!((&report["changed"], &report["still_named"]), (&1.into(), &1.into()), "{report}");
    other.ok(&["forget", "--by", "Samia", "--units", "--yes", "-m", "m.mizan"]);
    assert!(left(&other, &["Samia", "twice", "أغلق"]).is_empty());
    assert_eq!(left(&other, &["Ask Karim"]).len(), 1);
}

#[test]
fn a_document_is_forgotten_with_its_header() {
    let desk = Desk::with(&[("a.tsv", "Turn left\tانعطف\n"), ("b.tsv", "Halt\tقف\n")]);
    desk.ok(&["import", "a.tsv", "--into", "m.mizan", "--document", "secret.docx"]);
    desk.ok(&["import", "b.tsv", "--into", "m.mizan"]);
    desk.ok(&["forget", "--document", "secret.docx", "--yes", "-m", "m.mizan"]);
    assert!(left(&desk, &["secret.docx", "Turn left", "انعطف"]).is_empty());
    assert_eq!(left(&desk, &["Halt"]).len(), 1);
}

#[test]
fn forgetting_asks_and_says_what_it_does_not_reach() {
    let desk = with_client();
    let refused = desk.refused(&["forget", "--client", "Nile Pumps", "-m", "m.mizan"]);
    assert!(refused.contains("2 units would be deleted for good; without a terminal, --yes"), "{refused}");
    assert!(desk.refused(&["forget", "-m", "m.mizan"]).contains("whose data?"));
    desk.ok(&["backup", "old.mizan", "-m", "m.mizan"]);
    desk.put("m.mizan.bak", "a copy");
    desk.put("m.mizan.damaged", "kept by a repair");
    desk.put("m.mizan.altered", "kept by a repair");
    let run = desk.run(&["forget", "--client", "Nile Pumps", "--yes", "-m", "m.mizan"]);
    assert!(
        run.err.contains("cannot be undone") && run.err.contains("backups, exported files"),
        "{}",
        run.err
    );
    assert!(
        run.err
            .contains("beside the memory: ./m.mizan.altered, ./m.mizan.bak, ./m.mizan.damaged, ./old.mizan"),
        "{}",
        run.err
    );
}

#[test]
fn a_slip_in_the_name_changes_nothing() {
    let desk = with_client();
    let before = fs::read(desk.path("m.mizan")).unwrap();
    for slip in
        [["--client", "Nile Pump"], ["--by", "Samiah"], ["--document", "bar.txt"], ["--domain", "law"]]
    {
        for yes in [&["--yes"][..], &[]] {
            let arguments = [&["forget", "-m", "m.mizan"][..], &slip, yes].concat();
            let run = desk.run(&arguments);
            assert_eq!(run.code, 1, "{slip:?}: {}", run.err);
            assert!(run.err.contains("nothing is forgotten, and earlier changes"), "{}", run.err);
            assert!(!run.err.contains("0 units"), "{}", run.err);
        }
    }
    assert!(
        desk.run(&["forget", "--client", "Nile Pump", "-m", "m.mizan"])
            .err
            .contains("did you mean `Nile Pumps`?")
    );
    assert!(fs::read(desk.path("m.mizan")).unwrap() == before);
    assert_eq!(desk.json(&["undo", "--list", "-m", "m.mizan", "--json"]).as_array().unwrap().len(), 5);
}

#[test]
fn a_name_in_a_note_or_the_history_alone_is_forgotten() {
    let desk = Desk::with(&[("Samia.tsv", "Halt\tقف\n"), ("b.tsv", "Stop\tتوقف\n")]);
    desk.ok(&["import", "Samia.tsv", "--into", "m.mizan"]);
    desk.ok(&["import", "b.tsv", "--into", "m.mizan", "--by", "Karim"]);
    let note = mizan::Note::new("ask Huda", Scope::Unit);
    let memory = Memory::open(desk.path("m.mizan")).unwrap();
    insert(&memory, &Unit::new(Lang::ENGLISH, "Go", Lang::ARABIC, "اذهب").with_notes([note]));
    drop(memory);
    desk.ok(&["undo", "-m", "m.mizan"]);
    let refused = desk.refused(&["forget", "--by", "Huda", "-m", "m.mizan"]);
    assert!(
        refused.contains("such data in history, headers and notes would be forgotten for good"),
        "{refused}"
    );
    for name in ["Samia", "Huda"] {
        let copy = desk.copy();
        let run = copy.run(&["forget", "--client", name, "--yes", "-m", "m.mizan"]);
        assert_eq!(run.code, 0, "{}", run.err);
        assert!(run.err.contains("the history, a header or a note still has such data"), "{}", run.err);
        assert!(left(&copy, &[name]).is_empty());
    }
}

#[cfg(unix)]
#[test]
fn a_run_that_is_killed_forgets_all_or_nothing() {
    let desk = Desk::new();
    let rows: String = (0..3000).map(|n| format!("Valve {n} of the dam\tصمام {n}\n")).collect();
    desk.put("a.tsv", rows);
    desk.put("b.tsv", "Halt\tقف\n");
    desk.ok(&["import", "a.tsv", "--into", "m.mizan", "--client", "Nile Pumps"]);
    desk.ok(&["import", "b.tsv", "--into", "m.mizan", "--client", "Atlas"]);
    let forget = ["forget", "--client", "Nile Pumps", "--yes", "-m", "m.mizan"];
    for millis in [5, 20, 60, 120, 200, 300] {
        let copy = desk.copy();
        let mut child = copy.command(forget).spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(millis));
        let _ = child.kill();
        child.wait().unwrap();
        let units = copy.json(&["info", "m.mizan", "--json"])["units"].clone();
        assert!(units == 3001 || units == 1, "{millis}: {units}");
        assert!(copy.run(&forget).code < 2);
        assert!(left(&copy, &["Nile Pumps", "of the dam"]).is_empty(), "{millis}");
        assert_eq!(copy.json(&["info", "m.mizan", "--json"])["units"], 1);
    }
}

/// Returns a unit of a client.
fn unit_of(client: &str, text: &str) -> Unit {
    Unit::new(Lang::ENGLISH, text, Lang::ARABIC, "نص").with_client(client.to_owned())
}

/// Inserts a unit in a transaction of its own.
fn insert(memory: &Memory, unit: &Unit) {
    let mut batch = memory.batch().unwrap();
    batch.insert(unit).unwrap();
    batch.commit().unwrap();
}

#[test]
fn a_program_that_knew_a_forgotten_client_can_add_others() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("m.mizan");
    let (one, other) = (Memory::create(&path).unwrap(), Memory::create(&path).unwrap());
    insert(&one, &unit_of("Nile Pumps", "Open"));
    other.forget(&Forget::new(Filter::new().client("Nile Pumps"))).unwrap();
    insert(&other, &unit_of("Atlas", "Close"));
    insert(&one, &unit_of("Nile Pumps", "Halt"));
    let clients: Vec<_> =
        other.units().unwrap().map(|stored| stored.unwrap().unit.client().unwrap().to_owned()).collect();
    assert_eq!(clients, ["Atlas", "Nile Pumps"]);
}

#[test]
fn a_reader_that_stays_is_told_and_the_next_run_makes_it_good() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("m.mizan");
    let memory = Memory::create(&path).unwrap().patience(Duration::from_millis(50));
    let reader = Memory::create(&path).unwrap();
    insert(&memory, &unit_of("Nile Pumps", "Purge the bilge"));
    let forget = Forget::new(Filter::new().client("Nile Pumps"));
    let mut units = reader.units().unwrap();
    assert!(units.next().is_some());
    let first = memory.forget(&forget).unwrap();
    assert_eq!((first.deleted, first.is_overwritten), (1, false));
    drop(units);
    let second = memory.forget(&forget).unwrap();
    assert_eq!((second.deleted, second.is_overwritten), (0, true));
    for file in fs::read_dir(folder.path()).unwrap() {
        let bytes = fs::read(file.unwrap().path()).unwrap();
        assert!(!bytes.windows(15).any(|window| window == b"Purge the bilge"));
    }
}

#[test]
fn the_command_makes_good_what_a_reader_kept_an_earlier_run_from() {
    let desk = with_client();
    let path = desk.path("m.mizan");
    let memory = Memory::open(&path).unwrap().patience(Duration::from_millis(50));
    let reader = Memory::open(&path).unwrap();
    let mut units = reader.units().unwrap();
    assert!(units.next().is_some());
    let forget = Forget::new(Filter::new().client("Nile Pumps"));
    assert!(!memory.forget(&forget).unwrap().is_overwritten);
    drop(units);
    drop((reader, memory));
    for yes in [&[][..], &["--yes"]] {
        let run = desk.run(&[&["forget", "--client", "Nile Pumps", "-m", "m.mizan"], yes].concat());
        assert_eq!(run.code, 0, "{}", run.err);
        assert!(run.err.contains("the file is written anew"), "{}", run.err);
        assert!(left(&desk, &["Nile Pumps"]).is_empty());
    }
}
