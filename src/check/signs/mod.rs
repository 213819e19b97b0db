//! The rules about signs: spaces, punctuation, brackets, quotation marks, capitals, and characters that do
//! not belong into a text.

pub(super) mod brackets;
pub(super) mod capitals;
pub(super) mod digits;
pub(super) mod edges;
pub(super) mod ending;
pub(super) mod invisible;
pub(super) mod letters;
pub(super) mod marks;
pub(super) mod quotes;
pub(super) mod repeated;
mod scan;
pub(super) mod spaces;
