//! The memories of `memories/`: read without a repair, as the README table counts them, no two units
//! alike but those that are made to differ in one place.
#![cfg(all(feature = "memory", feature = "formats"))]

use std::collections::HashSet;
use std::fs::{self, File};

use mizan::formats::{ReadUnits, tmx};
use mizan::similarity::Query;
use mizan::{Context, Lang, Status, Unit, UnitText};

const NAMES: [&str; 12] = [
    "academic-ngo",
    "business-finance",
    "civil-status",
    "interface-shop",
    "legal-contracts",
    "legal-courts",
    "marketing-tourism",
    "medical",
    "news",
    "subtitles",
    "technical",
    "un",
];

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

/// The key of the unit that a unit varies in a name, a number or a word, if it varies one.
fn varied(unit: &Unit) -> Option<&str> {
    unit.props().iter().find(|prop| prop.name == "x-variant-of").map(|prop| prop.value.as_str())
}

#[test]
fn every_unit_is_arabic_and_british_english_and_says_where_it_belongs() {
    for name in NAMES {
        let units = units(name);
        let keys: HashSet<_> = units.iter().map(|unit| unit.origin().key.clone().unwrap()).collect();
        assert_eq!(keys.len(), units.len(), "{name}: a tuid stands twice");
        for unit in &units {
            assert!(unit.source_lang().is_arabic(), "{name}");
            assert_eq!(unit.target_lang(), &"en-GB".parse::<Lang>().unwrap(), "{name}");
            assert_eq!(unit.status(), Status::Translated, "{name}");
            assert_eq!(unit.origin().created_by.as_deref(), Some("mizan"), "{name}");
            assert!(unit.domain().is_some(), "a unit without a domain in {name}");
            assert!(varied(unit).is_none_or(|key| keys.contains(key)), "{name}: {:?}", varied(unit));
        }
    }
}

#[test]
fn a_third_of_the_units_stand_in_runs_and_one_in_eight_varies_another() {
    let units: Vec<Unit> = NAMES.iter().flat_map(|name| units(name)).collect();
    let in_runs = units.iter().filter(|unit| unit.context() != &Context::default()).count();
    let variants = units.iter().filter(|unit| varied(unit).is_some()).count();
    assert!(in_runs * 3 >= units.len(), "{in_runs} of {} in runs", units.len());
    assert_eq!(units.len() / variants, 8, "{variants} of {} vary another", units.len());
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

/// Asserts that the texts of one side are unlike, but for variants of one unit.
fn assert_unlike(name: &str, lang: &Lang, units: &[Unit], text: impl Fn(&Unit) -> &UnitText) {
    let family = |unit: &Unit| varied(unit).map(str::to_owned).or_else(|| unit.origin().key.clone());
    let mut alike = Vec::new();
    for (at, unit) in units.iter().enumerate() {
        let query = Query::new(text(unit), lang);
        for other in units[at + 1..].iter().filter(|other| family(other) != family(unit)) {
            let percent = query.compare(text(other)).percent();
            if percent > MOST_ALIKE {
                alike.push(format!("{percent} %: {} | {}", text(unit).plain(), text(other).plain()));
            }
        }
    }
    assert!(alike.is_empty(), "{name}:\n{}", alike.join("\n"));
}

#[test]
fn no_two_units_are_much_alike() {
    for name in NAMES {
        let units = units(name);
        assert_unlike(name, &Lang::ARABIC, &units, Unit::source);
        assert_unlike(name, &Lang::ENGLISH, &units, Unit::target);
    }
}

#[test]
fn both_sides_of_a_unit_have_the_same_codes() {
    let mut seen = 0;
    for unit in NAMES.iter().flat_map(|name| units(name)) {
        let codes = |text: &UnitText| {
            let mut codes: Vec<_> = text.codes().iter().map(|code| code.markup.clone()).collect();
            codes.sort();
            codes
        };
        seen += unit.source().codes().len();
        assert_eq!(codes(unit.source()), codes(unit.target()), "{}", unit.source().plain());
    }
    assert!(seen >= 30, "only {seen} inline codes");
}
