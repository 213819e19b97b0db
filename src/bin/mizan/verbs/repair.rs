//! `mizan repair`: rebuilds a memory's index, or saves what can be read of a damaged file.

use anyhow::Context;
use mizan::json::ChangeReport;
use mizan::memory::{CutOff, Memory, RepairReport};

use crate::options::json_option::JsonOption;
use crate::options::memory_argument::MemoryArgument;
use crate::terminal::outcome::Outcome;
use crate::terminal::remark::remark;
use crate::terminal::words::count;
use crate::terminal::{input, progress};

/// repair a memory: rebuild its index, or save what can be read of a damaged file
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  mizan repair\n  mizan repair plant.mizan")]
pub(crate) struct Args {
    #[command(flatten)]
    memory: MemoryArgument,
    #[command(flatten)]
    json: JsonOption,
}

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let file = self.memory.file();
        let path = file.path()?;
        let repaired =
            progress::busy("repairing", || Memory::repair(&path)).with_context(|| input::name(&path))?;
        file.tell();
        tell(&repaired);
        self.json.print(&ChangeReport::new("repair", file.name()).repaired(&repaired))?;
        Ok(Outcome::Done)
    }
}

/// Says on stderr what was saved and what was not.
fn tell(repaired: &RepairReport) {
    let units = count(repaired.units, "unit");
    let Some(damaged) = &repaired.damaged else {
        return remark!("the file is sound; the index of its {units} was rebuilt");
    };
    if let Some(CutOff { bytes, whole, .. }) = repaired.cut_off {
        remark!("the file is cut off: {bytes} of {whole} bytes are there");
    }
    let lost = match repaired.lost {
        lost if repaired.is_lost_least => format!("at least {lost} lost; the count of the units is lost too"),
        0 => "none lost".to_owned(),
        lost => format!("at most {lost} lost"),
    };
    remark!("{units} saved, {lost}; the damaged file is kept as {}", input::name(damaged));
    if let Some(apart) = &repaired.altered_in {
        let (name, altered) = (input::name(apart), count(repaired.altered, "unit"));
        remark!("{altered} with altered texts kept apart in the memory {name}, to be looked at");
    }
    if repaired.undetermined > 0 {
        remark!("{}: the language could not be read and is `und`", count(repaired.undetermined, "unit"));
    }
    if repaired.unlabelled > 0 {
        let units = count(repaired.unlabelled, "unit");
        remark!("{units}: the document, domain or client could not be read");
    }
    if repaired.doubtful > 0 {
        let units = count(repaired.doubtful, "unit");
        remark!("{units}: nothing in the file says whether they had been deleted before the damage");
    }
    remark!("the units have new numbers, and earlier steps can no longer be undone");
}
