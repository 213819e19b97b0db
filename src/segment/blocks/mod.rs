//! Text to blocks: paragraphs, headlines, list items.

mod attribution;
mod block;
mod end_numbers;
mod item_lines;
mod line;
mod list_items;
mod list_marker;
mod ordinal_labels;
mod section_labels;
mod splitter;
mod wrap;

pub(super) use block::Block;
pub(super) use item_lines::opens_list_item;
pub(super) use line::{TextLine, opens_item};
pub(super) use list_items::ListItems;
pub(super) use splitter::BlockSplitter;
pub(super) use wrap::Wrap;
