//! Writes proposals into a `unit` of XLIFF 2.0 and 2.1: exact ones as the target, all of them as `mtc:match`
//! elements.

use std::borrow::Cow;
use std::collections::HashSet;

use super::choice::{chosen, is_checked, shown_percent};
use super::edit::{Edit, indent, opened, prefix, with_attributes};
use super::filled::Filled;
use super::proposal::{Proposal, SegmentProposals};
use crate::formats::xliff::size_limit::SizeLimit;
use crate::formats::xliff::writer::write_v2::{Data, write_text};
use crate::formats::xml::page::Page;
use crate::formats::xml::tags::Element;

const MATCHES: &str = "urn:oasis:names:tc:xliff:matches:2.0";

// Returns the segments of the unit that the reader makes units of: those with a source.
fn segments(unit: Element<'_>) -> Vec<Element<'_>> {
    unit.children().filter(|child| child.is("segment") && child.child("source").is_some()).collect()
}

pub(super) fn unit(
    unit: Element<'_>,
    around: SizeLimit,
    jobs: &[SegmentProposals<'_>],
    edits: &mut Vec<Edit>,
    counts: &mut Filled,
) -> usize {
    let prefix = prefix(unit);
    let segments = segments(unit);
    let mut page = Page::with_prefix(&prefix);
    let existing = unit.children().find(|child| child.local_name() == "matches");
    let name = existing.map_or("mtc:matches", Element::name);
    let matches = name.strip_suffix("matches").unwrap_or("mtc:");
    let taken: HashSet<_> = unit.descendants().filter_map(|element| element.attribute("id")).collect();
    let mut filled = 0;
    for job in jobs {
        let segment = segments[job.number];
        let id = segment.attribute("id").map_or_else(|| free_id(&taken, job.number), Into::into);
        let Some(source) = segment.child("source") else { continue };
        let limits =
            [around, SizeLimit::of(unit), SizeLimit::of(segment)].map(|limit| limit.stored_as(around));
        let chosen = chosen(source, job.proposals, &limits, &prefix, counts);
        let fill = chosen.map(|(proposal, text)| fill(segment, proposal, &text, &prefix, edits));
        filled += usize::from(fill.is_some());
        let mut told = fill.map(states).unwrap_or_default();
        let known = existing.map(|existing| known(existing, &id)).unwrap_or_default();
        let before = page.text.len();
        for proposal in job.proposals.iter().filter(|proposal| is_new(proposal, &known, &prefix)) {
            a_match(&mut page, matches, (proposal, shown_percent(proposal, source)), &id);
        }
        if segment.attribute("id").is_none() && page.text.len() > before {
            told.push(("id", &id));
        }
        if !told.is_empty() {
            edits.push(Edit { place: segment.tag_span(), text: with_attributes(segment.tag(), &told) });
        }
    }
    if page.text.is_empty() {
        return filled;
    }
    let (at, text) = match existing {
        Some(existing) if !existing.tag().ends_with("/>") => (existing.inner().end, page.text),
        _ => {
            (unit.tag_span().end, format!("<mtc:matches xmlns:mtc=\"{MATCHES}\">{}</mtc:matches>", page.text))
        }
    };
    edits.push(Edit::insert(at, text));
    filled
}

fn fill<'p>(
    segment: Element<'_>,
    proposal: &'p Proposal,
    text: &str,
    prefix: &str,
    edits: &mut Vec<Edit>,
) -> &'p Proposal {
    match (segment.child("target"), segment.child("source")) {
        (Some(target), _) => {
            let text = format!("{}{text}</{}>", opened(target.tag()), target.name());
            edits.push(Edit { place: target.span(), text });
        }
        (None, Some(source)) => {
            let indent = indent(segment.raw(0..segment.span().end), source);
            let text = format!("{indent}<{prefix}target>{text}</{prefix}target>");
            edits.push(Edit::insert(source.span().end, text));
        }
        (None, None) => {}
    }
    proposal
}

// Returns the attributes that say how far a translation can be trusted. A translation that repeats the source
// would count as none in the state `initial`; its `subState` says that nobody has checked it.
fn states(proposal: &Proposal) -> Vec<(&'static str, &str)> {
    let is_copy = proposal.unit.source().plain() == proposal.unit.target().plain();
    match (is_checked(proposal), is_copy) {
        (true, _) => vec![("state", "translated")],
        (false, true) => vec![("state", "translated"), ("subState", "mizan:needs-review-translation")],
        (false, false) => vec![("state", "initial")],
    }
}

// Returns an id that nothing else in the unit has. A match refers to its segment by an id.
fn free_id(taken: &HashSet<Cow<'_, str>>, number: usize) -> String {
    let mut id = format!("s{}", number + 1);
    while taken.contains(&*id) {
        id.insert(0, '_');
    }
    id
}

// Returns the translations that the file proposes for a segment already, as markup.
fn known<'a>(matches: Element<'a>, segment: &str) -> Vec<&'a str> {
    let of_segment = |a_match: &Element<'_>| {
        a_match.attribute("ref").is_some_and(|id| id.strip_prefix('#') == Some(segment))
    };
    let targets = matches
        .children()
        .filter(of_segment)
        .filter_map(|a_match| a_match.children().find(|child| child.local_name() == "target"));
    targets.map(|target| target.raw(target.inner())).collect()
}

fn is_new(proposal: &Proposal, known: &[&str], prefix: &str) -> bool {
    let mut page = Page::with_prefix(prefix);
    write_text(&mut page, proposal.unit.target(), &Data::of(&proposal.unit));
    !known.contains(&&*page.text)
}

fn a_match(page: &mut Page, prefix: &str, (proposal, percent): (&Proposal, u8), segment: &str) {
    page.text.extend(["<", prefix, "match"]);
    page.attribute("ref", &format!("#{segment}"));
    page.attribute("matchQuality", &format!("{percent}.0"));
    page.attribute("origin", &proposal.origin);
    page.attribute("type", proposal.matched_by.match_type());
    page.text.push('>');
    let data = Data::of(&proposal.unit);
    data.write(page);
    for (name, text) in [("source", proposal.unit.source()), ("target", proposal.unit.target())] {
        page.open(name);
        page.text.push('>');
        write_text(page, text, &data);
        page.close(name);
    }
    page.text.extend(["</", prefix, "match>"]);
}
