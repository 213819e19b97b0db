//! [`QuotedTexts`]: the texts of forgotten units, by which the units that quote them as their neighbours are
//! found. A text that another unit has too is not forgotten.

use std::collections::HashSet;

use crate::memory::place_props::without_places;
use crate::memory::same_pair::hash;
use crate::text::fold;
use crate::unit::{Context, Unit};

/// The hashes of texts: eight bytes for each, so that a million units are forgotten in little memory. Two
/// texts with one hash could cost a unit the memory of a neighbour, and nothing else.
#[derive(Default)]
pub(super) struct QuotedTexts(HashSet<u64>);

impl QuotedTexts {
    /// Adds the texts of a unit that is forgotten.
    pub(super) fn add(&mut self, unit: &Unit) {
        self.0.extend(hashes(unit));
    }

    /// Takes out the texts of a unit that stays.
    pub(super) fn keep(&mut self, unit: &Unit) {
        for hash in hashes(unit) {
            self.0.remove(&hash);
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes the quoted texts out of the neighbours of a unit, at all places that the unit remembers, and the
    /// notes and properties that are such a text. A property of one word (`yes`) says something else.
    pub(super) fn leave(&self, unit: &mut Unit) {
        let is_forgotten = |text: &str| self.0.contains(&of(text));
        let Context { previous, next } = unit.context_mut();
        previous.take_if(|text| is_forgotten(text));
        next.take_if(|text| is_forgotten(text));
        without_places(unit, is_forgotten);
        let is_quote = |text: &str| text.trim().contains(char::is_whitespace) && is_forgotten(text);
        unit.notes.retain(|note| !is_quote(&note.text));
        unit.props.retain(|prop| !is_quote(&prop.value));
    }
}

fn hashes(unit: &Unit) -> [u64; 2] {
    [unit.source(), unit.target()].map(|text| of(text.plain()))
}

/// Returns the hash of a text however it is written: other tools quote without marks and with other blanks.
fn of(text: &str) -> u64 {
    hash(&fold(text), "")
}
