//! [`Present`]: what a pair of texts has now, and which units of its earlier alignments that replaces.

use std::collections::HashSet;

use mizan::Unit;
use mizan::bitext::{Bitext, Outdated};
use mizan::memory::StoredUnit;

/// What a pair of texts has now.
pub(super) enum Present<'p> {
    /// The beads of an alignment.
    Bitext(&'p Bitext),
    /// The units of an output, which a person may have corrected.
    Output(&'p [Unit]),
}

impl Present<'_> {
    /// Returns those of some earlier units that what there is now replaces, and counts the others that
    /// translate a text of it otherwise.
    pub(super) fn replaced(&self, earlier: Vec<StoredUnit>) -> (Vec<StoredUnit>, u64) {
        match self {
            Self::Bitext(bitext) => {
                let outdated = Outdated::of(bitext);
                let beside = earlier.iter().filter(|found| outdated.has_other(&found.unit)).count();
                (earlier.into_iter().filter(|found| outdated.has(&found.unit)).collect(), beside as u64)
            }
            Self::Output(units) => {
                let output = OutputTexts::of(units);
                (earlier.into_iter().filter(|found| output.has_otherwise(&found.unit)).collect(), 0)
            }
        }
    }
}

/// The texts of an output, without spaces, in either direction.
struct OutputTexts {
    pairs: HashSet<[String; 2]>,
    texts: HashSet<String>,
}

impl OutputTexts {
    fn of(units: &[Unit]) -> Self {
        let pairs: HashSet<_> = units.iter().map(pair).collect();
        Self { texts: pairs.iter().flatten().cloned().collect(), pairs }
    }

    // Returns true if the output has one text of a unit, and not both together: somebody has corrected the
    // other one.
    fn has_otherwise(&self, unit: &Unit) -> bool {
        let [source, target] = pair(unit);
        let has_one = self.texts.contains(&source) || self.texts.contains(&target);
        let is_kept = self.pairs.contains(&[source.clone(), target.clone()]);
        has_one && !is_kept && !self.pairs.contains(&[target, source])
    }
}

fn pair(unit: &Unit) -> [String; 2] {
    [unit.source(), unit.target()].map(|text| text.plain().split_whitespace().collect())
}
