//! [`Labels`]: whose units they are, as a person says when the units come into a memory.

use super::unit::Unit;

/// What a person says about all units of a file: subject field, client, project, document and person.
///
/// ```
/// use mizan::{Labels, Lang, Unit};
///
/// let labels = Labels::new().client("Nile Pumps".to_owned()).by("Samia".to_owned());
/// let unit = labels.on(Unit::new(Lang::ENGLISH, "Valve", Lang::ARABIC, "صمام"));
/// assert_eq!(unit.client(), Some("Nile Pumps"));
/// assert_eq!(unit.origin().created_by.as_deref(), Some("Samia"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Labels {
    domain: Option<String>,
    client: Option<String>,
    project: Option<String>,
    document: Option<String>,
    by: Option<String>,
}

impl Labels {
    /// Returns labels that say nothing.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the subject field.
    #[must_use]
    pub fn domain(mut self, domain: impl Into<Option<String>>) -> Self {
        self.domain = domain.into();
        self
    }

    /// Sets whom the texts were translated for.
    #[must_use]
    pub fn client(mut self, client: impl Into<Option<String>>) -> Self {
        self.client = client.into();
        self
    }

    /// Sets the project that the texts were translated in.
    #[must_use]
    pub fn project(mut self, project: impl Into<Option<String>>) -> Self {
        self.project = project.into();
        self
    }

    /// Sets the document that the texts were taken from.
    #[must_use]
    pub fn document(mut self, document: impl Into<Option<String>>) -> Self {
        self.document = document.into();
        self
    }

    /// Sets who made the units.
    #[must_use]
    pub fn by(mut self, person: impl Into<Option<String>>) -> Self {
        self.by = person.into();
        self
    }

    /// Returns the document that is set.
    #[must_use]
    pub fn document_name(&self) -> Option<&str> {
        self.document.as_deref()
    }

    /// Returns the subject field that is set.
    #[must_use]
    pub fn domain_name(&self) -> Option<&str> {
        self.domain.as_deref()
    }

    /// Returns the client that is set.
    #[must_use]
    pub fn client_name(&self) -> Option<&str> {
        self.client.as_deref()
    }

    /// Returns the person who is set.
    #[must_use]
    pub fn person(&self) -> Option<&str> {
        self.by.as_deref()
    }

    /// Returns the unit with these labels in place of its own; where nothing is set, its own stay.
    #[must_use]
    pub fn on(&self, mut unit: Unit) -> Unit {
        for (label, own) in [
            (&self.domain, &mut unit.domain),
            (&self.client, &mut unit.client),
            (&self.project, &mut unit.project),
            (&self.document, &mut unit.origin.document),
            (&self.by, &mut unit.origin.created_by),
        ] {
            if label.is_some() {
                own.clone_from(label);
            }
        }
        unit
    }

    /// Returns the unit with these labels in place of its own, as [`on`](Self::on) does; a label that is an
    /// empty text removes that of the unit.
    ///
    /// ```
    /// use mizan::{Labels, Lang, Unit};
    ///
    /// let unit = Unit::new(Lang::ENGLISH, "Valve", Lang::ARABIC, "صمام").with_client("Atlas".to_owned());
    /// assert_eq!(Labels::new().client(String::new()).set_on(unit).client(), None);
    /// ```
    #[must_use]
    pub fn set_on(&self, unit: Unit) -> Unit {
        let mut unit = self.on(unit);
        for label in [
            &mut unit.domain,
            &mut unit.client,
            &mut unit.project,
            &mut unit.origin.document,
            &mut unit.origin.created_by,
        ] {
            label.take_if(|label| label.is_empty());
        }
        unit
    }
}
