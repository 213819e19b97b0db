//! Looks up translations: `cargo run --example lookup -- MEMORY TEXT`. Without arguments, asks a sample
//! memory.

use std::{env, fs::File};

use mizan::formats::tmx;
use mizan::memory::{Lookup, Memory};

fn sample() -> mizan::Result<Memory> {
    let memory = Memory::in_memory()?;
    let mut batch = memory.batch()?;
    for unit in tmx::Reader::new(File::open("memories/news.tmx")?) {
        batch.insert(&unit?)?;
    }
    batch.commit()?;
    Ok(memory)
}

fn main() -> mizan::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (memory, text) = match &arguments[..] {
        [memory, text] => (Memory::open(memory)?, text.as_str()),
        _ => (sample()?, "ارتفعت أسعار الأرز بنسبة 9% خلال أسبوع واحد."),
    };
    for found in memory.lookup(text, &Lookup::new().at_least(60).limit(3))? {
        println!("{} % {}", found.percent(), found.class().name());
        println!("  {}\n  {}", found.unit().source().plain(), found.unit().target().plain());
    }
    Ok(())
}
