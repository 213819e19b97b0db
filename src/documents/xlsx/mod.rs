//! Workbooks (`.xlsx`) as documents of one language: each filled cell is a block, sheet by sheet.

mod chosen_column;
mod read;

pub(super) use read::read;
