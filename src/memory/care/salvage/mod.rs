//! What can be read of a damaged file: all of its pages are read one by one, without SQLite and without
//! writing, and whatever has the shape of a unit is put into a new memory. SQLite's `.recover` is the model.

mod earlier_states;
mod free_pages;
mod newest;
mod page_file;
mod page_number;
mod page_set;
mod raw_unit;
mod read_at;
mod record;
mod row_kind;
#[expect(clippy::module_inception, reason = "the file is named after the type that it holds, as all are")]
mod salvage;
mod shared_values;
mod sqlite_varint;
mod survey;
mod tree_page;
mod unit_pages;
mod unit_place;
mod unit_root;
mod unit_tree;
mod wal_frames;

pub(super) use {
    raw_unit::RawUnit,
    salvage::{Part, Salvage, Saved},
};
