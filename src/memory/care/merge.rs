//! [`Merge`]: the options with which a memory takes the units of another ([`Memory::merge`]).

use crate::error::Result;
use crate::memory::action::Action;
use crate::memory::batch::{Batch, Inserted};
use crate::memory::file_headers::FileHeader;
use crate::memory::filter::Filter;
use crate::memory::memory::Memory;
use crate::memory::series::Series;
use crate::memory::settled_pairs::SettledPairs;
use crate::memory::units::StoredUnit;
use crate::unit::Labels;

use super::inserted_counts::InsertedCounts;
use super::newer::Newer;

/// The number of units merged between two saves, for which other writers wait. Chosen by hand.
const AT_ONCE: usize = 20_000;

/// How a memory takes the units of another.
///
/// ```
/// use mizan::memory::{Memory, Merge};
/// use mizan::{Labels, Lang, Unit};
///
/// let (memory, other) = (Memory::in_memory()?, Memory::in_memory()?);
/// let mut batch = other.batch()?;
/// batch.insert(&Unit::new(Lang::ENGLISH, "Valve", Lang::ARABIC, "صمام"))?;
/// batch.commit()?;
/// let labels = Labels::new().client("Nile Pumps".to_owned());
/// assert_eq!(memory.merge(&other, &Merge::new().labels(labels))?.new, 1);
/// # Ok::<(), mizan::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Merge {
    labels: Labels,
    bring_back: bool,
    newer: bool,
    filter: Filter,
}

impl Merge {
    /// Returns options without labels, which leave what a person has changed or deleted as it is.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Puts these labels on all units.
    #[must_use]
    pub fn labels(mut self, labels: Labels) -> Self {
        self.labels = labels;
        self
    }

    /// Brings back, if `yes`, the units that a person has changed or deleted in the receiving memory. By
    /// default they stay as the person left them ([`Batch::settled_before`]).
    ///
    /// ```
    /// use mizan::memory::{Memory, Merge, UnitId};
    /// use mizan::{Lang, Unit};
    ///
    /// let (memory, other) = (Memory::in_memory()?, Memory::in_memory()?);
    /// let mut batch = other.batch()?;
    /// batch.insert(&Unit::new(Lang::ENGLISH, "Valve", Lang::ARABIC, "مضخة"))?;
    /// batch.commit()?;
    /// memory.merge(&other, &Merge::new())?;
    /// memory.delete(UnitId::new(1))?;
    /// assert_eq!(memory.merge(&other, &Merge::new())?.settled, 1);
    /// assert_eq!(memory.merge(&other, &Merge::new().bring_back(true))?.new, 1);
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn bring_back(mut self, yes: bool) -> Self {
        self.bring_back = yes;
        self
    }

    /// Keeps, if `yes`, the newer translation alone where the memories translate a text differently for the
    /// same client, project and subject field: an older one of the receiving memory is deleted, unless its
    /// status is higher, and an older one of the other memory is left out. By default all stay. The date of a
    /// unit is that of its last change, or of its creation.
    ///
    /// ```
    /// use mizan::memory::{Memory, Merge};
    /// use mizan::{Lang, Timestamp, Unit};
    ///
    /// let (memory, other) = (Memory::in_memory()?, Memory::in_memory()?);
    /// for (memory, arabic, changed) in [(&memory, "مضخة", 1_700_000_000), (&other, "صمام", 1_750_000_000)] {
    ///     let mut unit = Unit::new(Lang::ENGLISH, "Valve", Lang::ARABIC, arabic);
    ///     unit.origin_mut().changed = Some(Timestamp::from_unix(changed));
    ///     let mut batch = memory.batch()?;
    ///     batch.insert(&unit)?;
    ///     batch.commit()?;
    /// }
    /// let merged = memory.merge(&other, &Merge::new().newer(true))?;
    /// assert_eq!((merged.new, merged.replaced, memory.units()?.count()), (1, 1, 1));
    /// assert_eq!(other.merge(&memory, &Merge::new().newer(true))?.known, 1);
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn newer(mut self, yes: bool) -> Self {
        self.newer = yes;
        self
    }

    /// Takes only the units of the other memory that pass a filter.
    ///
    /// ```
    /// use mizan::memory::{Filter, Memory, Merge};
    /// use mizan::{Lang, Status, Unit};
    ///
    /// let (memory, other) = (Memory::in_memory()?, Memory::in_memory()?);
    /// let mut batch = other.batch()?;
    /// let valve = Unit::new(Lang::ENGLISH, "Valve", Lang::ARABIC, "صمام");
    /// batch.insert(&valve.with_status(Status::Reviewed))?;
    /// batch.insert(&Unit::new(Lang::ENGLISH, "Pump", Lang::ARABIC, "مضخة"))?;
    /// batch.commit()?;
    /// let reviewed = Filter::new().status(Status::Reviewed);
    /// assert_eq!(memory.merge(&other, &Merge::new().only(reviewed))?.new, 1);
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn only(mut self, filter: Filter) -> Self {
        self.filter = filter;
        self
    }
}

impl Memory {
    /// Inserts all units and headers of another memory, as [`Batch::insert`] does. Units of the other memory
    /// that cannot be read, or are not as they were written, are left out, since this memory would take them
    /// for sound; the other memory's [`damage`](Self::damage) names them.
    ///
    /// # Errors
    ///
    /// If the other memory cannot be read or this one cannot be written; the units saved by then stay.
    pub fn merge(&self, other: &Self, merge: &Merge) -> Result<InsertedCounts> {
        self.series().merge(other, merge)
    }
}

impl Series<'_> {
    /// Copies all units of another memory into this one, as [`Memory::merge`] does, as a part of the series.
    ///
    /// # Errors
    ///
    /// As for [`Memory::merge`].
    pub fn merge(&self, other: &Memory, merge: &Merge) -> Result<InsertedCounts> {
        let mut merged = InsertedCounts::default();
        let units = other.units()?;
        let batch = self.batch()?.action(Action::Merge).file(other.pool.place().file_name());
        let mut batch = batch.labels(merge.labels.clone());
        let settled = if merge.bring_back { SettledPairs::default() } else { batch.settled_before()? };
        let mut newer = merge.newer.then(Newer::default);
        for (count, stored) in units.past_damage().enumerate() {
            let stored = stored?;
            if merge.filter.passes(&stored.unit) {
                insert(&mut batch, (&settled, newer.as_mut()), &stored, &mut merged)?;
            }
            if (count + 1) % AT_ONCE == 0 {
                batch.save()?;
            }
        }
        for FileHeader { file, header } in other.headers()? {
            batch.header(&file, &header)?;
        }
        batch.commit()?;
        Ok(merged)
    }
}

/// Inserts a unit unless it is settled, altered or older than another translation, and counts what became of
/// it.
fn insert(
    batch: &mut Batch<'_>,
    (settled, newer): (&SettledPairs, Option<&mut Newer>),
    stored: &StoredUnit,
    merged: &mut InsertedCounts,
) -> Result<()> {
    if stored.is_altered {
        return Ok(());
    }
    let verdict = newer.map(|newer| newer.judge(batch, &stored.unit)).transpose()?.unwrap_or_default();
    if verdict.is_older {
        merged.older += 1;
        return Ok(());
    }
    match batch.insert_unless(settled, &stored.unit)? {
        Some(inserted) => {
            merged.count(inserted);
            if matches!(inserted, Inserted::New(_)) {
                verdict.gone.iter().try_for_each(|&old| batch.delete(old))?;
                merged.replaced += verdict.gone.len() as u64;
            }
        }
        None => merged.settled += 1,
    }
    Ok(())
}
