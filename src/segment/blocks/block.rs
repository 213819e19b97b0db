//! [`Block`]: a paragraph, a headline, a list item, or a line that belongs to a page.

use crate::segment::seam::Seam;

/// A block, which begins where the one before ends.
#[derive(Clone, Debug, Default)]
pub(crate) struct Block {
    pub(crate) end: usize,
    // True for a page number or a running head outside of sentences.
    pub(crate) is_page_line: bool,
    // In order.
    pub(crate) seams: Vec<Seam>,
}
