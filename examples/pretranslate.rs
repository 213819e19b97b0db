//! Fills a file that is to be translated with what a memory knows:
//! `cargo run --example pretranslate -- MEMORY FILE.xlf > FILLED.xlf`

use std::env;
use std::error::Error;
use std::fs::File;
use std::io;

use mizan::exchange::Pretranslate;
use mizan::memory::Memory;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [memory, file] = &arguments[..] else {
        return Err("usage: pretranslate MEMORY FILE".into());
    };
    let memory = Memory::open(memory)?;
    let done = Pretranslate::new(&memory).write(File::open(file)?, io::stdout().lock())?;
    eprintln!("{} segments filled, {} with proposals", done.segments.filled, done.segments.proposed);
    Ok(())
}
