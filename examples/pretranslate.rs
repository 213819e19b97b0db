//! Fills the open segments of an XLIFF file from a memory:
//! `cargo run --example pretranslate -- MEMORY FILE.xlf > FILLED.xlf`. Without arguments, fills a file of one
//! segment.

use std::error::Error;
use std::{env, fs, io};

use mizan::exchange::{Pretranslate, Report};
use mizan::memory::Memory;
use mizan::{Lang, Unit};

const SAMPLE: &str = r#"<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="valve.txt" datatype="plaintext" source-language="en" target-language="ar"><body>
<trans-unit id="1"><source>Close the valve.</source></trans-unit>
</body></file></xliff>
"#;

fn sample() -> mizan::Result<Memory> {
    let memory = Memory::in_memory()?;
    let mut batch = memory.batch()?;
    batch.insert(&Unit::new(Lang::ARABIC, "أغلق الصمام.", Lang::ENGLISH, "Close the valve."))?;
    batch.commit()?;
    Ok(memory)
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (memory, file) = match &arguments[..] {
        [memory, file] => (Memory::open(memory)?, fs::read(file)?),
        _ => (sample()?, SAMPLE.into()),
    };
    let mut report = Report::default();
    Pretranslate::new(&memory).write(&file[..], io::stdout().lock(), &mut report)?;
    eprintln!("{} segments filled, {} with proposals", report.filled, report.proposed);
    Ok(())
}
