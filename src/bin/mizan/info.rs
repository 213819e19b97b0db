use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use serde::Serialize;

use crate::memory_file;
use crate::outcome::Outcome;

/// Tell what a memory holds
#[derive(clap::Args)]
pub(crate) struct Info {
    /// The memory; without it the default one
    memory: Option<PathBuf>,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Answer {
    units: u64,
    bytes: u64,
    pairs: Vec<Pair>,
}

#[derive(Serialize)]
struct Pair {
    source_lang: String,
    target_lang: String,
    units: u64,
}

impl Info {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let path = self.memory.map_or_else(memory_file::default_path, Ok)?;
        let info = memory_file::open(&path)?.info()?;
        let mut out = BufWriter::new(io::stdout().lock());
        if self.json {
            let pairs = info.pairs.iter().map(|(source, target, units)| Pair {
                source_lang: source.tag().into(),
                target_lang: target.tag().into(),
                units: *units,
            });
            let answer = Answer { units: info.units, bytes: info.bytes, pairs: pairs.collect() };
            serde_json::to_writer(&mut out, &answer)?;
            writeln!(out)?;
        } else {
            writeln!(out, "units\t{}", info.units)?;
            for (source, target, units) in &info.pairs {
                writeln!(out, "{source} > {target}\t{units}")?;
            }
            writeln!(out, "bytes\t{}", info.bytes)?;
        }
        out.flush()?;
        Ok(Outcome::Done)
    }
}
