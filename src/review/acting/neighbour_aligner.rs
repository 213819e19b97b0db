//! [`NeighbourAligner`]: aligns parts of a document as the whole of it was aligned.

use crate::align::{Aligner, Alignment, Bead};
use crate::error::Result;

/// Aligns parts of a document as the whole of it was aligned, so that what a person agrees with changes
/// nothing else.
pub(in crate::review) struct NeighbourAligner {
    aligner: Aligner,
    // Whether no bead extends across a paragraph break; otherwise a bead that does costs more.
    has_walls: bool,
    // Whether the rows are those of the aligner, and not those of a person or another program.
    made_rows: bool,
}

impl NeighbourAligner {
    pub(in crate::review) fn new(aligner: Aligner, has_walls: bool, made_rows: bool) -> Self {
        Self { aligner, has_walls, made_rows }
    }

    /// Returns true if the rows of the document are those of the aligner.
    pub(super) fn made_rows(&self) -> bool {
        self.made_rows
    }

    /// Aligns passages.
    pub(super) fn align(&self, source: &[&str], target: &[&str]) -> Alignment {
        self.aligner.align(source, target)
    }

    /// Aligns what lies between settled beads; an empty text is a paragraph break.
    pub(super) fn realign(&self, source: &[&str], target: &[&str], settled: &[Bead]) -> Result<Alignment> {
        if self.has_walls {
            self.aligner.realign(source, target, settled)
        } else {
            self.aligner.realign_paragraphs(source, target, settled)
        }
    }
}
