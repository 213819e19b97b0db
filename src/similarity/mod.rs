//! How alike two texts are, in percent, and in what they differ.
//!
//! A [`Query`] is prepared once and then held against many texts. Two percents answer "how alike?": [`Plain`] counts
//! characters of the folded texts; the percent of a [`Comparison`] counts words, and charges for a changed word what
//! the two words really differ by: a clitic (و ف ب ل ك ال س), an ending, some letters, or everything. A change that
//! turns the meaning (a negation, a direction, a number) costs visibly and is named among the
//! [differences](Query::differences).

mod adapt;
mod agreement;
mod class;
mod clitics;
mod codes;
mod difference;
mod edit;
mod figure;
mod month;
mod particles;
mod plain;
mod query;
mod sentence;
mod spelling;
mod walk;
mod word;

pub use adapt::Adapted;
pub use agreement::Remark;
pub use class::{Class, Comparison};
pub use difference::{Difference, DifferenceKind};
pub use plain::Plain;
pub use query::Query;
