//! What earlier batches of the same action and file have left in a memory: the units that nobody has touched
//! since ([`Batch::aligned_before`]), and those that a person has settled ([`Batch::settled_before`]).

use crate::error::Result;
use crate::unit::{Labels, Status, Unit};

use super::batch::Batch;
use crate::memory::action::Action;
use crate::memory::document_props::{documents, is_in_document};
use crate::memory::history;
use crate::memory::place_props::is_place;
use crate::memory::same_pair::may_be_for_one;
use crate::memory::settled_pairs::SettledPairs;
use crate::memory::storage_error::storage;
use crate::memory::unit_id::UnitId;
use crate::memory::units::StoredUnit;

impl Batch<'_> {
    /// Returns the units that earlier batches of this action and file have made or found, and nobody has
    /// looked at since: they are [`Aligned`](crate::Status::Aligned), were never edited, and stand at one
    /// place only, or in other documents too ([`delete_from`](Self::delete_from)). Units of another client,
    /// project or subject field than the labels name are not among them.
    /// [`Memory::compact`](crate::Memory::compact) forgets which batches made which units.
    ///
    /// ```
    /// use mizan::memory::{Action, Memory};
    /// use mizan::{Labels, Lang, Status, Unit};
    ///
    /// let memory = Memory::in_memory()?;
    /// let unit = Unit::new(Lang::ENGLISH, "Valve", Lang::ARABIC, "مضخة").with_status(Status::Aligned);
    /// let mut batch = memory.batch()?.action(Action::Align).file("plant.en.txt".to_owned());
    /// batch.insert(&unit)?;
    /// batch.commit()?;
    /// let mut batch = memory.batch()?.action(Action::Align).file("plant.en.txt".to_owned());
    /// assert_eq!(batch.aligned_before(&Labels::new())?[0].unit.source().plain(), "Valve");
    /// # Ok::<(), mizan::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn aligned_before(&mut self, labels: &Labels) -> Result<Vec<StoredUnit>> {
        let Some(names) = self.names() else { return Ok(Vec::new()) };
        let ids = history::seen_before(&self.session, &names, self.step).map_err(storage)?;
        let own = [labels.document_name().or(self.file.as_deref()), self.partner.as_deref()]
            .map(|name| name.map(str::to_owned));
        let own: Vec<&str> = own.iter().flatten().map(String::as_str).collect();
        let mut found = Vec::new();
        for id in ids.into_iter().map(UnitId::new) {
            let Some(unit) = self.read(id)? else { continue };
            let is_untouched = unit.status == Status::Aligned && unit.origin.changed.is_none();
            let is_theirs = may_be_for_one(&unit, &labels.on(unit.clone())) && is_held(&unit, &own);
            let is_shared = documents(&unit).any(|document| !own.contains(&document));
            if is_untouched && is_theirs && (is_shared || !unit.props.iter().any(is_place)) {
                found.push(StoredUnit::new(id, unit));
            }
        }
        Ok(found)
    }

    /// Returns the pairs of texts that a person has changed or deleted, so that the batch does not bring them
    /// back: those that a person edited, deleted by their numbers or cleaned away, wherever they came from,
    /// and those of which earlier batches of this action and file made units that are gone or have other
    /// texts since. [`Batch::insert_unless`] leaves them out;
    /// [`Memory::compact`](crate::Memory::compact) forgets them.
    ///
    /// ```
    /// use mizan::memory::{Action, Inserted, Memory};
    /// use mizan::{Lang, Unit};
    ///
    /// let memory = Memory::in_memory()?;
    /// let unit = Unit::new(Lang::ENGLISH, "Valve", Lang::ARABIC, "مضخة");
    /// let mut batch = memory.batch()?.action(Action::Align).file("plant.en.txt".to_owned());
    /// let Inserted::New(id) = batch.insert(&unit)? else { panic!("the memory was empty") };
    /// batch.commit()?;
    /// memory.delete(id)?;
    /// let again = memory.batch()?.action(Action::Align).file("plant.en.txt".to_owned());
    /// assert!(again.settled_before()?.has(&unit));
    /// # Ok::<(), mizan::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn settled_before(&self) -> Result<SettledPairs> {
        let names = self.names();
        let steps = self.earlier_steps(names.as_ref()).map_err(storage)?;
        let by_hand = self.pool.settled_by_hand.read(&self.session, steps.by_hand)?;
        let names = names.filter(|_| steps.has_same_name);
        SettledPairs::read(&self.session, by_hand, names.as_ref(), self.action == Action::Align)
            .map_err(storage)
    }
}

/// Returns true if one of some documents holds a unit, or if nothing is known of its documents.
fn is_held(unit: &Unit, documents: &[&str]) -> bool {
    unit.origin.document.is_none() || documents.iter().any(|document| is_in_document(unit, document))
}
