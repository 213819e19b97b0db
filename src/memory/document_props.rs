//! The documents that hold a unit beside its own: each is a property that has the name of the document, so
//! that every format with properties keeps them. A sentence often stands in several documents of a job.

use crate::unit::{Prop, Scope, Status, Unit};

use super::key_props::{leave_keys, take_key};
use super::place_props::forget_places;

/// The name of the property.
const OTHER_DOCUMENT: &str = "x-mizan-document";
/// Upper bound on the documents of a unit. Chosen by hand: a row of a few kilobytes. A pair that more
/// documents hold is several units.
const MOST: usize = 200;

/// Returns true for a property that is such a document.
pub(crate) fn is_other_document(prop: &Prop) -> bool {
    prop.name == OTHER_DOCUMENT
}

/// Returns the documents that hold a unit, its own first.
pub(crate) fn documents(unit: &Unit) -> impl Iterator<Item = &str> {
    let others = unit.props.iter().filter(|prop| is_other_document(prop)).map(|prop| prop.value.as_str());
    unit.origin.document.as_deref().into_iter().chain(others)
}

/// Returns true if a document holds a unit.
pub(super) fn is_in_document(unit: &Unit, document: &str) -> bool {
    documents(unit).any(|held| held == document)
}

/// Returns true if a unit can remember the documents of another one.
pub(super) fn has_room_for(unit: &Unit, other: &Unit) -> bool {
    documents(unit).count() < MOST || documents(other).all(|document| is_in_document(unit, document))
}

/// Remembers the documents that hold another unit of the same texts.
pub(super) fn remember_documents(unit: &mut Unit, other: &Unit) {
    for document in documents(other) {
        if unit.origin.document.is_none() {
            unit.origin.document = Some(document.to_owned());
        } else if !is_in_document(unit, document) && documents(unit).count() < MOST {
            let value = document.to_owned();
            unit.props.push(Prop { name: OTHER_DOCUMENT.into(), value, scope: Scope::Unit });
        }
    }
}

/// Takes documents away from a unit, with the keys that it has there. Returns false if no other document
/// holds the unit, which is then as it was. An aligned unit of which one document is left forgets its places,
/// since nothing tells which of them are in that document; aligning the document again brings them back.
pub(super) fn leave_documents(unit: &mut Unit, gone: &[&str]) -> bool {
    let stays = documents(unit).find(|document| !gone.contains(document)).map(str::to_owned);
    let Some(stays) = stays else { return false };
    unit.props.retain(|prop| !is_other_document(prop) || !gone.contains(&prop.value.as_str()));
    gone.iter().for_each(|document| leave_keys(unit, document));
    if unit.origin.document.as_deref().is_none_or(|own| gone.contains(&own)) {
        unit.props.retain(|prop| !is_other_document(prop) || prop.value != stays);
        unit.origin.position = None;
        unit.origin.key = take_key(unit, &stays);
        unit.origin.document = Some(stays);
    }
    if unit.status == Status::Aligned && documents(unit).nth(1).is_none() {
        forget_places(unit);
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    fn of(document: &str) -> Unit {
        let mut unit = Unit::new(Lang::ENGLISH, "Close", Lang::ARABIC, "أغلق");
        unit.origin.document = Some(document.into());
        unit
    }

    #[test]
    fn a_unit_remembers_every_document_once_and_leaves_any() {
        let mut unit = of("a");
        for document in ["b", "a", "c", "b"] {
            remember_documents(&mut unit, &of(document));
        }
        assert_eq!(documents(&unit).collect::<Vec<_>>(), ["a", "b", "c"]);
        assert!(leave_documents(&mut unit, &["a"]));
        assert_eq!(documents(&unit).collect::<Vec<_>>(), ["b", "c"]);
        assert!(leave_documents(&mut unit, &["c"]) && !leave_documents(&mut unit, &["b"]));
        assert_eq!(unit, of("b"));
    }

    #[test]
    fn a_unit_of_very_many_documents_has_no_room_for_another_one() {
        let mut unit = of("0");
        for document in 1..300 {
            remember_documents(&mut unit, &of(&document.to_string()));
        }
        assert_eq!(documents(&unit).count(), MOST);
        assert!(has_room_for(&unit, &of("7")) && !has_room_for(&unit, &of("250")));
    }

    #[test]
    fn the_key_of_a_document_goes_with_the_document() {
        let keyed = |document: &str, key: &str| {
            let mut unit = of(document);
            unit.origin.key = Some(key.into());
            unit
        };
        let mut unit = keyed("a", "menu");
        let other = keyed("b", "door");
        remember_documents(&mut unit, &other);
        crate::memory::key_props::remember_key(&mut unit, &other);
        assert!(leave_documents(&mut unit, &["a"]));
        assert_eq!(unit, keyed("b", "door"));
    }
}
