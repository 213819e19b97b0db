//! [`Paragraph`]: a paragraph that is being read.

use super::properties::ParagraphProperties;
use crate::documents::block::BlockKind;
use crate::documents::block_source::TextSpan;

/// A paragraph that is being read.
#[derive(Default)]
pub(super) struct Paragraph {
    /// What the paragraph is because of the place where it stands, whatever its style.
    pub(super) placed: Option<BlockKind>,
    pub(super) properties: ParagraphProperties,
    /// True if the style hides all text that does not say otherwise.
    pub(super) is_hidden: bool,
    pub(super) text: String,
    /// Where the pieces of the text stand in the part, if that is asked for.
    pub(super) spans: Vec<TextSpan>,
    /// The text that fields hide, kept for the case that a field has no end.
    pub(super) hidden_by_field: String,
}
