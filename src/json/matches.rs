//! A match as a JSON object, with the places of its differences in the query as the caller gave it.

use std::ops::Range;

use serde::{Serialize, Serializer};

use super::offsets::Offsets;
use super::provenance::ProvenanceFields;
use crate::memory::{Assembled, Match, Penalty};
use crate::similarity::{Adapted, Check, Doubt};
use crate::unit::UnitText;

/// A match, as `mizan lookup --json` prints it, with its places in a chosen unit.
///
/// ```
/// use mizan::json::{Offsets, PlacedMatch};
/// use mizan::memory::{Lookup, Memory};
/// use mizan::{Lang, Unit};
///
/// let memory = Memory::in_memory()?;
/// let mut batch = memory.batch()?;
/// batch.insert(&Unit::new(Lang::ARABIC, "أغلق الباب.", Lang::ENGLISH, "Close the door."))?;
/// batch.commit()?;
/// let found = memory.lookup("أغلق النافذة.", &Lookup::new().at_least(30))?;
/// let json = serde_json::to_value(PlacedMatch::new(&found[0], Offsets::Chars)).unwrap();
/// assert_eq!(json["differences"][0]["query"], serde_json::json!([5, 12]));
/// # Ok::<(), mizan::Error>(())
/// ```
#[derive(Clone, Debug, Serialize)]
pub struct PlacedMatch<'m> {
    source: &'m str,
    target: &'m str,
    percent: u8,
    class: &'static str,
    plain: u8,
    penalties: Vec<PenaltyFields>,
    id: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    memory: Option<&'m str>,
    #[serde(skip_serializing_if = "is_one")]
    variants: usize,
    source_lang: &'m str,
    target_lang: &'m str,
    status: &'static str,
    differences: Vec<DifferenceFields>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    source_codes: Vec<CodeFields<'m>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    target_codes: Vec<CodeFields<'m>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    adapted: Option<AdaptedFields>,
    #[serde(skip_serializing_if = "Option::is_none")]
    not_adapted: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    repaired: Option<RepairedFields<'m>>,
    #[serde(flatten)]
    provenance: ProvenanceFields<'m>,
}

#[derive(Clone, Debug, Serialize)]
struct PenaltyFields {
    name: &'static str,
    points: u8,
}

#[derive(Clone, Debug, Serialize)]
struct DifferenceFields {
    name: &'static str,
    query: [usize; 2],
    unit: [usize; 2],
}

#[derive(Clone, Debug, Serialize)]
struct CodeFields<'m> {
    at: usize,
    markup: &'m str,
}

#[derive(Clone, Debug, Serialize)]
struct AdaptedFields {
    target: String,
    places: Vec<[usize; 2]>,
    remarks: Vec<&'static str>,
}

#[derive(Clone, Debug, Serialize)]
struct RepairedFields<'m> {
    target: &'m str,
    places: Vec<[usize; 2]>,
    sureness: f32,
}

impl<'m> PlacedMatch<'m> {
    /// Takes the places of a match in a unit.
    #[must_use]
    pub fn new(found: &'m Match, offsets: Offsets) -> Self {
        let (unit, query) = (found.unit(), found.query());
        let (source, marked_up) = (unit.source().plain(), query.marked_up());
        let differences = found.differences().iter();
        let (adapted, doubt) = match found.adaptation() {
            Ok(adapted) => (adapted, None),
            Err(doubt) => (None, Some(doubt)),
        };
        Self {
            source,
            target: unit.target().plain(),
            percent: found.percent(),
            class: found.class().name(),
            plain: found.plain(),
            penalties: found.penalties().iter().map(PenaltyFields::of).collect(),
            id: found.id().get(),
            memory: found.memory(),
            variants: found.variants(),
            source_lang: unit.source_lang().tag(),
            target_lang: unit.target_lang().tag(),
            status: unit.status().name(),
            differences: differences
                .map(|one| DifferenceFields {
                    name: one.kind().name(),
                    query: offsets.place(&marked_up, &with_codes(query, &one.query())),
                    unit: offsets.place(source, &one.text()),
                })
                .collect(),
            source_codes: codes(unit.source(), offsets),
            target_codes: codes(unit.target(), offsets),
            adapted: adapted.map(|adapted| AdaptedFields::of(&adapted, offsets)),
            not_adapted: doubt.map(Doubt::name),
            repaired: None,
            provenance: ProvenanceFields::of(unit),
        }
    }

    /// Adds the translation assembled from the match and other units.
    #[must_use]
    pub fn repaired(mut self, assembled: &'m Assembled, offsets: Offsets) -> Self {
        let target = assembled.target();
        let places = offsets.places(target, assembled.places());
        self.repaired = Some(RepairedFields { target, places, sureness: assembled.sureness() });
        self
    }
}

impl Serialize for Match {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        PlacedMatch::new(self, Offsets::Bytes).serialize(serializer)
    }
}

impl PenaltyFields {
    fn of(penalty: &Penalty) -> Self {
        Self { name: penalty.reason().name(), points: penalty.points() }
    }
}

impl AdaptedFields {
    fn of(adapted: &Adapted, offsets: Offsets) -> Self {
        let target = adapted.target().plain();
        Self {
            target: target.to_owned(),
            places: offsets.places(target, adapted.places()),
            remarks: adapted.checks().iter().map(Check::name).collect(),
        }
    }
}

// Serde passes the field by reference.
fn is_one(count: &usize) -> bool {
    *count == 1
}

fn codes(text: &UnitText, offsets: Offsets) -> Vec<CodeFields<'_>> {
    let at = |byte| offsets.at(text.plain(), byte);
    text.codes().iter().map(|code| CodeFields { at: at(code.at), markup: &code.markup }).collect()
}

/// Returns a range of the text without its codes as a range of the text with them. A code at either end is
/// left out, except where the range is empty and holds that code alone.
fn with_codes(text: &UnitText, range: &Range<usize>) -> Range<usize> {
    let codes = |is_before: &dyn Fn(usize) -> bool| -> usize {
        text.codes().iter().filter(|code| is_before(code.at)).map(|code| code.markup.len()).sum()
    };
    let start = if range.is_empty() { codes(&|at| at < range.start) } else { codes(&|at| at <= range.start) };
    let end = if range.is_empty() { codes(&|at| at <= range.end) } else { codes(&|at| at < range.end) };
    range.start + start..range.end + end
}
