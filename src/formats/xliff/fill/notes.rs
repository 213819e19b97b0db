//! Writes notes into a unit of a file, where each version has its place for them.

use super::edit::{Edit, indent, opened, prefix};
use crate::formats::xml::page::Page;
use crate::formats::xml::tags::Element;

// Who a note is from.
const AUTHOR: &str = "mizan";

/// Returns the edit that brings notes into a unit; none without notes that it lacks.
pub(super) fn edit(unit: Element<'_>, notes: &[&str]) -> Option<Edit> {
    let notes: Vec<&str> = notes.iter().copied().filter(|note| !has(unit, note)).collect();
    if notes.is_empty() {
        return None;
    }
    match unit.local_name() {
        "unit" => of_v2(unit, &notes),
        _ => of_v1(unit, &notes),
    }
}

// Returns true if the unit has a note with this text, from an earlier run.
fn has(unit: Element<'_>, note: &str) -> bool {
    let mut page = Page::with_prefix("");
    page.escaped(note);
    unit.descendants().any(|element| element.is("note") && element.raw(element.inner()) == page.text)
}

// In 1.2, notes follow the texts.
fn of_v1(unit: Element<'_>, notes: &[&str]) -> Option<Edit> {
    let last = ["target", "seg-source", "source"].iter().find_map(|name| unit.child(name))?;
    let mut page = Page::with_prefix(&prefix(unit));
    let indent = indent(unit.raw(0..unit.span().end), last);
    for note in notes {
        page.text.push_str(indent);
        write(&mut page, ("from", AUTHOR), note);
    }
    Some(Edit::insert(last.span().end, page.text))
}

// In 2.x, notes have an element of their own before the segments.
fn of_v2(unit: Element<'_>, notes: &[&str]) -> Option<Edit> {
    let prefix = prefix(unit);
    let mut page = Page::with_prefix(&prefix);
    let text = unit.raw(0..unit.span().end);
    if let Some(list) = unit.child("notes") {
        notes.iter().for_each(|note| write(&mut page, ("category", AUTHOR), note));
        if list.inner().is_empty() && list.tag().ends_with("/>") {
            let text = format!("{}{}</{}>", opened(list.tag()), page.text, list.name());
            return Some(Edit { place: list.span(), text });
        }
        return Some(Edit::insert(list.inner().end, page.text));
    }
    let is_after =
        |element: &Element<'_>| ["originalData", "segment", "ignorable"].contains(&element.local_name());
    let next = unit.children().find(is_after)?;
    page.text.push_str(&format!("<{prefix}notes>"));
    notes.iter().for_each(|note| write(&mut page, ("category", AUTHOR), note));
    page.text.push_str(&format!("</{prefix}notes>{}", indent(text, next)));
    Some(Edit::insert(next.span().start, page.text))
}

fn write(page: &mut Page, (name, value): (&str, &str), note: &str) {
    page.open("note");
    page.attribute(name, value);
    page.text.push('>');
    page.escaped(note);
    page.close("note");
}
