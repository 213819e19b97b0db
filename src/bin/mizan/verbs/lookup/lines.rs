//! The output of `mizan lookup` on a terminal, and in a pipe or a file.

use std::io::{self, Write};

use mizan::memory::{Assembled, Match};

use crate::terminal::highlight::Highlight;
use crate::terminal::provenance;
use crate::terminal::screen::Screen;
use crate::terminal::words::one_line;

/// Prints a match as one line of columns, after the number of its query if there are several queries, and a
/// translation assembled from it as a line of the class `repaired`.
pub(super) fn print_columns(
    out: &mut impl Write,
    query: Option<usize>,
    m: &Match,
    assembled: Option<&Assembled>,
) -> io::Result<()> {
    let [source, target] = [m.unit().source().marked_up(), m.unit().target().marked_up()];
    let mut line = |class: &str, target: &str| {
        if let Some(number) = query {
            write!(out, "{number}\t")?;
        }
        writeln!(out, "{}\t{class}\t{}\t{}", m.percent(), one_line(&source), one_line(target))
    };
    line(m.class().name(), &target)?;
    assembled.map_or(Ok(()), |assembled| line("repaired", assembled.target()))
}

/// Prints a query of a stream for a person, before its matches.
pub(super) fn print_query(
    out: &mut impl Write,
    screen: Screen,
    number: usize,
    query: &str,
) -> io::Result<()> {
    let [bold, plain] = if screen.has_colour() { ["\u{1b}[1m", "\u{1b}[0m"] } else { [""; 2] };
    writeln!(out, "{bold}{number}  {}{plain}", screen.paragraph(query, number.to_string().len() + 2))
}

// The number of columns before a text on a terminal: two spaces, a label of five columns and two spaces.
const INDENT: usize = 2 + 5 + 2;

/// Prints a match for a person: query and unit with their differences in colour, then the translation.
pub(super) fn print_for_a_person(
    out: &mut impl Write,
    screen: Screen,
    m: &Match,
    assembled: Option<&Assembled>,
) -> io::Result<()> {
    let [bold, dim, plain] =
        if screen.has_colour() { ["\u{1b}[1m", "\u{1b}[2m", "\u{1b}[0m"] } else { [""; 3] };
    let (class, id, reasons) = (m.class().name(), m.id(), reasons(m));
    let of_memory = m.memory().map(|name| format!(" of {name}")).unwrap_or_default();
    writeln!(out, "{bold}{:>3} %{plain}  {class}{reasons}  {dim}unit {id}{of_memory}{plain}", m.percent())?;
    let mut line = |label: &str, text: &str| writeln!(out, "  {dim}{label:<5}{plain}  {text}");
    let differences = m.differences();
    if !differences.is_empty() {
        let places = differences.iter().map(mizan::similarity::Difference::query);
        line("asked", &screen.marked(m.query(), &Highlight::all(places, Highlight::ASKED), INDENT))?;
    }
    let places = differences.iter().map(mizan::similarity::Difference::text);
    let unit = m.unit();
    line(
        unit.source_lang().tag(),
        &screen.marked(unit.source(), &Highlight::all(places, Highlight::KNOWN), INDENT),
    )?;
    line(unit.target_lang().tag(), &screen.marked(unit.target(), &[], INDENT))?;
    for (label, text) in provenance::lines(unit, screen) {
        line(label, &format!("{dim}{}{plain}", screen.paragraph(&text, INDENT)))?;
    }
    if let Some(adapted) = m.adapted() {
        let places = adapted.places().iter().cloned();
        let target = screen.marked(adapted.target(), &Highlight::all(places, Highlight::ASKED), INDENT);
        line("fit", &target)?;
        for check in adapted.checks() {
            let word = adapted.target().plain().get(check.range()).unwrap_or_default();
            line("", &format!("(check {}: {})", check.name(), screen.show(word)))?;
        }
    }
    if let Some(doubt) = m.doubt() {
        line("fit", &format!("(not adapted: {doubt})"))?;
    }
    if let Some(assembled) = assembled {
        let places = assembled.places().iter().cloned();
        let target = assembled.target().into();
        line("fixed", &screen.marked(&target, &Highlight::all(places, Highlight::ASKED), INDENT))?;
    }
    writeln!(out)
}

/// Returns the penalties and the names of the differences, each name once.
fn reasons(m: &Match) -> String {
    let mut reasons: String =
        m.penalties().iter().map(|p| format!(" -{} {}", p.points(), p.reason().name())).collect();
    let mut names: Vec<&str> = m.differences().iter().map(|difference| difference.kind().name()).collect();
    let mut seen = std::collections::HashSet::new();
    names.retain(|name| seen.insert(*name));
    if !names.is_empty() {
        reasons += &format!(": {}", names.join(", "));
    }
    reasons
}
