//! Fonts: which letters a code of a text stands for, and how wide they are.

mod arabic_order;
mod code_map;
mod composite;
mod font;
mod glyph_names;
mod simple;
mod widths;

pub(crate) use font::Font;
