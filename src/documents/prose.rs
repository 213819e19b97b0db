//! [`joined`]: the text of blocks, in the parts that are segmented one by one.

use std::borrow::Cow;
use std::ops::Range;

use super::block::{Block, BlockKind};
#[cfg(feature = "documents")]
use super::subtitles::passages;

/// Returns the text of the blocks that are no code, parts joined by an empty line, and where each part
/// stands.
pub(super) fn joined(blocks: &[Block]) -> (String, Vec<Range<usize>>) {
    let (mut text, mut parts) = (String::new(), Vec::new());
    for part in prose(blocks) {
        if !text.is_empty() {
            text += "\n\n";
        }
        parts.push(text.len()..text.len() + part.len());
        text += &part;
    }
    (text, parts)
}

fn prose(blocks: &[Block]) -> Vec<Cow<'_, str>> {
    #[cfg(feature = "documents")]
    if blocks.iter().any(|block| matches!(block.kind, BlockKind::Cue { .. })) {
        return passages(blocks).into_iter().map(|passage| passage.into_text().into()).collect();
    }
    let prose = blocks.iter().filter(|block| block.kind != BlockKind::Code);
    prose.map(|block| block.text.as_str().into()).collect()
}
