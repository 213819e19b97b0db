//! Counts what there is to translate, and how much of it memories have, before anyone translates.
//!
//! A [`Job`] is a file to translate, as units. An [`Analysis`] puts each segment of some jobs into a [`Band`]
//! by its best match in the memories, and an [`AnalysisReport`] has the [`Counts`] of each band. [`Rates`]
//! weigh the bands for a quote.

#[expect(clippy::module_inception, reason = "the file is named after the type that it holds, as all are")]
mod analysis;
mod band;
mod best_match;
mod counts;
mod covered;
mod first_texts;
mod homogeneity;
mod identity;
mod job;
mod rates;
mod report;
mod sheet;
mod tally;

pub use analysis::Analysis;
pub use band::Band;
pub use counts::Counts;
pub use job::Job;
pub use rates::Rates;
pub use report::{AnalysisReport, FileAnalysis};
pub use tally::Tally;
