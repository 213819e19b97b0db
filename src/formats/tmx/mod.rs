//! TMX, the exchange format of translation memories: versions 1.1 to 1.4b read, 1.4 written.
//!
//! A file is cut into its `<tu>` elements first and each is parsed alone, so that damage ends where the next
//! unit starts. `docs/formats.md` lists how every element, attribute and property is mapped.

mod header;
mod inline;
mod parse;
mod props;
mod reader;
mod writer;

pub use crate::unit::Header;
pub use reader::Reader;
pub use writer::Writer;
