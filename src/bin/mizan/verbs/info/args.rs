use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use super::{columns, picture};
use crate::options::memory_file;
use crate::terminal::bidi::Bidi;
use crate::terminal::outcome::Outcome;
use crate::terminal::screen::Screen;
use crate::terminal::{input, json};

/// Tell what a memory holds
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The memory; without it the default one
    memory: Option<PathBuf>,
    /// The same, said as other verbs take it
    #[arg(long = "memory", short = 'm', value_name = "FILE", conflicts_with = "memory")]
    named: Option<PathBuf>,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl Args {
    pub(crate) fn run(self, bidi: Bidi) -> anyhow::Result<Outcome> {
        let path = self.memory.or(self.named).map_or_else(memory_file::default_path, Ok)?;
        let info = memory_file::open(&path)?.info()?;
        let mut out = BufWriter::new(io::stdout().lock());
        if self.json {
            json::print(&mut out, &info)?;
        } else if Screen::stdout(bidi).is_terminal() {
            picture::print(&mut out, Screen::stdout(bidi), &input::name(&path), &info)?;
        } else {
            columns::print(&mut out, &info)?;
        }
        out.flush()?;
        Ok(Outcome::Done)
    }
}
