//! `--memory`, given once or several times: the memories that a verb asks together.

use std::path::{Path, PathBuf};

use clap::builder::{OsStringValueParser, TypedValueParser};
use mizan::memory::{Memories, Memory, parted_penalty};

use crate::options::filters::Filters;
use crate::options::memory_file::MemoryFile;
use crate::options::strict::Strict;
use crate::terminal::damage;
use crate::terminal::outcome::Outcome;
use crate::terminal::remark::remark;

/// The memories that a verb asks.
#[derive(clap::Args)]
pub(crate) struct MemoryFiles {
    /// use this memory [default: that of MIZAN_MEMORY, else `mizan/default.mizan` in your data folder];
    /// several are ranked together, and a PENALTY is taken from the percent of each match of its memory
    #[arg(long, short, value_name = "FILE[:PENALTY]",
        value_parser = OsStringValueParser::new().try_map(|given| parted_penalty(Path::new(&given))))]
    memory: Vec<(PathBuf, u8)>,
    #[command(flatten)]
    strict: Strict,
}

/// A memory that was opened, with its name and its penalty in points.
pub(crate) struct OpenMemory {
    pub(crate) memory: Memory,
    pub(crate) name: String,
    pub(crate) penalty: u8,
}

impl MemoryFiles {
    /// Returns true if the person has named a memory.
    #[cfg(feature = "server")]
    pub(crate) fn is_any(&self) -> bool {
        !self.memory.is_empty()
    }

    /// Opens the memories, which must exist.
    pub(crate) fn open(&self) -> anyhow::Result<Vec<OpenMemory>> {
        if self.memory.is_empty() {
            return Ok(vec![self.open_one(None, 0)?]);
        }
        self.memory.iter().map(|(path, penalty)| self.open_one(Some(path.clone()), *penalty)).collect()
    }

    /// Opens a memory, which must exist; the default one without a path.
    pub(crate) fn open_one(&self, path: Option<PathBuf>, penalty: u8) -> anyhow::Result<OpenMemory> {
        let file = MemoryFile::named(path);
        let (memory, name) = (file.open()?, file.name());
        self.strict.check(&memory, &name)?;
        Ok(OpenMemory { memory, name, penalty })
    }

    /// Opens the memories as [`open`](Self::open) does. If none is named and there is no default memory, a
    /// remark says so, and the list is empty.
    pub(crate) fn open_if_any(&self) -> anyhow::Result<Vec<OpenMemory>> {
        if self.memory.is_empty() && MemoryFile::named(None).is_missing_default() {
            remark!("there is no default memory, so nothing is looked up; --memory names one");
            return Ok(Vec::new());
        }
        self.open()
    }

    /// Returns the path of each memory with its penalty in points.
    #[cfg(feature = "server")]
    pub(crate) fn named(&self) -> anyhow::Result<Vec<(PathBuf, u8)>> {
        match self.memory.is_empty() {
            true => Ok(vec![(MemoryFile::named(None).path()?, 0)]),
            false => Ok(self.memory.clone()),
        }
    }

    /// Returns the paths of the memories, which may not exist.
    pub(crate) fn paths(&self) -> impl Iterator<Item = PathBuf> {
        let unnamed = if self.memory.is_empty() { MemoryFile::named(None).path().ok() } else { None };
        self.memory.iter().map(|(path, _)| path.clone()).chain(unnamed)
    }
}

impl OpenMemory {
    /// Reports the damage that was met in the memory, and that no unit passes the filters.
    pub(crate) fn tell(&self, filters: &Filters, outcome: Outcome) -> anyhow::Result<Outcome> {
        filters.leave_nothing(&self.memory)?;
        Ok(damage::met(&self.memory, &self.name, outcome))
    }
}

/// Returns the memories to be asked together.
pub(crate) fn together(open: &[OpenMemory]) -> Memories<'_> {
    open.iter().fold(Memories::new(), |all, one| all.with(&one.memory, &one.name, one.penalty))
}
