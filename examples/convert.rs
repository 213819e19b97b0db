//! Converts a bilingual file into the format that the other one's name tells:
//! `cargo run --example convert -- IN.xlf OUT.po`

use std::env;
use std::error::Error;
use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

use mizan::exchange::Convert;
use mizan::formats::Format;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [from, to] = &arguments[..] else {
        return Err("usage: convert IN OUT".into());
    };
    let format = Format::from_name(Path::new(to)).ok_or("the output's name tells no format")?;
    let out = BufWriter::new(File::create(to)?);
    let report = Convert::new(format).write(File::open(from)?, Some(Path::new(from)), out)?;
    eprintln!("{} units converted, {} repaired, {} refused", report.read, report.repaired, report.refused);
    Ok(())
}
