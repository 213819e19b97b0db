mod align;
mod segment;

use clap::Subcommand;

use crate::outcome::Outcome;

/// Compare output with what people made, and count
#[derive(clap::Args)]
pub(crate) struct Eval {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    Align(align::Align),
    Segment(segment::Segmenting),
}

impl Eval {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        match self.what {
            What::Align(what) => what.run(),
            What::Segment(what) => what.run(),
        }
    }
}
