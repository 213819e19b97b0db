//! Terms of a glossary that occur in a text: their forms, their places, and which of them are not to be used.
#![cfg(feature = "cli")]

use std::collections::HashSet;

use mizan::memory::{Memory, TermList};
use mizan::{Lang, Unit};

use crate::desk::Desk;

fn list(terms: &[(&str, &str)]) -> TermList {
    let memory = Memory::in_memory().unwrap();
    let mut batch = memory.batch().unwrap();
    for (arabic, english) in terms {
        batch.insert(&Unit::new(Lang::ARABIC, *arabic, Lang::ENGLISH, *english).as_term()).unwrap();
    }
    batch.commit().unwrap();
    TermList::of(&memory).unwrap()
}

fn found<'t>(list: &TermList, text: &'t str) -> Vec<(&'t str, String)> {
    let lang = Lang::detect(text).unwrap();
    let found = list.find(text, &lang);
    found.iter().map(|term| (&text[term.query()], term.unit().source().plain().to_owned())).collect()
}

#[test]
fn terms_are_found_in_every_form() {
    let list = list(&[
        ("عقد الإيجار", "lease"),
        ("مستأجر", "tenant"),
        ("المصنع", "plant"),
        ("نظام جديد", "new system"),
        ("شركة", "company"),
    ]);
    for (text, words, term) in [
        ("وقّعوا على عقود الإيجار أمس", "عقود الإيجار", "عقد الإيجار"),
        ("وفقًا لعقدِ الإيجار", "لعقدِ الإيجار", "عقد الإيجار"),
        ("غادر المستأجرون المبنى", "المستأجرون", "مستأجر"),
        ("أُغلقت مصانعهم كلها", "مصانعهم", "المصنع"),
        ("جُرّبت الأنظمة الجديدة", "الأنظمة الجديدة", "نظام جديد"),
        ("تعاونت الشركتان", "الشركتان", "شركة"),
        ("The tenants left the plants.", "tenants", "tenant"),
    ] {
        assert_eq!(found(&list, text)[0], (words, term.to_owned()), "{text}");
    }
    assert_eq!(found(&list, "كتب المدرس رسالة إلى أخته"), []);
}

#[test]
fn the_longest_term_comes_first() {
    let list = list(&[("صمام", "valve"), ("صمام الأمان", "safety valve"), ("ضغط", "pressure")]);
    let found = found(&list, "راقب الضغط، ثم افحص صمام الأمان");
    let terms: Vec<&str> = found.iter().map(|(_, term)| term.as_str()).collect();
    assert_eq!(terms, ["صمام الأمان", "ضغط", "صمام"]);
}

#[test]
fn programs_read_the_terms_and_which_not_to_use() {
    let desk = Desk::new();
    desk.ok(&[
        "import",
        &format!("{}/tests/data/terms/workshop.v2.tbx", env!("CARGO_MANIFEST_DIR")),
        "--into",
        "t.mizan",
    ]);
    desk.ok(&["add", "Close the door.", "أغلق الباب.", "--memory", "m.mizan"]);
    let text = "He broke two claw hammers";
    let answer = desk.json(&["lookup", text, "-m", "m.mizan", "--terms", "t.mizan", "--to", "ar", "--json"]);
    assert_eq!(answer["matches"], serde_json::json!([]));
    assert!(answer.get("fragments").is_none());
    assert_eq!(answer["terms"][0]["query"], serde_json::json!([13, 25]));
    assert_eq!(
        (&answer["terms"][0]["source"], &answer["terms"][0]["target"]),
        (&"claw hammer".into(), &"مطرقة بمخلب".into())
    );
    let old = desk.json(&[
        "lookup",
        "the nail hammer",
        "-m",
        "m.mizan",
        "--terms",
        "t.mizan",
        "--to",
        "ar",
        "--json",
    ]);
    assert_eq!(old["terms"][0]["source_usage"], "forbidden");
    let none = desk.run(&["lookup", "nothing", "-m", "m.mizan", "--terms", "t.mizan", "--json"]);
    assert_eq!((none.code, none.out.as_str()), (1, "{\"matches\":[],\"terms\":[]}\n"));
    let err = desk.refused(&["lookup", "nothing", "-m", "m.mizan", "--terms", "none.mizan"]);
    assert!(err.contains("none.mizan"), "{err}");
}

// The nouns of a list: a noun, its broken plurals. No shape of a plural was chosen by these lists.
fn nouns(list: &'static str) -> Vec<(&'static str, Vec<&'static str>)> {
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    let parts = lines.map(|line| line.split_once('\t').unwrap());
    parts.map(|(noun, plurals)| (noun, plurals.split(' ').collect())).collect()
}

#[test]
fn broken_plurals_are_found_by_their_shapes() {
    for of_list in [
        nouns(include_str!("../data/terms/plurals.tsv")),
        nouns(include_str!("../data/terms/more_plurals.tsv")),
    ] {
        assert_found(&of_list);
    }
}

fn assert_found(nouns: &[(&'static str, Vec<&'static str>)]) {
    let mut words: HashSet<&str> = include_str!("../data/terms/other_words.txt").split_whitespace().collect();
    words.extend(nouns.iter().flat_map(|(_, plurals)| plurals));
    let (mut right, mut wrong, mut all) = (0, Vec::new(), 0);
    for (noun, plurals) in nouns {
        let list = list(&[(noun, "x")]);
        let is_found = |word: &str| !list.find(word, &Lang::ARABIC).is_empty();
        all += plurals.len();
        right += plurals.iter().filter(|plural| is_found(plural)).count();
        wrong.extend(
            words
                .iter()
                .filter(|word| !plurals.contains(word) && *word != noun && is_found(word))
                .map(|word| (*noun, *word)),
        );
        for plural in plurals.iter().filter(|plural| !is_found(plural)) {
            println!("missed: {noun} {plural}");
        }
    }
    let (recall, precision) = (right as f64 / all as f64, right as f64 / (right + wrong.len()) as f64);
    println!("wrong: {wrong:?}\nbroken plurals: recall {recall:.3}, precision {precision:.3}, of {all}");
    assert!(recall >= 0.8 && precision >= 0.95, "recall {recall:.3}, precision {precision:.3}");
}
