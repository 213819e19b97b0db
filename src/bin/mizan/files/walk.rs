//! [`Walk`]: the files below a folder, in the order of their names.
//!
//! Hidden files and folders are passed over. A link to a folder is followed if the folder lies outside, and
//! only once, so that links in a circle come to an end.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::folder;
use super::wanted::Wanted;
use crate::terminal::input;

// The most folders inside one another that are looked into, and the most files and folders that are met.
// Chosen by hand, far above what a person keeps: whatever exceeds these bounds is a slip, such as the root of
// a disk.
const DEEPEST: usize = 32;
const MOST: usize = 100_000;

/// What was found below a folder.
#[derive(Default)]
pub(super) struct Walk {
    /// The files of the kind wanted.
    pub(super) files: Vec<PathBuf>,
    /// The files of other kinds, and folders that lie too deep.
    pub(super) skipped: Vec<PathBuf>,
    /// The folders that could not be read, as errors.
    pub(super) failed: Vec<anyhow::Error>,
    /// The folders that were looked into or must not be, links resolved.
    seen: HashSet<PathBuf>,
    root: PathBuf,
}

impl Walk {
    /// Finds the files of a kind below a folder. The results of an earlier run, in the folder of outputs, are
    /// passed over.
    pub(super) fn below(root: &Path, wanted: Wanted, output: Option<&Path>) -> anyhow::Result<Self> {
        let real = root.canonicalize().with_context(|| input::name(root))?;
        let outputs = output.and_then(|output| output.canonicalize().ok()).filter(|output| *output != real);
        let mut walk = Self { seen: outputs.into_iter().collect(), root: real, ..Self::default() };
        walk.folder(root, wanted, 0)?;
        Ok(walk)
    }

    fn folder(&mut self, folder: &Path, wanted: Wanted, depth: usize) -> anyhow::Result<()> {
        let entries = folder.canonicalize().and_then(|real| {
            let is_new = self.seen.insert(real);
            if is_new { folder::entries(folder) } else { Ok(Vec::new()) }
        });
        let entries = match entries {
            Ok(entries) => entries,
            Err(error) => {
                self.failed.push(anyhow::Error::new(error).context(input::name(folder)));
                return Ok(());
            }
        };
        for path in entries.into_iter().filter(|path| !is_hidden(path)) {
            self.entry(path, wanted, depth)?;
        }
        Ok(())
    }

    fn entry(&mut self, path: PathBuf, wanted: Wanted, depth: usize) -> anyhow::Result<()> {
        let is_folder = path.is_dir() && !wanted.takes_folder(&path);
        match () {
            () if is_folder && self.is_link_inside(&path) => {}
            () if is_folder && depth < DEEPEST => self.folder(&path, wanted, depth + 1)?,
            () if is_folder => self.skipped.push(path),
            () if wanted.takes_folder(&path) || path.is_file() && wanted.takes(&path) => {
                self.files.push(path);
            }
            // A device and a pipe have no end, and a link without a file has nothing to read.
            () => self.skipped.push(path),
        }
        if self.files.len() + self.skipped.len() + self.seen.len() > MOST {
            bail!("{}: more than {MOST} files and folders; name a smaller folder", self.root.display());
        }
        Ok(())
    }

    // What such a link leads to is walked under its own name, or contains the folder that is being walked.
    fn is_link_inside(&self, path: &Path) -> bool {
        path.is_symlink()
            && path
                .canonicalize()
                .is_ok_and(|real| real.starts_with(&self.root) || self.root.starts_with(&real))
    }
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}
