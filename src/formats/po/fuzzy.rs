//! Fuzzy messages of PO files: messages whose translation was made for an earlier text of the message.

use crate::formats::prop_names;
use crate::unit::{Prop, Scope, Status, Unit, UnitText};

/// The flag of a message whose translation is in doubt.
pub(super) const FUZZY: &str = "fuzzy";

/// Returns the unit with the source text that its translation was made for; `None` if that text is not known.
///
/// The text differs from the unit's own source if the unit was read from a fuzzy message (perhaps of another
/// file, through another format) and nobody has confirmed the translation since.
pub(crate) fn of_its_own_source(mut unit: Unit) -> Option<Unit> {
    let Some(previous) = value(&unit, prop_names::PO_PREVIOUS) else {
        let is_doubted = unit.status < Status::Translated && has_fuzzy_flag(&unit);
        return (!is_doubted).then_some(unit);
    };
    if unit.status >= Status::Translated {
        unit.props.retain(|prop| !is_previous(prop));
        return Some(unit);
    }
    let (context, plural) =
        (value(&unit, prop_names::PO_PREVIOUS_CONTEXT), value(&unit, prop_names::PO_PREVIOUS_PLURAL));
    let form = value(&unit, prop_names::PO_FORM);
    let is_singular = value(&unit, prop_names::PO_SINGULAR).is_none();
    unit.props.retain(|prop| !is_previous(prop) && !is_of_message(prop));
    let mut put = |name: &str, value: String| unit.props.push(Prop::new(name, value, Scope::Unit));
    if let Some(context) = context {
        put(prop_names::PO_CONTEXT, context);
    }
    let source = match (form, plural) {
        (Some(form), Some(plural)) => {
            put(prop_names::PO_FORM, form);
            let (name, other) = if is_singular {
                (prop_names::PO_PLURAL, &plural)
            } else {
                (prop_names::PO_SINGULAR, &previous)
            };
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
    value(unit, prop_names::PO_FLAGS).is_some_and(|flags| flags.split(',').any(|flag| flag.trim() == FUZZY))
}

fn value(unit: &Unit, name: &str) -> Option<String> {
    unit.props.iter().find(|prop| prop.name == name).map(|prop| prop.value.clone())
}

fn is_previous(prop: &Prop) -> bool {
    [prop_names::PO_PREVIOUS, prop_names::PO_PREVIOUS_CONTEXT, prop_names::PO_PREVIOUS_PLURAL]
        .contains(&&*prop.name)
}

fn is_of_message(prop: &Prop) -> bool {
    [prop_names::PO_CONTEXT, prop_names::PO_FORM, prop_names::PO_SINGULAR, prop_names::PO_PLURAL]
        .contains(&&*prop.name)
}
