//! The keys under which a unit stood in its documents, beside its own: each is a property that has the
//! document and the key as its value. A text of an application often stands under several keys.

use crate::unit::{Prop, Scope, Unit};

/// The name of the property. Its value is the document, a tab and the key.
const OTHER_KEY: &str = "x-mizan-key";
/// Upper bound on the keys kept. Chosen by hand: a row of a few kilobytes.
const MOST: usize = 200;

/// Returns true for a property that is such a key.
pub(crate) fn is_other_key(prop: &Prop) -> bool {
    prop.name == OTHER_KEY
}

/// Returns true if a unit stood under a key in a document, as the memory remembers.
pub(crate) fn stood_under(unit: &Unit, document: &str, key: &str) -> bool {
    let is_own = (unit.origin.document.as_deref(), unit.origin.key.as_deref()) == (Some(document), Some(key));
    is_own || unit.props.iter().any(|prop| is_other_key(prop) && prop.value == value(document, key))
}

/// Remembers the key of another unit of the same texts. A key without its document says nothing.
pub(super) fn remember_key(unit: &mut Unit, other: &Unit) {
    let (Some(document), Some(key)) = (&other.origin.document, &other.origin.key) else { return };
    let has_own = unit.origin.document.is_some() && unit.origin.key.is_some();
    let count = unit.props.iter().filter(|prop| is_other_key(prop)).count();
    if has_own && count < MOST && !stood_under(unit, document, key) {
        let value = value(document, key);
        unit.props.push(Prop { name: OTHER_KEY.into(), value, scope: Scope::Unit });
    }
}

/// Forgets the keys of a document.
pub(super) fn leave_keys(unit: &mut Unit, document: &str) {
    let value = value(document, "");
    unit.props.retain(|prop| !is_other_key(prop) || !prop.value.starts_with(&value));
}

/// Takes the first key of a document out of the properties; `None` if none is remembered.
pub(super) fn take_key(unit: &mut Unit, document: &str) -> Option<String> {
    let value = value(document, "");
    let is_of = |prop: &Prop| is_other_key(prop) && prop.value.starts_with(&value);
    let at = unit.props.iter().position(is_of)?;
    Some(unit.props.remove(at).value.split_off(value.len()))
}

fn value(document: &str, key: &str) -> String {
    format!("{}\t{key}", document.replace('\t', " "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    #[test]
    fn a_unit_remembers_every_key_once() {
        let unit = |key: &str| {
            let mut unit = Unit::new(Lang::ENGLISH, "Close", Lang::ARABIC, "أغلق");
            unit.origin.document = Some("a.json".into());
            unit.origin.key = Some(key.into());
            unit
        };
        let mut known = unit("menu");
        for key in ["menu", "door", "door"] {
            remember_key(&mut known, &unit(key));
        }
        assert_eq!(known.props.len(), 1);
        assert!(stood_under(&known, "a.json", "menu") && stood_under(&known, "a.json", "door"));
        assert!(!stood_under(&known, "b.json", "door"));
    }
}
