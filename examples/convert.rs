//! Converts a bilingual file into another format, which the name of the output decides:
//! `cargo run --example convert -- IN.xlf OUT.po`. Without arguments, converts a sample memory to PO on
//! stdout.

use std::error::Error;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::{env, path::Path};

use mizan::exchange::{Convert, Report, Source};
use mizan::formats::Format;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (from, format, out): (&str, _, Box<dyn Write>) = match &arguments[..] {
        [from, to] => {
            let format =
                Format::from_path(Path::new(to)).ok_or("the name of the output has no known extension")?;
            (from, format, Box::new(File::create(to)?))
        }
        _ => ("memories/news.tmx", Format::Po, Box::new(io::stdout())),
    };
    let mut report = Report::default();
    let source = Source::new(File::open(from)?).name(Path::new(from));
    Convert::new(format).write(source, BufWriter::new(out), &mut report)?;
    eprintln!("{} units converted, {} repaired, {} refused", report.read, report.repaired, report.refused);
    Ok(())
}
