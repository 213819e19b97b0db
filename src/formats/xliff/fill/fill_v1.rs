//! Writes proposals into a `trans-unit` of XLIFF 1.2 and its dialects: exact ones as the target, all of them
//! as `alt-trans` elements.

use super::choice::{chosen, is_checked, shown_percent};
use super::edit::{Edit, indent, opened, prefix, with_attributes};
use super::filled::Filled;
use super::matched_by::MatchedBy;
use super::proposal::{Proposal, SegmentProposals};
use crate::formats::xliff::reader::v1::{MarkedSegment, marks, sdl_segments, segments};
use crate::formats::xliff::size_limit::SizeLimit;
use crate::formats::xliff::version::Version;
use crate::formats::xliff::writer::write_v1::write_text;
use crate::formats::xml::page::Page;
use crate::formats::xml::tags::Element;

/// A segment to be filled: its number in the unit, the chosen proposal, and the proposal's text as markup.
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

pub(super) fn unit(
    unit: Element<'_>,
    around: SizeLimit,
    jobs: &[SegmentProposals<'_>],
    edits: &mut Vec<Edit>,
    counts: &mut Filled,
) -> usize {
    let prefix = prefix(unit);
    let target = unit.child("target");
    let segments = segments(unit, target);
    let limit = [SizeLimit::of(unit).inside(around, Version::V1)];
    let fills: Vec<Fill<'_>> = jobs
        .iter()
        .filter_map(|job| {
            let source = segments[job.number].source;
            let (proposal, text) = chosen(source, job.proposals, &limit, &prefix, counts)?;
            Some(Fill { number: job.number, proposal, text })
        })
        .collect();
    let new_target = fill_target(unit, target, &segments, &fills, edits);
    if !fills.is_empty() {
        mark_as_filled(unit, &segments, &fills, edits);
    }
    let Some(last) = target.or_else(|| unit.child("seg-source")).or_else(|| unit.child("source")) else {
        return fills.len();
    };
    let indent = indent(unit.raw(0..unit.span().end), last);
    let mut page = Page::with_prefix(&prefix);
    page.text.extend(new_target.map(|target| format!("{indent}{target}")));
    for job in jobs {
        let segment = &segments[job.number];
        let known = known(unit, segment.id.as_deref());
        for proposal in job.proposals.iter().filter(|proposal| is_new(proposal, &known, &prefix)) {
            page.text.push_str(indent);
            alt_trans(&mut page, proposal, segment);
        }
    }
    if !page.text.is_empty() {
        edits.push(Edit::insert(last.span().end, page.text));
    }
    fills.len()
}

// Puts translations into the target if the unit has one. Otherwise returns a new target.
fn fill_target(
    unit: Element<'_>,
    target: Option<Element<'_>>,
    segments: &[MarkedSegment<'_>],
    fills: &[Fill<'_>],
    edits: &mut Vec<Edit>,
) -> Option<String> {
    let first = fills.first()?;
    let whole = segments[first.number].id.is_none();
    match target {
        Some(target) if whole => {
            let tag = target_tag(unit, &opened(target.tag()), segments, fills);
            let text = format!("{tag}{}</{}>", first.text, target.name());
            edits.push(Edit { place: target.span(), text });
            None
        }
        Some(target) if marks(target).is_empty() => {
            let text = skeleton(unit, segments, fills);
            let tag = target_tag(unit, &opened(target.tag()), segments, fills);
            edits.push(Edit { place: target.span(), text: format!("{tag}{text}</{}>", target.name()) });
            None
        }
        Some(target) => {
            fill_marks(unit, target, segments, fills, edits);
            let text = target_tag(unit, target.tag(), segments, fills);
            edits.push(Edit { place: target.tag_span(), text });
            None
        }
        None => {
            let name = format!("{}target", prefix(unit));
            let text = if whole { first.text.clone() } else { skeleton(unit, segments, fills) };
            Some(format!("{}{text}</{name}>", target_tag(unit, &format!("<{name}>"), segments, fills)))
        }
    }
}

// Fills the segments of a target. A segment that the target lacks is put after the segment that precedes it
// in the source, or, at the beginning, before the first segment. The text that separates the two segments in
// the source is copied with it.
fn fill_marks(
    unit: Element<'_>,
    target: Element<'_>,
    segments: &[MarkedSegment<'_>],
    fills: &[Fill<'_>],
    edits: &mut Vec<Edit>,
) {
    let (mut end, mut is_behind) = (target.inner().start, false);
    for (number, segment) in segments.iter().enumerate() {
        let fill = fills.iter().find(|fill| fill.number == number);
        match (segment.target, fill) {
            (Some(mark), Some(fill)) => {
                let text = format!("{}{}</{}>", opened(mark.tag()), fill.text, mark.name());
                edits.push(Edit { place: mark.span(), text });
            }
            (None, Some(fill)) => {
                let own = segment.source;
                let mark = format!("{}{}</{}>", opened(own.tag()), fill.text, own.name());
                let between = |from: usize, to: usize| if from <= to { unit.raw(from..to) } else { "" };
                let neighbour = |number: usize| segments.get(number).map(|segment| segment.source.span());
                let text = match (number.checked_sub(1).and_then(neighbour), neighbour(number + 1)) {
                    (Some(before), _) if is_behind => {
                        format!("{}{mark}", between(before.end, own.span().start))
                    }
                    (_, Some(next)) => format!("{mark}{}", between(own.span().end, next.start)),
                    _ => mark,
                };
                edits.push(Edit::insert(end, text));
            }
            (_, None) => {}
        }
        end = segment.target.map_or(end, |mark| end.max(mark.span().end));
        is_behind |= segment.target.is_some();
    }
}

// Returns the segmented source with the translation in the place of each segment; a segment without a
// translation becomes empty.
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

// Returns the start tag of the target with the state of the translation. A unit of Trados keeps its tag,
// because Trados has the state in the attributes that `mark_as_filled` sets.
fn target_tag(unit: Element<'_>, tag: &str, segments: &[MarkedSegment<'_>], fills: &[Fill<'_>]) -> String {
    if sdl_segments(unit).next().is_some() {
        return tag.to_owned();
    }
    let is_complete = segments.iter().enumerate().all(|(number, segment)| {
        let has_text = |mark: Element<'_>| !mark.raw(mark.inner()).trim().is_empty();
        fills.iter().any(|fill| fill.number == number) || segment.target.is_some_and(has_text)
    });
    if !is_complete {
        return with_attributes(tag, &[("state", "needs-translation")]);
    }
    let is_checked = fills.iter().all(|fill| is_checked(fill.proposal));
    let state = if is_checked { "translated" } else { "needs-review-translation" };
    with_attributes(tag, &[("state", state), ("state-qualifier", matched_by(fills).qualifier())])
}

// Returns the weakest evidence among the translations that were filled in: it holds for all of them.
fn matched_by(fills: &[Fill<'_>]) -> MatchedBy {
    fills.iter().map(|fill| fill.proposal.matched_by).min().unwrap_or_default()
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
        let mut told = vec![
            ("conf", confirmed),
            ("origin", "tm"),
            ("origin-system", &*fill.proposal.origin),
            ("percent", &percent),
        ];
        if fill.proposal.matched_by > MatchedBy::Text {
            told.push(("text-match", "SourceAndTarget"));
        }
        edits.push(Edit { place: definition.tag_span(), text: with_attributes(definition.tag(), &told) });
    }
    let percent = fills.iter().map(|fill| fill.proposal.percent).min().unwrap_or_default();
    // memoQ and Phrase call a match of 100 percent that also has the same neighbours a match of 101 percent.
    let percent = percent + u8::from(percent == 100 && matched_by(fills) > MatchedBy::Text);
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

// Returns the translations that the file proposes for a segment already, as markup.
fn known<'a>(unit: Element<'a>, segment: Option<&str>) -> Vec<&'a str> {
    let of_segment =
        |proposed: &Element<'_>| proposed.is("alt-trans") && proposed.attribute("mid").as_deref() == segment;
    let targets = unit.children().filter(of_segment).filter_map(|proposed| proposed.child("target"));
    targets.map(|target| target.raw(target.inner())).collect()
}

fn is_new(proposal: &Proposal, known: &[&str], prefix: &str) -> bool {
    let mut page = Page::with_prefix(prefix);
    write_text(&mut page, proposal.unit.target());
    !known.contains(&&*page.text)
}

fn alt_trans(page: &mut Page, proposal: &Proposal, segment: &MarkedSegment<'_>) {
    page.open("alt-trans");
    if let Some(id) = &segment.id {
        page.attribute("mid", id);
    }
    page.attribute("match-quality", &shown_percent(proposal, segment.source).to_string());
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
