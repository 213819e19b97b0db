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
    // A memory stays, whatever is asked.
    let other = folder.path().join("other.mizan");
    requests::add(&Memory::create(&other).unwrap(), "نعم", "Yes", Options::none()).unwrap();
    let forced = options(json!({ "force": true, "to": "tmx" }));
    let error = requests::export(&memory, &other, forced).unwrap_err();
    assert!(error.to_string().ends_with("other.mizan is a memory, and stays"), "{error}");
    assert_eq!(requests::info(&Memory::open(&other).unwrap(), Options::none()).unwrap()["units"], 1);
    std::fs::remove_file(&other).unwrap();
    let _ = ["-wal", "-shm"].map(|end| std::fs::remove_file(format!("{}{end}", other.display())));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_file_that_is_cut_off_gives_its_units_and_says_what_is_missing() {
    let (memory, folder) = (with_valve(), tempfile::tempdir().unwrap());
    let [whole, cut] = ["whole.tmx", "cut.tmx"].map(|name| folder.path().join(name));
    requests::add(&memory, "افتح الباب.", "Open the door.", Options::none()).unwrap();
    requests::export(&memory, &whole, Options::none()).unwrap();
    let text = std::fs::read_to_string(&whole).unwrap();
    let (start, _) = text.split_once("</tu>").unwrap();
    std::fs::write(&cut, format!("{start}</tu><tu>")).unwrap();
    let go_on = &mut |_, _| std::ops::ControlFlow::Continue(());
    let report = requests::import(&Memory::in_memory().unwrap(), &cut, Options::none(), go_on).unwrap();
    assert_eq!(report["new"], 1);
    let said = report["files"][0]["error"].as_str().unwrap();
    assert!(said.starts_with("the file is cut off: what stood behind line "), "{said}");
}

fn names(paths: &[&std::path::Path]) -> Value {
    json!(paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>())
}

#[test]
fn parts_terms_and_further_memories_are_asked_in_one_call() {
    let folder = tempfile::tempdir().unwrap();
    let [glossary, second] = ["terms.mizan", "second.mizan"].map(|name| folder.path().join(name));
    requests::add(&Memory::create(&glossary).unwrap(), "صمام", "valve", Options::none()).unwrap();
    let other = Memory::create(&second).unwrap();
    requests::add(&other, "أغلق الصمام.", "Shut the valve.", Options::none()).unwrap();
    let memory = with_valve();
    let named = format!("{}:3", second.display());
    let found =
        requests::lookup(&memory, "أغلق الصمام.", options(json!({ "memory": [named.clone()] }))).unwrap();
    let told = |at: usize| (found[at]["percent"].clone(), found[at]["target"].clone());
    assert_eq!(told(0), (json!(100), json!("Close the valve.")));
    assert_eq!(told(1), (json!(97), json!("Shut the valve.")));
    assert_eq!(found[1]["memory"], second.display().to_string());

    let text = "وصل الحارس. أغلق الصمام. ثم غادر.";
    let given = json!({ "parts": true, "terms": glossary.display().to_string(), "offsets": "chars" });
    let found = requests::lookup(&memory, text, options(given.clone())).unwrap();
    assert_eq!(found["fragments"][0]["target"], "Close the valve.");
    assert_eq!(found["terms"][0], {
        let mut term = found["terms"][0].clone();
        (term["query"], term["target"]) = (json!([17, 23]), json!("valve"));
        term
    });
    let both = requests::lookup_many(&memory, &[text, "لا شيء"], options(given)).unwrap();
    assert_eq!((&both[0], &both[1]["terms"]), (&found, &json!([])));
    let missing = requests::lookup(&memory, "نعم", options(json!({ "terms": "none.mizan" }))).unwrap_err();
    assert!(missing.code() == 2 && missing.to_string().starts_with("none.mizan: "), "{missing}");
}

#[test]
fn a_glossary_that_changes_is_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("terms.mizan");
    let glossary = Memory::create(&path).unwrap();
    requests::add(&glossary, "صمام", "valve", Options::none()).unwrap();
    let (memory, files) = (Memory::in_memory().unwrap(), std::sync::Arc::new(requests::OpenFiles::new()));
    let terms = || {
        let given = options(json!({ "terms": path.display().to_string() })).files(files.clone());
        let found = requests::lookup(&memory, "أغلق الصمام والمضخة.", given).unwrap();
        found["terms"].as_array().unwrap().len()
    };
    assert_eq!((terms(), terms()), (1, 1));
    requests::add(&glossary, "مضخة", "pump", Options::none()).unwrap();
    assert_eq!(terms(), 2);
}

#[test]
fn files_are_checked_counted_and_searched_for_terms() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    };
    let court = write(
        "court.en-ar.tsv",
        "The court appointed the judge.\tعيّنت المحكمة القاضي.\nThe judge left the court.\tغادر القاضي المحكمة.\n\
         Wait 15 minutes.\tانتظر ٥٠ دقيقة,\n",
    );
    let glossary = write("terms.tsv", "judge\tحاكم\n");
    let found = requests::check(&[&court], Options::none()).unwrap();
    let rules = |found: &Value| -> Vec<String> {
        let all = found.as_array().unwrap();
        all.iter().map(|one| format!("{} {}", one["place"]["line"], one["rule"].as_str().unwrap())).collect()
    };
    assert_eq!(rules(&found), ["3 numbers", "3 marks", "3 ending"]);
    let given = json!({ "rules": "-marks,-ending", "terms": names(&[&glossary]) });
    let found = requests::check(&[&court], options(given)).unwrap();
    assert_eq!(rules(&found), ["1 terms", "2 terms", "3 numbers"]);

    let memory = folder.path().join("court.mizan");
    let kept = Memory::create(&memory).unwrap();
    requests::add(&kept, "The judge left the court.", "غادر القاضي المحكمة.", Options::none()).unwrap();
    let given = json!({ "memory": names(&[&memory]), "rates": "exact=10%,new=1" });
    let counts = requests::analyse(&[&court], options(given)).unwrap();
    let band = |name: &str| {
        let bands = counts["bands"].as_array().unwrap();
        bands.iter().find(|band| band["name"] == name).unwrap()["segments"].clone()
    };
    assert_eq!((band("exact"), band("new"), &counts["total"]["segments"]), (json!(1), json!(2), &json!(3)));
    let document = write("letter.txt", "The judge left the court. He will return.\n");
    assert_eq!(requests::analyse(&[&document], Options::none()).unwrap()["total"]["segments"], 2);

    let terms = requests::terms(&[&court], options(json!({ "limit": 2 }))).unwrap();
    assert_eq!(terms.as_array().unwrap().len(), 2);
    for (refused, code, said) in [
        (requests::check(&[&court], options(json!({ "rules": ["tagz"] }))), 14, "option \"rules\": "),
        (requests::check(&["none.tsv"], Options::none()), 2, "none.tsv: "),
        (requests::check(&[&court], options(json!({ "terms": "none.tsv" }))), 2, "none.tsv: "),
        (requests::analyse(&[&court], options(json!({ "rates": "exact" }))), 14, "option \"rates\": "),
        (requests::analyse(&[&memory], Options::none()), 14, "court.mizan: this is a memory"),
        (requests::terms(&[&document], Options::none()), 14, "letter.txt: a document without"),
        (requests::terms(&[&court], options(json!({ "confidence": 2 }))), 14, "option \"confidence\": "),
    ] {
        let error = refused.unwrap_err();
        assert!(error.code() == code && error.to_string().contains(said), "{error}");
    }
}

#[test]
#[cfg(feature = "cli")]
fn a_request_answers_what_the_verb_prints() {
    let desk = crate::desk::Desk::new();
    desk.put(
        "plant.ar-en.tsv",
        "أغلق الصمام رقم 5.\tClose valve 5.\nافتح الصمام.\tOpen the valve.\nسجل مكتب البريد الرسائل.\tThe post office keeps the letters.\n",
    );
    desk.ok(&["import", "plant.ar-en.tsv", "--into", "m.mizan", "--client", "Atlas"]);
    desk.ok(&["add", "أغلق الصمام رقم 6.", "Shut valve 6.", "-m", "m.mizan", "--status", "machine"]);
    let memory = Memory::open(desk.path("m.mizan")).unwrap();
    let text = "أغلق الصمام رقم 7.";
    for (args, given) in [
        (vec![], json!({})),
        (vec!["--min", "95", "--limit", "1"], json!({ "min": 95, "limit": 1 })),
        (vec!["--offsets", "utf16", "--rank", "plain"], json!({ "offsets": "utf16", "rank": "plain" })),
        (vec!["--penalty", "machine=9", "--exact"], json!({ "penalty": ["machine=9"], "exact": true })),
        (vec!["--only-status", "machine"], json!({ "only-status": "machine" })),
        (vec!["--parts", "--client", "Atlas"], json!({ "parts": true, "client": "Atlas" })),
        (
            vec!["--next", "نعم", "--from", "ar", "--to", "en"],
            json!({ "next": "نعم", "from": "ar", "to": "en" }),
        ),
    ] {
        let printed = desk.json(&[&["lookup", text, "-m", "m.mizan", "--json"], &args[..]].concat());
        assert_eq!(requests::lookup(&memory, text, options(given)).unwrap(), printed, "{args:?}");
    }
    let lines = "افتح الصمام.\nأغلق الصمام رقم 7.\nسجل مكتب البريد.\n";
    let run =
        desk.run_with(&["lookup", "-", "-m", "m.mizan", "--json", "--as-document", "--min", "50"], lines);
    let texts: Vec<_> = lines.lines().collect();
    let given = options(json!({ "as-document": true, "min": 50 }));
    assert_eq!(
        requests::lookup_many(&memory, &texts, given).unwrap(),
        json!(crate::desk::json_lines(&run.out))
    );
    for (words, args, given) in [
        ("valve", vec![], json!({})),
        ("valves", vec!["--order", "closest", "--limit", "2"], json!({ "order": "closest", "limit": 2 })),
        // Other forms are shown if no unit has the word, and not if it stands in quotation marks.
        ("kept", vec!["--total"], json!({ "total": true })),
        ("\"kept\"", vec!["--forms"], json!({ "forms": true })),
    ] {
        let printed = desk.json(&[&["search", words, "-m", "m.mizan", "--json"], &args[..]].concat());
        assert_eq!(requests::search(&memory, words, options(given)).unwrap(), printed, "{words}");
    }
    for (args, given) in [
        (vec![], json!({})),
        (vec!["--client", "Atlas"], json!({ "client": "Atlas" })),
        (vec!["--check"], json!({ "check": true })),
    ] {
        let printed = desk.json(&[&["info", "m.mizan", "--json"], &args[..]].concat());
        assert_eq!(requests::info(&memory, options(given)).unwrap(), printed, "{args:?}");
    }
    for name in ["a.tmx", "a.csv", "a.xlsx", "a.tsv.gz"] {
        desk.ok(&["export", "m.mizan", "-o", name]);
        let path = desk.path(&format!("own-{name}"));
        requests::export(&memory, &path, Options::none()).unwrap();
        if name != "a.xlsx" {
            assert!(std::fs::read(path).unwrap() == std::fs::read(desk.path(name)).unwrap(), "{name}");
        }
    }
    let (arabic, english) =
        ("نعم؛ وصل القطار. ونزل الركاب.", "Yes. The train arrived. The passengers got off.");
    desk.put("a.ar.txt", arabic);
    desk.put("a.en.txt", english);
    let printed =
        desk.ok(&["align", "a.ar.txt", "a.en.txt", "--to", "jsonl", "--split-beads", "--within", "9"]);
    let given = options(json!({ "split-beads": true, "within": 9 }));
    let beads = requests::align(&json!(arabic), &json!(english), given).unwrap();
    assert_eq!(beads, json!(crate::desk::json_lines(&printed)));
    assert_eq!(
        requests::check_text("Wait 15 minutes.", "انتظر ٥٠ دقيقة.", Options::none()).unwrap(),
        {
            desk.put("b.en-ar.tsv", "Wait 15 minutes.\tانتظر ٥٠ دقيقة.\n");
            let mut printed = desk.json(&["check", "b.en-ar.tsv", "--json"]);
            printed[0].as_object_mut().unwrap().remove("place");
            printed
        }
    );
}

#[test]
fn requests_end_once_they_are_stopped() {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};

    let (memory, stop) = (with_valve(), Arc::new(AtomicBool::new(false)));
    let files = Arc::new(requests::OpenFiles::new().stop_when(Arc::clone(&stop)));
    let ask = || {
        let given = Options::none().files(Arc::clone(&files));
        requests::lookup_many(&memory, &["أغلق الصمام."; 20], given)
    };
    assert_eq!(ask().unwrap().as_array().unwrap().len(), 20);
    stop.store(true, Ordering::Relaxed);
    assert_eq!(ask().unwrap_err().code(), 28);
    stop.store(false, Ordering::Relaxed);
    assert!(ask().is_ok());
}
