//! Reads the `unit` of XLIFF 2.0 and 2.1 as units.

use std::collections::HashMap;

use super::head::{Head, own_lang};
use super::inline::{InlineReader, Meanings};
use super::span::UnitSpan;
use super::status;
use crate::formats::marked::Marked;
use crate::formats::xliff::meta;
use crate::formats::xml::tags::Element;
use crate::formats::xml::text::Mender;
use crate::unit::{Note, Unit, UnitText};

/// Returns the units of a `unit`: one for each `segment`. `ignorable` elements are left out.
pub(super) fn units(
    unit: Element<'_>,
    place: UnitSpan,
    head: &Head,
    mender: &mut Mender<'_>,
) -> Vec<(UnitSpan, Unit)> {
    let data = original_data(unit, mender);
    let mut inline = InlineReader::new(mender, Meanings::V2(&data));
    let several = unit.children().filter(|child| child.is("segment")).count() > 1;
    let mut units = Vec::new();
    for (number, segment) in unit.children().filter(|child| child.is("segment")).enumerate() {
        let Some(source) = segment.child("source") else { continue };
        let target = segment.child("target");
        let text = target.map_or_else(UnitText::default, |target| inline.text(target));
        let texts = (inline.text(source), text);
        let mut read = head.unit(texts, (source, target));
        read.status = status::of_segment(segment);
        let id = segment.attribute("id").map_or_else(|| (number + 1).to_string(), Into::into);
        read.origin.key = head.key(Some(&*id).filter(|_| several));
        if units.is_empty() {
            describe(&mut read, unit, &mut inline);
        }
        let marked = if place.inherited.protects(unit.attribute("translate").as_deref()) {
            Marked::Protected
        } else {
            status::marked_segment(segment)
        };
        let other_lang = head.is_other_lang(target.and_then(own_lang).as_ref());
        units.push((UnitSpan { marked, other_lang, ..place }, read));
    }
    units
}

fn original_data(unit: Element<'_>, mender: &mut Mender<'_>) -> HashMap<String, String> {
    let none = HashMap::new();
    let mut inline = InlineReader::new(mender, Meanings::V2(&none));
    let list = unit.child("originalData");
    let data = list.iter().flat_map(|list| list.children());
    data.filter_map(|data| Some((data.attribute("id")?.into_owned(), inline.flat(data)))).collect()
}

fn describe(read: &mut Unit, unit: Element<'_>, inline: &mut InlineReader<'_, '_, '_>) {
    for note in unit.child("notes").iter().flat_map(|notes| notes.children()).filter(|note| note.is("note")) {
        let scope = note.attribute("appliesTo").and_then(|scope| scope.parse().ok()).unwrap_or_default();
        let text = inline.flat(note);
        if !text.is_empty() {
            read.notes.push(Note { text, scope });
        }
    }
    let lists = unit.children().filter(|child| child.local_name() == "metadata");
    for meta in lists.flat_map(Element::descendants).filter(|child| child.local_name() == "meta") {
        let value = inline.flat(meta);
        meta::put(read, &meta.attribute("type").unwrap_or_default(), value);
    }
}
