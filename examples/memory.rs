//! Adds a unit to a memory, corrects the unit, undoes the correction, and copies the file while it is open.
//!
//! `cargo run --example memory`

use mizan::memory::{Inserted, Lookup, Memory};
use mizan::{Lang, Status, Unit};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::temp_dir().join(format!("mizan-example-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let memory = Memory::create(folder.join("plant.mizan"))?;

    let mut batch = memory.batch()?.action("first day");
    let valve = Unit::new(Lang::ARABIC, "أغلق الصمام الرئيسي.", Lang::ENGLISH, "Close the valve.");
    let Inserted::New(id) = batch.insert(&valve)? else { unreachable!("the memory is new") };
    batch.commit()?;

    let better = valve.clone().with_texts("أغلق الصمام الرئيسي.", "Close the main valve.");
    memory.replace(id, &better.with_status(Status::Reviewed))?;
    for found in memory.lookup("اغلق الصمام الرئيسي", &Lookup::new().in_lang(Lang::ARABIC))?
    {
        println!("{} % {}: {}", found.percent(), found.class().name(), found.unit().target().plain());
    }

    memory.backup(folder.join("copy.mizan"))?;
    if let Some(undone) = memory.undo()? {
        println!("undone: {}; again {}", undone.action, memory.unit(id)?.target().plain());
    }
    println!("{} units", memory.info()?.units);
    std::fs::remove_dir_all(folder)?;
    Ok(())
}
