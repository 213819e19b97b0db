//! What `mizan info` writes into a pipe or a file: lines of a name, a tab and a number.

use std::io::{self, Write};

use mizan::memory::Info;

use crate::terminal::words::day;

/// How many subject fields are listed, those with the most units first; chosen by hand to fit a screen.
pub(super) const DOMAINS: usize = 10;

/// Prints the counts of a memory, a name and a number on each line.
pub(super) fn print(out: &mut impl Write, info: &Info) -> io::Result<()> {
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
