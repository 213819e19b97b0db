//! The memories of `memories/`: read without a repair, as the README table counts them, no two units alike.
#![cfg(all(feature = "memory", feature = "formats"))]

use std::fs::{self, File};

use mizan::formats::{ReadUnits, tmx};
use mizan::similarity::Query;
use mizan::{Lang, Status, Unit, UnitText};

const NAMES: [&str; 4] = ["health", "law", "news", "software"];

// What the README promises: the most that two units of a file are alike, in percent.
const MOST_ALIKE: u8 = 70;

fn units(name: &str) -> Vec<Unit> {
    let mut reader = tmx::Reader::new(File::open(format!("memories/{name}.tmx")).unwrap());
    let units = reader.by_ref().collect::<Result<Vec<_>, _>>().unwrap();
    assert!(reader.repairs().is_empty(), "{name}: {:?}", reader.repairs());
    units
}

fn words(text: &UnitText) -> usize {
    text.plain().split_whitespace().count()
}

#[test]
fn every_unit_is_arabic_and_english_and_reviewed() {
    for name in NAMES {
        for unit in units(name) {
            assert_eq!((unit.source_lang(), unit.target_lang()), (&Lang::ARABIC, &Lang::ENGLISH));
            assert_eq!(unit.status(), Status::Reviewed);
            assert_eq!(unit.domain(), Some(name));
            assert!(unit.origin().key.is_some(), "a unit without tuid in {name}");
        }
    }
}

#[test]
fn the_readme_counts_units_and_words_right() {
    let readme = fs::read_to_string("memories/README.md").unwrap();
    for name in NAMES {
        let units = units(name);
        let arabic: usize = units.iter().map(|unit| words(unit.source())).sum();
        let english: usize = units.iter().map(|unit| words(unit.target())).sum();
        let row = format!("| `{name}.tmx` | {} | {arabic} / {english} |", units.len());
        assert!(readme.contains(&row), "memories/README.md has no row {row}");
    }
}

fn assert_unlike(name: &str, lang: &Lang, texts: &[&UnitText]) {
    for (at, text) in texts.iter().enumerate() {
        let query = Query::new(text, lang);
        for other in &texts[at + 1..] {
            let percent = query.compare(other).percent();
            assert!(percent <= MOST_ALIKE, "{name}, {percent} %:\n{}\n{}", text.plain(), other.plain());
        }
    }
}

#[test]
fn no_two_units_are_much_alike() {
    for name in NAMES {
        let units = units(name);
        assert_unlike(name, &Lang::ARABIC, &units.iter().map(Unit::source).collect::<Vec<_>>());
        assert_unlike(name, &Lang::ENGLISH, &units.iter().map(Unit::target).collect::<Vec<_>>());
    }
}

#[test]
fn both_sides_of_a_unit_have_the_same_codes() {
    let mut seen = 0;
    for unit in units("software") {
        let codes = |text: &UnitText| {
            let mut codes: Vec<_> = text.codes().iter().map(|code| code.markup.clone()).collect();
            codes.sort();
            codes
        };
        seen += unit.source().codes().len();
        assert_eq!(codes(unit.source()), codes(unit.target()), "{}", unit.source().plain());
    }
    assert!(seen >= 30, "software.tmx has only {seen} inline codes");
}
