use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;

use crate::queries::{self, Random};

/// The units of a TSV file, Arabic and English.
pub(crate) fn read(path: &Path) -> impl Iterator<Item = (String, String)> {
    let file = BufReader::with_capacity(1 << 20, File::open(path).expect("the units"));
    file.lines().map(|line| {
        let line = line.expect("UTF-8");
        let (arabic, english) = line.split_once('\t').expect("two columns");
        (arabic.to_owned(), english.to_owned())
    })
}

/// Writes the units `times` times. From the second time on, both texts are varied, each time differently.
pub(crate) fn vary(path: &Path, to: &Path, times: u64) {
    let (arabic, english): (Vec<String>, Vec<String>) = read(path).unzip();
    let mut out = BufWriter::with_capacity(1 << 20, File::create(to).expect("a new file"));
    for time in 0..times {
        let mut random = Random::new(time);
        for at in 0..arabic.len() {
            let (a, e) = match time {
                0 => (arabic[at].clone(), english[at].clone()),
                _ => (
                    queries::varied(&arabic[at], &arabic, &mut random),
                    queries::varied(&english[at], &english, &mut random),
                ),
            };
            // Each unit is another one.
            writeln!(out, "{a}\t{e} ({time})").expect("it can be written");
        }
    }
    out.flush().expect("it can be written");
}

/// Peak memory of this process in MB.
pub(crate) fn peak_mb() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kb| kb.parse::<u64>().ok()).unwrap_or(0) / 1000
}

/// Returns the processor time of this thread in ms: the wall time on a machine that does nothing else.
pub(crate) fn cpu_ms() -> f64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    time.tv_sec as f64 * 1e3 + time.tv_nsec as f64 / 1e6
}
