//! The output of `mizan lookup --parts`: one line for each fragment in a pipe, a few lines on a terminal.

use std::io::{self, Write};

use mizan::memory::Fragment;

use crate::terminal::screen::Screen;
use crate::terminal::words::one_line;

/// Prints a fragment of a query: on a terminal for a person, otherwise as one line of columns, which begins
/// with the number of the query if there are several.
pub(super) fn print(
    out: &mut impl Write,
    screen: Screen,
    (query, number): (&str, Option<usize>),
    fragment: &Fragment,
) -> io::Result<()> {
    if screen.is_terminal() {
        return print_for_a_person(out, screen, query, fragment);
    }
    if let Some(number) = number {
        write!(out, "{number}\t")?;
    }
    let (source, target) = (one_line(fragment.source()), one_line(fragment.target().unwrap_or_default()));
    writeln!(out, "{}\t{}\t{source}\t{target}", fragment.percent(), fragment.kind())
}

fn print_for_a_person(
    out: &mut impl Write,
    screen: Screen,
    query: &str,
    fragment: &Fragment,
) -> io::Result<()> {
    // The number of columns before a text: two spaces, a label of five columns and two spaces.
    const INDENT: usize = 2 + 5 + 2;
    let [bold, dim, plain] =
        if screen.has_colour() { ["\u{1b}[1m", "\u{1b}[2m", "\u{1b}[0m"] } else { [""; 3] };
    let (unit, id, kind) = (fragment.unit(), fragment.id(), fragment.kind());
    writeln!(out, "{bold}{:>3} %{plain}  {kind}  {dim}unit {id}{plain}", fragment.percent())?;
    let mut line = |label: &str, text: &str| {
        writeln!(out, "  {dim}{label:<5}{plain}  {}", screen.paragraph(text, INDENT))
    };
    line("asked", &query[fragment.query()])?;
    line(unit.source_lang().tag(), fragment.source())?;
    match fragment.target() {
        Some(target) => line(unit.target_lang().tag(), target)?,
        // Its translation stands somewhere in that of the unit.
        None => line("in", unit.target().plain())?,
    }
    writeln!(out)
}
