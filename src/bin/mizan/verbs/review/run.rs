//! `mizan review`, from its arguments to its end: opens or makes the job, and shows it until a signal comes.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use mizan::review::Job;
use mizan::server::ReviewServer;

use super::args::Args;
use super::browser;
use super::documents::{is_job, list, named};
use crate::terminal::guard::Guard;
use crate::terminal::outcome::Outcome;
use crate::terminal::remark::remark;
use crate::terminal::{input, interrupt};

/// The ending of the name of a job.
const ENDING: &str = "mizan-job";

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        if let Some(into) = &self.into {
            Guard::new(false).reads(self.source.iter().chain(&self.target)).check_memory(into)?;
        }
        let (job, path) = self.open()?;
        let server = ReviewServer::bind(job.person(self.by.clone()), self.into.clone())?;
        let address = server.address();
        // A signal is the end that this run is meant to have: every action is on the disk already.
        interrupt::end_well();
        let mut out = io::stdout();
        writeln!(out, "{address}").and_then(|()| out.flush()).context("stdout")?;
        remark!("the review is kept in {}; Ctrl-C ends it", input::name(&path));
        if !self.no_browser {
            browser::open(&address);
        }
        server.run()?;
        Ok(Outcome::Done)
    }

    // Opens the job that was named, or the one of the documents that were named, which may be new.
    fn open(&self) -> anyhow::Result<(Job, PathBuf)> {
        let lexicon = self.lexicon.read()?;
        if let Some(source) = self.source.as_ref().filter(|path| is_job(path)) {
            if self.target.is_some() || self.job.is_some() {
                bail!("{}: a job has its texts already; name it alone", input::name(source));
            }
            let job = Job::open(source, &lexicon).with_context(|| input::name(source))?;
            return Ok((job, source.clone()));
        }
        if let Some(source) = self.source.as_ref().filter(|path| is_named_as_job(path) && !path.exists()) {
            bail!("{}: there is no such job", input::name(source));
        }
        let path = self.job_path()?;
        if let Some(source) =
            [&self.source, &self.target].into_iter().flatten().find(|source| same(source, &path))
        {
            bail!("{}: a text, which is no place for the job; name one with --job", input::name(source));
        }
        let documents = match &self.pairs {
            Some(pairs) => list(self, pairs, &lexicon)?,
            None => vec![named(self, &lexicon)?],
        };
        let job = Job::of(&path, documents, &lexicon);
        let job = job.with_context(|| format!("{} (--job FILE names another one)", input::name(&path)))?;
        Ok((job, path))
    }

    fn job_path(&self) -> anyhow::Result<PathBuf> {
        if let Some(job) = &self.job {
            return Ok(job.clone());
        }
        match (&self.pairs, &self.source) {
            (Some(folder), _) if folder.is_dir() => Ok(folder.join(format!("review.{ENDING}"))),
            (Some(list), _) => Ok(list.with_extension(ENDING)),
            (None, Some(source)) if source.as_os_str() == "-" => {
                bail!("stdin has no name: name a job with --job FILE")
            }
            (None, Some(source)) => Ok(source.with_extension(ENDING)),
            (None, None) => bail!("a text and its translation are needed"),
        }
    }
}

fn is_named_as_job(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == ENDING)
}

fn same(source: &Path, job: &Path) -> bool {
    source == job || input::full_path(source).is_some_and(|source| Some(source) == input::full_path(job))
}
