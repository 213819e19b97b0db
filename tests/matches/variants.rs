//! A sentence in another spelling is found, with the class and the percent that the differences deserve.
#![cfg(feature = "formats")]

#[path = "../../benches/worth/src/variants.rs"]
mod made;

use std::fs;

use mizan::Lang;
use mizan::formats::tmx;
use mizan::similarity::{Class, Query};

use made::{Variant, variants};

const QUERIES: usize = 1000;

#[test]
fn a_sentence_spelled_another_way_is_a_spelling_match() {
    let sentences = sentences();
    for kind in Variant::ALL.into_iter().filter(|&kind| kind != Variant::Clitics) {
        let found = comparisons(kind, &sentences).filter(|&(class, _)| class == Class::Spelling).count();
        println!("{kind:?}: {found} of {QUERIES}");
        assert!(found * 100 >= QUERIES * 99, "{kind:?}: {found}");
    }
}

#[test]
fn a_sentence_with_other_clitics_has_85_percent_or_more() {
    let sentences = sentences();
    let found = comparisons(Variant::Clitics, &sentences).filter(|&(_, percent)| percent >= 85).count();
    println!("clitics: {found} of {QUERIES}");
    assert!(found * 100 >= QUERIES * 97, "{found}");
}

/// Each variant against the sentence that it was made from.
fn comparisons(kind: Variant, sentences: &[String]) -> impl Iterator<Item = (Class, u8)> {
    let given: Vec<&str> = sentences.iter().map(String::as_str).collect();
    let varied = variants(kind, &given, QUERIES);
    assert_eq!(varied.len(), QUERIES);
    varied.into_iter().map(move |(at, varied)| {
        let found = Query::new(&varied.into(), &Lang::ARABIC).compare(&sentences[at].as_str().into());
        (found.class(), found.percent())
    })
}

/// The Arabic sides of the sample memories.
fn sentences() -> Vec<String> {
    let mut sentences = Vec::new();
    for name in ["legal-contracts", "legal-courts", "medical", "news", "un"] {
        let file = fs::File::open(format!("memories/{name}.tmx")).unwrap();
        for unit in tmx::Reader::new(file) {
            let unit = unit.unwrap();
            let arabic = if unit.source_lang().is_arabic() { unit.source() } else { unit.target() };
            sentences.push(arabic.plain().to_owned());
        }
    }
    assert!(sentences.len() > 200);
    sentences
}
