//! Two texts and what scores their beads.

use super::candidate::Candidate;
use super::shape::Shape;
use super::weights::Weights;
use super::words::{BothLinks, Occurrences, SideWords};

/// Two texts, the links between their words, and what beads score besides their words.
pub(super) struct Problem {
    pub(super) source: SideWords,
    pub(super) target: SideWords,
    pub(super) links: BothLinks,
    pub(super) source_places: Occurrences,
    pub(super) target_places: Occurrences,
    pub(super) weights: Weights,
    breaks: Breaks,
    // Whether both sides have paragraphs.
    paragraphs: bool,
    // Letters of the target for each letter of the source.
    ratio: f32,
}

/// What paragraph breaks are to beads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Breaks {
    /// No bead takes one in.
    Walls,
    /// A bead that takes one in must be worth it.
    Hints,
}

impl Problem {
    pub(super) fn new(
        source: SideWords,
        target: SideWords,
        links: BothLinks,
        weights: Weights,
        breaks: Breaks,
    ) -> Self {
        Self {
            source_places: Occurrences::new(&source),
            target_places: Occurrences::new(&target),
            paragraphs: source.paragraphs() > 1 && target.paragraphs() > 1,
            ratio: target.length(0..target.len()) / source.length(0..source.len()),
            source,
            target,
            links,
            weights,
            breaks,
        }
    }

    /// Returns what a bead costs by its shape, its lengths and the paragraphs it stands in, in nats.
    pub(super) fn cost(&self, bead: &Candidate) -> f32 {
        let (i, j) = (bead.source as usize, bead.target as usize);
        self.weights.shape_cost(bead.shape)
            + self.length_cost(i, j, bead.shape)
            + self.paragraph_cost(i, j, bead.shape)
    }

    /// Returns the score of a sentence left without a counterpart.
    pub(super) fn unmatched(&self, bead: &Candidate) -> f32 {
        if bead.shape == Shape::DELETION {
            self.weights.unmatched(&self.source, bead.source as usize)
        } else {
            self.weights.unmatched(&self.target, bead.target as usize)
        }
    }

    #[inline]
    pub(super) fn length_cost(&self, i: usize, j: usize, shape: Shape) -> f32 {
        let (v, w) = (usize::from(shape.source), usize::from(shape.target));
        self.weights.length_cost(self.source.length(i..i + v) * self.ratio, self.target.length(j..j + w))
    }

    /// Returns what it costs to begin where one side alone opens a paragraph, or to take in a break.
    pub(super) fn paragraph_cost(&self, i: usize, j: usize, shape: Shape) -> f32 {
        let (v, w) = (usize::from(shape.source), usize::from(shape.target));
        let inside = self.source.opened(i + 1..i + v) + self.target.opened(j + 1..j + w);
        if inside > 0 && self.breaks == Breaks::Walls {
            return f32::INFINITY;
        }
        if !self.paragraphs {
            return 0.0;
        }
        let begins_apart = self.source.opens_paragraph(i) != self.target.opens_paragraph(j);
        self.weights.paragraph * (f32::from(u8::from(begins_apart)) + inside as f32)
    }
}
