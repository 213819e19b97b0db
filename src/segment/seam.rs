//! [`Seam`]: a stretch of a text that stands inside a sentence but belongs to none, and [`MendedBlock`], a
//! block without such stretches.

use std::ops::Range;

/// A stretch inside a sentence that is no part of the sentence: the lines between two pages, or the hyphen
/// and the line end inside a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Seam {
    pub(super) range: Range<usize>,
    // What stands in its place: a space, a hyphen or nothing.
    pub(super) joint: &'static str,
    pub(super) page_lines: usize,
}

/// The text of a block without its seams, with the way back to the text as given.
#[derive(Clone, Debug)]
pub(super) struct MendedBlock {
    pub(super) text: String,
    // Where each stretch between two seams begins here and in the text as given.
    stretches: Vec<(usize, usize)>,
}

impl MendedBlock {
    pub(super) fn new(text: &str, block: Range<usize>, seams: &[Seam]) -> Self {
        let mut mended = Self { text: String::new(), stretches: vec![(0, block.start)] };
        let mut at = block.start;
        for seam in seams {
            mended.text += &text[at..seam.range.start];
            mended.text += seam.joint;
            at = seam.range.end;
            mended.stretches.push((mended.text.len(), at));
        }
        mended.text += &text[at..block.end];
        mended
    }

    /// Returns the place in the text as given of a place in the block.
    pub(super) fn place(&self, at: usize) -> usize {
        let (here, there) = self.stretches[self.stretches.partition_point(|&(here, _)| here <= at) - 1];
        there + at - here
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_in_a_mended_block_are_places_in_the_text() {
        let text = "xa-\nb c\n12\nd";
        let seams = [
            Seam { range: 2..4, joint: "", page_lines: 0 },
            Seam { range: 7..11, joint: " ", page_lines: 1 },
        ];
        let mended = MendedBlock::new(text, 1..text.len(), &seams);
        assert_eq!(mended.text, "ab c d");
        assert_eq!([0, 1, 4, 5].map(|at| mended.place(at)), [1, 4, 7, 11]);
    }
}
