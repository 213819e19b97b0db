//! The pairs of `mizan align --pairs`: [`JobList`], read from a list or found in a folder.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::job::Job;
use crate::files::folder;
use crate::terminal::input;

/// The pairs to be aligned, and the texts that are no part of a pair.
#[derive(Default)]
pub(super) struct JobList {
    pub(super) jobs: Vec<Job>,
    /// Each text without its partner, and the name that the partner would have.
    pub(super) alone: Vec<(PathBuf, PathBuf)>,
}

impl JobList {
    /// Reads a list, in which each line is a pair: source, target and output, separated by tabs.
    pub(super) fn listed(list: &Path) -> anyhow::Result<Self> {
        let text = input::read_text(list)?;
        let lines = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
        let job = |(line, number): (&str, usize)| match line.split('\t').collect::<Vec<_>>()[..] {
            [source, target, output] => Ok(Job {
                source: source.into(),
                target: target.into(),
                output: Some(output.into()),
                name: None,
                partner: None,
            }),
            _ => bail!("{}: line {number}: expected source, tab, target, tab, output", input::name(list)),
        };
        Ok(Self { jobs: lines.map(job).collect::<anyhow::Result<_>>()?, alone: Vec::new() })
    }

    /// Finds the pairs of a folder: NAME.ar.EXT and NAME.en.EXT, with NAME.tmx or another extension beside
    /// them as the output.
    pub(super) fn in_folder(folder: &Path, extension: &str) -> anyhow::Result<Self> {
        let paths = folder::entries(folder).with_context(|| input::name(folder))?;
        let mut list = Self::default();
        for path in paths.into_iter().filter(|path| path.is_file()) {
            list.take(path, extension);
        }
        Ok(list)
    }

    fn take(&mut self, path: PathBuf, extension: &str) {
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { return };
        if let Some((stem, ending)) = name.rsplit_once(".ar.") {
            let target = path.with_file_name(format!("{stem}.en.{ending}"));
            let output = Some(path.with_file_name(format!("{stem}.{extension}")));
            match target.exists() {
                true => self.jobs.push(Job { source: path, target, output, name: None, partner: None }),
                false => self.alone.push((path, target)),
            }
        } else if let Some((stem, ending)) = name.rsplit_once(".en.") {
            let source = path.with_file_name(format!("{stem}.ar.{ending}"));
            if !source.exists() {
                self.alone.push((path, source));
            }
        }
    }
}
