//! [`Guesser`]: guesses how alike a text is from its length and from the number of the query's grams that it
//! has.

/// The guess, in thousandths, of a text whose fold equals the query's.
pub(super) const SAME: u16 = 1000;

/// The number of differing characters that each missing gram counts as. A changed letter removes up to three
/// grams, but other differences remove grams too. Chosen by hand.
const PER_LOST: f32 = 0.7;
/// How far a guess may lie below the true ratio, in thousandths: `SLACK + SLACK_OF_ONE / chars`. Of the five
/// best texts of 200 queries, all of 70 percent or more lie within this distance.
const SLACK: u16 = 150;
const SLACK_OF_ONE: usize = 2000;
/// Returns how far the guess for a query of `chars` chars may lie below the true ratio, in thousandths.
pub(in crate::memory) fn slack(chars: usize) -> u16 {
    SLACK + (SLACK_OF_ONE / chars.max(1)) as u16
}

/// Guesses how alike a text and the query are, from the length of the text and the number of grams they
/// share.
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

    /// Returns how many of the query's grams a text of this length must have to reach a guess.
    pub(super) fn count_for(&self, chars: usize, guess: u16) -> u8 {
        (1..=self.grams as u8).find(|&count| self.guess(chars, count) >= guess).unwrap_or(u8::MAX)
    }
}
