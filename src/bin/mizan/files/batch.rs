//! [`Batch`]: work on files one after the other, in which one bad file does not stop the others.

use anyhow::bail;
use mizan::Position;
use mizan::exchange::Report;

use super::input_files::InputFiles;
use crate::terminal::damaged_memory;
use crate::terminal::interrupt::is_stopped;
use crate::terminal::outcome::{Outcome, is_broken_pipe};
use crate::terminal::remark::remark;
use crate::terminal::words;

/// The count of files that were done and of those that failed.
#[derive(Default)]
pub(crate) struct Batch {
    done: usize,
    failed: usize,
    /// Of the files that were done, those that are cut off.
    cut_off: usize,
}

impl Batch {
    /// Counts a file that was done, or names the error of one that was not. Returns an error that ends all of
    /// the work: nobody reads the output any more, or the run
    /// is to stop.
    pub(crate) fn count(&mut self, done: anyhow::Result<()>) -> anyhow::Result<()> {
        match done {
            Ok(()) => self.done += 1,
            Err(error) if is_broken_pipe(&error) || is_stopped() => return Err(error),
            Err(error) => {
                remark!("{}", damaged_memory::described(&error));
                self.failed += 1;
            }
        }
        Ok(())
    }

    /// Counts a file that was done as one of those that are cut off, and says so. What is there was read.
    pub(crate) fn count_cut_off(&mut self, name: &str, at: Position) {
        remark!("{name}: {}", Report::cut_off_at(at));
        self.cut_off += 1;
    }

    /// Returns true if some file was done.
    pub(crate) fn has_done(&self) -> bool {
        self.done > 0
    }

    /// Says on stderr what became of several files, and returns the outcome of the verb.
    pub(crate) fn tell(&self, inputs: &InputFiles, done: &str) -> Outcome {
        let (skipped, unread) = inputs.left_out();
        let failed = self.failed + unread;
        if inputs.is_several() {
            let others = [(self.cut_off, "cut off"), (failed, "failed"), (skipped, "skipped")];
            let others: String = others
                .iter()
                .filter(|(count, _)| *count > 0)
                .map(|(count, what)| format!(", {count} {what}"))
                .collect();
            remark!("{} {done}{others}", words::count(self.done as u64, "file"));
        }
        if failed + self.cut_off == 0 { Outcome::Done } else { Outcome::Partly }
    }
}

/// Returns an error for a file of which nothing could be read: most likely its kind was not recognised.
pub(crate) fn something_read(report: &Report) -> anyhow::Result<()> {
    if report.read == 0 && report.refused > 0 {
        bail!("no unit could be read ({} refused)", report.refused);
    }
    Ok(())
}
