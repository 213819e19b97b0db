//! The output of `mizan lookup --terms`: one line for each term.

use std::io::{self, Write};

use mizan::memory::FoundTerm;

use crate::terminal::screen::Screen;
use crate::terminal::words::one_line;

/// Prints a term of a query: on a terminal for a person, otherwise as one line of columns, which begins
/// with the number of the query if there are several. The usage of the term is the last column.
pub(super) fn print(
    out: &mut impl Write,
    screen: Screen,
    (query, number): (&str, Option<usize>),
    term: &FoundTerm,
) -> io::Result<()> {
    let unit = term.unit();
    let [source, target] = [unit.source(), unit.target()].map(|text| one_line(text.plain()).into_owned());
    let usage = term.usage().map_or("", |usage| usage.name());
    if screen.is_terminal() {
        let found = screen.show(&query[term.query()]);
        let usage = if usage.is_empty() { String::new() } else { format!("  ({usage})") };
        return writeln!(out, "  term   {found}: {} = {}{usage}", screen.show(&source), screen.show(&target));
    }
    if let Some(number) = number {
        write!(out, "{number}\t")?;
    }
    writeln!(out, "\tterm\t{source}\t{target}\t{usage}")
}
