//! How alike two texts are, in percent, and in what they differ.
//!
//! A [`Query`] is prepared once and then compared with many texts; each [`Comparison`] says how alike the two
//! texts are, names their differences and adapts a translation. Two percents answer "how alike?". [`Plain`]
//! counts characters of the folded texts. The percent of a [`Comparison`] counts words. The cost of a changed
//! word depends on what differs: a clitic (و ف ب ل ك ال س), an ending, some letters, or the whole word. A
//! change of meaning (a negation, a direction, a number) costs more and is named among the
//! [differences](Comparison::differences).

mod adapt;
mod anchor_words;
#[cfg(feature = "memory")]
mod any_order;
mod class;
mod comparison;
mod difference;
mod difference_kind;
mod differences;
mod edit;
mod grade;
mod lexemes;
mod long_texts;
#[cfg(feature = "memory")]
mod masked;
mod message_forms;
mod myers;
mod plain;
mod prepared;
mod query;
mod word_comparison;

pub use adapt::{Adapted, Check, Doubt};
pub use class::Class;
pub use comparison::Comparison;
pub use difference::Difference;
pub use difference_kind::DifferenceKind;
#[cfg(feature = "memory")]
pub(crate) use lexemes::is_particle;
#[cfg(feature = "memory")]
pub(crate) use masked::masked;
pub use plain::Plain;
pub use query::Query;
