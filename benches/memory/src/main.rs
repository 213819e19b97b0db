//! `cargo run --release -- import UNITS.tsv MEMORY`, then `... -- lookup UNITS.tsv MEMORY [QUERIES]`.

mod fill;
mod peers;
mod queries;
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
        ["lookup", units, memory] => peers::run(Path::new(units), Path::new(memory), 300, &[]),
        ["lookup", units, memory, queries, ref peers @ ..] => {
            let queries = queries.parse().expect("a number of queries");
            peers::run(Path::new(units), Path::new(memory), queries, peers);
        }
        _ => {
            eprintln!("memory-bench import UNITS.tsv MEMORY\nmemory-bench lookup UNITS.tsv MEMORY [QUERIES [tantivy] [fts5]]");
            exit(2);
        }
    }
}
