//! [`like_known`] decides whether a new unit has the texts of a known one; [`merged`] adds to a known unit
//! what only the new one has.

use std::borrow::Cow;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::unit::{Context, Prop, Unit};

use super::document_props::{is_other_document, remember_documents};
use super::key_props::remember_key;
use super::place_props::{PLACE, is_known_place, is_place, move_to, remember_places};

/// Returns a hash of the two texts of a unit, which is the same in either order of the two.
pub(super) fn hash(source: &str, target: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    (source.min(target), source.max(target)).hash(&mut hasher);
    hasher.finish()
}

/// Returns a new unit in the order of languages of a known one, if both have the same texts, codes and
/// languages; else `None`.
pub(super) fn like_known<'u>(new: &'u Unit, known: &Unit) -> Option<Cow<'u, Unit>> {
    let is_one_pair = |source, target, langs| {
        (known.source(), known.target()) == (source, target)
            && (known.source_lang(), known.target_lang()) == langs
    };
    if is_one_pair(new.source(), new.target(), (new.source_lang(), new.target_lang())) {
        return Some(Cow::Borrowed(new));
    }
    let is_reversed = is_one_pair(new.target(), new.source(), (new.target_lang(), new.source_lang()));
    is_reversed.then(|| Cow::Owned(turned(new.clone())))
}

/// Returns a unit in the other order of languages, without its neighbours, which are those of the side that
/// was the source.
pub(super) fn turned(unit: Unit) -> Unit {
    let mut unit = unit.reversed().with_context(Context::default());
    unit.props.retain(|prop| !is_place(prop));
    unit
}

/// Returns true for units of the same client and project, and of no two subject fields. A subject field says
/// what the texts are about: a glossary without one adds its remarks to the unit that has one.
pub(super) fn has_same_owner(one: &Unit, other: &Unit) -> bool {
    (one.client(), one.project()) == (other.client(), other.project()) && agree(one.domain(), other.domain())
}

/// Returns false for units of two clients, projects or subject fields, each of which wants to find the unit
/// among its own.
pub(super) fn may_be_for_one(one: &Unit, other: &Unit) -> bool {
    labels_of(one).into_iter().zip(labels_of(other)).all(|(one, other)| agree(one, other))
}

/// Returns true unless both labels are there and differ.
pub(super) fn agree(one: Option<&str>, other: Option<&str>) -> bool {
    one.is_none() || other.is_none() || one == other
}

/// Returns what says whose a unit is.
pub(super) fn labels_of(unit: &Unit) -> [Option<&str>; 3] {
    [unit.client(), unit.project(), unit.domain()]
}

/// Returns the known unit with everything that only the new one has. Who made a later copy did not make the
/// known unit.
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
    remember_key(&mut unit, new);
    for (known, new) in [
        (&mut unit.domain, &new.domain),
        (&mut unit.client, &new.client),
        (&mut unit.project, &new.project),
        (&mut unit.origin.key, &new.origin.key),
    ] {
        if known.is_none() {
            known.clone_from(new);
        }
    }
    remember_documents(&mut unit, new);
    if known.origin.created_by.is_none() && !is_later(new, known) {
        unit.origin.created_by.clone_from(&new.origin.created_by);
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
    let others = new.props.iter().filter(|prop| prop.name != PLACE && !is_other_document(prop));
    // Of a sentence that stands at many places, the first one is kept.
    let is_placed = known.props.iter().any(Prop::is_place);
    let others = others.filter(|prop| !(is_placed && prop.is_place()));
    unit.props.extend(others.filter(|prop| !known.props.contains(prop)).cloned());
    unit
}

/// Returns true if a unit was made later than another, as far as both say when they were made.
fn is_later(unit: &Unit, than: &Unit) -> bool {
    matches!((unit.origin.created, than.origin.created), (Some(unit), Some(than)) if unit > than)
}
