use std::io::{self, Write};

use mizan::memory::Info;
use serde_json::json;

/// Prints all that was counted as one object.
pub(super) fn print(out: &mut impl Write, info: &Info) -> io::Result<()> {
    let pairs = info.pairs.iter().map(|(source, target, units)| {
        json!({"source_lang": source.tag(), "target_lang": target.tag(), "units": units})
    });
    let statuses =
        info.statuses.iter().map(|(status, units)| json!({"status": status.name(), "units": units}));
    let domains = info.domains.iter().map(|(domain, units)| json!({"domain": domain, "units": units}));
    let lengths = info.lengths.iter().map(|&(longest, units)| {
        json!({"to": Some(longest).filter(|&longest| longest != usize::MAX), "units": units})
    });
    let years = info.years.iter().map(|(year, units)| json!({"year": year, "units": units}));
    let answer = json!({
        "units": info.units,
        "bytes": info.bytes,
        "free": info.free,
        "pairs": pairs.collect::<Vec<_>>(),
        "statuses": statuses.collect::<Vec<_>>(),
        "domains": domains.collect::<Vec<_>>(),
        "source_chars": info.chars.0,
        "target_chars": info.chars.1,
        "lengths": lengths.collect::<Vec<_>>(),
        "years": years.collect::<Vec<_>>(),
        "oldest": info.created.map(|(oldest, _)| oldest.to_string()),
        "newest": info.created.map(|(_, newest)| newest.to_string()),
        "steps": info.steps,
        "waiting": info.waiting,
    });
    writeln!(out, "{answer}")
}
