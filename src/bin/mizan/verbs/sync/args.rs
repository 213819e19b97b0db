//! The arguments of `mizan sync`.

use crate::options::memory_argument::MemoryArgument;

/// send what was changed in a file to its team, and take in what others have changed
///
/// `mizan team join` makes a file follow. Of two changes of one unit the later holds; the other one is in the
/// history and is told. A run that is stopped anywhere goes on the next time.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  mizan sync team.mizan\n  mizan sync team.mizan --watch")]
pub(crate) struct Args {
    #[command(flatten)]
    pub(super) memory: MemoryArgument,
    /// go on following until a signal ends the program (Ctrl-C, SIGTERM); connect again after each failure
    #[arg(long, conflicts_with = "compare")]
    pub(super) watch: bool,
    /// compare the file with PostgreSQL unit by unit afterwards, and print the hashes of both; exit 1 if they
    /// differ
    #[arg(long)]
    pub(super) compare: bool,
}

#[cfg(not(feature = "team"))]
impl Args {
    pub(crate) fn run(self) -> anyhow::Result<crate::terminal::outcome::Outcome> {
        anyhow::bail!("this mizan was built without teams; `cargo build --release --features team` builds it")
    }
}
