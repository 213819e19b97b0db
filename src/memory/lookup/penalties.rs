//! [`Penalties`]: how many points a match loses for each reason.

use crate::lang::Lang;
use crate::unit::{Status, Timestamp, Unit};

use super::penalty::{Penalty, Reason};

/// The points that a match loses for each reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Penalties {
    // In the order of `Reason::ALL`.
    points: [u8; Reason::ALL.len()],
    /// The subject field that is asked for.
    pub(super) domain: Option<String>,
    /// A unit that was last changed before this moment is old.
    pub(super) before: Option<Timestamp>,
}

impl Default for Penalties {
    fn default() -> Self {
        let mut penalties = Self { points: [0; Reason::ALL.len()], domain: None, before: None };
        [Reason::Aligned, Reason::Machine, Reason::Region]
            .into_iter()
            .for_each(|reason| penalties.set(reason, 1));
        penalties
    }
}

impl Penalties {
    pub(super) fn set(&mut self, reason: Reason, points: u8) {
        self.points[reason as usize] = points;
    }

    /// Returns the penalties of a unit of which texts in one language and translations into another are asked
    /// for.
    pub(super) fn of(&self, unit: &Unit, in_lang: Option<&Lang>, to_lang: Option<&Lang>) -> Vec<Penalty> {
        let applies = |reason| match reason {
            Reason::Aligned => unit.status() == Status::Aligned,
            Reason::Machine => unit.status() == Status::Machine,
            Reason::Memory => true,
            Reason::Region => {
                is_other_region(in_lang, unit.source_lang()) || is_other_region(to_lang, unit.target_lang())
            }
            Reason::Domain => self.domain.is_some() && self.domain.as_deref() != unit.domain(),
            Reason::Age => {
                let changed = unit.origin().changed.or(unit.origin().created);
                changed.zip(self.before).is_some_and(|(changed, before)| changed < before)
            }
        };
        let penalty = |reason| Penalty { reason, points: self.points[reason as usize] };
        let all = Reason::ALL.into_iter().map(penalty).filter(|penalty| penalty.points > 0);
        all.filter(|penalty| applies(penalty.reason)).collect()
    }
}

fn is_other_region(wanted: Option<&Lang>, lang: &Lang) -> bool {
    wanted.is_some_and(|wanted| wanted != lang && *wanted != wanted.base() && *lang != lang.base())
}
