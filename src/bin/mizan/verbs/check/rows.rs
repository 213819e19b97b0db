//! Findings as lines: with colours on a terminal, as columns elsewhere.

use std::io::{self, Write};

use mizan::UnitText;
use mizan::check::{Findings, PlacedFinding};

use crate::terminal::highlight::Highlight;
use crate::terminal::screen::Screen;
use crate::terminal::words::one_line;

const INDENT: usize = 4;

pub(super) fn write(out: &mut impl Write, findings: &Findings, screen: Screen) -> io::Result<()> {
    for found in &findings.list {
        if screen.is_terminal() { lines(out, found, screen)? } else { columns(out, found)? }
    }
    Ok(())
}

fn lines(out: &mut impl Write, found: &PlacedFinding, screen: Screen) -> io::Result<()> {
    let PlacedFinding { finding, place, unit, .. } = found;
    let key = place.key.as_ref().map_or_else(String::new, |key| format!(" ({key})"));
    let head = format!("{place}{key}  {} {}: {}", finding.severity, finding.rule, finding.message);
    writeln!(out, "{}", screen.paragraph(&head, 0))?;
    for (text, places) in [(unit.source(), &finding.source), (unit.target(), &finding.target)] {
        let marks = Highlight::all(places.iter().cloned(), Highlight::KNOWN);
        writeln!(out, "{:INDENT$}{}", "", screen.marked(text, &marks, INDENT))?;
    }
    writeln!(out)
}

fn columns(out: &mut impl Write, found: &PlacedFinding) -> io::Result<()> {
    let PlacedFinding { finding, place, unit, .. } = found;
    let [source, target] = [unit.source(), unit.target()].map(UnitText::marked_up);
    let (severity, rule) = (finding.severity, finding.rule);
    let cells = [place.to_string(), finding.message.to_string(), source, target];
    let [place, message, source, target] = cells.each_ref().map(|cell| one_line(cell));
    writeln!(out, "{place}\t{severity}\t{rule}\t{message}\t{source}\t{target}")
}
