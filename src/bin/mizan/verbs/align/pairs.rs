//! `mizan align --pairs`: many pairs, aligned on all cores.

use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anyhow::bail;
use indicatif::ProgressBar;
use mizan::json::AlignReport;
use mizan::memory::{Memory, Series};

use super::args::Args;
use super::job::Job;
use super::job_list::JobList;
use super::shape::Shape;
use super::tally::Tally;
use crate::files::own_names::own_names;
use crate::options::memory_file;
use crate::options::new_memory::NewMemory;
use crate::terminal::guard::Guard;
use crate::terminal::outcome::Outcome;
use crate::terminal::remark::remark;
use crate::terminal::words::count;
use crate::terminal::{damaged_memory, input, progress};

/// Aligns all pairs of a list or folder on all cores. Pairs whose output is newer than both texts are not
/// aligned again; their units too are put into the memory.
pub(super) fn run(align: &Args, list: &Path) -> anyhow::Result<Outcome> {
    let mut found = match list.is_dir() {
        true => JobList::in_folder(list, &align.to_extension())?,
        false => JobList::listed(list, &align.to_extension())?,
    };
    found.pair_by_content(align)?;
    found.tell_unpaired();
    let JobList { mut jobs, alone, .. } = found;
    if jobs.is_empty() {
        bail!("{}: no NAME.ar.txt with a NAME.en.txt beside it", input::name(list));
    }
    name_files(&mut jobs);
    let texts = jobs.iter().flat_map(Job::inputs);
    let mut guard = align.guard().reads(texts);
    if let Some(into) = &align.into {
        guard.check_memory(into)?;
    }
    let Sorted { done, waiting, refused } = Sorted::of(align, jobs, &mut guard);
    let made = align.into.as_deref().and_then(NewMemory::of);
    let memory = align.into.as_deref().map(memory_file::create).transpose()?;
    if let Some(memory) = memory.as_ref().filter(|_| made.is_none()) {
        align.labels.tell_near(memory)?;
    }
    let counts = Counts { refused, done: done.len(), waiting: waiting.len(), alone: alone.len() };
    // The run is one step that can be undone.
    let series = memory.as_ref().map(Memory::series);
    let known = series.iter().flat_map(|series| done.iter().map(move |job| Task::Again(job, series)));
    let new = waiting.iter().map(|job| Task::Align(job, series.as_ref()));
    let tasks: Vec<Task> = known.chain(new).collect();
    let bar = progress::bar(tasks.len() as u64, "aligning");
    let (tally, failed) = each(&tasks, align, &guard, &bar);
    bar.finish_and_clear();
    counts.tell(failed, list, memory.is_some());
    tally.tell(None, align.into.as_deref());
    made.into_iter().for_each(NewMemory::tell);
    align.json.print(&counts.report(failed, &tally, align.into.as_deref().map(input::name)))?;
    Ok(if failed.align + failed.again + refused == 0 { Outcome::Done } else { Outcome::Partly })
}

/// Names the files, with their folders where several have the same name.
fn name_files(jobs: &mut [Job]) {
    let names = own_names(jobs.iter().map(|job| &*job.source));
    jobs.iter_mut().zip(names).for_each(|(job, name)| job.name = Some(name));
    let names = own_names(jobs.iter().map(Job::target_file));
    jobs.iter_mut().zip(names).for_each(|(job, name)| job.partner = Some(name));
}

/// The work on a pair of texts.
enum Task<'j> {
    Align(&'j Job, Option<&'j Series<'j>>),
    Again(&'j Job, &'j Series<'j>),
}

#[derive(Clone, Copy, Default)]
struct Failed {
    align: usize,
    again: usize,
}

struct Counts {
    refused: usize,
    done: usize,
    waiting: usize,
    alone: usize,
}

impl Counts {
    fn tell(&self, failed: Failed, list: &Path, has_memory: bool) {
        let aligned = self.waiting - failed.align;
        let all_failed = failed.align + failed.again + self.refused;
        // The errors name the texts alone.
        let of_list = match all_failed > 0 && list.is_file() {
            true => format!("{}: ", input::name(list)),
            false => String::new(),
        };
        let read = if has_memory {
            format!(", {} put into the memory", aligned + self.done - failed.again)
        } else {
            String::new()
        };
        let alone = match self.alone {
            0 => String::new(),
            alone => format!(", {} without a partner", count(alone as u64, "text")),
        };
        remark!(
            "{of_list}{} aligned, {all_failed} failed, {} done before{read}{alone}",
            count(aligned as u64, "pair"),
            self.done,
        );
    }

    fn report(&self, failed: Failed, tally: &Tally, memory: Option<String>) -> AlignReport {
        let mut report = tally.report();
        report.memory = memory;
        report.aligned = (self.waiting - failed.align) as u64;
        report.failed = (failed.align + failed.again + self.refused) as u64;
        report.done_before = self.done as u64;
        report.without_partner = self.alone as u64;
        report
    }
}

/// The jobs of a run.
#[derive(Default)]
struct Sorted {
    /// Those that an earlier run has finished.
    done: Vec<Job>,
    /// Those whose output may be written.
    waiting: Vec<Job>,
    /// The number of the others, which are named on stderr.
    refused: usize,
}

impl Sorted {
    fn of(align: &Args, jobs: Vec<Job>, guard: &mut Guard) -> Self {
        let mut sorted = Self::default();
        for job in jobs {
            let is_done = align.is_done(&job);
            match (claim(align, &job, guard, is_done), is_done) {
                (Ok(()), true) => sorted.done.push(job),
                (Ok(()), false) => sorted.waiting.push(job),
                (Err(error), _) => {
                    tell(&job, &error);
                    sorted.refused += 1;
                }
            }
        }
        sorted
    }
}

// Checks that the output of a job may be written, or of a finished job that no other job has it.
fn claim(align: &Args, job: &Job, guard: &mut Guard, is_done: bool) -> anyhow::Result<()> {
    let output = job.output.as_deref();
    guard.spare(output)?;
    match (align.shape(job)?, output) {
        // The names of the two output files contain the languages, which are known only when the texts are
        // read.
        (Shape::Moses, _) => Ok(()),
        (_, Some(output)) if is_done => guard.keep(output),
        (shape, output) => guard.claim(output, shape.content()),
    }
}

fn each(tasks: &[Task<'_>], align: &Args, guard: &Guard, bar: &ProgressBar) -> (Tally, Failed) {
    let next = AtomicUsize::new(0);
    let found = Mutex::new((Tally::default(), Failed::default()));
    let work = || {
        while let Some(task) = tasks.get(next.fetch_add(1, Ordering::Relaxed)) {
            let (job, done) = match task {
                Task::Align(job, memory) => (job, align.one(job, *memory, guard)),
                Task::Again(job, memory) => (job, align.again(job, memory).map(Tally::stored)),
            };
            let (tally, failed) = &mut *found.lock().expect("no worker panics");
            match done {
                Ok(counted) => {
                    bar.suspend(|| counted.tell_parted(job));
                    tally.add(&counted);
                }
                Err(error) => {
                    bar.suspend(|| tell(job, &error));
                    failed.align += usize::from(matches!(task, Task::Align(..)));
                    failed.again += usize::from(matches!(task, Task::Again(..)));
                }
            }
            bar.inc(1);
        }
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from).min(tasks.len()) {
            scope.spawn(work);
        }
    });
    found.into_inner().expect("no worker panics")
}

fn tell(job: &Job, error: &anyhow::Error) {
    let (name, error) = (input::name(&job.source), damaged_memory::described(error));
    // An error about the source names the source already.
    match error.starts_with(&format!("{name}: ")) {
        true => remark!("{error}"),
        false => remark!("{name}: {error}"),
    }
}
