//! [`Unit`]: a source text, its translation and their provenance.

use super::context::Context;
use super::note::Note;
use super::origin::Origin;
use super::prop::Prop;
use super::scope::Scope;
use super::status::Status;
use super::text::UnitText;
use crate::lang::Lang;

/// A source text, its translation and their provenance.
///
/// ```
/// use mizan::{Lang, Status, Unit};
///
/// let unit = Unit::new(Lang::ARABIC, "أغلق الصمام.", Lang::ENGLISH, "Close the valve.").with_status(Status::Reviewed);
/// assert_eq!(unit.target().plain(), "Close the valve.");
/// assert_eq!(unit.source_lang(), &Lang::ARABIC);
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Unit {
    source_lang: Lang,
    source: UnitText,
    target_lang: Lang,
    target: UnitText,
    // The readers of files set these fields directly, in the order in which a file has them.
    pub(crate) status: Status,
    pub(crate) origin: Origin,
    pub(crate) context: Context,
    pub(crate) domain: Option<String>,
    pub(crate) client: Option<String>,
    pub(crate) project: Option<String>,
    pub(crate) notes: Vec<Note>,
    pub(crate) props: Vec<Prop>,
}

impl Unit {
    /// Returns a unit of two texts, translated by a person, of unknown origin.
    #[must_use]
    pub fn new(
        source_lang: Lang,
        source: impl Into<UnitText>,
        target_lang: Lang,
        target: impl Into<UnitText>,
    ) -> Self {
        Self {
            source_lang,
            source: source.into(),
            target_lang,
            target: target.into(),
            status: Status::default(),
            origin: Origin::default(),
            context: Context::default(),
            domain: None,
            client: None,
            project: None,
            notes: Vec::new(),
            props: Vec::new(),
        }
    }

    /// Returns the unit with another status.
    #[must_use]
    pub fn with_status(mut self, status: Status) -> Self {
        self.status = status;
        self
    }

    /// Returns the unit with another origin.
    #[must_use]
    pub fn with_origin(mut self, origin: Origin) -> Self {
        self.origin = origin;
        self
    }

    /// Returns the unit with other neighbours.
    #[must_use]
    pub fn with_context(mut self, context: Context) -> Self {
        self.context = context;
        self
    }

    /// Returns the unit with another subject field; `None` removes it.
    #[must_use]
    pub fn with_domain(mut self, domain: impl Into<Option<String>>) -> Self {
        self.domain = domain.into();
        self
    }

    /// Returns the unit with another client; `None` removes it.
    #[must_use]
    pub fn with_client(mut self, client: impl Into<Option<String>>) -> Self {
        self.client = client.into();
        self
    }

    /// Returns the unit with another project; `None` removes it.
    #[must_use]
    pub fn with_project(mut self, project: impl Into<Option<String>>) -> Self {
        self.project = project.into();
        self
    }

    /// Returns the unit with these notes in place of its own.
    #[must_use]
    pub fn with_notes(mut self, notes: impl IntoIterator<Item = Note>) -> Self {
        self.notes = notes.into_iter().collect();
        self
    }

    /// Returns the unit with these properties in place of its own.
    #[must_use]
    pub fn with_props(mut self, props: impl IntoIterator<Item = Prop>) -> Self {
        self.props = props.into_iter().collect();
        self
    }

    /// Returns the unit with other texts.
    #[must_use]
    pub fn with_texts(mut self, source: impl Into<UnitText>, target: impl Into<UnitText>) -> Self {
        self.source = source.into();
        self.target = target.into();
        self
    }

    /// Returns the unit with other languages.
    #[must_use]
    #[cfg_attr(not(feature = "formats"), allow(dead_code, reason = "the writers of files use it"))]
    pub(crate) fn with_langs(mut self, source: Lang, target: Lang) -> Self {
        self.source_lang = source;
        self.target_lang = target;
        self
    }

    /// Returns the unit as a term and its translation. A property marks it as a term, so every format that
    /// has properties keeps the mark.
    #[must_use]
    pub fn as_term(mut self) -> Self {
        if !self.is_term() {
            self.props.push(Prop::term());
        }
        self
    }

    /// Returns true for a term of a glossary, false for a segment of a text.
    #[must_use]
    pub fn is_term(&self) -> bool {
        self.props.iter().any(Prop::marks_term)
    }

    /// Returns the source text.
    #[must_use]
    pub fn source(&self) -> &UnitText {
        &self.source
    }

    /// Returns the translation.
    #[must_use]
    pub fn target(&self) -> &UnitText {
        &self.target
    }

    /// Returns the language of the source text.
    #[must_use]
    pub fn source_lang(&self) -> &Lang {
        &self.source_lang
    }

    /// Returns the language of the translation.
    #[must_use]
    pub fn target_lang(&self) -> &Lang {
        &self.target_lang
    }

    /// Returns how far the translation is trusted.
    #[must_use]
    pub fn status(&self) -> Status {
        self.status
    }

    /// Returns who made the unit, when, and where it comes from.
    #[must_use]
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// Returns the origin, to be changed in place.
    #[must_use]
    pub fn origin_mut(&mut self) -> &mut Origin {
        &mut self.origin
    }

    /// Returns the neighbours of the source text in its document.
    #[must_use]
    pub fn context(&self) -> &Context {
        &self.context
    }

    /// Returns the neighbours, to be changed in place.
    #[must_use]
    pub fn context_mut(&mut self) -> &mut Context {
        &mut self.context
    }

    /// Returns the subject field (`x-domain`).
    #[must_use]
    pub fn domain(&self) -> Option<&str> {
        self.domain.as_deref()
    }

    /// Returns the client for whom the text was translated.
    #[must_use]
    pub fn client(&self) -> Option<&str> {
        self.client.as_deref()
    }

    /// Returns the project that the text was translated in.
    #[must_use]
    pub fn project(&self) -> Option<&str> {
        self.project.as_deref()
    }

    /// Returns the remarks of people.
    #[must_use]
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// Returns the properties of other tools, kept as they came.
    #[must_use]
    pub fn props(&self) -> &[Prop] {
        &self.props
    }

    /// Returns the unit with its sides exchanged; properties and notes of a side go with it.
    #[must_use]
    pub fn reversed(mut self) -> Self {
        std::mem::swap(&mut self.source, &mut self.target);
        std::mem::swap(&mut self.source_lang, &mut self.target_lang);
        let scopes =
            self.props.iter_mut().map(|p| &mut p.scope).chain(self.notes.iter_mut().map(|n| &mut n.scope));
        for scope in scopes {
            *scope = match scope {
                Scope::Unit => Scope::Unit,
                Scope::Source => Scope::Target,
                Scope::Target => Scope::Source,
            };
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reversed_unit_takes_the_properties_of_its_sides_along() {
        let mut unit = Unit::new(Lang::ARABIC, "نعم", Lang::ENGLISH, "yes");
        unit.props.push(Prop { name: "x-id".into(), value: "7".into(), scope: Scope::Source });
        let reversed = unit.clone().reversed();
        assert_eq!(reversed.source().plain(), "yes");
        assert_eq!(reversed.props[0].scope, Scope::Target);
        assert_eq!(reversed.reversed(), unit);
    }
}
