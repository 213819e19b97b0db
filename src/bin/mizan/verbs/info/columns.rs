//! The output of `mizan info` in a pipe or a file: on each line a name, a tab and a number.

use std::io::{self, Write};

use mizan::memory::{Info, KnownValues, ValueCount};

use crate::terminal::words::count;

/// How many values of a kind are listed without `--all`, those with the most units first; chosen by hand to
/// fit a screen.
pub(super) const FEW: usize = 10;

/// Prints the counts of a memory, a name and a number on each line, with at most so many values of a kind.
pub(super) fn print(out: &mut impl Write, info: &Info, values: &KnownValues, most: usize) -> io::Result<()> {
    writeln!(out, "units\t{}", info.units)?;
    for pair in &info.pairs {
        writeln!(out, "{} > {}\t{}", pair.langs.source(), pair.langs.target(), pair.units)?;
    }
    for one in &info.statuses {
        writeln!(out, "{}\t{}", one.status.name(), one.units)?;
    }
    for one in info.domains.iter().take(most) {
        writeln!(out, "domain {}\t{}", one.domain.as_deref().unwrap_or("(none)"), one.units)?;
    }
    for (name, counts) in lists(values) {
        for one in counts.iter().take(most) {
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
    if info.used.units > 0 {
        writeln!(out, "used\t{}", info.used.units)?;
        writeln!(out, "uses\t{}", info.used.uses)?;
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

/// Returns how many values of each kind are not among those listed, as words: `5 documents, 2 people`.
pub(super) fn unlisted(info: &Info, values: &KnownValues, most: usize) -> Option<String> {
    let kinds = lists(values).map(|(name, counts)| (name, counts.len()));
    let kinds = [("domain", info.domains.len())].into_iter().chain(kinds);
    let more = kinds.filter_map(|(name, all)| Some((name, all.checked_sub(most).filter(|more| *more > 0)?)));
    let more: Vec<String> = more
        .map(|(name, more)| match name {
            "person" if more > 1 => format!("{more} people"),
            name => count(more as u64, name),
        })
        .collect();
    Some(more.join(", ")).filter(|more| !more.is_empty())
}

/// Returns the name of a range of lengths.
fn length(longest: Option<usize>) -> String {
    longest.map_or_else(|| "longer source".into(), |longest| format!("source to {longest} chars"))
}
