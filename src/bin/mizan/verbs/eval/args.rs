//! The arguments of `mizan eval`, which choose between segments and beads.

use clap::Subcommand;

use super::{align, segment};
use crate::terminal::outcome::Outcome;

/// compare segments or beads with those that people made
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    Align(align::Args),
    Segment(segment::Args),
}

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        match self.what {
            What::Align(what) => what.run(),
            What::Segment(what) => what.run(),
        }
    }
}
