//! The rules by which a translation is checked, and what they find.
//!
//! A [`Checker`] looks at one unit at a time. A memory is cleaned by the same rules, which it also applies to
//! units of the same text.

mod checker;
mod figures;
mod finding;
mod rule;
mod unit_findings;
#[cfg(feature = "memory")]
mod variants;
#[cfg(feature = "memory")]
mod vowel_signs;

pub use {checker::Checker, finding::Finding, rule::Rule};
#[cfg(feature = "memory")]
pub(crate) use {
    variants::{is_another_message, says_otherwise},
    vowel_signs::{holds_signs_of, vowel_signs},
};
