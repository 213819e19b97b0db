//! Proposals in a `trans-unit` of 1.2 and its dialects.

use super::edit::{Edit, indent, opened, prefix, with_attributes};
use super::fragment::fragment;
use super::proposal::{Proposal, SegmentProposals};
use super::v1::{MarkedSegment, marks, sdl_segments, segments};
use super::write_v1::write_text;
use crate::formats::xml::page::Page;
use crate::formats::xml::tags::Element;
use crate::unit::Status;

/// A segment that is filled.
struct Fill<'p> {
    number: usize,
    proposal: &'p Proposal,
    text: String,
}

/// Returns for each segment whether it is locked against changes.
pub(super) fn locked_segments(unit: Element<'_>) -> Vec<bool> {
    let target = unit.child("target");
    let yes = |element: Element<'_>, name| {
        element.attribute(name).is_some_and(|value| value == "true" || value == "locked")
    };
    let locked = yes(unit, "m:locked") || yes(unit, "mq:locked");
    let definitions: std::collections::HashMap<_, _> =
        sdl_segments(unit).filter_map(|segment| Some((segment.attribute("id")?, segment))).collect();
    let segments = segments(unit, target).into_iter().map(|segment| {
        let definition = segment.id.as_deref().and_then(|id| definitions.get(id));
        locked || definition.is_some_and(|definition| yes(*definition, "locked"))
    });
    segments.collect()
}

pub(super) fn unit(unit: Element<'_>, jobs: &[SegmentProposals<'_>], edits: &mut Vec<Edit>) -> usize {
    let prefix = prefix(unit);
    let target = unit.child("target");
    let segments = segments(unit, target);
    let fills: Vec<Fill<'_>> = jobs
        .iter()
        .filter_map(|job| {
            let proposal = job.proposals.iter().find(|proposal| proposal.exact)?;
            let text = fragment(segments[job.number].source, proposal, &prefix)?;
            Some(Fill { number: job.number, proposal, text })
        })
        .collect();
    let (filled, new_target) = fill_target(unit, target, &segments, &fills, edits);
    if filled > 0 {
        mark_as_filled(unit, &segments, &fills[..filled], edits);
    }
    let Some(last) = target.or_else(|| unit.child("seg-source")).or_else(|| unit.child("source")) else {
        return filled;
    };
    let indent = indent(unit.raw(0..unit.span().end), last);
    let mut page = Page::with_prefix(&prefix);
    page.text.extend(new_target.map(|target| format!("{indent}{target}")));
    for job in jobs {
        for proposal in job.proposals {
            page.text.push_str(indent);
            alt_trans(&mut page, proposal, segments[job.number].id.as_deref());
        }
    }
    edits.push(Edit::insert(last.span().end, page.text));
    filled
}

// Puts translations into a target that is there, or returns a new one. The first value is how many found a
// place.
fn fill_target(
    unit: Element<'_>,
    target: Option<Element<'_>>,
    segments: &[MarkedSegment<'_>],
    fills: &[Fill<'_>],
    edits: &mut Vec<Edit>,
) -> (usize, Option<String>) {
    let Some(first) = fills.first() else { return (0, None) };
    let whole = segments[first.number].id.is_none();
    match target {
        Some(target) if whole => {
            let tag = target_tag(unit, &opened(target.tag()), first.proposal);
            let text = format!("{tag}{}</{}>", first.text, target.name());
            edits.push(Edit { place: target.span(), text });
            (1, None)
        }
        Some(target) if fills.iter().all(|fill| segments[fill.number].target.is_some()) => {
            for fill in fills {
                let mark = segments[fill.number].target.expect("asked above");
                edits.push(Edit {
                    place: mark.span(),
                    text: format!("{}{}</{}>", opened(mark.tag()), fill.text, mark.name()),
                });
            }
            let tag = if fills.len() == segments.len() {
                target_tag(unit, target.tag(), first.proposal)
            } else {
                target.tag().into()
            };
            edits.push(Edit { place: target.tag_span(), text: tag });
            (fills.len(), None)
        }
        Some(target) if marks(target).is_empty() => {
            let text = skeleton(unit, segments, fills);
            let tag = target_tag(unit, &opened(target.tag()), first.proposal);
            edits.push(Edit { place: target.span(), text: format!("{tag}{text}</{}>", target.name()) });
            (fills.len(), None)
        }
        // Where a segment belongs in a target that has others of its own is not known.
        Some(_) => (0, None),
        None => {
            let name = format!("{}target", prefix(unit));
            let text = if whole { first.text.clone() } else { skeleton(unit, segments, fills) };
            (
                fills.len(),
                Some(format!("{}{text}</{name}>", target_tag(unit, &format!("<{name}>"), first.proposal))),
            )
        }
    }
}

// The segmented source with each segment's translation in its place, or nothing.
fn skeleton(unit: Element<'_>, segments: &[MarkedSegment<'_>], fills: &[Fill<'_>]) -> String {
    let Some(source) = unit.child("seg-source").or_else(|| unit.child("source")) else {
        return String::new();
    };
    let mut text = String::new();
    let mut done = source.inner().start;
    for (number, segment) in segments.iter().enumerate() {
        let mark = segment.source;
        if mark.span().start < done {
            continue;
        }
        text.push_str(unit.raw(done..mark.span().start));
        let fill = fills.iter().find(|fill| fill.number == number).map_or("", |fill| &fill.text);
        text.extend([&*opened(mark.tag()), fill, "</", mark.name(), ">"]);
        done = mark.span().end;
    }
    text.push_str(unit.raw(done..source.inner().end));
    text
}

// Trados and memoQ keep the state of a translation in attributes of their own, which `mark_as_filled` sets.
fn target_tag(unit: Element<'_>, tag: &str, proposal: &Proposal) -> String {
    if sdl_segments(unit).next().is_some() {
        return tag.to_owned();
    }
    let checked = proposal.percent == 100 && proposal.unit.status >= Status::Translated;
    let state = if checked { "translated" } else { "needs-review-translation" };
    with_attributes(tag, &[("state", state), ("state-qualifier", "exact-match")])
}

fn mark_as_filled(
    unit: Element<'_>,
    segments: &[MarkedSegment<'_>],
    fills: &[Fill<'_>],
    edits: &mut Vec<Edit>,
) {
    for definition in sdl_segments(unit) {
        let id = definition.attribute("id");
        let Some(fill) = fills.iter().find(|fill| segments[fill.number].id.as_deref() == id.as_deref())
        else {
            continue;
        };
        let percent = fill.proposal.percent.to_string();
        let confirmed = if fill.proposal.percent == 100 { "Translated" } else { "Draft" };
        let told = [
            ("conf", confirmed),
            ("origin", "tm"),
            ("origin-system", &fill.proposal.origin),
            ("percent", &percent),
        ];
        edits.push(Edit { place: definition.tag_span(), text: with_attributes(definition.tag(), &told) });
    }
    let percent = fills[0].proposal.percent;
    let score = format!("{:.2}", f64::from(percent) / 100.0);
    let percent = percent.to_string();
    let told = [
        ("mq:status", "Pretranslated"),
        ("mq:percent", &*percent),
        ("m:score", &*score),
        ("m:trans-origin", "tm"),
    ];
    let told: Vec<_> = told.into_iter().filter(|(name, _)| unit.attribute(name).is_some()).collect();
    if !told.is_empty() {
        edits.push(Edit { place: unit.tag_span(), text: with_attributes(unit.tag(), &told) });
    }
}

fn alt_trans(page: &mut Page, proposal: &Proposal, segment: Option<&str>) {
    page.open("alt-trans");
    if let Some(segment) = segment {
        page.attribute("mid", segment);
    }
    page.attribute("match-quality", &proposal.percent.to_string());
    page.attribute("origin", &proposal.origin);
    page.text.push('>');
    let unit = &proposal.unit;
    for (name, lang, text) in
        [("source", unit.source_lang(), unit.source()), ("target", unit.target_lang(), unit.target())]
    {
        page.open(name);
        page.attribute("xml:lang", lang.tag());
        page.text.push('>');
        write_text(page, text);
        page.close(name);
    }
    page.close("alt-trans");
}
