//! The names of the properties that hold the parts of a PO message for which a unit has no field.

pub(super) const CONTEXT: &str = "x-po-context";
pub(super) const FLAGS: &str = "x-po-flags";
pub(super) const FORM: &str = "x-po-form";
pub(super) const OBSOLETE: &str = "x-po-obsolete";
pub(super) const PLURAL: &str = "x-po-plural";
pub(super) const PLURAL_FORMS: &str = "x-po-plural-forms";
pub(super) const PREVIOUS: &str = "x-po-previous";
pub(super) const PREVIOUS_CONTEXT: &str = "x-po-previous-context";
pub(super) const PREVIOUS_PLURAL: &str = "x-po-previous-plural";
pub(super) const REFERENCE: &str = "x-po-reference";
pub(super) const SINGULAR: &str = "x-po-singular";
