//! [`WrittenLabel`]: what a table that is written says about the unit of a row, beside its two texts.

use std::borrow::Cow;

use crate::unit::Unit;

/// The heading of a column, and its cell for one unit, which is empty if the unit says nothing.
pub(super) struct WrittenLabel<'u> {
    pub(super) heading: &'static str,
    pub(super) cell: Cow<'u, str>,
}

/// Returns the labels and the notes of a unit, with headings that the readers of tables know.
pub(super) fn written_labels(unit: &Unit) -> [WrittenLabel<'_>; 7] {
    fn label<'u>(heading: &'static str, value: Option<&'u str>) -> WrittenLabel<'u> {
        WrittenLabel { heading, cell: value.unwrap_or_default().into() }
    }
    let notes: Vec<&str> = unit.notes.iter().map(|note| note.text.as_str()).collect();
    [
        label("status", Some(unit.status.name())),
        label("domain", unit.domain()),
        label("client", unit.client()),
        label("project", unit.project()),
        label("document", unit.origin.document.as_deref()),
        label("person", unit.origin.created_by.as_deref()),
        WrittenLabel { heading: "note", cell: notes.join("\n").into() },
    ]
}
