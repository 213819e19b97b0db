//! [`BestMatch`]: the best match of a segment in several memories.

use super::band::Band;
use super::identity::identity;
use crate::error::Result;
use crate::lang::Lang;
use crate::memory::{Lookup, Match, Memory};
use crate::similarity::{Class, Query};
use crate::unit::Unit;

/// A memory, and the points that its matches lose.
#[derive(Clone, Copy, Debug)]
pub(super) struct PenalizedMemory<'m> {
    pub(super) memory: &'m Memory,
    pub(super) points: u8,
}

/// How good the best match of a segment is.
#[derive(Clone, Copy, Debug)]
pub(super) struct BestMatch {
    pub(super) band: Band,
    /// Before penalties other than that of the memory.
    pub(super) percent: u8,
}

impl BestMatch {
    /// Returns the best match of a unit's source; `None` if no memory has one of 50 percent. The lookup takes
    /// no points off for penalties.
    pub(super) fn find(
        unit: &Unit,
        memories: &[PenalizedMemory<'_>],
        lookup: &Lookup,
    ) -> Result<Option<Self>> {
        let known = |lang: &Lang| Some(lang.clone()).filter(|lang| *lang != Lang::UNDETERMINED);
        let in_lang = known(unit.source_lang());
        let lookup = lookup.clone().in_lang(in_lang.clone()).to_lang(known(unit.target_lang()));
        let lookup = lookup.context(unit.context().clone());
        let lang = in_lang.or_else(|| Lang::detect(unit.source().plain())).unwrap_or(Lang::UNDETERMINED);
        let query = Query::new(unit.source(), &lang);
        let mut best: Option<Self> = None;
        for PenalizedMemory { memory, points } in memories {
            let found = memory.lookup_query(&query, &lookup)?;
            let found = found.first().and_then(|found| Self::of(unit, found, *points));
            best = best.into_iter().chain(found).min_by_key(|found| (found.band, 100 - found.percent));
        }
        Ok(best)
    }

    // Returns `None` if the match has less than 50 percent without the points.
    fn of(unit: &Unit, found: &Match, points: u8) -> Option<Self> {
        let percent = found.percent().saturating_sub(points);
        let is_same = || identity(unit.source()) == identity(found.unit().source());
        let band = match found.class() {
            Class::Context if points == 0 => Band::Context,
            Class::Exact if points == 0 => Band::Exact,
            Class::Format if points == 0 && is_same() => Band::Exact,
            _ => Band::of_percent(percent)?,
        };
        Some(Self { band, percent })
    }
}
