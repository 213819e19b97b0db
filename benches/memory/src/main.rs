//! The memory at a million units, beside its peers. See `benches/README.md`.

mod confirm;
mod fill;
mod fts5_peer;
mod peers;
mod queries;
mod tantivy_peer;
mod truth;
mod units;

use std::env;
use std::path::Path;
use std::process::exit;

fn main() {
    let args: Vec<String> = env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args[..] {
        ["import", units, memory] => fill::run(Path::new(units), Path::new(memory)),
        ["lookup", units, memory, queries, seed, ref peers @ ..] => {
            let queries = queries.parse().expect("a number of queries");
            let seed = seed.parse().expect("a number");
            peers::run(Path::new(units), Path::new(memory), (queries, seed), peers);
        }
        ["confirm", memory] => confirm::run(Path::new(memory)),
        ["together", memory, seconds] => {
            confirm::run_together(Path::new(memory), seconds.parse().expect("seconds"))
        }
        ["together-as", role, memory, seconds] => {
            confirm::run_as(role, Path::new(memory), seconds.parse().expect("seconds"));
        }
        _ => {
            eprintln!("memory-bench import UNITS.tsv MEMORY");
            eprintln!("memory-bench lookup UNITS.tsv MEMORY QUERIES SEED [tantivy] [fts5]");
            eprintln!("memory-bench confirm MEMORY");
            eprintln!("memory-bench together MEMORY SECONDS");
            exit(2);
        }
    }
}
