//! `mizan align`, from its arguments to its exit status: one pair of texts, or a list of pairs.

use anyhow::bail;
use mizan::memory::Memory;

use super::args::Args;
use super::job::Job;
use super::pairs;
use super::shape::Shape;
use crate::options::memory_file;
use crate::options::names;
use crate::options::new_memory::NewMemory;
use crate::terminal::bidi::Bidi;
use crate::terminal::input;
use crate::terminal::outcome::Outcome;
use crate::terminal::progress;

impl Args {
    pub(crate) fn run(self, bidi: Bidi) -> anyhow::Result<Outcome> {
        let is_printed = self.output.as_ref().is_none_or(|output| output.as_os_str() == "-");
        if self.json.json
            && is_printed
            && self.pairs.is_none()
            && (self.output.is_some() || self.into.is_none())
        {
            bail!("--json needs -o FILE or --into, because the result goes to stdout without them");
        }
        if let Some(list) = &self.pairs {
            return pairs::run(&self, list);
        }
        let Some(source) = self.source.clone() else {
            bail!("a text and its translation are needed, or a document that holds both");
        };
        if source.is_dir() {
            let folder = input::name(&source);
            bail!("{folder}: a folder; '--pairs {folder}' aligns all pairs of texts in a folder");
        }
        let job = Job {
            source,
            target: self.target.clone(),
            output: self.output.clone(),
            name: None,
            partner: None,
        };
        let guard = self.guard().bidi(bidi).reads(job.inputs());
        guard.spare(job.output.as_deref())?;
        let shape = self.shape(&job)?;
        if let Some(output) = &job.output
            && self.to.is_none()
            && output.as_os_str() != "-"
            && output.extension().is_none()
        {
            names::tell_default(output, "TSV", "tmx");
        }
        if let Some(into) = &self.into {
            guard.check_memory(into)?;
        }
        // The names of the two files of Moses contain the languages, which are known only when the texts are
        // read.
        if let Some(output) =
            job.output.as_deref().filter(|output| shape != Shape::Moses && output.as_os_str() != "-")
        {
            guard.check(output, shape.content())?;
        }
        let new = self.into.as_deref().and_then(NewMemory::of);
        let memory = self.into.as_deref().map(memory_file::create).transpose()?;
        if let Some(memory) = memory.as_ref().filter(|_| new.is_none()) {
            self.labels.tell_near(memory)?;
        }
        let series = memory.as_ref().map(Memory::series);
        let align = || self.one(&job, series.as_ref(), &guard);
        let aligned = if job.output.is_some() { progress::busy("aligning", align) } else { align() };
        let has_memory = memory.is_some();
        let tally = aligned?;
        tally.tell_parted(&job);
        if job.output.is_some() || has_memory {
            tally.tell(self.output.as_deref(), self.into.as_deref());
        }
        new.into_iter().for_each(NewMemory::tell);
        let mut report = tally.report();
        report.aligned = 1;
        (report.memory, report.file) =
            (self.into.as_deref().map(input::name), self.output.as_deref().map(input::name));
        self.json.print(&report)?;
        Ok(Outcome::Done)
    }
}
