//! Reads the header of a PO file out of the unit of an XLIFF file that holds it.

use crate::formats::po::KeptHeader;
use crate::formats::xliff::meta::{PO_HEADER_V1, PO_HEADER_V2};
use crate::formats::xml::tags::Element;
use crate::formats::xml::text::Mender;
use crate::unit::Header;

/// Returns the header of the PO file that the document was made from, if a `trans-unit` or `unit` holds it
/// and is no text to translate.
pub(super) fn po_header(unit: Element<'_>, mender: &mut Mender<'_>) -> Option<Header> {
    let is_kind = |name: &str, kind: &str| unit.attribute(name).is_some_and(|value| value == kind);
    if !is_kind("restype", PO_HEADER_V1) && !is_kind("type", PO_HEADER_V2) {
        return None;
    }
    let mut kept = KeptHeader::default();
    let inside = unit.child("segment").unwrap_or(unit);
    let text = inside.child("target").or_else(|| inside.child("source"));
    kept.fields = text.map(|text| text.text(mender)).unwrap_or_default();
    let notes = unit.child("notes").unwrap_or(unit);
    for note in notes.children().filter(|child| child.is("note")) {
        let kind = note.attribute("from").or_else(|| note.attribute("category"));
        kept.add_note(kind.as_deref(), &note.text(mender));
    }
    Some(Header { props: kept.props(), ..Header::default() })
}
