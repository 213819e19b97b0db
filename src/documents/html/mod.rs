//! Pages of the web and chapters of books: HTML and XHTML to blocks.

mod charset;
mod element_role;
mod entity;
mod grid;
mod open_elements;
mod page_attributes;
mod page_context;
mod reader;
mod shown_attributes;

pub(crate) use charset::decode_page;
pub(crate) use element_role::ElementRole;
pub(super) use entity::character;
pub(super) use page_context::Extent;
pub(super) use reader::{read, read_part};
pub(crate) use shown_attributes::shown_attributes;
