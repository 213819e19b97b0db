//! A match as a JSON object, with the places of its differences in the query as the caller gave it.

use std::ops::Range;

use serde::{Serialize, Serializer};

use super::places::{place, places};
use super::provenance::ProvenanceFields;
use crate::memory::{Match, Penalty};
use crate::similarity::{Adapted, Check, Difference};
use crate::unit::UnitText;

#[derive(Serialize)]
struct MatchFields<'m> {
    source: &'m str,
    target: &'m str,
    percent: u8,
    class: &'static str,
    plain: u8,
    penalties: Vec<PenaltyFields>,
    id: i64,
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
    #[serde(flatten)]
    provenance: ProvenanceFields<'m>,
}

#[derive(Serialize)]
struct PenaltyFields {
    name: &'static str,
    points: u8,
}

#[derive(Serialize)]
struct DifferenceFields {
    name: &'static str,
    query: [usize; 2],
    unit: [usize; 2],
}

#[derive(Serialize)]
struct CodeFields<'m> {
    at: usize,
    markup: &'m str,
}

#[derive(Serialize)]
struct AdaptedFields {
    target: String,
    places: Vec<[usize; 2]>,
    remarks: Vec<&'static str>,
}

impl Serialize for Match {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let unit = self.unit();
        let fields = MatchFields {
            source: unit.source().plain(),
            target: unit.target().plain(),
            percent: self.percent(),
            class: self.class().name(),
            plain: self.plain(),
            penalties: self.penalties().iter().map(PenaltyFields::of).collect(),
            id: self.id().get(),
            source_lang: unit.source_lang().tag(),
            target_lang: unit.target_lang().tag(),
            status: unit.status().name(),
            differences: self
                .differences()
                .iter()
                .map(|one| DifferenceFields::of(one, self.query()))
                .collect(),
            source_codes: codes(unit.source()),
            target_codes: codes(unit.target()),
            adapted: self.adapted().map(|adapted| AdaptedFields::of(&adapted)),
            provenance: ProvenanceFields::of(unit),
        };
        fields.serialize(serializer)
    }
}

impl PenaltyFields {
    fn of(penalty: &Penalty) -> Self {
        Self { name: penalty.reason().name(), points: penalty.points() }
    }
}

impl DifferenceFields {
    fn of(difference: &Difference, query: &UnitText) -> Self {
        Self {
            name: difference.kind().name(),
            query: with_codes(query, &difference.query()),
            unit: place(&difference.text()),
        }
    }
}

impl AdaptedFields {
    fn of(adapted: &Adapted) -> Self {
        Self {
            target: adapted.target().plain().to_owned(),
            places: places(adapted.places()),
            remarks: adapted.checks().iter().map(Check::name).collect(),
        }
    }
}

fn codes(text: &UnitText) -> Vec<CodeFields<'_>> {
    text.codes().iter().map(|code| CodeFields { at: code.at, markup: &code.markup }).collect()
}

/// Returns a range of the text without its codes as a range of the text with them. A code at either end is
/// left out, except where the range is empty and holds that code alone.
fn with_codes(text: &UnitText, range: &Range<usize>) -> [usize; 2] {
    let codes = |is_before: &dyn Fn(usize) -> bool| -> usize {
        text.codes().iter().filter(|code| is_before(code.at)).map(|code| code.markup.len()).sum()
    };
    let start = if range.is_empty() { codes(&|at| at < range.start) } else { codes(&|at| at <= range.start) };
    let end = if range.is_empty() { codes(&|at| at <= range.end) } else { codes(&|at| at < range.end) };
    [range.start + start, range.end + end]
}
