//! What the XML formats share: a decoded text stream, a cutter that finds whole units in it, the tags of one
//! unit, and the way between raw XML and plain text.

pub(super) mod element_cutter;
pub(super) mod entries;
mod find_end;
pub(super) mod page;
pub(super) mod tags;
pub(super) mod text;
pub(super) mod text_stream;
pub(super) mod window;
