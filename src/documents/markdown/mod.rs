//! Texts in Markdown: CommonMark with tables and footnotes, to blocks.

mod directive;
mod front_matter;
mod kept_text;
mod leftovers;
mod reader;

pub(crate) use front_matter::without_front_matter;
pub(super) use reader::read;
pub(crate) use reader::{is_markdown_block, markdown_events};
