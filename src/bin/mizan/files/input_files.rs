//! [`InputFiles`]: the files that the arguments of a verb stand for, those of folders among them.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::pattern::expanded;
use super::walk::Walk;
use super::wanted::Wanted;
use crate::terminal::content::{is_memory, start_of};
use crate::terminal::input;
use crate::terminal::plain_words::in_plain_words;
use crate::terminal::remark::remark;
use crate::terminal::words::count;

// The most skipped files that are named on stderr, chosen by hand to fit a screen.
const SHOWN: usize = 20;

/// A file to read.
#[derive(Clone, Debug)]
pub(crate) struct InputFile {
    pub(crate) path: PathBuf,
    /// The path below the folder that was named; the base name of a file that was named itself.
    pub(crate) below: PathBuf,
}

/// The files to read, and those that are none of them.
#[derive(Default)]
pub(crate) struct InputFiles {
    pub(crate) files: Vec<InputFile>,
    /// Files of a folder that are of no kind that the verb reads.
    skipped: Vec<PathBuf>,
    /// Folders that could not be read.
    failed: Vec<anyhow::Error>,
    is_several: bool,
    /// The full paths of the files.
    taken: HashSet<PathBuf>,
}

impl InputFiles {
    /// Finds the files that arguments stand for: a file stands for itself, a folder for the files of a kind
    /// below it, and on Windows a pattern for the files with such names. A file that several arguments stand
    /// for is taken once. What lies in the folder of outputs is not read.
    ///
    /// # Errors
    ///
    /// If a folder is too large, if no file fits a pattern, or if the folders hold no file of the kind.
    pub(crate) fn find(args: &[PathBuf], wanted: Wanted, output: Option<&Path>) -> anyhow::Result<Self> {
        let mut found = Self { is_several: args.len() > 1, ..Self::default() };
        for argument in args {
            let Some(files) = expanded(argument) else {
                found.take_named(argument, wanted, output)?;
                continue;
            };
            let name = || input::name(argument);
            let files = files.with_context(name)?;
            if files.is_empty() {
                bail!("{}: no file has such a name", name());
            }
            found.is_several = true;
            for path in &files {
                found.take_named(path, wanted, output)?;
            }
        }
        if found.files.is_empty() && found.failed.is_empty() {
            let names: Vec<String> = args.iter().map(|path| input::name(path)).collect();
            bail!("{}: no {} in it", names.join(", "), wanted.title());
        }
        Ok(found)
    }

    fn take_named(&mut self, path: &Path, wanted: Wanted, output: Option<&Path>) -> anyhow::Result<()> {
        if path.is_dir() && !wanted.takes_folder(path) {
            self.is_several = true;
            self.take_folder(path, wanted, output)
        } else {
            let below = path.file_name().map(PathBuf::from).unwrap_or_default();
            self.take(InputFile { path: path.to_owned(), below });
            Ok(())
        }
    }

    fn take_folder(&mut self, folder: &Path, wanted: Wanted, output: Option<&Path>) -> anyhow::Result<()> {
        let walk = Walk::below(folder, wanted, output)?;
        for path in walk.files {
            let below = path.strip_prefix(folder).expect("it was found below").to_owned();
            self.take(InputFile { path, below });
        }
        self.skipped.extend(walk.skipped);
        self.failed.extend(walk.failed);
        Ok(())
    }

    fn take(&mut self, file: InputFile) {
        let is_stdin = file.path.as_os_str() == "-";
        let whole = if is_stdin { None } else { input::full_path(&file.path) };
        if self.taken.insert(whole.unwrap_or_else(|| file.path.clone())) {
            self.files.push(file);
        }
    }

    /// Returns the paths of the files.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &Path> {
        self.files.iter().map(|file| &*file.path)
    }

    /// Returns the first of the files that is a memory. A person who names one there means another option.
    pub(crate) fn memory(&self) -> Option<&Path> {
        let is_memory = |path: &&Path| path.is_file() && start_of(path).is_ok_and(|start| is_memory(&start));
        self.paths().find(is_memory)
    }

    /// Returns true if the arguments may stand for any number of files: several arguments, or a folder.
    pub(crate) fn is_several(&self) -> bool {
        self.is_several
    }

    /// Returns how many files were skipped, and how many folders could not be read.
    pub(super) fn left_out(&self) -> (usize, usize) {
        (self.skipped.len(), self.failed.len())
    }

    /// Reports on stderr which folders could not be read.
    pub(crate) fn tell_unread(&self) {
        for error in &self.failed {
            remark!("{}", in_plain_words(error));
        }
    }

    /// Reports on stderr which files are not read, and why.
    pub(crate) fn tell_left_out(&self, wanted: Wanted) {
        self.tell_unread();
        self.tell_skipped(wanted, |_| true);
    }

    /// Reports on stderr which of the skipped files that pass a test are not read, and why.
    pub(crate) fn tell_skipped(&self, wanted: Wanted, is_told: impl Fn(&Path) -> bool) {
        let told: Vec<&PathBuf> = self.skipped.iter().filter(|path| is_told(path)).collect();
        for path in told.iter().take(SHOWN) {
            remark!("{}: skipped, no {}", input::name(path), wanted.title());
        }
        if told.len() > SHOWN {
            remark!("and {} skipped", count((told.len() - SHOWN) as u64, "more file"));
        }
    }
}
