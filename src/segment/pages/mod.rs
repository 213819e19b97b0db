//! The lines of a text that belong to its pages and not to its sentences: page numbers, running heads and
//! feet.

mod bare_heads;
mod bare_line;
mod bridge;
mod gap_words;
mod head_line;
mod head_rows;
mod line_key;
mod number_gap;
mod page_end;
mod page_lines;
mod page_number;

pub(super) use bridge::Bridge;
pub(super) use page_lines::PageLines;
pub(super) use page_number::PageNumber;
