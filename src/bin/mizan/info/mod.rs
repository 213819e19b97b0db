mod json;
mod picture;

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use mizan::memory::Info as Counted;

use crate::outcome::Outcome;
use crate::screen::{Bidi, Screen, day};
use crate::{input, memory_file};

/// Tell what a memory holds
#[derive(clap::Args)]
pub(crate) struct Info {
    /// The memory; without it the default one
    memory: Option<PathBuf>,
    /// The same, said as other verbs take it
    #[arg(long = "memory", short = 'm', value_name = "FILE", conflicts_with = "memory")]
    named: Option<PathBuf>,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

// The subject fields shown to a person.
const DOMAINS: usize = 10;

impl Info {
    pub(crate) fn run(self, bidi: Bidi) -> anyhow::Result<Outcome> {
        let path = self.memory.or(self.named).map_or_else(memory_file::default_path, Ok)?;
        let info = memory_file::open(&path)?.info()?;
        let mut out = BufWriter::new(io::stdout().lock());
        if self.json {
            json::print(&mut out, &info)?;
        } else if Screen::stdout(bidi).is_terminal() {
            picture::print(&mut out, Screen::stdout(bidi), &input::name(&path), &info)?;
        } else {
            print(&mut out, &info)?;
        }
        out.flush()?;
        Ok(Outcome::Done)
    }
}

fn print(out: &mut impl Write, info: &Counted) -> io::Result<()> {
    writeln!(out, "units\t{}", info.units)?;
    for (source, target, units) in &info.pairs {
        writeln!(out, "{source} > {target}\t{units}")?;
    }
    for (status, units) in &info.statuses {
        writeln!(out, "{}\t{units}", status.name())?;
    }
    for (domain, units) in info.domains.iter().take(DOMAINS) {
        writeln!(out, "domain {}\t{units}", domain.as_deref().unwrap_or("(none)"))?;
    }
    writeln!(out, "chars a source\t{:.0}", info.chars.0)?;
    writeln!(out, "chars a target\t{:.0}", info.chars.1)?;
    for (longest, units) in &info.lengths {
        writeln!(out, "{}\t{units}", length(*longest))?;
    }
    for (year, units) in &info.years {
        writeln!(out, "made in {year}\t{units}")?;
    }
    if let Some((oldest, newest)) = info.created {
        writeln!(out, "oldest\t{}", day(oldest))?;
        writeln!(out, "newest\t{}", day(newest))?;
    }
    writeln!(out, "to undo\t{}", info.steps)?;
    writeln!(out, "waiting for the index\t{}", info.waiting)?;
    writeln!(out, "bytes\t{}", info.bytes)?;
    writeln!(out, "bytes free\t{}", info.free)
}

/// Returns the name of a range of lengths.
fn length(longest: usize) -> String {
    if longest == usize::MAX { "longer source".into() } else { format!("source to {longest} chars") }
}
