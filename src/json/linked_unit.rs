//! A unit that a search found, with the places of the words and of their translations: [`LinkedUnit`].

use serde::Serialize;

use super::offsets::Offsets;
use super::provenance::ProvenanceFields;
use crate::lexicon::Lexicon;
use crate::memory::FoundUnit;

/// A found unit with the words that were searched and those that translate them, as `mizan search --json`
/// prints it.
#[derive(Clone, Debug, Serialize)]
pub struct LinkedUnit<'f> {
    id: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    memory: Option<&'f str>,
    source: &'f str,
    target: &'f str,
    source_lang: &'f str,
    target_lang: &'f str,
    source_places: Vec<[usize; 2]>,
    target_places: Vec<[usize; 2]>,
    source_translated: Vec<[usize; 2]>,
    target_translated: Vec<[usize; 2]>,
    status: &'static str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    other_forms: bool,
    #[serde(flatten)]
    provenance: ProvenanceFields<'f>,
}

impl<'f> LinkedUnit<'f> {
    /// Finds the words of the translation that translate the words found, by a lexicon. Places are counted in
    /// a unit.
    #[must_use]
    pub fn new(found: &'f FoundUnit, lexicon: &Lexicon, offsets: Offsets) -> Self {
        let (unit, translated) = (found.unit(), found.translated(lexicon));
        let (source, target) = (unit.source().plain(), unit.target().plain());
        Self {
            id: found.id().get(),
            memory: found.memory(),
            source,
            target,
            source_lang: unit.source_lang().tag(),
            target_lang: unit.target_lang().tag(),
            source_places: offsets.places(source, found.source()),
            target_places: offsets.places(target, found.target()),
            source_translated: offsets.places(source, &translated.source),
            target_translated: offsets.places(target, &translated.target),
            status: unit.status().name(),
            other_forms: found.has_other_forms(),
            provenance: ProvenanceFields::of(unit),
        }
    }
}
