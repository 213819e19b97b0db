//! The texts that no run covers yet: [`Tail`].
//!
//! The texts are held by lane and length, so that a lookup reads only those of a similar length. The tail is
//! short unless an import was killed before it built a run.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use super::keys::Lane;

/// The texts that no run covers, by lane and by the length of the folded text in chars.
#[derive(Default)]
pub(super) struct Tail(BTreeMap<(Lane, usize), Vec<TailText>>);

/// A text that no run covers yet.
pub(super) struct TailText {
    /// The unit and the side, as the index numbers texts.
    pub(super) unit: u32,
    pub(super) folded: String,
}

impl Tail {
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    pub(super) fn push(&mut self, lane: Lane, text: TailText) {
        let chars = text.folded.chars().count();
        self.0.entry((lane, chars)).or_default().push(text);
    }

    /// Returns the texts of a lane whose lengths lie in a range, the shortest first.
    pub(super) fn texts(&self, lane: Lane, chars: RangeInclusive<usize>) -> impl Iterator<Item = &TailText> {
        let range = (lane, *chars.start())..=(lane, *chars.end());
        self.0.range(range).flat_map(|(_, texts)| texts)
    }
}
