//! `--json` of the verbs that change something: one object on stdout that says what the verb did.

use std::io;

use serde::Serialize;

use crate::terminal::json;

/// Whether a program reads what the verb did.
#[derive(clap::Args)]
pub(crate) struct JsonOption {
    /// print a summary as one JSON object
    #[arg(long)]
    pub(crate) json: bool,
}

impl JsonOption {
    /// Prints a report on stdout, if asked.
    pub(crate) fn print(&self, report: &impl Serialize) -> io::Result<()> {
        if self.json { json::print(&mut io::stdout().lock(), report) } else { Ok(()) }
    }
}
