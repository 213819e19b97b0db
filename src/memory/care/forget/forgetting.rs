//! [`Forget`]: whose data a memory is to forget.

use crate::memory::filter::Filter;

/// Whose data a memory is to forget: that of the units which pass a filter.
///
/// The units that pass are deleted. A filter that has a person alone takes the name of the person away, and
/// the units stay, unless [`units`](Self::units) says that they go too.
///
/// ```
/// use mizan::memory::{Filter, Forget};
///
/// let client = Forget::new(Filter::new().client("Nile Pumps"));
/// let person_and_work = Forget::new(Filter::new().by("Samia")).units(true);
/// ```
#[derive(Clone, Debug)]
pub struct Forget {
    filter: Filter,
    units: bool,
}

impl Forget {
    /// Returns the data of the units that pass a filter.
    #[must_use]
    pub fn new(filter: Filter) -> Self {
        Self { filter, units: false }
    }

    /// Sets whether the units that a person made or last changed are deleted with the name of the person.
    #[must_use]
    pub fn units(mut self, yes: bool) -> Self {
        self.units = yes;
        self
    }

    /// Returns the filter.
    #[must_use]
    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// Returns true if the units that pass the filter are deleted; false if they lose the name of a person.
    #[must_use]
    pub fn deletes_units(&self) -> bool {
        self.units || self.filter.has_more_than_person()
    }
}
