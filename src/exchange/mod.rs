//! Moves units between files and memories, and between files of different formats.
//!
//! [`Import`] fills a memory from a [`Source`], [`Export`] writes a memory as a file, [`Convert`] writes a
//! file in another format, and [`Pretranslate`] fills the open segments of a document from a memory. Each of
//! the four counts in a [`Report`] what became of the units.

mod convert;
mod export;
#[cfg(feature = "documents")]
mod fill_document;
mod foreign_texts;
mod import;
mod job_texts;
mod judged_match;
#[cfg(feature = "documents")]
mod manuscript_units;
mod pipeline;
mod placeholders;
mod plural_form;
mod pretranslate;
mod progress;
mod remark;
mod report;
mod righted;
mod source;
mod text_sample;
mod trados;

pub use convert::Convert;
pub use export::Export;
#[cfg(feature = "documents")]
pub use fill_document::FillDocument;
pub use foreign_texts::ForeignTexts;
pub use import::Import;
pub use pretranslate::Pretranslate;
pub use progress::Progress;
pub use remark::{Fate, Remark};
pub use report::Report;
pub use source::Source;
