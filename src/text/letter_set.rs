//! [`LetterSet`]: a set of Arabic letters.

/// A set of the letters from U+0621 to U+064A, a bit for each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct LetterSet(u64);

impl LetterSet {
    /// Returns the set of the letters of a text.
    pub(super) fn of(text: &str) -> Self {
        Self(text.chars().map(bit).fold(0, |set, bit| set | bit))
    }

    /// Returns the letters of both sets.
    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Returns true if a letter is in the set.
    pub(super) fn has(self, letter: char) -> bool {
        self.0 & bit(letter) != 0
    }

    /// Returns true if a letter is in both sets.
    pub(super) fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

fn bit(letter: char) -> u64 {
    match letter {
        '\u{621}'..='\u{64A}' => 1 << (u32::from(letter) - 0x621),
        _ => 0,
    }
}
