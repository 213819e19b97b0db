//! [`Prose`]: the text of blocks, in the parts that are segmented one by one.

use std::ops::Range;

use super::block::{Block, BlockKind};
#[cfg(feature = "documents")]
use super::subtitles::passages;

/// The text of a document, and where its parts and blocks stand in the text.
#[derive(Clone, Debug, Default)]
pub(super) struct Prose {
    pub(super) text: String,
    /// The parts of the text that are segmented one by one.
    pub(super) parts: Vec<Range<usize>>,
    // Where each block begins in the text, and the number of the block; both rise.
    starts: Vec<(usize, usize)>,
    is_whole: bool,
}

impl Prose {
    /// Joins the blocks that are no code; parts are joined by an empty line.
    pub(super) fn of(blocks: &[Block]) -> Self {
        #[cfg(feature = "documents")]
        if blocks.iter().any(|block| matches!(block.kind, BlockKind::Cue { .. })) {
            return Self::of_cues(blocks);
        }
        let mut prose = Self::default();
        for (block, number) in blocks.iter().zip(0..).filter(|(block, _)| block.kind != BlockKind::Code) {
            let start = prose.push(&block.text);
            prose.starts.push((start, number));
        }
        prose
    }

    /// Takes a text as one part, with the places at which its blocks begin.
    pub(super) fn whole(text: String, starts: Vec<usize>) -> Self {
        let parts = std::iter::once(0..text.len()).collect();
        Self { text, parts, starts: starts.into_iter().zip(0..).collect(), is_whole: true }
    }

    /// Joins the paragraphs of a plain text to one part.
    pub(super) fn paragraphs(blocks: &[Block]) -> Self {
        let mut prose = Self::of(blocks);
        prose.is_whole = true;
        prose.parts = std::iter::once(0..prose.text.len()).collect();
        prose
    }

    /// Returns true if the text is that of a plain text, which is segmented as a whole.
    pub(super) fn is_whole(&self) -> bool {
        self.is_whole
    }

    #[cfg(feature = "documents")]
    fn of_cues(blocks: &[Block]) -> Self {
        let mut prose = Self::default();
        let mut cues =
            blocks.iter().zip(0..).filter(|(block, _)| matches!(block.kind, BlockKind::Cue { .. }));
        for passage in passages(blocks) {
            let start = prose.push(passage.text());
            let parts = passage.starts().zip(cues.by_ref());
            prose.starts.extend(parts.map(|(at, (_, number))| (start + at, number)));
        }
        prose
    }

    // Adds a part; returns where it begins.
    fn push(&mut self, part: &str) -> usize {
        if !self.text.is_empty() {
            self.text += "\n\n";
        }
        let start = self.text.len();
        self.text += part;
        self.parts.push(start..self.text.len());
        start
    }

    /// Returns the numbers of the blocks that a stretch of the text, given in bytes, comes from.
    pub(super) fn blocks_of(&self, range: Range<usize>) -> Range<usize> {
        let begun = self.starts.partition_point(|(start, _)| *start <= range.start);
        let ended = self.starts.partition_point(|(start, _)| *start < range.end);
        let number = |before: usize| before.checked_sub(1).map_or(0, |at| self.starts[at].1);
        if self.starts.is_empty() { 0..0 } else { number(begun)..number(ended.max(begun)) + 1 }
    }
}
