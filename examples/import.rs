//! Reads bilingual files into a memory: `cargo run --example import -- MEMORY FILE…`. Without arguments,
//! reads the sample memories into a memory that is not kept.

use std::{env, fs::File, path::PathBuf};

use mizan::exchange::{Import, Report, Source};
use mizan::memory::Memory;

fn main() -> mizan::Result<()> {
    let mut arguments = env::args().skip(1);
    let memory = match arguments.next() {
        Some(path) => Memory::create(path)?,
        None => Memory::in_memory()?,
    };
    let mut files: Vec<PathBuf> = arguments.map(PathBuf::from).collect();
    if files.is_empty() {
        files = ["interface-shop", "legal-courts", "medical", "news"]
            .map(|name| format!("memories/{name}.tmx").into())
            .to_vec();
    }
    let mut report = Report::default();
    for file in &files {
        Import::new(&memory).read(Source::new(File::open(file)?).name(file), &mut report)?;
    }
    println!("{} units in the memory", memory.info()?.units);
    Ok(())
}
