//! A bead with the sentences that it joins: [`BeadSentences`].

use serde::Serialize;

use crate::align::Bead;
use crate::bitext::{Bitext, Text};

/// A bead of a bitext with the sentences of both sides, as `mizan align --to jsonl` prints it.
#[derive(Clone, Debug, Serialize)]
pub struct BeadSentences<'b> {
    confidence: f64,
    #[serde(skip_serializing_if = "<[usize]>::is_empty")]
    moved_to: &'b [usize],
    source: Vec<&'b str>,
    source_indices: &'b [usize],
    #[serde(skip_serializing_if = "Option::is_none")]
    source_place: Option<&'b str>,
    target: Vec<&'b str>,
    target_indices: &'b [usize],
    #[serde(skip_serializing_if = "Option::is_none")]
    target_place: Option<&'b str>,
}

impl<'b> BeadSentences<'b> {
    /// Takes the sentences of a bead from its bitext. The confidence is rounded to three decimals.
    ///
    /// # Panics
    ///
    /// If the bead is of another bitext and has sentences that this one lacks.
    #[must_use]
    pub fn new(bead: &'b Bead, bitext: &'b Bitext) -> Self {
        Self {
            confidence: bead.rounded_confidence(),
            moved_to: bead.moved_to(),
            source: sentences(bitext.source(), bead.source()),
            source_indices: bead.source(),
            source_place: place(bitext.source(), bead.source()),
            target: sentences(bitext.target(), bead.target()),
            target_indices: bead.target(),
            target_place: place(bitext.target(), bead.target()),
        }
    }
}

fn place<'b>(text: &'b Text, indices: &[usize]) -> Option<&'b str> {
    text.place(*indices.first()?)
}

fn sentences<'b>(text: &'b Text, indices: &[usize]) -> Vec<&'b str> {
    indices.iter().map(|&index| text.segments()[index].as_str()).collect()
}
