use std::borrow::Cow;
use std::io::{self, Write};
use std::ops::Range;

use mizan::memory::Match;

use crate::screen::Screen;

/// Prints a match as one line of columns, after the number of its query if there are several.
pub(super) fn print_columns(out: &mut impl Write, query: Option<usize>, m: &Match) -> io::Result<()> {
    if let Some(number) = query {
        write!(out, "{number}\t")?;
    }
    let (source, target) = (one_line(m.unit().source().plain()), one_line(m.unit().target().plain()));
    writeln!(out, "{}\t{}\t{source}\t{target}", m.percent(), m.class().name())
}

/// Prints a match for a person: what query and unit have that the other has not in colour, then the translation.
pub(super) fn print_for_a_person(
    out: &mut impl Write,
    screen: Screen,
    query: &str,
    m: &Match,
) -> io::Result<()> {
    let differences = m.differences();
    let places = |of: fn(&mizan::memory::similarity::Difference) -> &Range<usize>| -> Vec<Range<usize>> {
        differences.iter().map(|difference| of(difference).clone()).collect()
    };
    let (bold, dim, plain) =
        if screen.has_colour() { ("\u{1b}[1m", "\u{1b}[2m", "\u{1b}[0m") } else { ("", "", "") };
    let taken: String =
        m.penalties().iter().map(|p| format!(" -{} {}", p.points(), p.reason().name())).collect();
    writeln!(
        out,
        "{bold}{:>3} %{plain}  {}{taken}  {dim}unit {}{plain}",
        m.percent(),
        m.class().name(),
        m.id()
    )?;
    if !differences.is_empty() {
        let query = screen.marked(query, &places(|difference| &difference.query), Mark::ASKED);
        writeln!(out, "  {dim}asked{plain}  {query}")?;
    }
    let source =
        screen.marked(m.unit().source().plain(), &places(|difference| &difference.unit), Mark::KNOWN);
    writeln!(out, "  {dim}{:<5}{plain}  {source}", m.unit().source_lang().primary())?;
    let target = screen.show(m.unit().target().plain());
    writeln!(out, "  {dim}{:<5}{plain}  {target}", m.unit().target_lang().primary())?;
    if let Some(adapted) = m.adapted() {
        let target = screen.marked(adapted.target().plain(), adapted.places(), Mark::ASKED);
        let remarks: String =
            adapted.remarks().iter().map(|remark| format!("  ({})", remark.name())).collect();
        writeln!(out, "  {dim}fit{plain}    {target}{remarks}")?;
    }
    writeln!(out)
}

struct Mark;

impl Mark {
    // Green: what the query has. Red: what the unit has.
    const ASKED: &str = "\u{1b}[32m";
    const KNOWN: &str = "\u{1b}[31m";
}

fn one_line(text: &str) -> Cow<'_, str> {
    if text.contains(['\n', '\r', '\t']) { text.replace(['\n', '\r', '\t'], " ").into() } else { text.into() }
}
