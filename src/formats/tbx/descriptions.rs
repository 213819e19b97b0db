//! [`DESCRIPTIONS`]: the types of remarks that TBX calls descriptions of a concept.

/// The types of remarks on a concept or a language that TBX calls descriptions. Remarks of other types are
/// notes on a term.
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

/// The type of the description that becomes the subject field of a unit.
pub(super) const SUBJECT_FIELD: &str = "subjectField";
