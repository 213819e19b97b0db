//! Steps of a memory's history, as `mizan undo` and `mizan redo` list them.

use std::io::{self, BufWriter, Write};

use mizan::memory::{Action, Step};

use super::bidi::Bidi;
use super::json;
use super::outcome::Outcome;
use super::screen::Screen;
use super::words::moment;

/// Prints steps, each on a line, in columns unless a terminal gets them, or as one JSON array.
pub(crate) fn list(steps: &[Step], as_json: bool) -> anyhow::Result<Outcome> {
    let (mut out, screen) = (BufWriter::new(io::stdout().lock()), Screen::stdout(Bidi::default()));
    if as_json {
        json::print(&mut out, &steps)?;
    } else {
        for step in steps {
            let (made, changed) = (step.made, step.changed);
            let what = named(&step.action, step.file.as_deref());
            let at = moment(step.at);
            if screen.is_terminal() {
                let line = format!("{what}: {made} made, {changed} changed or deleted");
                writeln!(out, "{at}  {}", screen.paragraph(&line, at.len() + 2))?;
            } else {
                writeln!(out, "{at}\t{what}\t{made} made\t{changed} changed or deleted")?;
            }
        }
    }
    out.flush()?;
    Ok(if steps.is_empty() { Outcome::NothingFound } else { Outcome::Done })
}

/// Returns what a step did, with the name of its file.
pub(crate) fn named(action: &Action, file: Option<&str>) -> String {
    file.map_or_else(|| action.to_string(), |file| format!("{action} {file}"))
}
