//! What stands on a page: glyphs with their places.

mod content;
mod glyph;
mod matrix;
mod page_fonts;
mod replaced;
mod rule;
mod state;
mod turn;

pub(crate) use content::read_page;
pub(crate) use glyph::{Glyph, PageGlyphs};
pub(crate) use page_fonts::PageFonts;
pub(crate) use rule::Rule;
