//! Which plural form of a message a unit is.

use crate::formats::prop_names;
use crate::unit::Unit;

/// Returns the number of the plural form that a unit is; `None` if the unit is of no message with plural
/// forms.
pub(crate) fn plural_form(unit: &Unit) -> Option<&str> {
    let form = unit.props.iter().find(|prop| prop.name == prop_names::PO_FORM);
    form.map(|prop| prop.value.as_str())
}
