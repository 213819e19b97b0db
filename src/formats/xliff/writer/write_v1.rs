//! Writes the elements of XLIFF 1.2: the head of the file, each `trans-unit`, texts with their codes.

use super::paired_codes::paired;
use crate::formats::po::KeptHeader;
use crate::formats::prop_names::XLIFF_PREFIX;
use crate::formats::xliff::meta::{Extra, PO_HEADER_V1};
use crate::formats::xliff::skeleton::Skeleton;
use crate::formats::xliff::unit_group::UnitGroup;
use crate::formats::xml::page::Page;
use crate::lang::Lang;
use crate::unit::{Code, CodeKind, Scope, Status, Unit, UnitText};

pub(super) fn root(page: &mut Page) {
    page.text.push_str("<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">\n");
}

pub(super) fn file(
    page: &mut Page,
    (source, target): (&Lang, &Lang),
    document: Option<&str>,
    skeleton: Option<&Skeleton>,
) {
    page.text.push_str("<file");
    page.attribute("original", document.unwrap_or_default());
    page.attribute("source-language", source.tag());
    page.attribute("target-language", target.tag());
    page.attribute("datatype", "plaintext");
    page.text.push_str(">\n");
    if let Some(skeleton) = skeleton {
        page.text.push_str("<header>\n<skl><external-file");
        page.attribute("href", &skeleton.name);
        page.attribute("crc", &skeleton.checksum);
        page.text.push_str("/></skl>\n</header>\n");
    }
    page.text.push_str("<body>\n");
}

pub(super) fn group(page: &mut Page, group: &UnitGroup) {
    page.text.push_str("<group");
    page.attribute("id", &group.id);
    page.attribute("resname", &group.place);
    if !group.kind.is_empty() {
        page.attribute("restype", &group.kind);
    }
    page.text.push_str(">\n<note>");
    page.escaped(&group.place);
    page.text.push_str("</note>\n");
}

pub(super) fn unit(page: &mut Page, unit: &Unit, extra: &Extra) {
    page.text.push_str("<trans-unit");
    page.attribute("id", &extra.id);
    page.attribute("xml:space", "preserve");
    if extra.is_protected {
        page.attribute("translate", "no");
    }
    if unit.status == Status::Reviewed {
        page.attribute("approved", "yes");
    }
    page.text.push_str(">\n<source>");
    write_text(page, unit.source());
    page.text.push_str("</source>\n");
    if *unit.target() != UnitText::default() {
        target(page, unit);
    }
    if !extra.meta.is_empty() {
        page.text.push_str("<context-group>\n");
        for (name, value) in &extra.meta {
            page.text.push_str("<context");
            page.attribute("context-type", name);
            page.text.push('>');
            page.escaped(value);
            page.text.push_str("</context>\n");
        }
        page.text.push_str("</context-group>\n");
    }
    notes(page, unit);
    page.text.push_str("</trans-unit>\n");
}

/// Writes the header of a PO file as po2xliff of the Translate Toolkit does, so that xliff2po finds it.
pub(super) fn po_header(page: &mut Page, id: &str, header: &KeptHeader) {
    page.text.push_str("<trans-unit");
    page.attribute("id", id);
    page.attribute("restype", PO_HEADER_V1);
    page.text.push_str(" approved=\"yes\" translate=\"no\" xml:space=\"preserve\">\n");
    for (start, end) in [("<source>", "</source>\n"), ("<target state=\"translated\">", "</target>\n")] {
        page.text.push_str(start);
        page.escaped(&header.fields);
        page.text.push_str(end);
    }
    for (kind, text) in header.notes() {
        page.text.push_str("<note");
        page.attribute("from", kind);
        page.text.push('>');
        page.escaped(&text);
        page.text.push_str("\n</note>\n");
    }
    page.text.push_str("</trans-unit>\n");
}

fn target(page: &mut Page, unit: &Unit) {
    page.text.push_str("<target");
    match unit.status {
        Status::Aligned => page.attribute("state", "needs-review-translation"),
        Status::Machine => {
            page.attribute("state", "needs-review-translation");
            page.attribute("state-qualifier", "mt-suggestion");
        }
        Status::Translated => page.attribute("state", "translated"),
        Status::Reviewed => page.attribute("state", "signed-off"),
    }
    page.text.push('>');
    write_text(page, unit.target());
    page.text.push_str("</target>\n");
}

fn notes(page: &mut Page, unit: &Unit) {
    for note in &unit.notes {
        page.text.push_str("<note");
        if note.scope != Scope::Unit {
            page.attribute("annotates", &note.scope.to_string());
        }
        page.text.push('>');
        page.escaped(&note.text);
        page.text.push_str("</note>\n");
    }
}

/// Writes a text. Each code becomes an element that holds its markup: `bpt` and `ept` for the two halves of a
/// pair, `it` for a half without the other, `ph` for a single code. A code without markup becomes `x`, and a
/// pair around a text `g`, unless such pairs cross.
pub(in crate::formats::xliff) fn write_text(page: &mut Page, text: &UnitText) {
    let paired = paired(text);
    let is_nested = bare_pairs_are_nested(text, &paired);
    page.text(text, |page, number| {
        let code = &text.codes()[number];
        if code.markup.is_empty() && (code.kind == CodeKind::Single || is_nested && paired[number]) {
            return bare(page, code);
        }
        let (name, pos) = match (code.kind, paired[number]) {
            (CodeKind::Single, _) => ("ph", None),
            (CodeKind::Open, true) => ("bpt", None),
            (CodeKind::Close, true) => ("ept", None),
            (CodeKind::Open, false) => ("it", Some("open")),
            (CodeKind::Close, false) => ("it", Some("close")),
        };
        page.open(name);
        page.attribute("id", &code.id);
        if let Some(pos) = pos {
            page.attribute("pos", pos);
        }
        if let Some(label) = code.label.as_deref().filter(|_| name != "ept") {
            page.attribute("ctype", &ctype(label));
        }
        page.text.push('>');
        page.escaped(&code.markup);
        page.close(name);
    });
}

fn bare(page: &mut Page, code: &Code) {
    if code.kind == CodeKind::Close {
        return page.close("g");
    }
    page.open(if code.kind == CodeKind::Open { "g" } else { "x" });
    page.attribute("id", &code.id);
    if let Some(label) = &code.label {
        page.attribute("ctype", &ctype(label));
    }
    page.text.push_str(if code.kind == CodeKind::Open { ">" } else { "/>" });
}

fn bare_pairs_are_nested(text: &UnitText, paired: &[bool]) -> bool {
    let mut open: Vec<&str> = Vec::new();
    let bare = text.codes().iter().zip(paired).filter(|(code, paired)| **paired && code.markup.is_empty());
    bare.map(|(code, _)| code).all(|code| match code.kind {
        CodeKind::Close => open.pop() == Some(&code.id),
        _ => {
            open.push(&code.id);
            true
        }
    })
}

// Returns the `ctype` of a code: a type that XLIFF 1.2 knows, or any other type after `x-`.
fn ctype(label: &str) -> String {
    const KNOWN: [&str; 7] = ["bold", "image", "italic", "lb", "link", "pb", "underlined"];
    if KNOWN.contains(&label) || (label.starts_with("x-") && !label.starts_with(XLIFF_PREFIX)) {
        label.to_owned()
    } else {
        format!("{XLIFF_PREFIX}{label}")
    }
}
