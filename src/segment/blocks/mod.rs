//! Text to blocks: paragraphs, headlines, list items.

mod line;
mod list_items;
mod list_marker;
mod splitter;
mod wrap;

pub(super) use list_items::ListItems;
pub(super) use splitter::BlockSplitter;
