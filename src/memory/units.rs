//! All units of a memory, one after another: [`Units`] yields each as a [`StoredUnit`].

use std::fmt;

use crate::error::{Error, ErrorKind, Result};
use crate::unit::{Context, Prop, Unit};

use super::connection::SessionGuard;
use super::damage::{Damage, Fault};
use super::damage_log::DamageLog;
use super::document_props::{documents, is_other_document};
use super::gap::{Gap, gap};
use super::key_props::is_other_key;
use super::place_props::{is_place, places};
use super::storage_error::{is_damage, storage};
use super::unit_id::UnitId;
use super::unit_row::{End, ReadRows, UnitRow};
use super::{schema, unit_row};

/// A unit of a memory with its number.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct StoredUnit {
    /// The number of the unit in the memory.
    pub id: UnitId,
    /// The unit.
    pub unit: Unit,
    /// True if the unit is not as it was written: a fault of the disk, say, has changed its row.
    pub is_altered: bool,
}

impl StoredUnit {
    /// Joins a number and its unit.
    #[must_use]
    pub fn new(id: UnitId, unit: Unit) -> Self {
        Self { id, unit, is_altered: false }
    }

    /// Returns the neighbours of the source text at each place at which it stood, the last place first.
    #[must_use]
    pub fn places(&self) -> Vec<Context> {
        places(&self.unit).filter(|place| *place != Context::default()).collect()
    }

    /// Returns the names of the documents that hold the unit, that of its own document first.
    #[must_use]
    pub fn documents(&self) -> Vec<&str> {
        documents(&self.unit).collect()
    }

    /// Returns the properties of other tools, without those in which the memory itself keeps places, keys and
    /// documents.
    pub fn props(&self) -> impl Iterator<Item = &Prop> {
        self.unit
            .props
            .iter()
            .filter(|prop| !is_place(prop) && !is_other_key(prop) && !is_other_document(prop))
    }
}

/// The units of a memory with their numbers, from [`Memory::units`](super::Memory::units).
///
/// A unit that cannot be read comes as an error [`ErrorKind::Damaged`](crate::ErrorKind::Damaged) that names
/// the unit, and the units after it follow. [`past_damage`](Self::past_damage) leaves such errors out.
pub struct Units<'m> {
    session: SessionGuard<'m>,
    next: i64,
    read: std::vec::IntoIter<(i64, rusqlite::Result<UnitRow>)>,
    // Damage that is reported after the units in `read`.
    damage: Option<Damage>,
    // True if no unit follows those in `read`.
    is_last: bool,
    // True if each row of the memory was written with a sum.
    is_summed: bool,
    // Units with a fault, and units without one whose rows have no sum.
    faulty: u64,
    unchecked: u64,
    met: DamageLog,
}

impl<'m> Units<'m> {
    /// Returns the units as they are now; later writes do not show.
    pub(super) fn new(session: SessionGuard<'m>) -> Result<Self> {
        session.begin_reading()?;
        let is_summed = schema::is_summed(&session).unwrap_or(false);
        let read = Vec::new().into_iter();
        Ok(Self {
            session,
            next: i64::MIN,
            read,
            damage: None,
            is_last: false,
            is_summed,
            faulty: 0,
            unchecked: 0,
            met: DamageLog::default(),
        })
    }

    /// Returns the units that can be read. What cannot be read is in
    /// [`Memory::damage`](super::Memory::damage) afterwards.
    ///
    /// ```
    /// use mizan::memory::Memory;
    /// use mizan::{Lang, Unit};
    ///
    /// let memory = Memory::in_memory()?;
    /// let mut batch = memory.batch()?;
    /// batch.insert(&Unit::new(Lang::ENGLISH, "Valve", Lang::ARABIC, "صمام"))?;
    /// batch.commit()?;
    /// assert_eq!(memory.units()?.past_damage().count(), 1);
    /// assert!(memory.damage().is_empty());
    /// # Ok::<(), mizan::Error>(())
    /// ```
    pub fn past_damage(self) -> impl Iterator<Item = Result<StoredUnit>> {
        self.filter(is_past_damage)
    }

    /// Returns how many of the units read so far are altered or lack a part.
    pub(super) fn faulty(&self) -> u64 {
        self.faulty
    }

    /// Returns how many of the units read so far have no sum, since an earlier version wrote them.
    pub(super) fn unchecked(&self) -> u64 {
        self.unchecked
    }

    /// Returns the damage met so far.
    pub(super) fn met(&self) -> &[Damage] {
        self.met.met()
    }

    fn read_more(&mut self) -> Result<()> {
        /// Units read by one statement. Chosen by hand: reading them one by one would seek for each.
        const AT_ONCE: usize = 256;
        let ReadRows { mut units, end } =
            unit_row::read_rows(&self.session, self.next, AT_ONCE).map_err(storage)?;
        if let Some(&(last, _)) = units.last() {
            self.next = last.saturating_add(1);
            self.is_last = last == i64::MAX;
        }
        match end {
            End::Memory => self.is_last = true,
            End::Limit => {}
            End::Disorder => self.damage = Some(Damage::of_unit(self.next.saturating_sub(1), Fault::Order)),
            End::Unreadable(error) if is_damage(&error) => match gap(&self.session, self.next) {
                Gap::Unit(id, read) => {
                    units.push((id, *read));
                    self.next = id.saturating_add(1);
                }
                Gap::Units(last) => {
                    self.damage = Some(Damage::of_units(self.next.max(1), last, Fault::Unreadable));
                    self.next = last.saturating_add(1);
                    self.is_last = last == i64::MAX;
                }
            },
            End::Unreadable(error) => return Err(storage(error)),
        }
        self.read = units.into_iter();
        Ok(())
    }

    fn note(&mut self, damage: Damage) {
        self.session.indexed().cache.met.note(damage.clone());
        self.met.note(damage);
    }

    /// Returns a unit as it is stored, and notes what is wrong with it.
    fn stored(&mut self, read: UnitRow) -> StoredUnit {
        let is_without_its_sum = self.is_summed && !read.is_summed;
        let fault = read.fault.or(is_without_its_sum.then_some(Fault::Altered));
        let is_altered = fault == Some(Fault::Altered);
        match fault {
            Some(fault) => {
                self.faulty += 1;
                self.note(Damage::of_unit(read.id, fault));
            }
            None => self.unchecked += u64::from(!read.is_summed),
        }
        StoredUnit { is_altered, ..StoredUnit::new(UnitId::new(read.id), read.unit) }
    }

    fn fail(&mut self, damage: Damage) -> Error {
        self.note(damage.clone());
        damage.into()
    }
}

impl Iterator for Units<'_> {
    type Item = Result<StoredUnit>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.read.next() {
                Some((_, Ok(read))) => return Some(Ok(self.stored(read))),
                Some((id, Err(_))) => return Some(Err(self.fail(Damage::of_unit(id, Fault::Unreadable)))),
                None => {}
            }
            if let Some(damage) = self.damage.take() {
                return Some(Err(self.fail(damage)));
            }
            if self.is_last {
                return None;
            }
            if let Err(error) = self.read_more() {
                self.is_last = true;
                return Some(Err(error));
            }
        }
    }
}

/// Returns false for the error of a part that cannot be read, after which other parts follow.
pub(super) fn is_past_damage(found: &Result<StoredUnit>) -> bool {
    !found.as_ref().is_err_and(|error| matches!(error.kind(), ErrorKind::Damaged(_)))
}

impl fmt::Debug for Units<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Units").field("next", &self.next).finish_non_exhaustive()
    }
}
