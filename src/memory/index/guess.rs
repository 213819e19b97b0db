//! How alike a text is, guessed from its length and the query's grams that it has: [`Guesser`].

/// The guess, in thousandths, of a text whose fold equals the query's.
pub(super) const SAME: u16 = 1000;

// Each gram of the query that a text has not got stands for so much of a character that differs.
const PER_LOST: f32 = 0.7;
// How far a guess may lie below the truth, in thousandths: so much, and so much more for a text of one char. Of the five
// best texts of 200 queries, as far as they are of 70 percent or more, all lie within it.
const SLACK: u16 = 150;
const SLACK_OF_ONE: usize = 2000;
/// Returns how far the guess for a query of so many chars may lie below the truth, in thousandths.
pub(in crate::memory) fn slack(chars: usize) -> u16 {
    SLACK + (SLACK_OF_ONE / chars.max(1)) as u16
}

/// Guesses how alike a text is from its length and how many of the query's grams it has.
pub(super) struct Guesser {
    pub(super) chars: usize,
    pub(super) grams: usize,
}

impl Guesser {
    pub(super) fn guess(&self, chars: usize, count: u8) -> u16 {
        let lost = (self.grams - usize::from(count)) as f32 / self.grams as f32 * self.chars as f32;
        let missing = self.chars.saturating_sub(chars) as f32;
        let added = chars.saturating_sub(self.chars) as f32;
        let differing = missing + added + PER_LOST * (lost - missing).max(0.0);
        let longest = self.chars.max(chars) as f32;
        ((1.0 - differing / longest) * f32::from(SAME - 1)).max(0.0) as u16
    }

    /// Returns how many grams a text of a length needs for a guess.
    pub(super) fn count_for(&self, chars: usize, guess: u16) -> u8 {
        (1..=self.grams as u8).find(|&count| self.guess(chars, count) >= guess).unwrap_or(u8::MAX)
    }
}
