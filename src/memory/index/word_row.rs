//! [`WordRow`]: the words in a row that a text shares with a query.

/// What is known of a text while the words are read.
#[derive(Clone, Copy, Default)]
pub(super) struct WordRow {
    /// One more than the place of the last word of the row; 0 if the text has none.
    last: u8,
    pub(super) words: u8,
    /// How rare the words are together, in halved bits.
    pub(super) rarity: u8,
}

impl WordRow {
    /// Goes on with the word at a place, counted from 1.
    pub(super) fn continue_at(&mut self, place: u8, rarity: u8) {
        if self.last == place {
            return;
        }
        *self = match self.last + 1 == place && self.last > 0 {
            true => Self {
                last: place,
                words: self.words.saturating_add(1),
                rarity: self.rarity.saturating_add(rarity),
            },
            false => Self { last: place, words: 1, rarity },
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_goes_on_with_the_next_word_and_begins_anew_after_a_gap() {
        let mut row = WordRow::default();
        let mut after = |places: &[u8]| {
            places.iter().for_each(|&place| row.continue_at(place, 10));
            (row.words, row.rarity)
        };
        assert_eq!(after(&[1, 2, 2, 3]), (3, 30));
        assert_eq!(after(&[5]), (1, 10));
        assert_eq!(after(&[6]), (2, 20));
    }
}
