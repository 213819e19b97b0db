//! Any query at a memory of 4,000 units: the index finds the best text that a scan of all units finds, and a
//! search marks whole characters.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use mizan::memory::{Lookup, Match, Memory, Rank, Search};
use mizan::{Lang, Unit};

const UNITS: usize = 4000;

/// The percent from which on the index misses no best text, whatever the memory is.
const SURE: u8 = 90;

static MEMORY: LazyLock<Memory> = LazyLock::new(|| {
    let memory = Memory::in_memory().expect("a memory");
    let mut batch = memory.batch().expect("a batch");
    for number in 0..UNITS {
        let (source, target) = texts(number);
        batch.insert(&Unit::new(Lang::ARABIC, source, Lang::ENGLISH, target)).expect("a unit");
    }
    batch.commit().expect("a commit");
    memory
});

/// Returns the texts of a unit, which share their words with the texts of many others.
fn texts(number: usize) -> (String, String) {
    const WORDS: [(&str, &str); 8] = [
        ("المضخّة", "pump"),
        ("الصمام", "valve"),
        ("الخزان", "tank"),
        ("البوابة", "gate"),
        ("المرشّح", "filter"),
        ("المحرّك", "engine"),
        ("الأنبوب", "pipe"),
        ("المقياس", "gauge"),
    ];
    let [first, second, third] = [number % 8, number / 8 % 8, number / 64 % 8].map(|at| WORDS[at]);
    (
        format!("افحص {} رقم {number} قبل {} وبعد {}.", first.0, second.0, third.0),
        format!("Check the {} no. {number} before the {} and after the {}.", first.1, second.1, third.1),
    )
}

fuzz_target!(|input: (u16, u8, u8, &str)| {
    let (number, from, to, typed) = input;
    let text = texts(usize::from(number) % UNITS);
    let mut query = if number & 0x8000 == 0 { text.0 } else { text.1 };
    let [from, to] = [from, to].map(|at| query.ceil_char_boundary(usize::from(at).min(query.len())));
    if from <= to {
        query.replace_range(from..to, typed);
    } else {
        query = typed.to_owned();
    }
    let lookup = Lookup::new().limit(4);
    let found = |lookup: &Lookup| MEMORY.lookup(query.as_str(), lookup).expect("an answer");
    let matches = found(&lookup);
    assert!(matches.is_sorted_by_key(|one| std::cmp::Reverse(one.percent())));
    for one in &matches {
        for difference in one.differences() {
            let (query, text) = (one.query().plain(), one.unit());
            assert!(query.get(difference.query()).is_some());
            let side = difference.text();
            assert!(
                text.source().plain().get(side.clone()).is_some()
                    || text.target().plain().get(side).is_some()
            );
        }
    }
    let plain = lookup.rank(Rank::Plain);
    let percents = |matches: Vec<Match>| matches.iter().map(Match::plain).collect::<Vec<_>>();
    let (by_index, by_scan) = (percents(found(&plain)), percents(found(&plain.clone().exact(true))));
    assert!(by_index.len() <= by_scan.len() && by_index.iter().zip(&by_scan).all(|(one, all)| one <= all));
    // Of texts that are less alike, the index reads a few hundred of the likeliest, and thousands are here.
    if by_scan.first().is_some_and(|best| *best >= SURE) {
        assert_eq!(by_index.first(), by_scan.first(), "{query:?}");
    }
    // A search finds most units, so that it takes far longer than a lookup.
    if number % 8 != 0 {
        return;
    }
    for unit in MEMORY.search(&Search::new(&query)).expect("an answer") {
        for (text, marked) in [(unit.unit().source(), unit.source()), (unit.unit().target(), unit.target())] {
            assert!(marked.iter().all(|range| text.plain().get(range.clone()).is_some()));
        }
    }
});
