//! Whether a memory finds an Arabic sentence that is written another way: `found MEMORY [QUERIES]`.

#[path = "../variants.rs"]
mod variants;

use std::time::Instant;

use mizan::Lang;
use mizan::memory::{Lookup, Memory};

use variants::{Variant, variants};

/// The number of sentences from which queries are made, and the least number of words of one.
const SENTENCES: usize = 5000;
const WORDS: usize = 4;

fn main() -> mizan::Result<()> {
    let mut args = std::env::args().skip(1);
    let path = args.next().expect("found MEMORY [QUERIES]");
    let queries = args.next().and_then(|arg| arg.parse().ok()).unwrap_or(1000);
    let memory = Memory::open(&path)?;
    let sentences = sentences(&memory)?;
    let given: Vec<&str> = sentences.iter().map(String::as_str).collect();
    let lookup = Lookup::new().in_lang(Lang::ARABIC).at_least(70).limit(5);
    println!("variant      queries  found  first  85 or more  ms a lookup");
    for kind in Variant::ALL {
        let varied = variants(kind, &given, queries);
        let (mut found, mut first, mut high) = (0, 0, 0);
        let start = Instant::now();
        for (at, query) in &varied {
            let matches = memory.lookup(query.as_str(), &lookup)?;
            let place = matches.iter().position(|found| found.unit().source().plain() == sentences[*at]);
            found += usize::from(place.is_some());
            first += usize::from(place == Some(0));
            high += usize::from(place.is_some_and(|place| matches[place].percent() >= 85));
        }
        let (count, took) = (varied.len(), start.elapsed().as_secs_f64() * 1e3 / varied.len().max(1) as f64);
        println!("{:12} {count:7} {found:6} {first:6} {high:11} {took:12.2}", format!("{kind:?}"));
    }
    Ok(())
}

fn sentences(memory: &Memory) -> mizan::Result<Vec<String>> {
    let mut all = Vec::new();
    for unit in memory.units()? {
        let unit = unit?.unit;
        let arabic = if unit.source_lang().is_arabic() { unit.source() } else { unit.target() };
        if Lang::detect(arabic.plain()) == Some(Lang::ARABIC)
            && arabic.plain().split_whitespace().count() >= WORDS
        {
            all.push(arabic.plain().to_owned());
        }
    }
    let step = (all.len() / SENTENCES).max(1);
    Ok(all.into_iter().step_by(step).collect())
}
