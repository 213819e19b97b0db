//! The documents of `mizan align --pairs FOLDER` whose names do not tell their partners, paired by what they
//! say.

use std::collections::HashSet;
use std::path::PathBuf;

use super::args::Args;
use super::job::Job;
use super::job_list::JobList;
use super::one_document::Held;
use crate::files::paired_files::PairedFiles;
use crate::terminal::input;
use crate::terminal::remark::remark;

/// The confidence from which two documents are aligned without a person's word. Chosen by hand: units of a
/// wrong pair are hard to find in a memory.
const SURE: f64 = 0.8;

impl JobList {
    /// Makes jobs of the documents whose names do not tell their partners: of each that holds both languages,
    /// and of each two that translate each other, which stderr names.
    pub(super) fn pair_by_content(&mut self, align: &Args) -> anyhow::Result<()> {
        let (mut arabic, mut english) = (Vec::new(), Vec::new());
        let laid_out = self.unnamed.iter().map(|path| (path, true));
        let others =
            self.plain.iter().chain(self.alone.iter().map(|(path, _)| path)).map(|path| (path, false));
        for (path, may_hold_both) in laid_out.chain(others) {
            match Held::read(&align.side_reading(), path) {
                Held::Both if may_hold_both => {
                    self.jobs.push(Job::of_one(path.clone(), &align.to_extension()));
                }
                Held::Arabic => arabic.push(path.clone()),
                Held::English => english.push(path.clone()),
                Held::Both | Held::Other => {}
            }
        }
        if !arabic.is_empty() && !english.is_empty() {
            let options = align.reading.options();
            let found = PairedFiles::find(&arabic, &english, &options, &align.lexicon.read()?, SURE);
            for pair in found.pairs {
                let (source, target) = (input::name(&pair.source), input::name(&pair.target));
                remark!("{source} and {target}: paired by what they say, confidence {:.2}", pair.confidence);
                self.jobs.push(Job {
                    output: Some(pair.source.with_extension(align.to_extension())),
                    source: pair.source,
                    target: Some(pair.target),
                    name: None,
                    partner: None,
                });
            }
        }
        self.forget_paired();
        Ok(())
    }

    // Leaves those out that have a job.
    fn forget_paired(&mut self) {
        let paired: HashSet<&PathBuf> = self.jobs.iter().flat_map(Job::inputs).collect();
        self.alone.retain(|(path, _)| !paired.contains(path));
        self.unnamed.retain(|path| !paired.contains(path));
        self.plain.retain(|path| !paired.contains(path));
    }
}
