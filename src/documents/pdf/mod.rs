//! PDF: glyphs on pages, read as text in logical order.
//!
//! A PDF says which glyphs stand where, not which words follow one another. [`read`] finds the objects of the
//! file (`file`), the letters of its fonts (`fonts`), the glyphs of each page with their places (`page`),
//! lines in the order of reading (`layout`), and paragraphs (`text`). All of that is own code: the crates
//! that read PDF unpack without limits, panic on damaged files, and give letters for glyphs in the order in
//! which they are seen, which breaks Arabic.

mod damaged_pages;
mod file;
mod fonts;
mod layout;
mod page;
mod reader;
mod text;

pub(super) use reader::read;
