//! The memory at a million units, beside its peers. See `benches/README.md`.

mod agree;
mod confirm;
mod fill;
mod fts5_peer;
mod kills;
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
        ["agree", units, memory, queries, seed] => {
            let (queries, seed) = (queries.parse().expect("a number"), seed.parse().expect("a number"));
            agree::run(Path::new(units), Path::new(memory), (queries, seed));
        }
        ["vary", units, to, times] => {
            units::vary(Path::new(units), Path::new(to), times.parse().expect("a number"));
        }
        ["kills", folder, times] => kills::run(Path::new(folder), times.parse().expect("a number")),
        ["kills-as", kind, memory, name] => kills::run_as(kind, Path::new(memory), name),
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
            eprintln!("memory-bench agree UNITS.tsv MEMORY QUERIES SEED");
            eprintln!("memory-bench confirm MEMORY");
            eprintln!("memory-bench together MEMORY SECONDS");
            eprintln!("memory-bench kills FOLDER TIMES");
            eprintln!("memory-bench vary UNITS.tsv MORE.tsv TIMES");
            exit(2);
        }
    }
}
