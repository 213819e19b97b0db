//! Aligns two texts: `cargo run --example align -- SOURCE TARGET`. Without arguments, aligns the sample
//! contract.

use std::{env, fs, io};

use mizan::lexicon::Lexicon;
use mizan::{Aligner, Lang, Segmenter};

fn segments(file: &str) -> io::Result<Vec<String>> {
    let text = fs::read_to_string(file)?;
    let segmenter = Segmenter::new(Lang::UNDETERMINED);
    Ok(segmenter.segments(&text).map(|segment| segment.trimmed().text().to_owned()).collect())
}

fn main() -> io::Result<()> {
    let mut files = env::args().skip(1);
    let source = segments(files.next().as_deref().unwrap_or("examples/data/contract.ar.txt"))?;
    let target = segments(files.next().as_deref().unwrap_or("examples/data/contract.en.txt"))?;
    let lang = |segments: &[String]| Lang::detect(&segments.join(" ")).unwrap_or(Lang::UNDETERMINED);
    let aligner = Aligner::new(lang(&source), lang(&target)).lexicon(Lexicon::built_in());
    for bead in &aligner.align(&source, &target) {
        println!("{:.3}", bead.confidence());
        bead.source().iter().for_each(|&at| println!("  < {}", source[at]));
        bead.target().iter().for_each(|&at| println!("  > {}", target[at]));
    }
    Ok(())
}
