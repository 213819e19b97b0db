//! `mizan pretranslate`: fills the open segments of XLIFF files, and of documents, from a memory.

mod args;
mod told;
mod work;

pub(crate) use args::Args;
