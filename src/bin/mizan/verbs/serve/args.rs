//! The arguments of `mizan serve`.

use std::path::PathBuf;

use crate::options::memory_files::MemoryFiles;

/// answer tools and teams that ask memories over HTTP
///
/// Weblate, Okapi and others ask by the protocol of tmserver under /tmserver/, scripts by JSON under /v1/;
/// docs/server.md describes both. The address is the first line of stdout, a line of JSON about each answer
/// goes to stderr.
#[derive(clap::Args)]
#[command(
    after_help = "A signal (Ctrl-C, SIGTERM) ends the program once the answers under way are sent.\n\nExamples:\n  \
    mizan serve --memory plant.mizan\n  \
    mizan serve --memory plant.mizan --memory agency.mizan:5 --listen 0.0.0.0:8484 --tokens tokens\n  \
    mizan serve --team postgresql://server@db.example/team --follower team.mizan"
)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(super) memories: MemoryFiles,
    /// serve a memory of the team on this PostgreSQL, before those of --memory; a write goes there first
    #[arg(long, value_name = "URL")]
    pub(super) team: Option<String>,
    /// serve this memory of the team
    #[arg(long, value_name = "NAME", default_value = "default", requires = "team")]
    pub(super) team_memory: String,
    /// keep the units of the team in this file [default: `mizan/team-NAME.mizan` in your data folder]
    #[arg(long, value_name = "FILE", requires = "team")]
    pub(super) follower: Option<PathBuf>,
    /// listen on this address and port, 0 for any free port; others than this machine's own need tokens
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8484")]
    pub(super) listen: String,
    /// ask for a token of this list, which `mizan token` makes [default: `mizan/tokens` in your data folder,
    /// if there is one]
    #[arg(long, value_name = "FILE")]
    pub(super) tokens: Option<PathBuf>,
    /// answer under this name of the server too, as behind a reverse proxy; may be given several times
    #[arg(long, value_name = "NAME")]
    pub(super) host: Vec<String>,
    /// answer at most so many requests a second of each token, or of each address without one
    #[arg(long, value_name = "REQUESTS", value_parser = clap::value_parser!(u32).range(1..))]
    pub(super) rate: Option<u32>,
    /// take files of at most so many MiB
    #[arg(long, value_name = "MIB", default_value_t = 256, value_parser = clap::value_parser!(u32).range(1..))]
    pub(super) upload: u32,
    /// log nothing but what goes wrong at the start
    #[arg(long)]
    pub(super) quiet: bool,
}

#[cfg(not(feature = "server"))]
impl Args {
    pub(crate) fn run(self) -> anyhow::Result<crate::terminal::outcome::Outcome> {
        anyhow::bail!(
            "this mizan was built without the server; `cargo build --release --features server` builds it"
        )
    }
}
