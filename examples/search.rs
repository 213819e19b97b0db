//! Finds the units that contain some words, on either side: `cargo run --example search -- MEMORY WORDS`.
//! Without arguments, searches a sample memory.

use std::{env, fs::File, path::Path};

use mizan::exchange::{Import, Report, Source};
use mizan::memory::{Memory, Search};

fn sample() -> mizan::Result<Memory> {
    let (memory, mut report) = (Memory::in_memory()?, Report::default());
    let file = Path::new("memories/legal-courts.tmx");
    Import::new(&memory).read(Source::new(File::open(file)?).name(file), &mut report)?;
    Ok(memory)
}

fn main() -> mizan::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (memory, words) = match &arguments[..] {
        [memory, words @ ..] if !words.is_empty() => (Memory::open(memory)?, words.join(" ")),
        _ => (sample()?, "المحكمة".to_owned()),
    };
    for found in memory.search(&Search::new(&words).limit(10))? {
        println!("{}\t{}\t{}", found.id(), found.unit().source().plain(), found.unit().target().plain());
    }
    Ok(())
}
