//! [`AnyOrder`]: how alike two texts are by characters if the order of their words does not count.
//!
//! A sentence whose parts have changed places has few characters where they stood. Its words in the order of
//! the alphabet are those of the other sentence, so they are compared in that order.

use crate::hash::fnv1a;

use super::Plain;
use super::myers::MyersPattern;

/// A folded text whose words are in the order of the alphabet, prepared for many comparisons.
pub(super) struct AnyOrder {
    pattern: MyersPattern,
    // The hashes of the words, in order.
    words: Vec<u64>,
}

// The least share of its letters, in percent, that a text must have in words of the other one: words in
// another form stand elsewhere in the alphabet.
const SHARED: usize = 50;

impl AnyOrder {
    /// Prepares a folded text.
    pub(super) fn new(folded: &str) -> Self {
        let mut words: Vec<u64> = folded.split(' ').map(|word| fnv1a(word.as_bytes())).collect();
        words.sort_unstable();
        Self { pattern: MyersPattern::new(&in_order(folded)), words }
    }

    /// Returns how alike a folded text is if order does not count; `None` below `percent`, or if it shares
    /// few whole words.
    pub(super) fn at_least(&self, folded: &str, percent: u8) -> Option<Plain> {
        let is_shared = |word: &&str| self.words.binary_search(&fnv1a(word.as_bytes())).is_ok();
        let shared: usize = folded.split(' ').filter(is_shared).map(str::len).sum();
        (shared * 100 >= folded.len() * SHARED).then(|| self.pattern.at_least(&in_order(folded), percent))?
    }
}

fn in_order(folded: &str) -> String {
    let mut words: Vec<&str> = folded.split(' ').collect();
    words.sort_unstable();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_whose_parts_changed_places_are_alike() {
        let text = AnyOrder::new("في الطابق السفلي توجد غرفه الغلايات");
        let percent = |other| text.at_least(other, 60).map(Plain::percent);
        assert_eq!(percent("توجد غرفه الغلايات في الطابق السفلي"), Some(100));
        assert!(percent("توجد غرفه المحاسبه في الطابق السفلي").is_some_and(|percent| percent < 90));
        assert_eq!(percent("يصل القطار الي المحطه في المساء"), None);
    }
}
