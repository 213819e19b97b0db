//! The arguments of `mizan info`.

use std::io::{self, BufWriter, Write};

use mizan::json::InfoWithValues;
use mizan::memory::Memory;

use super::{check, columns, picture};
use crate::options::filters::Filters;
use crate::options::memory_argument::MemoryArgument;
use crate::terminal::bidi::Bidi;
use crate::terminal::outcome::Outcome;
use crate::terminal::remark::remark;
use crate::terminal::screen::Screen;
use crate::terminal::{damage, json, progress};

/// show what a memory holds
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  mizan info\n  mizan info plant.mizan --client \"Nile Pumps\"\n  \
        mizan info --check")]
pub(crate) struct Args {
    #[command(flatten)]
    memory: MemoryArgument,
    /// compare every unit with the sum that was written with it, and name those that are altered or cannot be
    /// read
    #[arg(long, conflicts_with_all = Filters::NAMES)]
    check: bool,
    /// list all domains, clients, projects, documents and people, not only the ten with the most units
    #[arg(long)]
    all: bool,
    /// print one JSON object
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    filters: Filters,
}

impl Args {
    pub(crate) fn run(self, bidi: Bidi) -> anyhow::Result<Outcome> {
        let file = self.memory.file();
        let memory = file.open()?;
        if self.check {
            return check(&memory, &file.name(), self.json);
        }
        let units = memory.only(self.filters.filter());
        let (info, values) = (units.info()?, units.known_values()?);
        let is_empty = info.units == 0 && self.filters.leave_nothing(&memory)?;
        let most = if self.all { usize::MAX } else { columns::FEW };
        let mut out = BufWriter::new(io::stdout().lock());
        if is_empty && !self.json {
            return Ok(damage::met(&memory, &file.name(), Outcome::NothingFound));
        }
        if self.json {
            json::print(&mut out, &InfoWithValues::new(&info, &values))?;
        } else if Screen::stdout(bidi).is_terminal() {
            picture::print(&mut out, Screen::stdout(bidi), &file.name(), &info, (&values, most))?;
        } else {
            columns::print(&mut out, &info, &values, most)?;
        }
        out.flush()?;
        if let Some(more) = columns::unlisted(&info, &values, most).filter(|_| !self.json) {
            remark!("{more} more; `mizan info --all` lists them");
        }
        let met = damage::met(&memory, &file.name(), Outcome::Done);
        #[cfg(feature = "team")]
        if !self.json {
            super::team::print(&mut out, memory)?;
            out.flush()?;
        }
        let outcome = if is_empty { Outcome::NothingFound } else { Outcome::Done };
        Ok(if matches!(met, Outcome::Done) { outcome } else { met })
    }
}

fn check(memory: &Memory, name: &str, as_json: bool) -> anyhow::Result<Outcome> {
    let report = progress::busy("checking", || memory.check())?;
    let mut out = BufWriter::new(io::stdout().lock());
    if as_json {
        json::print(&mut out, &report)?;
    } else {
        check::print(&mut out, &report)?;
    }
    out.flush()?;
    if report.is_sound() {
        return Ok(Outcome::Done);
    }
    damage::summarise(&report.damage, name);
    Ok(Outcome::Partly)
}
