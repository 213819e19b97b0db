//! From a comparison to a match: its class, its penalties and its percent.

use crate::memory::unit_id::UnitId;
use crate::similarity::{Class, Comparison};
use crate::unit::Unit;

use super::lookup::Lookup;
use super::matches::Match;
use super::rank::Rank;
use super::variants::answer;

/// Returns the match of a unit whose source was compared, if it is good enough.
///
/// `neighbours` is the number of neighbours of the query that the unit has.
pub(super) fn graded(
    id: i64,
    unit: Unit,
    comparison: Comparison,
    neighbours: u8,
    lookup: &Lookup,
) -> Option<Match> {
    let class = match comparison.class() {
        Class::Exact if neighbours > 0 => Class::Context,
        class => class,
    };
    let penalties = lookup.penalties.of(&unit, lookup.in_lang.as_ref(), lookup.to_lang.as_ref());
    let points: u32 = penalties.iter().map(|penalty| u32::from(penalty.points)).sum();
    let percent = u32::from(comparison.percent()).saturating_sub(points) as u8;
    let (id, answer) = (UnitId::new(id), answer(&unit));
    let found = Match {
        id,
        unit,
        percent,
        comparison,
        class,
        neighbours,
        penalties,
        answer,
        variants: 1,
        memory: None,
    };
    (ranked(&found, lookup) >= lookup.at_least).then_some(found)
}

/// Returns the percent by which a match is ranked.
pub(super) fn ranked(found: &Match, lookup: &Lookup) -> u8 {
    match lookup.rank {
        Rank::Percent => found.percent,
        Rank::Plain => found.comparison.plain().percent(),
    }
}
