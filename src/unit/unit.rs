//! [`Unit`]: a source text, its translation and their provenance.

use super::context::Context;
use super::note::Note;
use super::origin::Origin;
use super::prop::{KIND, Prop, TERM};
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
    /// How far the translation is trusted.
    pub status: Status,
    /// Who, when, where from.
    pub origin: Origin,
    /// The neighbours of the source text in its document.
    pub context: Context,
    /// Subject field (`x-domain`).
    pub domain: Option<String>,
    /// Whom it was translated for.
    pub client: Option<String>,
    /// The project it was translated in.
    pub project: Option<String>,
    /// Remarks of people.
    pub notes: Vec<Note>,
    /// Properties of other tools, kept as they came.
    pub props: Vec<Prop>,
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

    /// Returns the unit with other texts.
    #[must_use]
    pub fn with_texts(mut self, source: impl Into<UnitText>, target: impl Into<UnitText>) -> Self {
        self.source = source.into();
        self.target = target.into();
        self
    }

    /// Returns the unit as a term and its translation: marked by a property, which every format keeps that has
    /// properties.
    #[must_use]
    pub fn as_term(mut self) -> Self {
        if !self.is_term() {
            self.props.push(Prop { name: KIND.into(), value: TERM.into(), scope: Scope::Unit });
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
