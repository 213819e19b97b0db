//! Reads the `trans-unit` of XLIFF 1.2 and its dialects as units.

use std::collections::{HashMap, HashSet};

use super::head::{Head, own_lang};
use super::inline::{InlineReader, Meanings};
use super::span::UnitSpan;
use super::status;
use crate::formats::marked::Marked;
use crate::formats::mended::Repaired;
use crate::formats::xliff::meta;
use crate::formats::xml::tags::Element;
use crate::formats::xml::text::Mender;
use crate::unit::{Note, Scope, Unit, UnitText};

/// The source text of a segment and its translation, as elements of a `trans-unit`.
pub(in crate::formats::xliff) struct MarkedSegment<'a> {
    /// The `mid` of the segment; `None` if the `trans-unit` is not segmented.
    pub(in crate::formats::xliff) id: Option<String>,
    pub(in crate::formats::xliff) source: Element<'a>,
    pub(in crate::formats::xliff) target: Option<Element<'a>>,
}

/// Returns the units of a `trans-unit`: one for each segment, or a single one if it has no segments.
pub(super) fn units(
    unit: Element<'_>,
    place: UnitSpan,
    head: &Head,
    mender: &mut Mender<'_>,
) -> Vec<(UnitSpan, Unit)> {
    let target = unit.child("target");
    let segments = segments(unit, target);
    for id in surplus(&segments, target) {
        mender.repairs.note(mender.at, Repaired::Segment(id));
    }
    let own_lang = target.and_then(own_lang);
    let definitions: HashMap<_, _> =
        sdl_segments(unit).filter_map(|segment| Some((segment.attribute("id")?, segment))).collect();
    let mut inline = InlineReader::new(mender, Meanings::V1(&head.definitions.tags));
    let several = segments.len() > 1;
    let mut units = Vec::with_capacity(segments.len());
    for segment in segments {
        let source = inline.text(segment.source);
        let text = segment.target.map_or_else(UnitText::default, |target| inline.text(target));
        let mut read = head.unit((source, text), (segment.source, target));
        read.notes = head.definitions.comments(segment.source, Scope::Source, &mut inline);
        if let Some(target) = segment.target {
            read.notes.extend(head.definitions.comments(target, Scope::Target, &mut inline));
        }
        let id = segment.id.as_deref();
        let definition = id.and_then(|id| definitions.get(id)).copied();
        read.status = status::of_trans_unit(unit, target, definition);
        status::fill_origin(&mut read.origin, unit, definition);
        read.origin.key = head.key(id.filter(|_| several));
        if units.is_empty() {
            describe(&mut read, unit, &mut inline);
        }
        let marked = if place.inherited.protects(unit.attribute("translate").as_deref()) {
            Marked::Protected
        } else {
            status::marked_trans_unit(unit, target, definition)
        };
        let other_lang = head.is_other_lang(own_lang.as_ref());
        units.push((UnitSpan { marked, other_lang, ..place }, read));
    }
    units
}

/// Returns the segments of a unit, those of the source paired with those of the target by their ids. If the
/// target has segments or text, but none of its segments has an id of the source, the unit is one segment.
pub(in crate::formats::xliff) fn segments<'a>(
    unit: Element<'a>,
    target: Option<Element<'a>>,
) -> Vec<MarkedSegment<'a>> {
    let Some(source) = unit.child("source").or_else(|| unit.child("seg-source")) else { return Vec::new() };
    let whole = || vec![MarkedSegment { id: None, source, target }];
    let sources = marks(unit.child("seg-source").unwrap_or(source));
    let mut targets: HashMap<_, _> = target.map(marks).unwrap_or_default().into_iter().collect();
    let unmarked = targets.is_empty() && target.is_some_and(|target| !target.content().is_empty());
    if sources.is_empty() || unmarked {
        return whole();
    }
    let others = targets.len();
    let segments = sources.into_iter().map(|(id, source)| MarkedSegment {
        source,
        target: targets.remove(&id),
        id: Some(id),
    });
    let segments = segments.collect();
    if targets.is_empty() || targets.len() < others { segments } else { whole() }
}

// Returns the ids that segments of the target have and no segment of the source has.
fn surplus(segments: &[MarkedSegment<'_>], target: Option<Element<'_>>) -> Vec<String> {
    let known: HashSet<_> = segments.iter().filter_map(|segment| segment.id.as_deref()).collect();
    if known.is_empty() {
        return Vec::new();
    }
    let ids = target.map(marks).unwrap_or_default().into_iter().map(|(id, _)| id);
    ids.filter(|id| !known.contains(&**id)).collect()
}

pub(in crate::formats::xliff) fn marks(text: Element<'_>) -> Vec<(String, Element<'_>)> {
    let mut end = 0;
    let segment = |mark: &Element<'_>| mark.is("mrk") && mark.attribute("mtype").as_deref() == Some("seg");
    let marks = text.descendants().filter(segment).filter(|mark| {
        // A segment inside another segment is a part of that one.
        let outside = mark.span().start >= end;
        end = if outside { mark.span().end } else { end };
        outside
    });
    marks.map(|mark| (mark.attribute("mid").map(Into::into).unwrap_or_default(), mark)).collect()
}

/// Returns the `seg` elements in which Trados keeps the state of each segment of a unit.
pub(in crate::formats::xliff) fn sdl_segments(unit: Element<'_>) -> impl Iterator<Item = Element<'_>> {
    let lists = unit.children().filter(|child| child.local_name() == "seg-defs");
    lists.flat_map(Element::children).filter(|child| child.local_name() == "seg")
}

// Adds the notes of a `trans-unit` to a unit, and the contexts in which tools store further details.
fn describe(read: &mut Unit, unit: Element<'_>, inline: &mut InlineReader<'_, '_, '_>) {
    for child in unit.children() {
        match child.local_name() {
            "note" if child.is("note") => {
                let scope =
                    child.attribute("annotates").and_then(|scope| scope.parse().ok()).unwrap_or_default();
                let text = inline.flat(child);
                if !text.is_empty() {
                    read.notes.push(Note { text, scope });
                }
            }
            // The comments of memoQ.
            "comments" => {
                for comment in child.children().filter(|comment| comment.local_name() == "comment") {
                    let text = inline.flat(comment);
                    if !text.trim().is_empty() {
                        read.notes.push(Note { text, scope: Scope::Unit });
                    }
                }
            }
            "context-group" => {
                for context in child.children().filter(|context| context.local_name() == "context") {
                    let value = inline.flat(context);
                    meta::put(read, &context.attribute("context-type").unwrap_or_default(), value);
                }
            }
            _ => {}
        }
    }
}
