//! [`TextSample`]: texts of a file, in which damage that a program did to the letters shows.

use crate::documents::TextDamage;
use crate::unit::{Unit, UnitText};

/// Texts of a file, each on a line: the first ones that are not ASCII alone.
#[derive(Debug, Default)]
pub(super) struct TextSample(String);

// Bytes of the texts that are looked at: as many as in a document.
const MOST: usize = 64 * 1024;

impl TextSample {
    /// Takes the texts of a unit, as long as there is room.
    pub(super) fn add(&mut self, unit: &Unit) {
        for text in [unit.source(), unit.target()].map(UnitText::plain) {
            if self.0.len() < MOST && !text.is_ascii() {
                self.0 += text;
                self.0.push('\n');
            }
        }
    }

    /// Returns what a program did to the texts before, in words.
    pub(super) fn damage(&self) -> Vec<String> {
        TextDamage::of(&self.0).reasons()
    }
}
