//! All units of a memory, one after another: [`Units`] yields each as a [`StoredUnit`].

use std::fmt;

use crate::error::Result;
use crate::unit::{Context, Prop, Unit};

use super::connection::SessionGuard;
use super::key_props::is_other_key;
use super::place_props::{is_place, places};
use super::storage_error::storage;
use super::unit_id::UnitId;
use super::unit_row;

/// A unit of a memory with its number.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct StoredUnit {
    /// The number of the unit in the memory.
    pub id: UnitId,
    /// The unit.
    pub unit: Unit,
}

impl StoredUnit {
    /// Joins a number and its unit.
    #[must_use]
    pub fn new(id: UnitId, unit: Unit) -> Self {
        Self { id, unit }
    }

    /// Returns the neighbours of the source text at each place at which it stood, the last place first.
    #[must_use]
    pub fn places(&self) -> Vec<Context> {
        places(&self.unit).filter(|place| *place != Context::default()).collect()
    }

    /// Returns the properties of other tools, without those in which the memory itself keeps places.
    pub fn props(&self) -> impl Iterator<Item = &Prop> {
        self.unit.props.iter().filter(|prop| !is_place(prop) && !is_other_key(prop))
    }
}

/// The units of a memory with their numbers, from [`Memory::units`](super::Memory::units).
pub struct Units<'m> {
    session: SessionGuard<'m>,
    next: i64,
    read: std::vec::IntoIter<(i64, Unit)>,
}

impl<'m> Units<'m> {
    /// Returns the units as they are now; later writes do not show.
    pub(super) fn new(session: SessionGuard<'m>) -> Result<Self> {
        session.begin_reading()?;
        Ok(Self { session, next: 0, read: Vec::new().into_iter() })
    }
}

impl Iterator for Units<'_> {
    type Item = Result<StoredUnit>;

    fn next(&mut self) -> Option<Self::Item> {
        /// Units read by one statement. Chosen by hand: reading them one by one would seek for each.
        const AT_ONCE: usize = 256;
        if self.read.len() == 0 {
            match unit_row::read_from(&self.session, self.next, AT_ONCE) {
                Ok(units) => self.read = units.into_iter(),
                Err(error) => {
                    self.next = i64::MAX;
                    return Some(Err(storage(error)));
                }
            }
        }
        let (id, unit) = self.read.next()?;
        self.next = id + 1;
        Some(Ok(StoredUnit { id: UnitId::new(id), unit }))
    }
}

impl fmt::Debug for Units<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Units").field("next", &self.next).finish_non_exhaustive()
    }
}
