//! From glyphs with their places to text in the order of reading.

mod base_direction;
mod brackets;
mod columns;
mod grid;
mod letter_class;
mod letters;
mod line;
mod logical;
mod mirror;
mod page_text;
mod piece;
mod raised;
mod row;
mod spaced;
mod tally;

pub(crate) use letter_class::is_bullet;
pub(crate) use line::{CellPlace, Line};
pub(crate) use page_text::PageText;
