//! Texts in Markdown: CommonMark with tables and footnotes, to blocks.

mod directive;
mod front_matter;
mod leftovers;
mod reader;

pub(super) use reader::read;
