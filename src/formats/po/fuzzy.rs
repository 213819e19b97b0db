//! A fuzzy message: its translation was made for the text that the message had earlier.

use super::props;
use crate::unit::{Prop, Scope, Status, Unit, UnitText};

/// The flag of a message whose translation is in doubt.
pub(super) const FUZZY: &str = "fuzzy";

/// Returns the unit with the source text that its translation was made for. That is another text than its own
/// if the unit was read from a fuzzy message, in whatever format it came here, and nobody has confirmed it
/// since. `None` if that text is not known.
pub(crate) fn of_its_own_source(mut unit: Unit) -> Option<Unit> {
    let Some(previous) = value(&unit, props::PREVIOUS) else {
        let is_doubted = unit.status < Status::Translated && has_fuzzy_flag(&unit);
        return (!is_doubted).then_some(unit);
    };
    if unit.status >= Status::Translated {
        unit.props.retain(|prop| !is_previous(prop));
        return Some(unit);
    }
    let (context, plural) = (value(&unit, props::PREVIOUS_CONTEXT), value(&unit, props::PREVIOUS_PLURAL));
    let form = value(&unit, props::FORM);
    let is_singular = value(&unit, props::SINGULAR).is_none();
    unit.props.retain(|prop| !is_previous(prop) && !is_of_message(prop));
    let mut put = |name: &str, value: String| unit.props.push(Prop::new(name, value, Scope::Unit));
    if let Some(context) = context {
        put(props::CONTEXT, context);
    }
    let source = match (form, plural) {
        (Some(form), Some(plural)) => {
            put(props::FORM, form);
            let (name, other) =
                if is_singular { (props::PLURAL, &plural) } else { (props::SINGULAR, &previous) };
            put(name, other.clone());
            if is_singular { previous } else { plural }
        }
        _ => previous,
    };
    let target = unit.target().clone();
    Some(unit.with_texts(UnitText::from(source), target))
}

/// Returns true if the flags of a unit's message say that its translation is in doubt.
pub(super) fn has_fuzzy_flag(unit: &Unit) -> bool {
    value(unit, props::FLAGS).is_some_and(|flags| flags.split(',').any(|flag| flag.trim() == FUZZY))
}

fn value(unit: &Unit, name: &str) -> Option<String> {
    unit.props.iter().find(|prop| prop.name == name).map(|prop| prop.value.clone())
}

fn is_previous(prop: &Prop) -> bool {
    [props::PREVIOUS, props::PREVIOUS_CONTEXT, props::PREVIOUS_PLURAL].contains(&&*prop.name)
}

fn is_of_message(prop: &Prop) -> bool {
    [props::CONTEXT, props::FORM, props::SINGULAR, props::PLURAL].contains(&&*prop.name)
}
