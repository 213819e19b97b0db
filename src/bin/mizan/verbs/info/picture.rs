//! The output of `mizan info` on a terminal: counts, with their shares as bars.

use std::io::{self, Write};

use indicatif::{HumanBytes, HumanCount};
use mizan::memory::{Info, KnownValues};

use super::columns::lists;
use crate::terminal::screen::Screen;
use crate::terminal::words::{count, noun};
use crate::terminal::wrap;

// The columns of the longest bar, chosen by hand to fit a terminal of 80 columns beside names and numbers.
const BAR: u64 = 24;
// The columns of a line that are neither a name nor a bar: the number, and the spaces around it.
const BESIDE: usize = 2 + 2 + 12 + 2;

/// Prints the counts of a memory, with the share of each as a bar.
pub(super) fn print(
    out: &mut impl Write,
    screen: Screen,
    name: &str,
    info: &Info,
    (values, most): (&KnownValues, usize),
) -> io::Result<()> {
    let [bold, plain] = if screen.has_colour() { ["\u{1b}[1m", "\u{1b}[0m"] } else { [""; 2] };
    writeln!(
        out,
        "{bold}{}{plain}: {} {}, {}",
        screen.show(name),
        HumanCount(info.units),
        noun(info.units, "unit"),
        HumanBytes(info.bytes)
    )?;
    let groups = groups(info, values, most);
    let names = groups.iter().flat_map(|(_, rows)| rows.iter().map(|(name, _)| columns_of(screen, name)));
    let width = names.max().unwrap_or_default();
    let longest = BAR.min(screen.columns().saturating_sub(width + BESIDE).max(1) as u64);
    for (title, rows) in groups {
        writeln!(out, "\n{bold}{title}{plain}")?;
        for (name, units) in rows {
            let bar = "\u{2588}".repeat((units * longest).div_ceil(info.units.max(1)) as usize);
            let shown = screen.show(&name);
            let padding = width - columns_of(screen, &name);
            let line = format!("  {shown}{:padding$}  {:>12}  {bar}", "", HumanCount(units).to_string());
            writeln!(out, "{}", line.trim_end())?;
        }
    }
    writeln!(out, "\n{bold}health{plain}")?;
    health(out, info)
}

/// Returns the groups of counts: the title of each, and at most so many of its names with the number of their
/// units.
fn groups(info: &Info, values: &KnownValues, most: usize) -> Vec<(String, Vec<(String, u64)>)> {
    let pairs =
        info.pairs.iter().map(|one| (format!("{} > {}", one.langs.source(), one.langs.target()), one.units));
    let statuses = info.statuses.iter().map(|one| (one.status.name().to_owned(), one.units));
    let domains = info.domains.iter().take(most);
    let domains = domains.map(|one| (one.domain.clone().unwrap_or_else(|| "(none)".into()), one.units));
    let lengths = info.lengths.iter().map(|one| match one.longest {
        None => ("longer".to_owned(), one.units),
        Some(longest) => (format!("to {longest} chars"), one.units),
    });
    let years = info.years.iter().map(|one| (one.year.to_string(), one.units));
    let mut groups: Vec<(String, Vec<(String, u64)>)> = [
        ("languages", pairs.collect()),
        ("status", statuses.collect()),
        ("domains", domains.collect()),
        ("source texts", lengths.collect()),
        ("made in", years.collect()),
    ]
    .map(|(title, rows): (&str, Vec<_>)| (title.to_owned(), rows))
    .into();
    for (name, counts) in lists(values).into_iter().filter(|(_, counts)| !counts.is_empty()) {
        let rows = counts.iter().take(most).map(|one| (one.value.clone(), one.units));
        groups.push((format!("by {name}"), rows.collect()));
    }
    groups
}

/// Returns the columns that a name takes. The marks that isolate the name take none.
fn columns_of(screen: Screen, name: &str) -> usize {
    wrap::columns_of(&screen.show(name))
}

fn health(out: &mut impl Write, info: &Info) -> io::Result<()> {
    if let Some((oldest, newest)) = info.oldest.zip(info.newest) {
        writeln!(out, "  made from {} to {}", oldest.date(), newest.date())?;
    }
    if info.used.units > 0 {
        writeln!(out, "  {} used, {}", count(info.used.units, "unit"), count(info.used.uses, "use"))?;
    }
    match info.waiting {
        0 => writeln!(out, "  every unit is in the index")?,
        waiting => writeln!(out, "  {} not in the index yet, found all the same", count(waiting, "unit"))?,
    }
    writeln!(
        out,
        "  {} can be undone, {} are free (`mizan compact`)",
        count(info.steps, "step"),
        HumanBytes(info.free)
    )
}
