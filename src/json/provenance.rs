//! Where a unit comes from and whose it is: the keys that every answer about a unit has.

use serde::Serialize;

use crate::memory::{documents, is_other_document, is_other_key, is_place};
use crate::unit::{Note, Prop, Timestamp, Unit};

/// Where a unit comes from and whose it is. A key is left out if nothing is known.
#[derive(Clone, Debug, Serialize)]
pub(super) struct ProvenanceFields<'u> {
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<&'u str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    other_documents: Vec<&'u str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    domain: Option<&'u str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    client: Option<&'u str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    project: Option<&'u str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    created: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    created_by: Option<&'u str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    changed: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    changed_by: Option<&'u str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    used: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    uses: Option<u32>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<&'u str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    properties: Vec<PropFields<'u>>,
}

#[derive(Clone, Debug, Serialize)]
struct PropFields<'u> {
    name: &'u str,
    value: &'u str,
}

impl<'u> ProvenanceFields<'u> {
    pub(super) fn of(unit: &'u Unit) -> Self {
        let origin = unit.origin();
        let moment = |moment: Option<Timestamp>| moment.map(|moment| moment.to_string());
        let known = unit
            .props()
            .iter()
            .filter(|prop| !is_place(prop) && !is_other_key(prop) && !is_other_document(prop));
        Self {
            document: origin.document.as_deref(),
            other_documents: documents(unit)
                .filter(|name| Some(*name) != origin.document.as_deref())
                .collect(),
            domain: unit.domain(),
            client: unit.client(),
            project: unit.project(),
            created: moment(origin.created),
            created_by: origin.created_by.as_deref(),
            changed: moment(origin.changed),
            changed_by: origin.changed_by.as_deref(),
            used: moment(origin.used),
            uses: Some(origin.use_count).filter(|&uses| uses > 0),
            notes: unit.notes().iter().map(|note: &Note| note.text.as_str()).collect(),
            properties: known.map(PropFields::of).collect(),
        }
    }
}

impl<'u> PropFields<'u> {
    fn of(prop: &'u Prop) -> Self {
        Self { name: &prop.name, value: &prop.value }
    }
}
