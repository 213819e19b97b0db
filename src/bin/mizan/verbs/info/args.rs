//! The arguments of `mizan info`.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use super::{columns, picture};
use crate::options::memory_file;
use crate::terminal::bidi::Bidi;
use crate::terminal::outcome::Outcome;
use crate::terminal::screen::Screen;
use crate::terminal::{input, json};

/// show what a memory holds
#[derive(clap::Args)]
pub(crate) struct Args {
    /// the memory [default: `mizan/default.mizan` in your data folder]
    memory: Option<PathBuf>,
    /// name the memory as for other verbs
    #[arg(long = "memory", short = 'm', value_name = "FILE", conflicts_with = "memory")]
    named: Option<PathBuf>,
    /// print one JSON object
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
