use std::io::Write;
use std::path::Path;

use anyhow::Error;
use mizan::exchange::{Fate, Report};
use serde_json::{Value, json};

use crate::terminal::{input, output};

// How many remarks on a file are shown; a report has them all.
const SHOWN: usize = 20;

/// Shows on stderr what was repaired and refused in a file.
pub(crate) fn tell_remarks(path: &Path, report: &Report) {
    let name = input::name(path);
    for remark in report.remarks.iter().take(SHOWN) {
        eprintln!("mizan: {name}: {remark}");
    }
    let more = report.remarks.len().saturating_sub(SHOWN) as u64 + report.unlisted;
    if more > 0 {
        eprintln!("mizan: {name}: and {more} more like these (--report FILE lists them)");
    }
}

/// Writes a report file.
pub(crate) fn write(path: &Path, reports: &[Value]) -> anyhow::Result<()> {
    let mut out = output::to(Some(path))?;
    serde_json::to_writer_pretty(&mut out, reports)?;
    writeln!(out)?;
    out.finish()
}

/// Returns what a report file says of one file.
pub(crate) fn as_json(path: &Path, report: &Report, error: Option<&Error>) -> Value {
    let remarks: Vec<Value> = report
        .remarks
        .iter()
        .map(|remark| {
            json!({
                "line": remark.at.line,
                "column": remark.at.column,
                "fate": match remark.fate { Fate::Repaired => "repaired", Fate::Refused => "refused" },
                "reason": remark.reason,
            })
        })
        .collect();
    json!({
        "file": path.display().to_string(),
        "read": report.read,
        "new": report.new,
        "changed": report.changed,
        "known": report.known,
        "repaired": report.repaired,
        "untranslated": report.untranslated,
        "refused": report.refused,
        "remarks": remarks,
        "unlisted": report.unlisted,
        "error": error.map(|error| format!("{error:#}")),
    })
}
