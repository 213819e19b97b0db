//! Writes a memory as TMX: `cargo run --example export -- MEMORY > FILE.tmx`. Without arguments, writes a
//! memory of one unit.

use std::{env, io};

use mizan::exchange::{Export, Report};
use mizan::formats::Format;
use mizan::memory::Memory;
use mizan::{Lang, Unit};

fn sample() -> mizan::Result<Memory> {
    let memory = Memory::in_memory()?;
    let mut batch = memory.batch()?;
    batch.insert(&Unit::new(Lang::ARABIC, "أغلق الصمام.", Lang::ENGLISH, "Close the valve."))?;
    batch.commit()?;
    Ok(memory)
}

fn main() -> mizan::Result<()> {
    let memory = match env::args().nth(1) {
        Some(path) => Memory::open(path)?,
        None => sample()?,
    };
    Export::new(&memory, Format::Tmx).write(io::stdout().lock(), &mut Report::default())?;
    Ok(())
}
