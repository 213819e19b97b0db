//! Learns a lexicon from a TSV file of translated sentences and adds it to the built-in one:
//! `cargo run --example train -- PAIRS.tsv OUT.mizanlex`.

use std::env;
use std::fs::{self, File};
use std::io::BufWriter;

use mizan::lexicon::{Lexicon, Trainer};

fn main() -> mizan::Result<()> {
    let mut arguments = env::args().skip(1);
    let (Some(pairs), Some(model)) = (arguments.next(), arguments.next()) else {
        println!("usage: train PAIRS.tsv OUT.mizanlex");
        return Ok(());
    };
    let mut trainer = Trainer::new();
    for line in fs::read_to_string(pairs)?.lines() {
        if let Some((arabic, english)) = line.split_once('\t') {
            trainer.add(arabic, english);
        }
    }
    println!("{} pairs", trainer.pair_count());
    let lexicon = Lexicon::built_in().plus(&trainer.train(|_| {}));
    println!("{} stems", lexicon.stem_count());
    lexicon.write(BufWriter::new(File::create(model)?))
}
