//! Tells which plural form of a PO message a unit was read from.

use crate::formats::prop_names;
use crate::unit::Unit;

/// Returns the number of the plural form that a unit was read from; `None` if its message has no plural
/// forms.
pub(crate) fn plural_form(unit: &Unit) -> Option<&str> {
    let form = unit.props.iter().find(|prop| prop.name == prop_names::PO_FORM);
    form.map(|prop| prop.value.as_str())
}
