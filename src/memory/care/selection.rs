//! The units of a memory that pass a filter: [`Selection`].

use std::collections::HashSet;
use std::fmt;

use crate::check::{Checker, Rule};
use crate::error::Result;
use crate::memory::file_headers::FileHeader;
use crate::memory::filter::Filter;
use crate::memory::memory::Memory;
use crate::memory::storage_error::storage;
use crate::memory::unit_id::UnitId;
use crate::memory::units::StoredUnit;
use crate::memory::{file_headers, history};

use super::findings::findings;
use super::info::Info;
use super::known_values::{KnownValues, UnknownValue, ValueCounter};
use super::stored_finding::StoredFinding;
use super::unit_counter::UnitCounter;

/// The units of a memory that pass a filter, from [`Memory::only`].
///
/// ```
/// use mizan::memory::{Filter, Memory};
/// use mizan::{Lang, Unit};
///
/// let memory = Memory::in_memory()?;
/// let mut batch = memory.batch()?;
/// let unit = |english, arabic| Unit::new(Lang::ENGLISH, english, Lang::ARABIC, arabic);
/// batch.insert(&unit("Valve", "صمام").with_client("Nile Pumps".to_owned()))?;
/// batch.insert(&unit("Pump", "مضخة"))?;
/// batch.commit()?;
/// let pumps = memory.only(Filter::new().client("Nile Pumps"));
/// assert_eq!(pumps.info()?.units, 1);
/// assert_eq!(pumps.known_values()?.clients[0].value, "Nile Pumps");
/// # Ok::<(), mizan::Error>(())
/// ```
pub struct Selection<'m> {
    memory: &'m Memory,
    filter: Filter,
}

impl Memory {
    /// Returns the units that pass a filter.
    #[must_use]
    pub fn only(&self, filter: Filter) -> Selection<'_> {
        Selection { memory: self, filter }
    }

    /// Returns the values of a filter that no unit has, each with the nearest one that units have. Reads
    /// every unit.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn unknown_values(&self, filter: &Filter) -> Result<Vec<UnknownValue>> {
        if filter.values().iter().all(|(_, value)| value.is_none()) {
            return Ok(Vec::new());
        }
        Ok(self.only(Filter::new()).known_values()?.unknown(filter))
    }
}

impl Selection<'_> {
    /// Returns the units with their numbers, in the order of their numbers, without those that cannot be
    /// read: [`Memory::damage`] has these afterwards.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn units(&self) -> Result<impl Iterator<Item = Result<StoredUnit>>> {
        let passes = |found: &Result<StoredUnit>| match found {
            Ok(stored) => self.filter.passes(&stored.unit),
            Err(_) => true,
        };
        Ok(self.memory.units()?.past_damage().filter(passes))
    }

    /// Returns the numbers of the units.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn ids(&self) -> Result<Vec<UnitId>> {
        self.units()?.map(|stored| Ok(stored?.id)).collect()
    }

    /// Returns the headers of the files of which every unit passes the filter: what another file says in its
    /// header may be about units that do not. [`Memory::compact`] forgets which units came from which file.
    ///
    /// ```
    /// use mizan::memory::{Filter, Memory};
    /// use mizan::{Header, Labels, Lang, Note, Scope, Unit};
    ///
    /// let memory = Memory::in_memory()?;
    /// for client in ["Atlas", "Nile"] {
    ///     let mut header = Header::default();
    ///     header.notes.push(Note::new(client, Scope::Unit));
    ///     let mut batch = memory.batch()?.labels(Labels::new().client(client.to_owned()));
    ///     batch.insert(&Unit::new(Lang::ENGLISH, client, Lang::ARABIC, "عميل"))?;
    ///     batch.header("one.tmx", &header)?;
    ///     batch.commit()?;
    /// }
    /// let headers = memory.only(Filter::new().client("Nile")).headers()?;
    /// assert_eq!((headers.len(), headers[0].header.notes[0].text.as_str()), (1, "Nile"));
    /// # Ok::<(), mizan::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn headers(&self) -> Result<Vec<FileHeader>> {
        if self.filter.is_empty() {
            return self.memory.headers();
        }
        let kept = file_headers::with_steps(&*self.memory.pool.session()?).map_err(storage)?;
        if kept.is_empty() {
            return Ok(Vec::new());
        }
        let passing: HashSet<i64> = self.ids()?.into_iter().map(UnitId::get).collect();
        let session = self.memory.pool.session()?;
        let mut own = Vec::new();
        for (step, header) in kept {
            let units = history::units_of(&session, step).map_err(storage)?;
            if !units.is_empty() && units.iter().all(|id| passing.contains(id)) {
                own.push(header);
            }
        }
        Ok(own)
    }

    pub(super) fn memory(&self) -> &Memory {
        self.memory
    }

    /// Returns the flaws of the units, as [`Memory::findings`] does for all units.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn findings(&self) -> Result<Vec<StoredFinding>> {
        self.findings_by(&Checker::new().rules(Rule::OF_MEMORY).whole_texts(true))
    }

    /// Returns the flaws of the units by the rules of a checker.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn findings_by(&self, checker: &Checker) -> Result<Vec<StoredFinding>> {
        findings(self.memory, &self.filter, checker)
    }

    /// Returns the domains, clients, projects, documents and people of the units.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn known_values(&self) -> Result<KnownValues> {
        let mut counter = ValueCounter::default();
        for stored in self.units()? {
            counter.count(&stored?.unit);
        }
        Ok(counter.finish())
    }

    /// Counts what the units hold, as [`Memory::info`] does for all units.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn info(&self) -> Result<Info> {
        let mut counter = UnitCounter::default();
        for stored in self.units()? {
            counter.count(&stored?.unit);
        }
        counter.finish(self.memory)
    }
}

impl fmt::Debug for Selection<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Selection").field("filter", &self.filter).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::unit::Unit;

    fn memory() -> Memory {
        let memory = Memory::in_memory().unwrap();
        let mut batch = memory.batch().unwrap();
        for (english, client, person) in [
            ("Valve 100", "Nile Pumps", "Samia"),
            ("Valve 200", "Nile Pumps", "Karim"),
            ("Valve 300", "Atlas Bank", "Samia"),
        ] {
            let mut unit =
                Unit::new(Lang::ENGLISH, english, Lang::ARABIC, "صمام").with_client(client.to_owned());
            unit.origin.changed_by = Some(person.into());
            batch.insert(&unit).unwrap();
        }
        batch.commit().unwrap();
        memory
    }

    #[test]
    fn what_is_counted_listed_and_checked_are_the_units_that_pass() {
        let memory = memory();
        let nile = memory.only(Filter::new().client("Nile Pumps"));
        assert_eq!((nile.info().unwrap().units, memory.info().unwrap().units), (2, 3));
        assert_eq!(nile.info().unwrap().pairs[0].units, 2);
        assert_eq!(nile.ids().unwrap(), [UnitId::new(1), UnitId::new(2)]);
        assert_eq!(nile.findings().unwrap().len(), 2);
        assert_eq!(memory.only(Filter::new()).findings().unwrap().len(), 3);
    }

    #[test]
    fn a_value_that_no_unit_has_is_told_with_the_nearest_known_one() {
        let unknown = |filter| {
            let unknown = memory().unknown_values(&filter).unwrap();
            unknown.iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        assert!(unknown(Filter::new().client("Nile Pumps").by("Karim")).is_empty());
        assert_eq!(
            unknown(Filter::new().client("nile pump").by("Sami")),
            [
                "no unit has the client `nile pump`; did you mean `Nile Pumps`?",
                "no unit has the person `Sami`; did you mean `Samia`?",
            ]
        );
        assert_eq!(
            unknown(Filter::new().client("وزارة").domain("law")),
            [
                "no unit has the domain `law`; no unit has a domain",
                "no unit has the client `وزارة`; known are `Nile Pumps`, `Atlas Bank`",
            ]
        );
    }

    #[test]
    fn a_word_of_a_value_is_near_and_a_list_that_is_cut_says_so() {
        let memory = memory();
        let mut batch = memory.batch().unwrap();
        for client in ["Contoso", "Delta", "Rafida", "Sanabil", "وزارة العدل"] {
            let unit = Unit::new(Lang::ENGLISH, client, Lang::ARABIC, "اسم").with_client(client.to_owned());
            batch.insert(&unit).unwrap();
        }
        batch.commit().unwrap();
        let unknown = |client: &str| {
            let unknown = memory.unknown_values(&Filter::new().client(client.to_owned())).unwrap();
            unknown.first().map(ToString::to_string).unwrap_or_default()
        };
        assert_eq!(unknown("bank"), "no unit has the client `bank`; did you mean `Atlas Bank`?");
        assert_eq!(unknown("العدل"), "no unit has the client `العدل`; did you mean `وزارة العدل`?");
        let listed = "known are `Nile Pumps`, `Atlas Bank`, `Contoso`, `Delta`, `Rafida` and 2 more";
        assert_eq!(unknown("xq"), format!("no unit has the client `xq`; {listed}"));
        assert_eq!(unknown("anabil x"), "no unit has the client `anabil x`; did you mean `Sanabil`?");
    }
}
