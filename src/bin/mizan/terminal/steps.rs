//! Steps of a memory's history, as `mizan undo` and `mizan redo` list them.

use std::io::{self, BufWriter, Write};

use mizan::memory::{Action, Step};

use super::bidi::Bidi;
use super::json;
use super::outcome::Outcome;
use super::screen::Screen;
use super::words::{count, moment};

/// Prints steps, each on a line, in columns unless a terminal gets them, or as one JSON array.
pub(crate) fn list(steps: &[Step], as_json: bool) -> anyhow::Result<Outcome> {
    let (mut out, screen) = (BufWriter::new(io::stdout().lock()), Screen::stdout(Bidi::default()));
    if as_json {
        json::print(&mut out, &steps)?;
    } else {
        for step in steps {
            let (made, changed) = (step.made, step.changed);
            let what = named(&step.action, step.file.as_deref(), step.files);
            let units = units(step);
            let at = moment(step.at);
            if screen.is_terminal() {
                let units = units.map(|units| format!(": {units}")).unwrap_or_default();
                let line = format!("{what}: {made} made, {changed} changed or deleted{units}");
                writeln!(out, "{at}  {}", screen.paragraph(&line, at.len() + 2))?;
            } else {
                let units = units.map(|units| format!("\t{units}")).unwrap_or_default();
                writeln!(out, "{at}\t{what}\t{made} made\t{changed} changed or deleted{units}")?;
            }
        }
    }
    out.flush()?;
    Ok(if steps.is_empty() { Outcome::NothingFound } else { Outcome::Done })
}

/// Returns the numbers of the units that a step concerned, if it read no file.
fn units(step: &Step) -> Option<String> {
    let numbers: Vec<String> = step.units.iter().map(ToString::to_string).collect();
    if step.file.is_some() || numbers.is_empty() {
        return None;
    }
    let others = if numbers.len() as u64 == step.made + step.changed { "" } else { " and others" };
    let units = if step.made + step.changed == 1 { "unit" } else { "units" };
    Some(format!("{units} {}{others}", numbers.join(", ")))
}

/// Returns what a step did, with the name of its file, or of the first of several.
pub(crate) fn named(action: &Action, file: Option<&str>, files: u64) -> String {
    match file {
        Some(file) if files > 1 => format!("{action} {file} and {}", count(files - 1, "other")),
        Some(file) => format!("{action} {file}"),
        None => action.to_string(),
    }
}
