//! A term as a JSON object: [`PlacedTerm`].

use serde::Serialize;

use super::offsets::Offsets;
use crate::memory::{FoundTerm, Usage};

/// A term that occurs in a text, as `mizan lookup --terms --json` prints it, with its place in a chosen unit.
#[derive(Clone, Debug, Serialize)]
pub struct PlacedTerm<'t> {
    query: [usize; 2],
    id: i64,
    source: &'t str,
    target: &'t str,
    #[serde(skip_serializing_if = "Option::is_none")]
    usage: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source_usage: Option<&'static str>,
    source_lang: &'t str,
    target_lang: &'t str,
}

impl<'t> PlacedTerm<'t> {
    /// Takes the place of a term in the text that was looked up.
    #[must_use]
    pub fn new(found: &'t FoundTerm, text: &str, offsets: Offsets) -> Self {
        let unit = found.unit();
        Self {
            query: offsets.place(text, &found.query()),
            id: found.id().get(),
            source: unit.source().plain(),
            target: unit.target().plain(),
            usage: found.usage().map(Usage::name),
            source_usage: found.source_usage().map(Usage::name),
            source_lang: unit.source_lang().tag(),
            target_lang: unit.target_lang().tag(),
        }
    }
}
