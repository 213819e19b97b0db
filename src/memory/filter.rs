//! [`Filter`]: a condition on the units that a lookup or search may find.

use crate::unit::{Status, Timestamp, Unit};

use super::document_props::is_in_document;

/// A condition on the subject field, client, project, person, document, status and dates of a unit. A unit
/// passes if it meets every requirement that is set.
///
/// ```
/// use mizan::Status;
/// use mizan::memory::{Filter, Lookup};
///
/// let reviewed_law = Filter::new().domain("law").status_from(Status::Reviewed);
/// let lookup = Lookup::new().only(reviewed_law);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    domain: Option<String>,
    client: Option<String>,
    project: Option<String>,
    document: Option<String>,
    by: Option<String>,
    status_from: Option<Status>,
    status: Option<Status>,
    since: Option<Timestamp>,
    until: Option<Timestamp>,
}

impl Filter {
    /// Returns a filter that every unit passes.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Requires this subject field.
    #[must_use]
    pub fn domain(mut self, domain: impl Into<String>) -> Self {
        self.domain = Some(domain.into());
        self
    }

    /// Requires this client.
    #[must_use]
    pub fn client(mut self, client: impl Into<String>) -> Self {
        self.client = Some(client.into());
        self
    }

    /// Requires this project.
    #[must_use]
    pub fn project(mut self, project: impl Into<String>) -> Self {
        self.project = Some(project.into());
        self
    }

    /// Requires that this person made or last changed the unit.
    #[must_use]
    pub fn by(mut self, person: impl Into<String>) -> Self {
        self.by = Some(person.into());
        self
    }

    /// Requires that this document holds the unit.
    #[must_use]
    pub fn document(mut self, document: impl Into<String>) -> Self {
        self.document = Some(document.into());
        self
    }

    /// Requires this status or a more trusted one.
    #[must_use]
    pub fn status_from(mut self, status: impl Into<Option<Status>>) -> Self {
        self.status_from = status.into();
        self
    }

    /// Requires exactly this status.
    #[must_use]
    pub fn status(mut self, status: impl Into<Option<Status>>) -> Self {
        self.status = status.into();
        self
    }

    /// Requires that the unit was made or changed at this moment or later.
    #[must_use]
    pub fn since(mut self, moment: impl Into<Option<Timestamp>>) -> Self {
        self.since = moment.into();
        self
    }

    /// Requires that the unit was made and last changed at this moment or earlier.
    #[must_use]
    pub fn until(mut self, moment: impl Into<Option<Timestamp>>) -> Self {
        self.until = moment.into();
        self
    }

    /// Returns the required values, each after the name of its field.
    pub(super) fn values(&self) -> [(&'static str, Option<&str>); 5] {
        [
            ("domain", self.domain.as_deref()),
            ("client", self.client.as_deref()),
            ("project", self.project.as_deref()),
            ("document", self.document.as_deref()),
            ("person", self.by.as_deref()),
        ]
    }

    /// Returns the required client.
    pub(super) fn client_name(&self) -> Option<&str> {
        self.client.as_deref()
    }

    /// Returns the required document.
    pub(super) fn document_name(&self) -> Option<&str> {
        self.document.as_deref()
    }

    /// Returns the required person.
    pub(super) fn person(&self) -> Option<&str> {
        self.by.as_deref()
    }

    /// Returns true if something else than a person is required.
    pub(super) fn has_more_than_person(&self) -> bool {
        *self != Self { by: self.by.clone(), ..Self::default() }
    }

    /// Returns true for a filter that every unit passes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Returns true if a unit passes the filter.
    #[must_use]
    pub fn passes(&self, unit: &Unit) -> bool {
        let is = |wanted: &Option<String>, known: &Option<String>| wanted.is_none() || wanted == known;
        let moment = unit.origin.changed.max(unit.origin.created);
        is(&self.domain, &unit.domain)
            && is(&self.client, &unit.client)
            && is(&self.project, &unit.project)
            && self.document.as_deref().is_none_or(|document| is_in_document(unit, document))
            && (is(&self.by, &unit.origin.created_by) || is(&self.by, &unit.origin.changed_by))
            && self.status_from.is_none_or(|status| unit.status >= status)
            && self.status.is_none_or(|status| unit.status == status)
            && self.since.is_none_or(|since| moment.is_some_and(|moment| moment >= since))
            && self.until.is_none_or(|until| moment.is_some_and(|moment| moment <= until))
    }
}
