//! Uses a memory as a plug-in does: one `Memory` for all threads, queries that are prepared once, a time
//! limit, and a writer beside the readers.
//!
//! `cargo run --example threads`

use std::time::Duration;

use mizan::memory::{Lookup, Memory};
use mizan::similarity::Query;
use mizan::{Lang, Status, Unit};

fn main() -> mizan::Result<()> {
    let memory = Memory::in_memory()?;
    let valve = Unit::new(Lang::ENGLISH, "Close the main valve.", Lang::ARABIC, "أغلق الصمام الرئيسي.");
    let pump = Unit::new(Lang::ENGLISH, "Stop the second pump.", Lang::ARABIC, "أوقف المضخة الثانية.");
    add_reviewed(&memory, &valve)?;

    let asked = Lookup::new().in_lang(Lang::ENGLISH).at_least(60).within(Duration::from_millis(50));
    let queries = ["Close the valve.", "Stop the pump."].map(|text| Query::new(&text.into(), &Lang::ENGLISH));
    std::thread::scope(|scope| {
        let writer = scope.spawn(|| add_reviewed(&memory, &pump));
        let (memory, asked) = (&memory, &asked);
        let readers = queries.each_ref().map(|query| scope.spawn(move || memory.lookup_query(query, asked)));
        for (query, reader) in queries.iter().zip(readers) {
            // A unit that the writer commits at the same time may be found or not; earlier units are always
            // found.
            let found = reader.join().expect("a lookup does not panic")?;
            println!("{}: {} at first", query.text().plain(), found.len());
        }
        writer.join().expect("a batch does not panic")
    })?;
    for query in &queries {
        for found in memory.lookup_query(query, &asked)? {
            println!("{}: {} % {}", query.text().plain(), found.percent(), found.unit().target().plain());
        }
    }
    Ok(())
}

fn add_reviewed(memory: &Memory, unit: &Unit) -> mizan::Result<()> {
    let mut batch = memory.batch()?.action("threads");
    batch.insert(&unit.clone().with_status(Status::Reviewed))?;
    batch.commit()
}
