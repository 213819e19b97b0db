//! `--penalty`: the points that matches lose for a reason.

use mizan::memory::{Lookup, PenaltyRule};

/// The points that matches lose for some reasons.
#[derive(clap::Args)]
pub(crate) struct Penalties {
    /// take points from matches for a reason: `aligned=2`, `machine=10`, `region=3`, `domain:law=5` from
    /// units of other domains than `law`, `age:5=2` from units last changed over five years ago [default:
    /// aligned=1, machine=1, region=1]
    #[arg(long = "penalty", value_name = "REASON=POINTS")]
    penalties: Vec<PenaltyRule>,
}

impl Penalties {
    /// Sets the penalties in the options of a lookup.
    pub(crate) fn on(&self, lookup: Lookup) -> Lookup {
        self.penalties.iter().fold(lookup, |lookup, rule| rule.on(lookup))
    }
}
