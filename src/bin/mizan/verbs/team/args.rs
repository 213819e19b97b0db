//! The arguments of `mizan team`.

use std::path::PathBuf;

use clap::Subcommand;

/// make the memory of a team on PostgreSQL, and let a file follow it
///
/// docs/team.md describes teams. An address holds no password: it is taken from PGPASSWORD, from the file
/// that PGPASSFILE names, or from ~/.pgpass.
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(super) what: What,
}

#[derive(Subcommand)]
pub(super) enum What {
    Init(Init),
    Join(Join),
}

/// make the tables of a team in a database, and a memory; what is there stays as it is
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  mizan team init postgresql://owner@db.example/team\n  \
        mizan team init \"postgresql:///team?host=/run/postgresql\" legal")]
pub(super) struct Init {
    /// the address of the database, as libpq takes it
    #[arg(value_name = "URL")]
    pub(super) url: String,
    /// the name of the memory
    #[arg(default_value = "default")]
    pub(super) name: String,
}

/// let a memory in a file follow a memory of the team, and fill it
///
/// Units that the file has already are sent to the team.
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  mizan team join postgresql://salma@db.example/team --into team.mizan\n  \
        mizan team join postgresql://salma@db.example/team legal --into legal.mizan"
)]
pub(super) struct Join {
    /// the address of the database, as libpq takes it
    #[arg(value_name = "URL")]
    pub(super) url: String,
    /// the name of the memory in the team
    #[arg(default_value = "default")]
    pub(super) name: String,
    /// follow in this file [default: that of MIZAN_MEMORY, else `mizan/default.mizan` in your data folder]
    #[arg(long, short = 'm', visible_alias = "memory", value_name = "MEMORY")]
    pub(super) into: Option<PathBuf>,
}

#[cfg(not(feature = "team"))]
impl Args {
    pub(crate) fn run(self) -> anyhow::Result<crate::terminal::outcome::Outcome> {
        anyhow::bail!("this mizan was built without teams; `cargo build --release --features team` builds it")
    }
}
