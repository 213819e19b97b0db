//! Fills the open segments of a unit, whatever its version.

use super::edit::Edit;
use super::proposal::SegmentProposals;
use super::span::UnitSpan;
use super::{fill_v1, fill_v2};
use crate::formats::xml::tags::Element;
use crate::unit::Unit;

/// Makes the edits that bring proposals into a unit. Returns how many segments were filled.
pub(super) fn unit(unit: Element<'_>, jobs: &[SegmentProposals<'_>], edits: &mut Vec<Edit>) -> usize {
    match unit.local_name() {
        "unit" => fill_v2::unit(unit, jobs, edits),
        _ => fill_v1::unit(unit, jobs, edits),
    }
}

/// Returns for each segment of a unit, which were read from it at a place, whether it may be filled.
pub(super) fn open<'u>(
    unit: Element<'_>,
    place: UnitSpan,
    segments: impl Iterator<Item = &'u Unit>,
) -> Vec<bool> {
    let new = match unit.local_name() {
        "unit" => fill_v2::new_segments(unit),
        _ => fill_v1::new_segments(unit),
    };
    let untranslatable =
        unit.attribute("translate").map_or(place.untranslatable, |translate| translate == "no");
    let open = segments.zip(new).map(|(segment, new)| {
        let target = segment.target();
        let empty = target.plain().trim().is_empty() && target.codes().is_empty();
        let copied = !empty && target.plain() == segment.source().plain();
        !untranslatable
            && !segment.source().plain().trim().is_empty()
            && !new.locked
            && (empty || copied && new.state)
    });
    open.collect()
}
