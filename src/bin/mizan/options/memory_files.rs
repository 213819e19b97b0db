//! `--memory`, given once or several times: the memories that a verb asks together.

use std::path::PathBuf;

use mizan::memory::{Memories, Memory};

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
    #[arg(long, short, value_name = "FILE[:PENALTY]")]
    memory: Vec<PathBuf>,
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
    /// Opens the memories, which must exist.
    pub(crate) fn open(&self) -> anyhow::Result<Vec<OpenMemory>> {
        if self.memory.is_empty() {
            return Ok(vec![self.open_one(None, 0)?]);
        }
        let each = self.memory.iter().map(|given| {
            let (path, penalty) = parted(given);
            self.open_one(Some(path), penalty)
        });
        each.collect()
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

    /// Returns the paths that are named.
    pub(crate) fn paths(&self) -> impl Iterator<Item = PathBuf> {
        self.memory.iter().map(|given| parted(given).0)
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

// Parts the penalty from the name of a file: a colon and digits at its end, 100 at most.
fn parted(given: &std::path::Path) -> (PathBuf, u8) {
    const MOST: u8 = 100;
    let parts = given.to_str().and_then(|name| name.rsplit_once(':'));
    match parts.filter(|(file, digits)| {
        !file.is_empty() && !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
    }) {
        Some((file, digits)) => (file.into(), digits.parse().unwrap_or(MOST).min(MOST)),
        None => (given.to_owned(), 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colon_and_digits_at_the_end_are_a_penalty() {
        for (given, file, penalty) in [
            ("plant.mizan", "plant.mizan", 0),
            ("plant.mizan:5", "plant.mizan", 5),
            ("C:plant:500", "C:plant", 100),
            ("plant:5a", "plant:5a", 0),
            (":5", ":5", 0),
        ] {
            assert_eq!(parted(given.as_ref()), (PathBuf::from(file), penalty));
        }
    }
}
