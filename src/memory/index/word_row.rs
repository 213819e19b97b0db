//! [`WordRow`]: the words in a row that a text shares with a query.

/// What is known of a text while the words are read. Takes two bytes, since there is one for each text of a
/// run.
#[derive(Clone, Copy, Default)]
pub(super) struct WordRow {
    // The place of the last word of the row, from 1; 0 if the text has none.
    last: u8,
    /// How rare the words of the row are together, in halved bits.
    pub(super) rarity: u8,
}

impl WordRow {
    /// Goes on with the word at a place, counted from 1, or begins anew there. Returns true if the row goes
    /// on.
    pub(super) fn goes_on_at(&mut self, place: u8, rarity: u8) -> bool {
        if self.last == place {
            return false;
        }
        let goes_on = self.last > 0 && self.last + 1 == place;
        self.rarity = if goes_on { self.rarity.saturating_add(rarity) } else { rarity };
        self.last = place;
        goes_on
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_goes_on_with_the_next_word_and_begins_anew_after_a_gap() {
        let mut row = WordRow::default();
        let mut after = |place| (row.goes_on_at(place, 10), row.rarity);
        let steps =
            [(1, false, 10), (2, true, 20), (2, false, 20), (3, true, 30), (5, false, 10), (6, true, 20)];
        for (place, goes_on, rarity) in steps {
            assert_eq!(after(place), (goes_on, rarity), "{place}");
        }
    }
}
