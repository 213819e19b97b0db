//! The details of a unit that XLIFF has no element for (status, dates, people, properties), as named values:
//! contexts of 1.2 and metadata of 2.x.

use crate::formats::prop_names::XLIFF_PREFIX;
use crate::unit::{Prop, Scope, Status, Unit};

/// The id and the named values with which a unit is written.
pub(super) struct Extra {
    pub(super) id: String,
    /// Names and values.
    pub(super) meta: Vec<(String, String)>,
    /// The text must not be translated.
    pub(super) is_protected: bool,
}

/// The `restype` of the `trans-unit` that holds the header of a PO file, as the Translate Toolkit has it.
pub(super) const PO_HEADER_V1: &str = "x-gettext-domain-header";

/// The `type` of the `unit` of 2.x that holds the header of a PO file.
pub(super) const PO_HEADER_V2: &str = "gettext:domain-header";

/// The names of contexts that XLIFF 1.2 defines; any other name must begin with `x-`.
const STANDARD: [&str; 8] =
    ["database", "element", "elementtitle", "linenumber", "numparams", "paramnotes", "record", "sourcefile"];

/// Stores a named value in a unit: in the field of that name if this crate wrote the value, otherwise as a
/// property.
pub(super) fn put(unit: &mut Unit, name: &str, value: String) {
    let Some(own) = name.strip_prefix(XLIFF_PREFIX) else {
        if !name.is_empty() {
            unit.props.push(Prop { name: name.to_owned(), value, scope: Scope::Unit });
        }
        return;
    };
    let origin = &mut unit.origin;
    match own {
        "status" => unit.status = value.parse().unwrap_or(unit.status),
        "domain" => unit.domain = Some(value),
        "client" => unit.client = Some(value),
        "project" => unit.project = Some(value),
        "previous" => unit.context.previous = Some(value),
        "next" => unit.context.next = Some(value),
        "created" => origin.created = value.parse().ok(),
        "created-by" => origin.created_by = Some(value),
        "changed" => origin.changed = value.parse().ok(),
        "changed-by" => origin.changed_by = Some(value),
        "used" => origin.used = value.parse().ok(),
        "use-count" => origin.use_count = value.parse().unwrap_or_default(),
        "confidence" => origin.confidence = value.parse().ok(),
        "key" => origin.key = Some(value),
        _ => {
            if let Some((scope, name)) = own.split_once(':')
                && let Ok(scope) = scope.parse()
            {
                unit.props.push(Prop { name: name.to_owned(), value, scope });
            }
        }
    }
}

/// Returns the named values from which [`put`] restores a unit. Its key and its neighbours are not among
/// them, because the writer has other places for these.
pub(super) fn list(unit: &Unit) -> Vec<(String, String)> {
    let origin = &unit.origin;
    let time = |time: Option<crate::unit::Timestamp>| time.map(|time| time.to_string());
    let count = (origin.use_count > 0).then(|| origin.use_count.to_string());
    let fields = [
        ("status", (unit.status == Status::Aligned).then(|| unit.status.name().to_owned())),
        ("domain", unit.domain.clone()),
        ("client", unit.client.clone()),
        ("project", unit.project.clone()),
        ("created", time(origin.created)),
        ("created-by", origin.created_by.clone()),
        ("changed", time(origin.changed)),
        ("changed-by", origin.changed_by.clone()),
        ("used", time(origin.used)),
        ("use-count", count),
        ("confidence", origin.confidence.map(|confidence| confidence.to_string())),
    ];
    let fields =
        fields.into_iter().filter_map(|(name, value)| Some((format!("{XLIFF_PREFIX}{name}"), value?)));
    fields.chain(unit.props.iter().map(|prop| (name(prop), prop.value.clone()))).collect()
}

fn name(prop: &Prop) -> String {
    let plain = prop.name.starts_with("x-") && !prop.name.starts_with(XLIFF_PREFIX)
        || STANDARD.contains(&&*prop.name);
    match prop.scope {
        Scope::Unit if plain => prop.name.clone(),
        scope => format!("{XLIFF_PREFIX}{scope}:{}", prop.name),
    }
}
