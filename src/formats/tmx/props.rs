//! The properties of a `<tu>` that stand for fields of a unit: those that mizan writes, and those of other
//! tools.

use crate::formats::prop_names::{
    CLIENT, CONFIDENCE, DOCUMENT, DOMAIN, NEXT, POSITION, PREVIOUS, PROJECT, STATUS,
};
use crate::unit::{Prop, Scope, Status, Unit};

/// Gives a unit a property that was read: one of mizan's own becomes a field, one of another tool is kept as
/// it came.
pub(super) fn keep(prop: Prop, unit: &mut Unit) {
    if prop.scope != Scope::Unit || !become_field(&prop.name, &prop.value, unit) {
        unit.props.push(prop);
    }
}

// Returns false for a property of another tool, or with a value that mizan would not write for the field.
fn become_field(name: &str, value: &str, unit: &mut Unit) -> bool {
    let set = |field: &mut Option<String>, value: String| {
        let free = field.is_none();
        if free {
            *field = Some(value);
        }
        free
    };
    match name {
        STATUS => value.parse().map(|status| unit.status = status).is_ok(),
        CONFIDENCE => value.parse().map(|confidence| unit.origin.confidence = Some(confidence)).is_ok(),
        POSITION => value.parse().map(|position| unit.origin.position = Some(position)).is_ok(),
        DOMAIN => set(&mut unit.domain, value.into()),
        CLIENT => set(&mut unit.client, value.into()),
        PROJECT => set(&mut unit.project, value.into()),
        DOCUMENT => set(&mut unit.origin.document, value.into()),
        PREVIOUS => seg_text(value).is_some_and(|text| set(&mut unit.context.previous, text)),
        NEXT => seg_text(value).is_some_and(|text| set(&mut unit.context.next, text)),
        _ => false,
    }
}

/// Fills the fields of a unit that are still empty from the properties of other tools, which it keeps.
pub(super) fn understand(unit: &mut Unit, has_status: bool) {
    let found = Understood::of(unit);
    let fill = |field: &mut Option<String>, value: Option<String>| {
        if field.is_none() {
            *field = value;
        }
    };
    fill(&mut unit.context.previous, found.previous);
    fill(&mut unit.context.next, found.next);
    fill(&mut unit.origin.document, found.document);
    fill(&mut unit.domain, found.domain);
    if let Some(status) = found.status.filter(|_| !has_status) {
        unit.status = status;
    }
}

#[derive(Default)]
struct Understood {
    previous: Option<String>,
    next: Option<String>,
    document: Option<String>,
    domain: Option<String>,
    status: Option<Status>,
}

impl Understood {
    fn of(unit: &Unit) -> Self {
        let mut found = Self::default();
        for prop in unit.props.iter().filter(|prop| prop.scope != Scope::Source || prop.name == "x-Context") {
            found.look_at(&prop.name, &prop.value);
        }
        found
    }

    fn look_at(&mut self, name: &str, value: &str) {
        let text = || Some(value.to_owned()).filter(|text| !text.is_empty());
        match name {
            // OmegaT's project memories.
            "prev" => self.previous = text(),
            "next" => self.next = text(),
            "file" => self.document = text(),
            // memoQ, where a value has inline codes.
            PREVIOUS => self.previous = Some(value.to_owned()),
            NEXT => self.next = Some(value.to_owned()),
            "aligned" if value == "yes" => self.status = Some(Status::Aligned),
            "corrected" if value == "yes" => self.status = Some(Status::Reviewed),
            // Trados Studio: the previous source and target, each followed by its codes.
            "x-ContextContent" => self.previous = value.split(" | ").next().map(|t| t.trim().to_owned()),
            "x-ConfirmationLevel" => self.status = confirmation(value).or(self.status),
            "x-Origin" if value == "MachineTranslation" => self.status = Some(Status::Machine),
            "x-Origin" if value == "Alignment" => self.status = Some(Status::Aligned),
            "x-OriginalFile" | "tmgr:docname" | "Txt::FileName" => self.document = text(),
            "subject" | "x-domain" | "Txt::Domain" => self.domain = text(),
            _ => {}
        }
    }
}

/// Returns true if a reviewer in Trados Studio has rejected the translation.
pub(super) fn is_rejected(unit: &Unit) -> bool {
    let is = |prop: &Prop| {
        prop.name == "x-ConfirmationLevel"
            && ["RejectedTranslation", "RejectedSignOff"].contains(&prop.value.as_str())
    };
    unit.props.iter().any(is)
}

// Trados Studio's confirmation levels.
fn confirmation(level: &str) -> Option<Status> {
    match level {
        "ApprovedTranslation" | "ApprovedSignOff" => Some(Status::Reviewed),
        "Translated" | "Unspecified" => Some(Status::Translated),
        // Nobody has confirmed the text, and in an SDLXLIFF file it has this status too.
        "Draft" => Some(Status::Machine),
        _ => None,
    }
}

/// Appends the properties that a unit's fields need to be read again, beside those it keeps from other tools.
pub(super) fn of_fields(unit: &Unit) -> Vec<(&'static str, String)> {
    let told = Understood::of(unit);
    let mut props = Vec::new();
    if told.status.unwrap_or_default() != unit.status {
        props.push((STATUS, unit.status.name().to_owned()));
    }
    if let Some(confidence) = unit.origin.confidence {
        props.push((CONFIDENCE, confidence.to_string()));
    }
    if let Some(position) = unit.origin.position {
        props.push((POSITION, position.to_string()));
    }
    let mut text = |name, ours: &Option<String>, told: &Option<String>| {
        if let Some(value) = ours.as_ref().filter(|_| ours != told) {
            props.push((name, value.clone()));
        }
    };
    text(DOMAIN, &unit.domain, &told.domain);
    text(CLIENT, &unit.client, &None);
    text(PROJECT, &unit.project, &None);
    text(DOCUMENT, &unit.origin.document, &told.document);
    let seg = |text: &Option<String>| text.as_deref().map(as_seg);
    if unit.context.previous != told.previous {
        text(PREVIOUS, &seg(&unit.context.previous), &None);
    }
    if unit.context.next != told.next {
        text(NEXT, &seg(&unit.context.next), &None);
    }
    props
}

// memoQ writes a neighbour as a `<seg>` inside the value.
fn as_seg(text: &str) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    format!("<seg>{escaped}</seg>")
}

// The text of a neighbour; None if writing it would not give the same value (codes, other escapes).
fn seg_text(value: &str) -> Option<String> {
    let escaped = value.strip_prefix("<seg>")?.strip_suffix("</seg>")?;
    let text = escaped.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    (as_seg(&text) == value).then_some(text)
}
