//! The translation of a match, adapted to the query: numbers, names with digits and months are exchanged.

mod adapted;
mod agreement;
mod dates;
mod doubt;
mod end_mark;
mod exchange;
mod item_label;
mod placeholders;
mod remaining;
mod signs;
mod suffix;
mod written_number;

pub use adapted::Adapted;
pub(super) use adapted::adapted;
pub use agreement::Check;
pub use doubt::Doubt;
