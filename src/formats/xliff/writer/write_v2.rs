//! Writes the elements of XLIFF 2.1: the head of the file, each `unit`, texts with their codes.

use std::collections::{HashMap, HashSet};

use super::open_file::is_token;
use super::paired_codes::paired;
use crate::formats::po::KeptHeader;
use crate::formats::xliff::meta::{Extra, PO_HEADER_V2};
use crate::formats::xliff::reader::inline::OWN_TYPE;
use crate::formats::xliff::skeleton::Skeleton;
use crate::formats::xliff::unit_group::UnitGroup;
use crate::formats::xml::page::Page;
use crate::lang::Lang;
use crate::unit::{Code, CodeKind, Scope, Status, Unit, UnitText};

pub(super) fn root(page: &mut Page, source: &Lang, target: &Lang) {
    page.text.push_str(
        "<xliff version=\"2.1\" xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" \
         xmlns:mda=\"urn:oasis:names:tc:xliff:metadata:2.0\"",
    );
    page.attribute("srcLang", source.tag());
    page.attribute("trgLang", target.tag());
    page.text.push_str(">\n");
}

pub(super) fn file(page: &mut Page, number: u32, document: Option<&str>, skeleton: Option<&Skeleton>) {
    page.text.push_str("<file");
    page.attribute("id", &format!("f{number}"));
    // Without this attribute, the id would be the name of the document.
    page.attribute("original", document.unwrap_or_default());
    page.text.push_str(">\n");
    if let Some(skeleton) = skeleton {
        page.text.push_str("<skeleton");
        page.attribute("href", &skeleton.name);
        page.text.push_str("/>\n");
    }
}

pub(super) fn group(page: &mut Page, group: &UnitGroup) {
    page.text.push_str("<group");
    page.attribute("id", &group.id);
    page.attribute("name", &group.place);
    page.text.push_str(">\n<notes>\n<note>");
    page.escaped(&group.place);
    page.text.push_str("</note>\n</notes>\n");
}

pub(super) fn unit(page: &mut Page, unit: &Unit, extra: &Extra) {
    page.text.push_str("<unit");
    page.attribute("id", &extra.id);
    if extra.is_protected {
        page.attribute("translate", "no");
    }
    page.text.push_str(">\n");
    metadata(page, &extra.meta);
    notes(page, unit);
    let data = Data::of(unit);
    data.write(page);
    page.text.push_str("<segment");
    page.attribute("id", "1");
    if *unit.target() != UnitText::default() {
        page.attribute("state", state(unit.status));
    }
    page.text.push_str(">\n<source xml:space=\"preserve\">");
    write_text(page, unit.source(), &data);
    page.text.push_str("</source>\n");
    if *unit.target() != UnitText::default() {
        page.text.push_str("<target xml:space=\"preserve\">");
        write_text(page, unit.target(), &data);
        page.text.push_str("</target>\n");
    }
    page.text.push_str("</segment>\n</unit>\n");
}

/// Writes the header of a PO file as a unit that is not translated.
pub(super) fn po_header(page: &mut Page, id: &str, header: &KeptHeader) {
    page.text.push_str("<unit");
    page.attribute("id", id);
    page.attribute("type", PO_HEADER_V2);
    page.text.push_str(" translate=\"no\">\n");
    let notes = header.notes();
    if !notes.is_empty() {
        page.text.push_str("<notes>\n");
        for (kind, text) in notes {
            page.text.push_str("<note");
            page.attribute("category", kind);
            page.text.push('>');
            page.escaped(&text);
            page.text.push_str("\n</note>\n");
        }
        page.text.push_str("</notes>\n");
    }
    page.text.push_str("<segment id=\"1\">\n<source xml:space=\"preserve\">");
    page.escaped(&header.fields);
    page.text.push_str("</source>\n</segment>\n</unit>\n");
}

fn state(status: Status) -> &'static str {
    match status {
        Status::Aligned | Status::Machine => "initial",
        Status::Translated => "translated",
        Status::Reviewed => "reviewed",
    }
}

fn metadata(page: &mut Page, meta: &[(String, String)]) {
    if meta.is_empty() {
        return;
    }
    page.text.push_str("<mda:metadata>\n<mda:metaGroup>\n");
    for (name, value) in meta {
        page.text.push_str("<mda:meta");
        page.attribute("type", name);
        page.text.push('>');
        page.escaped(value);
        page.text.push_str("</mda:meta>\n");
    }
    page.text.push_str("</mda:metaGroup>\n</mda:metadata>\n");
}

fn notes(page: &mut Page, unit: &Unit) {
    if unit.notes.is_empty() {
        return;
    }
    page.text.push_str("<notes>\n");
    for note in &unit.notes {
        page.text.push_str("<note");
        if note.scope != Scope::Unit {
            page.attribute("appliesTo", &note.scope.to_string());
        }
        page.text.push('>');
        page.escaped(&note.text);
        page.text.push_str("</note>\n");
    }
    page.text.push_str("</notes>\n");
}

/// The `originalData` of a unit: the distinct markup of its codes, numbered from 1.
pub(in crate::formats::xliff) struct Data<'u> {
    numbers: HashMap<&'u str, usize>,
    markup: Vec<&'u str>,
}

impl<'u> Data<'u> {
    pub(in crate::formats::xliff) fn of(unit: &'u Unit) -> Self {
        let mut data = Self { numbers: HashMap::new(), markup: Vec::new() };
        for code in unit.source().codes().iter().chain(unit.target().codes()) {
            let next = data.markup.len() + 1;
            if *data.numbers.entry(&code.markup).or_insert(next) == next {
                data.markup.push(&code.markup);
            }
        }
        data
    }

    pub(in crate::formats::xliff) fn write(&self, page: &mut Page) {
        if self.markup.is_empty() {
            return;
        }
        page.open("originalData");
        page.text.push_str(">\n");
        for markup in &self.markup {
            page.open("data");
            page.attribute("id", &format!("d{}", self.numbers[markup]));
            page.attribute("xml:space", "preserve");
            page.text.push('>');
            page.escaped(markup);
            page.close("data");
            page.text.push('\n');
        }
        page.close("originalData");
        page.text.push('\n');
    }
}

/// Writes a text. Each code becomes an element that refers to its markup in the `originalData`.
pub(in crate::formats::xliff) fn write_text(page: &mut Page, text: &UnitText, data: &Data<'_>) {
    let paired = paired(text);
    let ids = ids(text.codes());
    page.text(text, |page, number| {
        let code = &text.codes()[number];
        page.open(match code.kind {
            CodeKind::Open => "sc",
            CodeKind::Close => "ec",
            CodeKind::Single => "ph",
        });
        let reference = code.kind == CodeKind::Close && paired[number];
        page.attribute(if reference { "startRef" } else { "id" }, &ids[number]);
        if code.kind != CodeKind::Single && !paired[number] {
            page.attribute("isolated", "yes");
        }
        if let Some(label) = code.label.as_deref().filter(|_| !reference) {
            kind(page, label);
        }
        page.attribute("dataRef", &format!("d{}", data.numbers[&*code.markup]));
        page.text.push_str("/>");
    });
}

// Writes the `type` of a code. A type that XLIFF 2.x does not know is written as `subType` of `other`.
fn kind(page: &mut Page, label: &str) {
    if ["fmt", "image", "link", "other", "quote", "ui"].contains(&label) {
        page.attribute("type", label);
    } else {
        page.attribute("type", "other");
        page.attribute("subType", &format!("{OWN_TYPE}{label}"));
    }
}

// Returns an id for each code as XLIFF 2.x demands: a token. No two codes have the same one, except the two
// halves of a pair.
fn ids(codes: &[Code]) -> Vec<String> {
    let mut taken = HashSet::new();
    let mut open: HashMap<&str, Vec<String>> = HashMap::new();
    let mut ids = Vec::with_capacity(codes.len());
    for code in codes {
        if code.kind == CodeKind::Close
            && let Some(id) = open.get_mut(&*code.id).and_then(Vec::pop)
        {
            ids.push(id);
            continue;
        }
        let mut id = if is_token(&code.id) { code.id.clone() } else { format!("c{}", ids.len() + 1) };
        while !taken.insert(id.clone()) {
            id = format!("{id}.{}", ids.len() + 1);
        }
        if code.kind == CodeKind::Open {
            open.entry(&code.id).or_default().push(id.clone());
        }
        ids.push(id);
    }
    ids
}
