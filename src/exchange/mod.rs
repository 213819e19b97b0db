//! Files into memories and out of them.
//!
//! [`Pretranslate`] fills the open segments of a document from a memory.

mod pretranslate;

pub use pretranslate::{Pretranslate, Pretranslated};
