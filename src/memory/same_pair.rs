//! [`is_same_pair`] decides whether two units are the same pair of texts; [`merged`] adds to a known unit
//! what only the new one has.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::unit::Unit;

use super::key_props::remember_key;
use super::place_props::{PLACE, is_known_place, move_to, remember_places, remember_second_document};

/// Returns a hash of the two texts of a unit.
pub(super) fn hash(source: &str, target: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    (source, target).hash(&mut hasher);
    hasher.finish()
}

/// Returns true for units of the same texts, codes and languages, unless they were made for two clients.
pub(super) fn is_same_pair(one: &Unit, other: &Unit) -> bool {
    one.source() == other.source()
        && one.target() == other.target()
        && one.source_lang() == other.source_lang()
        && one.target_lang() == other.target_lang()
        && is_for_one_client(one, other)
}

/// Returns false for units of two clients, each of whom wants to find the unit among their own.
pub(super) fn is_for_one_client(one: &Unit, other: &Unit) -> bool {
    one.client().is_none() || other.client().is_none() || one.client() == other.client()
}

/// Returns the known unit with everything that only the new one has.
pub(super) fn merged(known: &Unit, new: &Unit) -> Unit {
    let mut unit = known.clone();
    unit.status = known.status.max(new.status);
    let has_place = new.context.previous.is_some() || new.context.next.is_some();
    // A text with the same sentence at two places has both places after the first reading. Moving the unit
    // from one to the other and back would be a change at each further reading.
    if has_place && !is_known_place(&unit, &new.context) {
        move_to(&mut unit, &new.context);
    }
    remember_places(&mut unit, new);
    if is_of_other_document(known, new) {
        remember_second_document(&mut unit);
    }
    remember_key(&mut unit, new);
    for (known, new) in [
        (&mut unit.domain, &new.domain),
        (&mut unit.client, &new.client),
        (&mut unit.project, &new.project),
        (&mut unit.origin.created_by, &new.origin.created_by),
        (&mut unit.origin.document, &new.origin.document),
        (&mut unit.origin.key, &new.origin.key),
    ] {
        if known.is_none() {
            known.clone_from(new);
        }
    }
    let (origin, new_origin) = (&mut unit.origin, &new.origin);
    origin.created = [origin.created, new_origin.created].into_iter().flatten().min();
    if new_origin.changed > origin.changed {
        origin.changed = new_origin.changed;
        origin.changed_by.clone_from(&new_origin.changed_by);
    }
    origin.used = origin.used.max(new_origin.used);
    origin.use_count = origin.use_count.max(new_origin.use_count);
    origin.position = origin.position.or(new_origin.position);
    origin.confidence = origin.confidence.or(new_origin.confidence);
    unit.notes.extend(new.notes.iter().filter(|note| !known.notes.contains(note)).cloned());
    let others = new.props.iter().filter(|prop| prop.name != PLACE && !known.props.contains(prop));
    unit.props.extend(others.cloned());
    unit
}

/// Returns true if a new unit comes from another document than the known one, or from a document of the same
/// name in another project.
fn is_of_other_document(known: &Unit, new: &Unit) -> bool {
    let is_other_project = known.project.is_some() && new.project.is_some() && known.project != new.project;
    known.origin.document.is_some() && (known.origin.document != new.origin.document || is_other_project)
}
