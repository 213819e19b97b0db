//! Proposals in a `unit` of 2.0 and 2.1.

use std::borrow::Cow;
use std::collections::HashSet;

use super::edit::{Edit, indent, opened, prefix, with_attributes};
use super::fragment::fragment;
use super::proposal::{Proposal, SegmentProposals};
use super::write_v2::{Data, write_text};
use crate::formats::xml::page::Page;
use crate::formats::xml::tags::Element;
use crate::unit::Status;

const MATCHES: &str = "urn:oasis:names:tc:xliff:matches:2.0";

// Those that units were made of: with a source.
fn segments(unit: Element<'_>) -> Vec<Element<'_>> {
    unit.children().filter(|child| child.is("segment") && child.child("source").is_some()).collect()
}

pub(super) fn unit(unit: Element<'_>, jobs: &[SegmentProposals<'_>], edits: &mut Vec<Edit>) -> usize {
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
        let fill = fill(segment, job, &prefix, edits);
        filled += usize::from(fill.is_some());
        let mut told = fill.map(|proposal| vec![("state", state(proposal))]).unwrap_or_default();
        if segment.attribute("id").is_none() {
            told.push(("id", &id));
        }
        if !told.is_empty() {
            edits.push(Edit { place: segment.tag_span(), text: with_attributes(segment.tag(), &told) });
        }
        job.proposals.iter().for_each(|proposal| a_match(&mut page, matches, proposal, &id));
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
    job: &SegmentProposals<'p>,
    prefix: &str,
    edits: &mut Vec<Edit>,
) -> Option<&'p Proposal> {
    let proposal = job.proposals.iter().find(|proposal| proposal.exact)?;
    let source = segment.child("source")?;
    let text = fragment(source, proposal, prefix)?;
    match segment.child("target") {
        Some(target) => {
            let text = format!("{}{text}</{}>", opened(target.tag()), target.name());
            edits.push(Edit { place: target.span(), text });
        }
        None => {
            let indent = indent(segment.raw(0..segment.span().end), source);
            let text = format!("{indent}<{prefix}target>{text}</{prefix}target>");
            edits.push(Edit::insert(source.span().end, text));
        }
    }
    Some(proposal)
}

fn state(proposal: &Proposal) -> &'static str {
    if proposal.percent == 100 && proposal.unit.status >= Status::Translated {
        "translated"
    } else {
        "initial"
    }
}

// A match refers to its segment by an id that nothing else in the unit has.
fn free_id(taken: &HashSet<Cow<'_, str>>, number: usize) -> String {
    let mut id = format!("s{}", number + 1);
    while taken.contains(&*id) {
        id.insert(0, '_');
    }
    id
}

fn a_match(page: &mut Page, prefix: &str, proposal: &Proposal, segment: &str) {
    page.text.extend(["<", prefix, "match"]);
    page.attribute("ref", &format!("#{segment}"));
    page.attribute("matchQuality", &format!("{}.0", proposal.percent));
    page.attribute("origin", &proposal.origin);
    page.attribute("type", "tm");
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
