//! Chooses the proposal that becomes the target of a segment: the first exact one that the file allows there.

use super::filled::Filled;
use super::fragment::fragment;
use super::matched_by::MatchedBy;
use super::proposal::Proposal;
use super::protected_words;
use crate::formats::xliff::size_limit::SizeLimit;
use crate::formats::xml::tags::Element;
use crate::unit::Status;

/// Returns the first exact proposal that is short enough for the segment, and its text as markup. If there is
/// none, adds one to the count of the reason.
pub(super) fn chosen<'p>(
    source: Element<'_>,
    proposals: &'p [Proposal],
    limits: &[SizeLimit],
    prefix: &str,
    counts: &mut Filled,
) -> Option<(&'p Proposal, String)> {
    let exact = || proposals.iter().filter(|proposal| proposal.exact);
    exact().next()?;
    let exact = || exact().filter(|proposal| protected_words::are_kept(source, proposal.unit.target()));
    if exact().next().is_none() {
        counts.protected += 1;
        return None;
    }
    // Which part of a translation belongs to a mark is not known; the whole is short enough in any case.
    let marks = source.descendants().filter(|mark| matches!(mark.local_name(), "mrk" | "sm"));
    let around = limits.first().copied().unwrap_or_default();
    let of_marks = marks.map(|mark| SizeLimit::of(mark).stored_as(around));
    let limits: Vec<_> = limits.iter().copied().chain(of_marks).collect();
    let fits = |proposal: &&Proposal| limits.iter().all(|limit| limit.allows(proposal.unit.target().plain()));
    let Some(proposal) = exact().find(fits) else {
        counts.too_long += 1;
        return None;
    };
    let text = fragment(source, proposal, prefix)?;
    match proposal.matched_by {
        MatchedBy::Key => counts.by_key += 1,
        MatchedBy::Context => counts.by_context += 1,
        MatchedBy::Text => {}
    }
    Some((proposal, text))
}

/// Returns the percent that a proposal is shown with: a translation of words that must not be translated
/// cannot be a match of 100 percent.
pub(super) fn shown_percent(proposal: &Proposal, source: Element<'_>) -> u8 {
    if protected_words::are_kept(source, proposal.unit.target()) {
        proposal.percent
    } else {
        proposal.percent.min(99)
    }
}

/// Returns true if nobody has to look at the translation again.
pub(super) fn is_checked(proposal: &Proposal) -> bool {
    proposal.percent == 100 && proposal.unit.status >= Status::Translated
}
