//! [`Problem`]: the texts to align, and the parts of a score that do not depend on the places of words.

use super::candidate::BeadCandidate;
use super::deadline::Deadline;
use super::marks::MarkEvidence;
use super::pins::Pins;
use super::shape::BeadShape;
use super::weights::Weights;
use super::words::{BothLinks, Occurrences, SideWords, Worths};

/// The words of both sides, the links between them, and the costs of shapes, lengths, paragraphs and marks.
pub(super) struct Problem {
    pub(super) source: SideWords,
    pub(super) target: SideWords,
    pub(super) links: BothLinks,
    pub(super) source_places: Occurrences,
    pub(super) target_places: Occurrences,
    pub(super) source_worths: Worths,
    pub(super) target_worths: Worths,
    pub(super) weights: Weights,
    pub(super) deadline: Deadline,
    pub(super) pins: Pins,
    pub(super) marks: Option<MarkEvidence>,
    breaks: Breaks,
    // Whether a side has paragraphs.
    broken: bool,
    // Whether both sides have paragraphs.
    paragraphs: bool,
    // The length of the target text divided by the length of the source text.
    ratio: f32,
}

/// How paragraph breaks limit beads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Breaks {
    /// No bead contains a break.
    Walls,
    /// A bead that contains a break pays for it.
    Hints,
}

impl Problem {
    pub(super) fn new(
        source: SideWords,
        target: SideWords,
        links: BothLinks,
        weights: Weights,
        breaks: Breaks,
        deadline: Deadline,
    ) -> Self {
        Self {
            source_places: Occurrences::new(&source),
            target_places: Occurrences::new(&target),
            source_worths: Worths::new(&source, &links.source),
            target_worths: Worths::new(&target, &links.target),
            broken: source.paragraphs() > 1 || target.paragraphs() > 1,
            paragraphs: source.paragraphs() > 1 && target.paragraphs() > 1,
            ratio: target.length(0..target.len()) / source.length(0..source.len()),
            source,
            target,
            links,
            weights,
            breaks,
            deadline,
            pins: Pins::default(),
            marks: None,
        }
    }

    /// Sets the beads that are given.
    pub(super) fn pinned(self, pins: Pins) -> Self {
        Self { pins, ..self }
    }

    /// Sets what is known of the sentences besides their texts.
    pub(super) fn marked(self, marks: Option<MarkEvidence>) -> Self {
        Self { marks, ..self }
    }

    /// Returns how many sentences of each side one bead may hold that begins at a place.
    #[inline]
    pub(super) fn left(&self, i: usize, j: usize) -> (usize, usize) {
        if self.pins.is_empty() {
            return (self.source.len() - i, self.target.len() - j);
        }
        self.pins.left(i, j)
    }

    /// Returns the cost of the shape, the lengths and the paragraph breaks of a bead, in nats.
    pub(super) fn cost(&self, bead: &BeadCandidate) -> f32 {
        if !self.pins.is_empty() && self.pins.has(bead) {
            return 0.0;
        }
        if !self.pins.is_empty() && !self.pins.allow(bead) {
            return f32::INFINITY;
        }
        let (i, j) = (bead.source as usize, bead.target as usize);
        self.weights.shape_cost(bead.shape)
            + self.length_cost(i, j, bead.shape)
            + self.paragraph_cost(i, j, bead.shape)
            - self.marks_gain(i, j, bead.shape)
    }

    /// Returns the gain of a bead by the marks of its sentences, in nats.
    #[inline]
    pub(super) fn marks_gain(&self, i: usize, j: usize, shape: BeadShape) -> f32 {
        self.marks.as_ref().map_or(0.0, |marks| marks.gain(i, j, shape))
    }

    /// Returns the score of a sentence left without a counterpart.
    pub(super) fn unmatched(&self, bead: &BeadCandidate) -> f32 {
        if bead.shape == BeadShape::DELETION {
            self.source_alone(bead.source as usize)
        } else {
            self.target_alone(bead.target as usize)
        }
    }

    /// Returns the score of a source sentence left without a counterpart.
    #[inline]
    pub(super) fn source_alone(&self, sentence: usize) -> f32 {
        let marks = self.marks.as_ref().map_or(0.0, |marks| marks.source_alone(sentence));
        self.weights.unmatched(&self.source, sentence) + marks
    }

    /// Returns the score of a target sentence left without a counterpart.
    #[inline]
    pub(super) fn target_alone(&self, sentence: usize) -> f32 {
        let marks = self.marks.as_ref().map_or(0.0, |marks| marks.target_alone(sentence));
        self.weights.unmatched(&self.target, sentence) + marks
    }

    /// Returns the cost of the difference in length of a bead that begins at a place, in nats.
    #[inline]
    pub(super) fn length_cost(&self, i: usize, j: usize, shape: BeadShape) -> f32 {
        let (expected, found) = self.lengths(i, j, shape);
        self.weights.length_cost(expected, found, shape.source + shape.target - 2)
    }

    /// Returns the cost of the difference in length without the bound that lets words outweigh it, in nats.
    pub(super) fn whole_length_cost(&self, i: usize, j: usize, shape: BeadShape) -> f32 {
        let (expected, found) = self.lengths(i, j, shape);
        self.weights.whole_length_cost(expected, found)
    }

    /// Returns true if the difference in length costs no more than the words of two sentences can outweigh.
    pub(super) fn lengths_may_agree(&self, i: usize, j: usize, shape: BeadShape) -> bool {
        let (expected, found) = self.lengths(i, j, shape);
        self.weights.lengths_may_agree(expected, found)
    }

    // The length that the target side of a bead should have by its source side, and the length that it has.
    #[inline]
    fn lengths(&self, i: usize, j: usize, shape: BeadShape) -> (f32, f32) {
        let (v, w) = (usize::from(shape.source), usize::from(shape.target));
        (self.source.length(i..i + v) * self.ratio, self.target.length(j..j + w))
    }

    /// Returns the cost of a bead that begins where only one side opens a paragraph, and of each break inside
    /// it, in nats.
    pub(super) fn paragraph_cost(&self, i: usize, j: usize, shape: BeadShape) -> f32 {
        let (v, w) = (usize::from(shape.source), usize::from(shape.target));
        if !self.broken {
            return 0.0;
        }
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
