//! [`KeptText`]: what is kept of a text, and where each byte stood before.

use std::ops::Range;

use crate::documents::block_source::{TextSpan, move_by};

/// What is kept of a text.
pub(super) struct KeptText<'t> {
    whole: &'t str,
    pub(super) text: String,
    /// For each byte, its place in the whole text, if places are wanted.
    places: Option<Vec<usize>>,
}

impl<'t> KeptText<'t> {
    /// Returns nothing of a text yet.
    pub(super) fn new(whole: &'t str, has_places: bool) -> Self {
        Self { whole, text: String::with_capacity(whole.len()), places: has_places.then(Vec::new) }
    }

    /// Keeps a stretch of the text.
    pub(super) fn push(&mut self, range: Range<usize>) {
        self.text.push_str(&self.whole[range.clone()]);
        self.places.iter_mut().for_each(|places| places.extend(range.clone()));
    }

    /// Takes a sign of one byte out again.
    pub(super) fn remove(&mut self, at: usize) {
        self.text.remove(at);
        if let Some(places) = &mut self.places {
            places.remove(at);
        }
    }

    /// Moves the spans of the whole text to what is kept. A stretch of which a part is left out is several
    /// spans, so that what is left out is in none of them. If the places of such a stretch are not known sign
    /// by sign, no span is left.
    pub(super) fn move_spans(&self, spans: &mut Vec<TextSpan>) {
        let Some(places) = self.places.as_ref().filter(|_| self.text.len() < self.whole.len()) else {
            return;
        };
        let mut parted = Vec::new();
        for span in spans.iter() {
            let kept = places.partition_point(|place| *place < span.at.start)
                ..places.partition_point(|place| *place < span.at.end);
            let is_whole = kept.len() == span.at.len();
            if !is_whole && span.from.len() != span.at.len() {
                spans.clear();
                return;
            }
            match is_whole {
                true => parted.push(span.clone()),
                false => parted.extend(runs(&places[kept]).map(|at| {
                    let from = span.from.start + at.start - span.at.start;
                    TextSpan { from: from..from + at.len(), at }
                })),
            }
        }
        *spans = parted;
        move_by(spans, places);
    }
}

// Returns the stretches in which the numbers follow one another.
fn runs(places: &[usize]) -> impl Iterator<Item = Range<usize>> {
    places.chunk_by(|a, b| a + 1 == *b).map(|run| run[0]..run[0] + run.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_of_which_a_part_is_left_out_becomes_two() {
        let mut kept = KeptText::new("See {{ x }} now", true);
        kept.push(0..4);
        kept.push(11..15);
        let mut spans = vec![TextSpan { at: 0..15, from: 100..115 }];
        kept.move_spans(&mut spans);
        let expected = [(0..4, 100..104), (4..8, 111..115)].map(|(at, from)| TextSpan { at, from });
        assert_eq!((kept.text.as_str(), spans), ("See  now", expected.to_vec()));
    }
}
