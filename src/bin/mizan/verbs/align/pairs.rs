//! `mizan align --pairs`: many pairs, aligned on all cores.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anyhow::{Context, bail};

use super::args::Args;
use super::job::Job;
use super::tally::Tally;
use crate::options::memory_file;
use crate::terminal::outcome::Outcome;
use crate::terminal::{input, progress};

/// Aligns all pairs of a list or folder on all cores. Pairs whose output exists are skipped.
pub(super) fn run(align: &Args, list: &Path) -> anyhow::Result<Outcome> {
    let jobs = if list.is_dir() { in_folder(list, align.to_extension())? } else { listed(list)? };
    let waiting: Vec<&Job> = jobs.iter().filter(|job| !job.is_done()).collect();
    let memory = align.into.as_deref().map(memory_file::create).transpose()?;
    let bar = progress::bar(waiting.len() as u64, "aligning");
    let next = AtomicUsize::new(0);
    let (tally, failed) = (Mutex::new(Tally::default()), AtomicUsize::new(0));
    let work = || {
        while let Some(job) = waiting.get(next.fetch_add(1, Ordering::Relaxed)) {
            match align.one(job, memory.as_ref()) {
                Ok(found) => tally.lock().expect("no worker panics").add(&found),
                Err(error) => {
                    failed.fetch_add(1, Ordering::Relaxed);
                    bar.suspend(|| eprintln!("mizan: {}: {error:#}", input::name(&job.source)));
                }
            }
            bar.inc(1);
        }
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from).min(waiting.len()) {
            scope.spawn(work);
        }
    });
    bar.finish_and_clear();
    let failed = failed.into_inner();
    eprintln!(
        "mizan: {} pairs aligned, {failed} failed, {} done before",
        waiting.len() - failed,
        jobs.len() - waiting.len()
    );
    tally.into_inner().expect("no worker panics").tell();
    Ok(if failed == 0 { Outcome::Done } else { Outcome::Partly })
}

// Each line is a pair: source, target and output, separated by tabs.
fn listed(list: &Path) -> anyhow::Result<Vec<Job>> {
    let text = input::read_text(list)?;
    let lines = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
    let job = |(line, number): (&str, usize)| match line.split('\t').collect::<Vec<_>>()[..] {
        [source, target, output] => {
            Ok(Job { source: source.into(), target: target.into(), output: Some(output.into()) })
        }
        _ => bail!("{}: line {number}: expected source, tab, target, tab, output", input::name(list)),
    };
    lines.map(job).collect()
}

// NAME.ar.EXT is paired with NAME.en.EXT; the output is NAME.tmx, or another extension, beside them.
fn in_folder(folder: &Path, extension: &str) -> anyhow::Result<Vec<Job>> {
    let entries = fs::read_dir(folder).with_context(|| input::name(folder))?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<std::io::Result<Vec<PathBuf>>>()?;
    paths.sort();
    let job = |source: &PathBuf| {
        let name = source.file_name()?.to_str()?;
        let (stem, ending) = name.rsplit_once(".ar.")?;
        let target = source.with_file_name(format!("{stem}.en.{ending}"));
        let output = source.with_file_name(format!("{stem}.{extension}"));
        target.exists().then(|| Job { source: source.clone(), target, output: Some(output) })
    };
    let jobs: Vec<Job> = paths.iter().filter_map(job).collect();
    if jobs.is_empty() {
        bail!("{}: no NAME.ar.txt with a NAME.en.txt beside it", input::name(folder));
    }
    Ok(jobs)
}
