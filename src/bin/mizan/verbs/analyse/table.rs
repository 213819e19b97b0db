//! An analysis as a table for a person, and as columns for a pipe.

use std::io::{self, Write};

use mizan::analysis::{AnalysisReport, Band, Counts, Rates, Tally};
use mizan::formats::sheet::Sheet;

use crate::terminal::words::{count, one_line};

/// Prints the bands of all files and their sum, then which repetitions lie in one file, and how much earlier
/// segments help with later ones.
pub(super) fn print(out: &mut impl Write, report: &AnalysisReport, rates: Option<&Rates>) -> io::Result<()> {
    let all = report.tally();
    let more = if rates.is_some() { "    rate   weighted" } else { "" };
    writeln!(out, "  band         segments      words   share       chars     tags{more}")?;
    for (band, counts) in all.bands() {
        let rate = rates.map(|rates| (rates.of(band).to_string(), rates.of(band) * counts.words as f64));
        row(out, band.name(), counts, (all.total().words, rate))?;
    }
    let weighted = rates.map(|rates| (String::new(), rates.weighted_words(&all)));
    row(out, "total", all.total(), (all.total().words, weighted))?;
    notes(out, report, &all)
}

/// Prints the rows of a sheet below its headings, with tabs between the columns.
pub(super) fn print_columns(out: &mut impl Write, sheet: &Sheet) -> io::Result<()> {
    writeln!(out, "{}", sheet.headings().join("\t"))?;
    for row in sheet.rows() {
        let cells: Vec<String> = row.iter().map(|cell| one_line(&cell.to_string()).into_owned()).collect();
        writeln!(out, "{}", cells.join("\t"))?;
    }
    Ok(())
}

fn row(
    out: &mut impl Write,
    name: &str,
    counts: Counts,
    (of, rate): (u64, Option<(String, f64)>),
) -> io::Result<()> {
    let share = 100.0 * counts.words as f64 / of.max(1) as f64;
    let Counts { segments, words, chars, tags, .. } = counts;
    let rate = rate.map_or_else(String::new, |(rate, weighted)| format!(" {rate:>7} {weighted:10.2}"));
    writeln!(out, "  {name:10} {segments:10} {words:10} {share:5.1} % {chars:11} {tags:8}{rate}")
}

fn notes(out: &mut impl Write, report: &AnalysisReport, all: &Tally) -> io::Result<()> {
    if report.files.len() > 1 && all.of(Band::Repetition).segments > 0 {
        let (within, across) = (report.within.words, report.across.words);
        writeln!(out, "\n  repetitions  {} within files, {across} across files", count(within, "word"))?;
    }
    let alike = report.homogeneity.bands().filter(|(_, counts)| counts.segments > 0);
    let alike: Vec<String> =
        alike.map(|(band, counts)| format!("{} {band}", count(counts.words, "word"))).collect();
    if !alike.is_empty() {
        writeln!(out, "\n  more like an earlier segment than like any unit: {}", alike.join(", "))?;
    }
    Ok(())
}
