use std::collections::HashMap;
use std::ops::Range;

use super::document::Proposal;
use super::inline::{Inline, Meanings};
use super::reader::Place;
use super::writer::Page;
use super::{fill_v1, fill_v2};
use crate::error::Position;
use crate::formats::repair::Repairs;
use crate::formats::tree::{Element, Tree};
use crate::formats::xml::Mender;
use crate::unit::{Code, Unit, UnitText};

/// A stretch of a text and what is to stand in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edit {
    pub(super) place: Range<usize>,
    pub(super) text: String,
}

/// The proposals for a segment of a unit, by its number in it.
pub(super) struct Job<'p> {
    pub(super) number: usize,
    pub(super) proposals: &'p [Proposal],
}

impl Edit {
    pub(super) fn insert(at: usize, text: String) -> Self {
        Self { place: at..at, text }
    }

    pub(super) fn moved(self, by: usize) -> Self {
        Self { place: self.place.start + by..self.place.end + by, ..self }
    }
}

/// Makes the edits that bring proposals into a unit. Returns how many segments were filled.
pub(super) fn unit(unit: Element<'_>, jobs: &[Job<'_>], edits: &mut Vec<Edit>) -> usize {
    match unit.local_name() {
        "unit" => fill_v2::unit(unit, jobs, edits),
        _ => fill_v1::unit(unit, jobs, edits),
    }
}

/// Returns for each segment of a unit, which were read from it at a place, whether it may be filled.
pub(super) fn open<'u>(
    unit: Element<'_>,
    place: Place,
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

/// What the attributes of a segment say of it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct New {
    /// Nobody may change it.
    pub(super) locked: bool,
    /// Its state is that of a new one, whatever its target holds.
    pub(super) state: bool,
}

/// Returns a translation as it is to stand in the target of a segment: each code in it is the segment's element at
/// the place of the code in the source that was translated. `None` if the codes of the two sources are not alike, or
/// the target could not be well-formed with them.
pub(super) fn fragment(source: Element<'_>, proposal: &Proposal, prefix: &str) -> Option<String> {
    // What the codes stand for does not matter here, only where they are.
    let (tags, data) = (HashMap::new(), HashMap::new());
    let meanings = match source.root().local_name() {
        "unit" => Meanings::V2(&data),
        _ => Meanings::V1(&tags),
    };
    let mut repairs = Repairs::default();
    let mender = &mut Mender { at: Position::default(), repairs: &mut repairs };
    let (own, places) = Inline::new(mender, meanings).text_with_places(source);
    let (known, target) = (proposal.unit.source().codes(), proposal.unit.target());
    let alike = own.codes().iter().map(|code| code.kind).eq(known.iter().map(|code| code.kind));
    let counterparts = counterparts(known, target).filter(|_| alike)?;
    let mut page = Page::with_prefix(prefix);
    page.text(target, |page, number| page.text.push_str(source.raw(places[counterparts[number]].clone())));
    let tree = format!("<seg>{}</seg>", page.text);
    Tree::parse(&tree).is_ok().then_some(page.text)
}

// For each code of a target, its like among the codes of its source.
fn counterparts(source: &[Code], target: &UnitText) -> Option<Vec<usize>> {
    let mut used = vec![false; source.len()];
    let find = |code: &Code, used: &[bool]| {
        let free = |(number, known): &(usize, &Code)| !used[*number] && known.kind == code.kind;
        let by_id = source.iter().enumerate().filter(free).find(|(_, known)| known.id == code.id);
        by_id
            .or_else(|| source.iter().enumerate().filter(free).find(|(_, known)| known.markup == code.markup))
    };
    let numbers = target.codes().iter().map(|code| {
        let (number, _) = find(code, &used)?;
        used[number] = true;
        Some(number)
    });
    numbers.collect()
}

/// Returns a start tag with attributes set to values, added if they are not there.
pub(super) fn with_attributes(tag: &str, attributes: &[(&str, &str)]) -> String {
    let mut tag = tag.to_owned();
    for (name, value) in attributes {
        let mut page = Page::default();
        page.attribute(name, value);
        let place = crate::formats::tree::attribute_place(&tag, name).unwrap_or_else(|| {
            let end = tag.trim_end_matches('>').trim_end_matches('/').trim_end().len();
            end..end
        });
        let text = if place.is_empty() { &*page.text } else { page.text.trim_start() };
        tag.replace_range(place, text);
    }
    tag
}

/// Returns a start tag that holds something, if it was empty (`<target/>`).
pub(super) fn opened(tag: &str) -> String {
    match tag.strip_suffix("/>") {
        Some(tag) => format!("{}>", tag.trim_end()),
        None => tag.to_owned(),
    }
}

/// Returns what stands before an element on its line, if it is nothing but space, with the line's end.
pub(super) fn indent<'t>(text: &'t str, element: Element<'_>) -> &'t str {
    let before = &text[..element.span().start];
    let space = before.len() - before.trim_end().len();
    let space = &before[before.len() - space..];
    space.rfind('\n').map_or("", |line| {
        let line = if space[..line].ends_with('\r') { line - 1 } else { line };
        &space[line..]
    })
}

/// Returns the prefix of a unit's name with its colon (`xlf:`), if it has one.
pub(super) fn prefix(unit: Element<'_>) -> String {
    unit.name().rsplit_once(':').map(|(prefix, _)| format!("{prefix}:")).unwrap_or_default()
}
