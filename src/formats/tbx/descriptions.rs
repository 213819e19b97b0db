//! What TBX calls descriptions of a concept.

/// Properties of a concept or a language that TBX calls descriptions; all else said of a term is a note on
/// it.
pub(super) const DESCRIPTIONS: [&str; 9] = [
    "characteristic",
    "context",
    "definition",
    "example",
    "explanation",
    "figure",
    "quantity",
    "subjectField",
    "unit",
];

/// The description that is a unit's subject field.
pub(super) const SUBJECT_FIELD: &str = "subjectField";
