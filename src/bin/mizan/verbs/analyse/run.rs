//! What `mizan analyse` does with its arguments.

use std::thread;

use mizan::Format;
use mizan::analysis::{Analysis, AnalysisReport, Job, Rates};
use mizan::exchange::Progress;

use super::args::Args;
use super::form::Form;
use super::{job, rates};
use crate::files::batch::Batch;
use crate::files::input_files::InputFiles;
use crate::files::wanted::Wanted;
use crate::options::memory_files::OpenMemory;
use crate::terminal::bidi::Bidi;
use crate::terminal::guard::Guard;
use crate::terminal::outcome::Outcome;
use crate::terminal::output::Output;
use crate::terminal::{input, progress};

impl Args {
    pub(crate) fn run(self, bidi: Bidi) -> anyhow::Result<Outcome> {
        let form = self.form(bidi)?;
        let rates = self.rates.as_deref().map(rates::read).transpose()?;
        let inputs = InputFiles::find(&self.files, Wanted::Counted, None)?;
        let guard = Guard::new(self.force.force).bidi(bidi).reads(inputs.paths());
        let guard = self.memories.paths().fold(guard, |guard, path| guard.memory(Some(&path)));
        let out = guard.open(self.output.as_deref(), form.content())?;
        let memories = self.memories.open_if_any()?;
        inputs.tell_left_out(Wanted::Counted);
        let (mut batch, mut jobs) = (Batch::default(), Vec::new());
        for path in inputs.paths() {
            let mut cut_off = None;
            let read = job::read(path, &self.reading);
            batch.count(read.map(|(job, at)| {
                jobs.push(job);
                cut_off = at;
            }))?;
            if let Some(at) = cut_off {
                batch.count_cut_off(&input::name(path), at);
            }
        }
        let outcome = batch.tell(&inputs, "counted");
        if !batch.has_done() {
            return Ok(outcome);
        }
        self.write(out, form, &self.count(&jobs, &memories)?, rates.as_ref())?;
        memories.iter().try_fold(outcome, |outcome, memory| memory.tell(&self.filters, outcome))
    }

    fn count(&self, jobs: &[Job], memories: &[OpenMemory]) -> anyhow::Result<AnalysisReport> {
        let bar = progress::bar(0, "searching");
        let show = |progress: Progress| {
            bar.set_length(progress.of() as u64);
            bar.set_position(progress.done() as u64);
        };
        let threads = thread::available_parallelism().map_or(1, usize::from);
        let analysis = Analysis::new().only(self.filters.filter()).threads(threads).progress(&show);
        let analysis =
            memories.iter().fold(analysis, |all, one| all.memory_with_penalty(&one.memory, one.penalty));
        let report = analysis.count(jobs)?;
        bar.finish_and_clear();
        Ok(report)
    }

    fn write(
        &self,
        mut out: Output,
        form: Form,
        report: &AnalysisReport,
        rates: Option<&Rates>,
    ) -> anyhow::Result<()> {
        if out.is_saved() && form == Form::Csv {
            self.bom.begin(&mut out, Format::Csv)?;
        }
        form.write(&mut out, report, rates)?;
        out.finish()
    }
}
