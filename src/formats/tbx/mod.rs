//! TBX, the exchange format of termbases: versions 2 (`martif`) and 3 (`tbx`) read, 2 written.
//!
//! A concept holds terms in several languages; each term in one with each term in another is a unit, marked as
//! [a term](crate::Unit::is_term).

mod concept;
mod reader;
mod writer;

pub use reader::Reader;
pub use writer::Writer;

/// Properties of a concept or a language that TBX calls descriptions; all else said of a term is a note on it.
const DESCRIPTIONS: [&str; 9] = [
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
const SUBJECT_FIELD: &str = "subjectField";
