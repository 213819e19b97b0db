//! `--strict`: a verb refuses a damaged memory instead of going on past the damage.

use mizan::memory::Memory;

use crate::terminal::{damage, progress};

/// What a verb does with a damaged memory.
#[derive(Clone, Copy, clap::Args)]
pub(crate) struct Strict {
    /// check the memory first, and refuse it if any part of it is altered or cannot be read
    #[arg(long)]
    strict: bool,
}

impl Strict {
    /// Refuses a damaged memory if the option is given. The whole memory is read, which takes some seconds
    /// for a million units.
    pub(crate) fn check(self, memory: &Memory, name: &str) -> anyhow::Result<()> {
        match self.strict {
            true => progress::busy("checking", || damage::refuse(memory, name)),
            false => Ok(()),
        }
    }
}
