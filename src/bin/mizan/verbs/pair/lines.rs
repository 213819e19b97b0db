//! The output of `mizan pair` on a terminal, and in a pipe or a file.

use std::io::{self, Write};

use crate::files::paired_files::PairedFiles;
use crate::terminal::input;
use crate::terminal::screen::Screen;
use crate::terminal::wrap::columns_of;

/// Prints the pairs: in columns of a table on a terminal, the confidence first; otherwise with tabs between
/// the columns.
pub(super) fn print(out: &mut impl Write, found: &PairedFiles, screen: Screen) -> io::Result<()> {
    let names = |path| screen.show(&input::name(path)).into_owned();
    let rows: Vec<_> = found
        .pairs
        .iter()
        .map(|pair| (names(&pair.source), names(&pair.target), shown(pair.confidence)))
        .collect();
    if !screen.is_terminal() {
        return rows
            .iter()
            .try_for_each(|(source, target, sure)| writeln!(out, "{source}\t{target}\t{sure}"));
    }
    let wide = rows.iter().map(|(source, ..)| columns_of(source)).max().unwrap_or_default();
    rows.iter().try_for_each(|(source, target, sure)| {
        let gap = wide - columns_of(source);
        writeln!(out, "{sure}  {source}{:gap$}  {target}", "")
    })
}

// A confidence with two decimals, rounded down, so that 1.00 is not said of what is less sure.
fn shown(confidence: f64) -> String {
    format!("{:.2}", (confidence * 100.0).floor() / 100.0)
}
