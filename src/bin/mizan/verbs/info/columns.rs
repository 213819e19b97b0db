//! The output of `mizan info` in a pipe or a file: on each line a name, a tab and a number.

use std::io::{self, Write};

use mizan::memory::{Info, KnownValues, ValueCount};

/// How many values of a kind are listed, those with the most units first; chosen by hand to fit a screen.
pub(super) const DOMAINS: usize = 10;

/// Prints the counts of a memory, a name and a number on each line.
pub(super) fn print(out: &mut impl Write, info: &Info, values: &KnownValues) -> io::Result<()> {
    writeln!(out, "units\t{}", info.units)?;
    for pair in &info.pairs {
        writeln!(out, "{} > {}\t{}", pair.langs.source(), pair.langs.target(), pair.units)?;
    }
    for one in &info.statuses {
        writeln!(out, "{}\t{}", one.status.name(), one.units)?;
    }
    for one in info.domains.iter().take(DOMAINS) {
        writeln!(out, "domain {}\t{}", one.domain.as_deref().unwrap_or("(none)"), one.units)?;
    }
    for (name, counts) in lists(values) {
        for one in counts.iter().take(DOMAINS) {
            writeln!(out, "{name} {}\t{}", one.value, one.units)?;
        }
    }
    writeln!(out, "chars a source\t{:.0}", info.source_chars)?;
    writeln!(out, "chars a target\t{:.0}", info.target_chars)?;
    for one in &info.lengths {
        writeln!(out, "{}\t{}", length(one.longest), one.units)?;
    }
    for one in &info.years {
        writeln!(out, "made in {}\t{}", one.year, one.units)?;
    }
    if let Some((oldest, newest)) = info.oldest.zip(info.newest) {
        writeln!(out, "oldest\t{}", oldest.date())?;
        writeln!(out, "newest\t{}", newest.date())?;
    }
    writeln!(out, "to undo\t{}", info.steps)?;
    writeln!(out, "waiting for the index\t{}", info.waiting)?;
    writeln!(out, "bytes\t{}", info.bytes)?;
    writeln!(out, "bytes free\t{}", info.free)
}

/// Returns the clients, projects, documents and people of the units, each list behind the name of its kind in
/// the singular.
pub(super) fn lists(values: &KnownValues) -> [(&'static str, &[ValueCount]); 4] {
    [
        ("client", &values.clients),
        ("project", &values.projects),
        ("document", &values.documents),
        ("person", &values.people),
    ]
}

/// Returns the name of a range of lengths.
fn length(longest: Option<usize>) -> String {
    longest.map_or_else(|| "longer source".into(), |longest| format!("source to {longest} chars"))
}
