//! The output of `mizan info --check`: counts, then each damaged part on a line.

use std::io::{self, Write};

use mizan::memory::CheckReport;

use crate::terminal::words::one_line;

/// Prints the counts, a name and a number on each line, and the damaged parts after the names of their
/// faults.
pub(super) fn print(out: &mut impl Write, report: &CheckReport) -> io::Result<()> {
    writeln!(out, "sound\t{}", report.sound)?;
    writeln!(out, "without a sum\t{}", report.unchecked)?;
    writeln!(out, "altered\t{}", report.altered)?;
    writeln!(out, "unreadable places\t{}", report.unreadable)?;
    for damage in &report.damage {
        writeln!(out, "{}\t{}", damage.fault.name(), one_line(&damage.to_string()))?;
    }
    Ok(())
}
