use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use mizan::Timestamp;
use mizan::memory::Info as Counted;
use serde_json::json;

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

// The subject fields shown to a person.
const DOMAINS: usize = 10;

impl Info {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let path = self.memory.map_or_else(memory_file::default_path, Ok)?;
        let info = memory_file::open(&path)?.info()?;
        let mut out = BufWriter::new(io::stdout().lock());
        if self.json {
            print_json(&mut out, &info)?;
        } else {
            print(&mut out, &info)?;
        }
        out.flush()?;
        Ok(Outcome::Done)
    }
}

fn print(out: &mut impl Write, info: &Counted) -> io::Result<()> {
    writeln!(out, "units\t{}", info.units)?;
    for (source, target, units) in &info.pairs {
        writeln!(out, "{source} > {target}\t{units}")?;
    }
    for (status, units) in &info.statuses {
        writeln!(out, "{}\t{units}", status.name())?;
    }
    for (domain, units) in info.domains.iter().take(DOMAINS) {
        writeln!(out, "domain {}\t{units}", domain.as_deref().unwrap_or("(none)"))?;
    }
    writeln!(out, "chars a source\t{:.0}", info.chars.0)?;
    writeln!(out, "chars a target\t{:.0}", info.chars.1)?;
    if let Some((oldest, newest)) = info.created {
        writeln!(out, "oldest\t{}", day(oldest))?;
        writeln!(out, "newest\t{}", day(newest))?;
    }
    writeln!(out, "to undo\t{}", info.steps)?;
    writeln!(out, "waiting for the index\t{}", info.waiting)?;
    writeln!(out, "bytes\t{}", info.bytes)?;
    writeln!(out, "bytes free\t{}", info.free)
}

fn day(moment: Timestamp) -> String {
    let moment = moment.to_string();
    format!("{}-{}-{}", &moment[..4], &moment[4..6], &moment[6..8])
}

fn print_json(out: &mut impl Write, info: &Counted) -> io::Result<()> {
    let pairs = info.pairs.iter().map(|(source, target, units)| {
        json!({"source_lang": source.tag(), "target_lang": target.tag(), "units": units})
    });
    let statuses =
        info.statuses.iter().map(|(status, units)| json!({"status": status.name(), "units": units}));
    let domains = info.domains.iter().map(|(domain, units)| json!({"domain": domain, "units": units}));
    let answer = json!({
        "units": info.units,
        "bytes": info.bytes,
        "free": info.free,
        "pairs": pairs.collect::<Vec<_>>(),
        "statuses": statuses.collect::<Vec<_>>(),
        "domains": domains.collect::<Vec<_>>(),
        "source_chars": info.chars.0,
        "target_chars": info.chars.1,
        "oldest": info.created.map(|(oldest, _)| oldest.to_string()),
        "newest": info.created.map(|(_, newest)| newest.to_string()),
        "steps": info.steps,
        "waiting": info.waiting,
    });
    writeln!(out, "{answer}")
}
