//! Reports on the units of a file: remarks on stderr, and the file that `--report` names.

use std::io::Write;
use std::path::Path;

use mizan::exchange::Report;
use mizan::json::FileReport;

use crate::terminal::content::Content;
use crate::terminal::guard::Guard;
use crate::terminal::input;
use crate::terminal::remark::remark;
use crate::terminal::words::count;

// The most remarks on a file that are shown on stderr, chosen by hand to fit a screen; a report file has the
// rest.
const SHOWN: usize = 20;

/// Prints on stderr what was repaired and refused in a file.
pub(crate) fn tell_remarks(path: &Path, report: &Report) {
    let name = input::name(path);
    if !report.columns_left_out.is_empty() {
        remark!(
            "{name}: columns left out: {} (--source-lang and --target-lang choose other languages)",
            report.columns_left_out.join(", ")
        );
    }
    let foreign = report.foreign.iter().filter(|texts| texts.is_doubtful());
    let foreign: Vec<String> = foreign.map(ToString::to_string).collect();
    if !foreign.is_empty() {
        remark!(
            "{name}: {}; the file may name wrong languages, or have texts without a translation",
            foreign.join(", and ")
        );
    }
    for damage in &report.damage {
        remark!("{name}: the texts may be wrong: {damage}; get the file anew from where it was made");
    }
    for remark in report.remarks.iter().take(SHOWN) {
        remark!("{name}: {remark}");
    }
    let more = report.remarks.len().saturating_sub(SHOWN) as u64 + report.unlisted;
    if more > 0 {
        remark!("{name}: and {more} more like these (--report FILE lists them)");
    }
}

/// Says on stderr how many units were written without some of their inline codes.
pub(crate) fn tell_codes(output: &str, report: &Report) {
    match report.codes_left_out {
        0 => {}
        units => remark!(
            "{output}: {} without formatting and other inline codes, which this format does not keep",
            count(units, "unit")
        ),
    }
}

/// Writes a report file.
pub(crate) fn write(guard: &Guard, path: &Path, reports: &[FileReport]) -> anyhow::Result<()> {
    let mut out = guard.open(Some(path), Content::Report)?;
    serde_json::to_writer_pretty(&mut out, reports)?;
    writeln!(out)?;
    out.finish()
}
