//! Other translations of a text that the memory had before the batch: [`Batch::rivals`].

use crate::check::is_another_message;
use crate::error::Result;
use crate::memory::connection::Indexed;
use crate::memory::same_pair::may_be_for_one;
use crate::memory::unit_id::UnitId;
use crate::memory::unit_row;
use crate::memory::units::StoredUnit;
use crate::text::fold;
use crate::unit::Unit;

use super::batch::Batch;

impl Batch<'_> {
    /// Returns the units from before the batch that translate the text of a unit otherwise, in the same
    /// languages and direction, for the same client, project and subject field, and as no other message of a
    /// program.
    pub(in crate::memory) fn rivals(&mut self, unit: &Unit) -> Result<Vec<StoredUnit>> {
        let first = self.first_of_batch;
        let unit = &self.labelled(unit).into_owned();
        let Indexed { connection, cache } = self.session.indexed();
        let lang = unit.source_lang();
        let (mut found, folded) = (Vec::new(), fold(unit.source().plain()));
        for lane in cache.pairs.lanes_of(connection, |other| other.same_language(lang))? {
            let same = cache.same(connection, lane, &folded)?;
            for candidate in same.into_iter().filter(|one| one.unit < first && !one.is_target) {
                let old = unit_row::find(connection, cache, candidate.unit)?;
                let old = old.filter(|old| is_rival(old, unit));
                found.extend(old.map(|old| StoredUnit::new(UnitId::new(candidate.unit), old)));
            }
        }
        Ok(found)
    }
}

/// Returns true if two units of the same owner translate the same text in different ways.
pub(super) fn is_rival(old: &Unit, new: &Unit) -> bool {
    old.source() == new.source()
        && old.target() != new.target()
        && (old.source_lang(), old.target_lang()) == (new.source_lang(), new.target_lang())
        && may_be_for_one(old, new)
        && !is_another_message(old, new)
}
