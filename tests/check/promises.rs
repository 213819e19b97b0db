//! What the verb promises: places, severities, rules on and off, glossaries, reports, and the exit status.

use serde_json::Value;

use super::desk::Desk;

const PLANT: &str = "en\tar\n\
    Close the valve.\tأغلق الصمام.\n\
    Wait 15 minutes.\tانتظر ٥٠ دقيقة.\n\
    Open the door\tOpen the door\n\
    Is the pump on?\tهل المضخة  تعمل?\n";

fn rules(json: &str) -> Vec<String> {
    let found: Value = serde_json::from_str(json).unwrap();
    let found = found.as_array().unwrap();
    found.iter().map(|one| format!("{} {}", one["place"]["line"], one["rule"].as_str().unwrap())).collect()
}

#[test]
fn each_finding_has_its_place_rule_and_severity() {
    let desk = Desk::with(&[("plant.tsv", PLANT)]);
    let run = desk.run(&["check", "plant.tsv", "--json"]);
    assert_eq!(run.code, 0);
    assert_eq!(rules(&run.out), ["3 numbers", "4 untranslated", "5 marks", "5 spaces"]);
    let found: Value = serde_json::from_str(&run.out).unwrap();
    let first = &found[0];
    assert_eq!((&first["severity"], &first["source"]), (&"error".into(), &"Wait 15 minutes.".into()));
    assert_eq!(first["message"], "the source text has 15, the translation ٥٠");
    assert_eq!((&first["place"]["file"], &first["source_places"][0][0]), (&"plant.tsv".into(), &5.into()));
    let told = "mizan: 4 units checked; 4 findings (untranslated 1, numbers 1, marks 1, spaces 1)\n";
    assert_eq!(run.err, told);
    let rows = desk.ok(&["check", "plant.tsv", "--rules", "marks"]);
    let message = "a Latin question mark in Arabic text (؟)";
    assert_eq!(rows, format!("plant.tsv:5\twarning\tmarks\t{message}\tIs the pump on?\tهل المضخة  تعمل?\n"));
}

#[test]
fn rules_are_turned_on_and_off() {
    let desk = Desk::with(&[("plant.tsv", PLANT)]);
    let of = |chosen: &str| rules(&desk.ok(&["check", "plant.tsv", "--json", chosen]));
    assert_eq!(of("--rules=numbers,marks"), ["3 numbers", "5 marks"]);
    assert_eq!(of("--rules=-numbers,-untranslated"), ["5 marks", "5 spaces"]);
    let refused = desk.refused(&["check", "plant.tsv", "--rules", "nonsense"]);
    assert!(refused.contains("nonsense") && refused.contains("placeholders"), "{refused}");
}

#[test]
fn a_run_fails_only_if_asked_to() {
    let desk = Desk::with(&[("plant.tsv", PLANT), ("good.tsv", "Close it.\tأغلقه.\n")]);
    let code = |args: &[&str]| desk.run(&[&["check"], args].concat()).code;
    assert_eq!(code(&["plant.tsv", "--fail-on", "error"]), 1);
    assert_eq!(code(&["plant.tsv", "--rules", "spaces", "--fail-on", "warning"]), 0);
    assert_eq!(code(&["plant.tsv", "--rules", "spaces", "--fail-on", "note"]), 1);
    assert_eq!(code(&["good.tsv", "--fail-on", "note"]), 0);
    assert_eq!(code(&["missing.tsv", "--fail-on", "note"]), 2);
    assert_eq!(
        desk.refused(&["check", "missing.tsv"]),
        "mizan: missing.tsv: there is no such file or folder\n"
    );
    assert_eq!(desk.ok(&["check", "good.tsv", "--json"]), "[]\n");
}

#[test]
fn a_row_of_one_language_is_found_and_never_refused() {
    for table in ["Open the door\tShut the door\n", "افتح الباب\tأغلق النافذة\n", "valve\tpump\n"]
    {
        let desk = Desk::with(&[("one.tsv", table)]);
        assert_eq!(rules(&desk.ok(&["check", "one.tsv", "--json"])), ["1 script"], "{table}");
        let from_stdin = desk.run_with(&["check", "-", "--json"], table);
        assert_eq!((from_stdin.code, rules(&from_stdin.out).len()), (0, 1), "{table}");
    }
    let file = r#"<xliff version="1.2"><file source-language="en" target-language="en"><body><trans-unit id="a">
        <source>Open the door</source><target>Shut the door</target></trans-unit></body></file></xliff>"#;
    let desk = Desk::with(&[("one.xlf", file)]);
    assert_eq!(rules(&desk.ok(&["check", "one.xlf", "--json"])), ["1 untranslated"]);
}

#[test]
fn terms_are_found_in_all_forms_and_forbidden_ones_are_told() {
    let glossary = "# plant\nvalve\tصمام\nvalve\tمحبس\tforbidden\ncontract\tعقد\n";
    let texts = "en\tar\n\
        Both valves are new.\tالصمامان جديدان.\n\
        Sign the contracts.\tوقّع العقود.\n\
        Check the valve again.\tافحص المحبس مرة أخرى.\n\
        Two contracts were lost.\tضاعت اتفاقيتان.\n";
    let desk = Desk::with(&[("terms.tsv", glossary), ("texts.tsv", texts)]);
    let found = rules(&desk.ok(&["check", "texts.tsv", "--terms", "terms.tsv", "--json"]));
    assert_eq!(found, ["4 forbidden", "5 terms"]);
}

#[test]
fn the_same_text_with_two_translations_is_told_with_the_other() {
    let desk = Desk::with(&[
        ("a.tsv", "en\tar\nClose the main valve.\tأغلق الصمام الرئيسي.\n"),
        (
            "b.tsv",
            "en\tar\nClose the main valve.\tأقفل الصمام الأساسي.\nShut the main valve.\tأغلق الصمام الرئيسي.\n",
        ),
    ]);
    let found: Value = serde_json::from_str(&desk.ok(&["check", "a.tsv", "b.tsv", "--json"])).unwrap();
    assert_eq!(found[0]["message"], "a.tsv:2 has another translation: أغلق الصمام الرئيسي.");
    assert_eq!((&found[1]["rule"], &found[1]["severity"]), (&"same-target".into(), &"note".into()));
}

#[test]
fn a_memory_is_checked_by_the_rules_of_clean_and_the_others() {
    let desk = Desk::with(&[("plant.tsv", PLANT)]);
    desk.ok(&["import", "plant.tsv", "-m", "m.mizan"]);
    let found: Value = serde_json::from_str(&desk.ok(&["check", "m.mizan", "--json"])).unwrap();
    let told: Vec<(i64, &str)> = found
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["place"]["unit"].as_i64().unwrap(), one["rule"].as_str().unwrap()))
        .collect();
    assert!(told.contains(&(2, "numbers")) && told.iter().any(|(_, rule)| *rule == "spaces"), "{told:?}");
    let cleaned = desk.ok(&["clean", "-m", "m.mizan", "--only", "spaces"]);
    assert!(cleaned.contains("\tspaces\t-\t"), "{cleaned}");
    let cleaned = desk.ok(&["clean", "-m", "m.mizan"]);
    assert!(cleaned.contains("\tnumbers\t") && !cleaned.contains("\tspaces\t"), "{cleaned}");
}

#[test]
fn reports_are_files_to_send() {
    let desk = Desk::with(&[("plant.tsv", PLANT)]);
    for name in ["report.html", "report.xlsx", "report.json"] {
        desk.ok(&["check", "plant.tsv", "-o", name]);
        // A report of an earlier run is replaced.
        desk.ok(&["check", "plant.tsv", "-o", name]);
    }
    let page = desk.read("report.html");
    assert!(page.contains("dir=\"rtl\">انتظر <mark>٥٠</mark> دقيقة."), "{page}");
    assert!(!page.contains("<script") && !page.contains("http"), "{page}");
    assert_eq!(rules(&desk.read("report.json")).len(), 4);
    assert!(std::fs::read(desk.path("report.xlsx")).unwrap().starts_with(b"PK"));
    let refused = desk.refused(&["check", "plant.tsv", "-o", "report.docx"]);
    assert!(refused.contains("html, xlsx, xlf, json or tsv"), "{refused}");
    let refused = desk.refused(&["check", "plant.tsv", "-o", "plant.tsv"]);
    assert!(refused.contains("is an input"), "{refused}");
}

#[test]
fn findings_become_notes_of_an_xliff_file() {
    let of_1_2 = "<xliff version=\"1.2\"><file source-language=\"en\" target-language=\"ar\"><body>\n  \
        <trans-unit id=\"a\">\n    <source>Wait 15 minutes.</source>\n    <target>انتظر ٥٠ دقيقة.</target>\n  \
        </trans-unit></body></file></xliff>";
    let of_2_0 = "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.0\" srcLang=\"en\" trgLang=\"ar\">\
        <file id=\"f\"><unit id=\"a\"><segment><source>Wait 15 minutes.</source>\
        <target>انتظر ٥٠ دقيقة.</target></segment></unit></file></xliff>";
    let desk = Desk::with(&[("a.xlf", of_1_2), ("b.xlf", of_2_0)]);
    let note = "error numbers: the source text has 15, the translation ٥٠</note>";
    desk.ok(&["check", "a.xlf", "-o", "a.noted.xlf"]);
    assert!(
        desk.read("a.noted.xlf")
            .contains(&format!("</target>\n    <note from=\"mizan\">{note}\n  </trans-unit>"))
    );
    desk.ok(&["check", "b.xlf", "--to", "xliff", "-o", "b.noted.xlf"]);
    let noted = desk.read("b.noted.xlf");
    assert!(
        noted.contains(&format!("<unit id=\"a\"><notes><note category=\"mizan\">{note}</notes><segment>")),
        "{noted}"
    );
    assert_eq!(rules(&desk.ok(&["check", "b.noted.xlf", "--json"])), ["1 numbers"]);
}
