//! Files into memories and out of them.
//!
//! An [`Import`] reads files of any format that [`formats`](crate::formats) knows and fills a memory; a [`Report`] says
//! what became of each unit. An [`Export`] writes a memory as such a file. [`Pretranslate`] fills the open segments of a
//! document from a memory.

mod convert;
mod export;
mod import;
mod pipeline;
mod pretranslate;
mod report;
mod sdltm;

pub use convert::Convert;
pub use export::Export;
pub use import::Import;
pub use pretranslate::{Pretranslate, Pretranslated};
pub use report::{Fate, Remark, Report};
