//! The rules by which a translation is checked, and what they find.
//!
//! A [`Checker`] looks at one unit at a time, a [`Consistency`] at units of the same text. A memory is
//! cleaned by the same rules. What is found is gathered in [`Findings`], which become a page or a workbook.

mod across;
mod blemish;
mod checker;
mod codes;
mod figures;
mod finding;
mod left_words;
mod lengths;
mod masked;
pub mod report;
mod rule;
mod rule_switch;
mod severity;
mod sides;
mod signs;
mod terms;
mod unit_findings;

#[cfg(feature = "memory")]
pub(crate) use across::{holds_signs_of, is_another_message, says_otherwise, vowel_signs};
pub use {
    across::Consistency,
    checker::Checker,
    finding::Finding,
    report::{Findings, Place, PlacedFinding},
    rule::Rule,
    rule_switch::RuleSwitch,
    severity::Severity,
    terms::Glossary,
};
