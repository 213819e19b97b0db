//! The names under which mizan writes facts for which a format has no place of its own.
//!
//! `docs/formats.md` lists the names for users. A name never changes, since files of users hold it. The names
//! of properties that a unit has in any format are in `unit/prop.rs`.

use crate::unit::Prop;

// TMX: the fields of a unit. Those that memoQ has go by memoQ's names and shapes, so that it reads them too.
pub(super) const STATUS: &str = "x-mizan-status";
pub(super) const CONFIDENCE: &str = "x-mizan-confidence";
pub(super) const POSITION: &str = "x-mizan-position";
pub(super) const DOMAIN: &str = "domain";
pub(super) const CLIENT: &str = "client";
pub(super) const PROJECT: &str = "project";
pub(super) const DOCUMENT: &str = "x-document";
pub(super) const PREVIOUS: &str = "x-context-pre";
pub(super) const NEXT: &str = "x-context-post";

/// What the names of contexts and metadata in XLIFF begin with, if they hold a field of a unit.
pub(super) const XLIFF_PREFIX: &str = "x-mizan:";

// PO: the parts of a message for which a unit has no field.
pub(super) const PO_CONTEXT: &str = Prop::PO_CONTEXT;
pub(super) const PO_FLAGS: &str = "x-po-flags";
pub(super) const PO_FORM: &str = Prop::PO_FORM;
pub(super) const PO_HEADER: &str = "x-po-header";
pub(super) const PO_HEADER_COMMENTS: &str = "x-po-header-comments";
pub(super) const PO_OBSOLETE: &str = "x-po-obsolete";
pub(super) const PO_PLURAL: &str = "x-po-plural";
pub(super) const PO_PLURAL_FORMS: &str = "x-po-plural-forms";
pub(super) const PO_PREVIOUS: &str = "x-po-previous";
pub(super) const PO_PREVIOUS_CONTEXT: &str = "x-po-previous-context";
pub(super) const PO_PREVIOUS_PLURAL: &str = "x-po-previous-plural";
pub(super) const PO_REFERENCE: &str = "x-po-reference";
pub(super) const PO_SINGULAR: &str = "x-po-singular";
