//! The places at which a unit stood in its documents, other than the last one: each is a property that has
//! the two neighbours as its value, so that every format with properties keeps them. Earlier versions kept
//! one for an aligned unit that a second document holds, whose name they did not keep.

use crate::unit::{Context, Prop, Scope, Unit};

/// The name of the property. Its value is the text before, a tab and the text after.
pub(super) const PLACE: &str = "x-mizan-place";
/// Upper bound on the places kept. Chosen by hand: a row of a few kilobytes.
const MOST: usize = 200;

/// Returns true for a property that is a place.
pub(crate) fn is_place(prop: &Prop) -> bool {
    prop.name == PLACE
}

/// Returns the neighbours of a unit at all places that are known, the last place first.
pub(super) fn places(unit: &Unit) -> impl Iterator<Item = Context> {
    let last = value(&unit.context);
    let earlier = unit.props.iter().rev().filter(move |prop| is_place(prop) && prop.value != last);
    std::iter::once(unit.context.clone()).chain(earlier.map(context))
}

/// Returns true if a unit stood at a place already.
pub(super) fn is_known_place(unit: &Unit, place: &Context) -> bool {
    let wanted = value(place);
    value(&unit.context) == wanted || unit.props.iter().any(|prop| is_place(prop) && prop.value == wanted)
}

/// Moves a unit to a new place and remembers the one at which it was.
pub(super) fn move_to(unit: &mut Unit, place: &Context) {
    let old = std::mem::replace(&mut unit.context, place.clone());
    let new = value(place);
    unit.props.retain(|prop| prop.name != PLACE || prop.value != new);
    if old != *place && old != Context::default() {
        remember(unit, value(&old));
    }
}

/// Adds what another unit of the same texts remembers.
pub(super) fn remember_places(unit: &mut Unit, other: &Unit) {
    let current = value(&unit.context);
    // A place that is the last one too is that of a second document, from an earlier version.
    let is_shared = value(&other.context) == current;
    for prop in other.props.iter().filter(|prop| is_place(prop) && (is_shared || prop.value != current)) {
        remember(unit, prop.value.clone());
    }
}

/// Forgets all places.
pub(super) fn forget_places(unit: &mut Unit) {
    unit.context = Context::default();
    unit.props.retain(|prop| !is_place(prop));
}

/// Forgets the neighbours for which `is_forgotten` returns true, at all places but the last. The last
/// property stays even if it has no neighbour any more, since it tells that the unit has several places.
pub(super) fn without_places(unit: &mut Unit, is_forgotten: impl Fn(&str) -> bool) {
    for prop in unit.props.iter_mut().filter(|prop| is_place(prop)) {
        let mut place = context(prop);
        for text in [&mut place.previous, &mut place.next] {
            text.take_if(|text| is_forgotten(text));
        }
        prop.value = value(&place);
    }
    let nothing = value(&Context::default());
    let is_empty = |prop: &Prop| is_place(prop) && prop.value == nothing;
    let mut has_place = unit.props.iter().any(|prop| is_place(prop) && !is_empty(prop));
    unit.props.retain(|prop| !is_empty(prop) || !std::mem::replace(&mut has_place, true));
}

fn remember(unit: &mut Unit, value: String) {
    if unit.props.iter().any(|prop| is_place(prop) && prop.value == value) {
        return;
    }
    if unit.props.iter().filter(|prop| is_place(prop)).count() >= MOST
        && let Some(oldest) = unit.props.iter().position(is_place)
    {
        unit.props.remove(oldest);
    }
    unit.props.push(Prop { name: PLACE.into(), value, scope: Scope::Unit });
}

fn value(place: &Context) -> String {
    let text = |text: &Option<String>| text.as_deref().unwrap_or_default().replace('\t', " ");
    format!("{}\t{}", text(&place.previous), text(&place.next))
}

fn context(prop: &Prop) -> Context {
    let (previous, next) = prop.value.split_once('\t').unwrap_or((&prop.value, ""));
    let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    Context::new(text(previous), text(next))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::unit::Status;

    fn after(previous: &str) -> Context {
        Context::new(previous.to_owned(), None)
    }

    #[test]
    fn a_unit_knows_the_places_at_which_it_was_the_last_first() {
        let mut unit = Unit::new(Lang::ENGLISH, "Close", Lang::ARABIC, "أغلق");
        for place in ["one", "two", "one", "three"] {
            move_to(&mut unit, &after(place));
        }
        assert_eq!(places(&unit).collect::<Vec<_>>(), ["three", "one", "two"].map(after));
        for place in 0..300 {
            move_to(&mut unit, &after(&format!("place {place}")));
        }
        assert_eq!(places(&unit).count(), MOST + 1);
    }

    #[test]
    fn a_place_that_an_earlier_version_kept_for_a_second_document_is_taken_over() {
        for place in [after("one"), Context::default()] {
            let unit = Unit::new(Lang::ENGLISH, "Close", Lang::ARABIC, "أغلق");
            let mut unit = unit.with_status(Status::Aligned);
            unit.context = place.clone();
            let mut other = unit.clone();
            remember(&mut unit, value(&place));
            assert_eq!(places(&unit).collect::<Vec<_>>(), [place]);
            remember_places(&mut other, &unit);
            assert_eq!(other, unit);
            without_places(&mut unit, |_| true);
            assert!(unit.props.iter().any(is_place));
        }
    }
}
