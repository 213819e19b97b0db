//! Fills the open segments of one unit of a file. The work is passed on to `fill_v1` or `fill_v2`.

use super::edit::Edit;
use super::filled::Filled;
use super::proposal::SegmentProposals;
use super::{fill_v1, fill_v2};
use crate::formats::marked::Marked;
use crate::formats::reuse::is_untranslated_copy;
use crate::formats::xliff::reader::span::UnitSpan;
use crate::formats::xliff::size_limit::SizeLimit;
use crate::formats::xml::tags::Element;
use crate::unit::Unit;

/// Makes the edits that bring proposals into a unit; the groups around it may limit the length of the
/// translations. Returns how many segments were filled.
pub(super) fn unit(
    unit: Element<'_>,
    around: SizeLimit,
    jobs: &[SegmentProposals<'_>],
    edits: &mut Vec<Edit>,
    counts: &mut Filled,
) -> usize {
    match unit.local_name() {
        "unit" => fill_v2::unit(unit, around, jobs, edits, counts),
        _ => fill_v1::unit(unit, around, jobs, edits, counts),
    }
}

/// Returns, for each segment that was read from a unit of the file, whether the segment may be filled. A
/// segment that a person confirmed or rejected stays as it is, even if it is empty.
pub(super) fn open<'u>(unit: Element<'_>, segments: impl Iterator<Item = (UnitSpan, &'u Unit)>) -> Vec<bool> {
    let locked = match unit.local_name() {
        "unit" => Vec::new(),
        _ => fill_v1::locked_segments(unit),
    };
    let open = segments.enumerate().map(|(number, (place, segment))| {
        let locked = locked.get(number).is_some_and(|locked| *locked);
        let target = segment.target();
        let empty = target.plain().trim().is_empty() && target.codes().is_empty();
        let settled = matches!(place.marked, Marked::Protected | Marked::Rejected | Marked::Translated);
        !(segment.source().plain().trim().is_empty() || locked || settled || place.other_lang)
            && (empty || is_untranslated_copy(segment, place.marked))
    });
    open.collect()
}
