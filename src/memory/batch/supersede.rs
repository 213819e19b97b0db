//! A corrected file that comes again: its new translations take the place of those of its earlier version
//! ([`Batch::supersede`]).

use std::collections::HashSet;
use std::ops::Range;

use rusqlite::{Connection, params};

use crate::error::Result;
use crate::unit::{Labels, Unit};

use super::batch::Batch;
use super::earlier_version::{EarlierVersion, UnseenUnits};
use super::rivals::is_rival;
use crate::memory::document_props::{documents, is_in_document};
use crate::memory::history;
use crate::memory::storage_error::storage;
use crate::memory::unit_id::UnitId;
use crate::memory::units::StoredUnit;

/// What became of the units of an earlier version of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Superseded {
    /// Units of the earlier version that new units of the file have replaced.
    pub replaced: u64,
    /// New units beside which a unit of the earlier version stays that translates the same text otherwise.
    pub beside: u64,
}

// Units of one source text that are compared with a new one, so that a file in which one text is translated
// in a thousand ways does not take a million comparisons. Chosen by hand.
const MOST_RIVALS: usize = 20;

impl Batch<'_> {
    /// Returns the units that earlier batches of this action and file have made, to be told what the file
    /// has now. [`Memory::compact`](crate::Memory::compact) forgets which batches made which units.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn earlier_version(&self) -> Result<EarlierVersion> {
        let Some(names) = self.names() else { return Ok(EarlierVersion::default()) };
        if !self.earlier_steps(Some(&names)).map_err(storage)?.has_same_name {
            return Ok(EarlierVersion::default());
        }
        let made = history::made_by(&self.session, &names, self.first_of_batch).map_err(storage)?;
        Ok(EarlierVersion::new(made))
    }

    /// Deletes the units of the earlier version of a file of which the file now has another translation, in
    /// place of the new units that give it, which take over their labels. To be called when the whole file
    /// is in the batch.
    ///
    /// A unit is replaced only if nothing else than batches of this file has changed it, if no other document
    /// holds it, and if the new unit is for the same client, project and subject field, has no lower status
    /// and no earlier date of change, and is not another message of a program. If fewer than half of the
    /// earlier units have a source text that the file still has, the file is taken for another one of the
    /// same name, and nothing is replaced.
    ///
    /// ```
    /// use mizan::memory::{Action, Memory};
    /// use mizan::{Lang, Unit};
    ///
    /// let memory = Memory::in_memory()?;
    /// for translation in ["مضخة", "صمام"] {
    ///     let mut batch = memory.batch()?.action(Action::Import).file("plant.tmx".to_owned());
    ///     let mut earlier = batch.earlier_version()?;
    ///     earlier.note(batch.insert(&Unit::new(Lang::ENGLISH, "Valve", Lang::ARABIC, translation))?);
    ///     batch.supersede(&earlier)?;
    ///     batch.commit()?;
    /// }
    /// let units: Vec<_> = memory.units()?.collect::<Result<_, _>>()?;
    /// assert_eq!((units.len(), units[0].unit.target().plain()), (1, "صمام"));
    /// # Ok::<(), mizan::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn supersede(&mut self, earlier: &EarlierVersion) -> Result<Superseded> {
        let mut done = Superseded::default();
        let Some(names) = self.names().filter(|_| !earlier.is_as_before()) else { return Ok(done) };
        let unseen = earlier.unseen(&self.session).map_err(storage)?;
        let rivals = earlier.rivals(&self.session, &unseen).map_err(storage)?;
        if rivals.is_empty() {
            return Ok(done);
        }
        let mut kept = touched(&self.session, &names).map_err(storage)?;
        if !is_new_version(&unseen, &rivals) {
            kept.extend(unseen.by_source.iter().map(|(_, id)| id));
        }
        for (id, places) in rivals {
            let places = places.start..places.end.min(places.start + MOST_RIVALS);
            let old = self.rivals_of(id, &unseen.by_source[places])?;
            let count = old.len();
            let replaced = self.replace_all(UnitId::new(id), old, &kept)?;
            done.replaced += replaced;
            done.beside += u64::from(replaced < count as u64);
        }
        Ok(done)
    }

    /// Returns the earlier units that translate the text of a new one otherwise: those of its key, if there
    /// are any.
    fn rivals_of(&mut self, id: i64, old: &[(u64, i64)]) -> Result<Vec<StoredUnit>> {
        let Some(new) = self.read(UnitId::new(id))? else { return Ok(Vec::new()) };
        let mut rivals = Vec::new();
        for old in old.iter().map(|(_, id)| UnitId::new(*id)) {
            if let Some(unit) = self.read(old)?.filter(|old| is_rival(old, &new)) {
                rivals.push(StoredUnit::new(old, unit));
            }
        }
        if new.origin.key.is_some() && rivals.iter().any(|old| old.unit.origin.key == new.origin.key) {
            rivals.retain(|old| old.unit.origin.key == new.origin.key);
        }
        Ok(rivals)
    }

    /// Deletes earlier units that give way to a new one, except those to be kept. Returns how many gave way.
    fn replace_all(&mut self, id: UnitId, old: Vec<StoredUnit>, kept: &HashSet<i64>) -> Result<u64> {
        let mut replaced = 0;
        for old in old.into_iter().filter(|old| !kept.contains(&old.id.get())) {
            let Some(new) = self.read(id)?.filter(|new| gives_way(&old.unit, new)) else { continue };
            let labelled = with_labels_of(&old.unit, new.clone());
            if labelled != new {
                self.replace(id, &labelled)?;
            }
            self.delete(old.id)?;
            replaced += 1;
        }
        Ok(replaced)
    }
}

/// Returns true if at least half of the units of the earlier version have a source text that the file has.
fn is_new_version(unseen: &UnseenUnits, rivals: &[(i64, Range<usize>)]) -> bool {
    let translated_anew: HashSet<usize> = rivals.iter().flat_map(|(_, places)| places.clone()).collect();
    let seen = unseen.all - unseen.by_source.len();
    (seen + translated_anew.len()) * 2 >= unseen.all
}

fn gives_way(old: &Unit, new: &Unit) -> bool {
    let is_older = matches!((old.origin.changed, new.origin.changed), (Some(old), Some(new)) if new < old);
    let is_of_file = match new.origin.document {
        Some(_) => documents(old).all(|document| is_in_document(new, document)),
        None => documents(old).nth(1).is_none(),
    };
    new.status >= old.status && !is_older && is_of_file
}

fn with_labels_of(old: &Unit, new: Unit) -> Unit {
    let of = |label: Option<&str>| label.map(str::to_owned);
    let labels = Labels::new().client(of(old.client())).project(of(old.project())).domain(of(old.domain()));
    let document = new.origin.document.clone().or_else(|| old.origin.document.clone());
    labels.document(document).on(new)
}

/// Returns the units that steps of other names have changed.
fn touched(connection: &Connection, [one, other]: &[String; 2]) -> rusqlite::Result<HashSet<i64>> {
    const TOUCHED: &str = "
        SELECT past.unit FROM step CROSS JOIN past ON past.step = step.id
        WHERE step.id > 0 AND step.what NOT IN (?1, ?2)";
    let mut statement = connection.prepare_cached(TOUCHED)?;
    statement.query_map(params![one, other], |row| row.get(0))?.collect()
}
