//! `mizan terms` finds terms with their translations in memories, bilingual files and pairs of documents.
#![cfg(feature = "cli")]

#[path = "../desk/mod.rs"]
mod desk;

use desk::Desk;

const UNITS: &str = "\
    The court appointed the judge.\tعيّنت المحكمة القاضي.\n\
    The judge left the court.\tغادر القاضي المحكمة.\n\
    The judge signed the contract.\tوقّع القاضي العقد.\n\
    The court annulled the contract.\tأبطلت المحكمة العقد.\n\
    Contracts are signed in the court.\tتوقَّع العقود في المحكمة.\n\
    The court is closed on Friday.\tالمحكمة مغلقة يوم الجمعة.\n";

fn pairs(columns: &str) -> Vec<(&str, &str, &str)> {
    let cells = columns.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    cells.map(|cells| (cells[0], cells[1], cells[2])).collect()
}

#[test]
fn terms_come_with_translation_and_count_in_the_direction_of_the_units() {
    let desk = Desk::with(&[("units.tsv", UNITS)]);
    let found = desk.ok(&["terms", "units.tsv", "--to", "tsv"]);
    let found = pairs(&found);
    assert!(found.contains(&("court", "محكمة", "5")), "{found:?}");
    assert!(found.contains(&("contract", "عقد", "3")), "a broken plural is the same term: {found:?}");
    desk.ok(&["import", "units.tsv", "--into", "m.mizan"]);
    let of_memory = desk.ok(&["terms", "m.mizan", "--to", "tsv"]);
    assert_eq!(pairs(&of_memory), found);
}

#[test]
fn terms_are_written_for_termbases_and_spreadsheets() {
    let desk = Desk::with(&[("units.tsv", UNITS)]);
    for name in ["terms.tbx", "terms.csv", "terms.xlsx"] {
        desk.ok(&["terms", "units.tsv", "-o", name]);
        assert!(desk.has(name), "{name}");
    }
    assert!(desk.read("terms.csv").starts_with("\u{FEFF}source,target,count,score,example,translation\n"));
    desk.ok(&["import", "terms.tbx", "--into", "terms.mizan"]);
    let exported = desk.ok(&["export", "terms.mizan", "--to", "tsv"]);
    assert!(exported.contains("court\tمحكمة"), "{exported}");
    let json = desk.json(&["terms", "units.tsv", "--json", "--limit", "1"]);
    assert_eq!((&json[0]["source_lang"], json.as_array().unwrap().len()), (&"en".into(), 1));
    assert!(json[0]["score"].as_f64().unwrap() > 0.0 && !json[0]["examples"].as_array().unwrap().is_empty());
}

#[test]
fn documents_are_aligned_with_their_translations() {
    let (english, arabic): (Vec<&str>, Vec<&str>) =
        UNITS.lines().map(|line| line.trim().split_once('\t').unwrap()).unzip();
    let desk = Desk::with(&[("a.en.txt", &english.join("\n\n")), ("a.ar.txt", &arabic.join("\n\n"))]);
    let found = desk.ok(&["terms", "a.en.txt", "a.ar.txt", "--to", "tsv"]);
    assert!(found.contains("court\tمحكمة\t"), "{found}");
    let told = desk.refused(&["terms", "a.en.txt"]);
    assert!(told.contains("without its translation"), "{told}");
}

#[test]
fn units_of_other_languages_have_no_terms() {
    let desk = Desk::with(&[("units.csv", "fr,en\nvanne,valve\n")]);
    let told = desk.refused(&["terms", "units.csv"]);
    assert!(told.contains("no unit of Arabic and English"), "{told}");
}

#[test]
fn a_folder_stands_for_its_bilingual_files() {
    let desk = Desk::with(&[("units/a.tsv", UNITS), ("units/notes.txt", "Nothing here.\n")]);
    let run = desk.run(&["terms", "units", "--to", "tsv"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("court\tمحكمة\t5"), "{}", run.out);
    assert!(run.err.contains("notes.txt: skipped"), "{}", run.err);
}

#[test]
fn a_file_that_cannot_be_read_is_named_and_costs_no_other() {
    let desk = Desk::with(&[("a.tsv", UNITS), ("b.tmx", "<tmx><body><tu></tu>"), ("c.docx", "no zip")]);
    let run = desk.run(&["terms", "b.tmx", "a.tsv", "missing.tsv", "c.docx", "--to", "tsv"]);
    assert_eq!(run.code, 2, "{}", run.err);
    for told in ["b.tmx: line 1", "missing.tsv: there is no such file", "c.docx: a document without its"] {
        assert!(run.err.contains(told), "{told}: {}", run.err);
    }
    assert!(run.out.contains("court\tمحكمة\t5"), "{}", run.out);
    desk.refused(&["terms", "missing.tsv"]);
}

#[test]
fn only_units_that_pass_the_filters_have_terms() {
    let desk = Desk::with(&[("units.tsv", UNITS)]);
    desk.ok(&["import", "units.tsv", "--client", "Nile Pumps", "--into", "m.mizan"]);
    let found = desk.ok(&["terms", "m.mizan", "--client", "Nile Pumps", "--to", "tsv"]);
    assert!(found.contains("court\tمحكمة\t5"), "{found}");
    let told = desk.refused(&["terms", "m.mizan", "--client", "Delta Pumps"]);
    assert!(told.contains("none of 6 units passes the filters"), "{told}");
}

#[test]
fn only_lists_of_terms_are_overwritten() {
    let desk = Desk::with(&[("units.tsv", UNITS), ("letter.csv", "Dear Sir,\n"), ("old.tbx", "<tmx/>")]);
    for output in ["letter.csv", "old.tbx", "units.tsv"] {
        desk.refused(&["terms", "units.tsv", "-o", output]);
    }
    assert_eq!(desk.read("letter.csv"), "Dear Sir,\n");
    for _ in 0..2 {
        desk.ok(&["terms", "units.tsv", "-o", "terms.csv"]);
        desk.ok(&["terms", "units.tsv", "-o", "terms.tbx"]);
    }
}
