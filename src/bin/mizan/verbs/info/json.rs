use std::io::{self, Write};

use mizan::memory::Info;
use serde_json::json;

/// Prints all that was counted as one object.
pub(super) fn print(out: &mut impl Write, info: &Info) -> io::Result<()> {
    let pairs = info.pairs.iter().map(|pair| {
        json!({"source_lang": pair.langs.source().tag(), "target_lang": pair.langs.target().tag(), "units": pair.units})
    });
    let statuses = info.statuses.iter().map(|one| json!({"status": one.status.name(), "units": one.units}));
    let domains = info.domains.iter().map(|one| json!({"domain": one.domain, "units": one.units}));
    let lengths = info.lengths.iter().map(|one| json!({"to": one.longest, "units": one.units}));
    let years = info.years.iter().map(|one| json!({"year": one.year, "units": one.units}));
    let answer = json!({
        "units": info.units,
        "bytes": info.bytes,
        "free": info.free,
        "pairs": pairs.collect::<Vec<_>>(),
        "statuses": statuses.collect::<Vec<_>>(),
        "domains": domains.collect::<Vec<_>>(),
        "source_chars": info.source_chars,
        "target_chars": info.target_chars,
        "lengths": lengths.collect::<Vec<_>>(),
        "years": years.collect::<Vec<_>>(),
        "oldest": info.oldest.map(|oldest| oldest.to_string()),
        "newest": info.newest.map(|newest| newest.to_string()),
        "steps": info.steps,
        "waiting": info.waiting,
    });
    writeln!(out, "{answer}")
}
