//! The grams of a text: hashes of three letters in a row, and one hash of the whole text.

use crate::hash::{fnv1a, spread};
use crate::text::MASK;

/// The number of bits of a gram. With 28 bits for a number and 7 for lane and run, a key of the table
/// `posting` has 63 bits.
pub(super) const BITS: u32 = 28;

// Hashes of three letters take the lower half of all grams, hashes of whole texts the upper half.
pub(super) const WHOLE: u32 = 1 << (BITS - 1);
const BUCKET_BITS: u32 = 16;

/// Returns the grams of a folded text in order, as if it stood between two spaces; a gram may come twice. A
/// masked number has no gram.
pub(super) fn grams(folded: &str) -> impl Iterator<Item = u32> {
    let mut letters = folded.chars().chain(std::iter::once(' '));
    let mut window = (' ', letters.next().unwrap_or(' '));
    letters.filter_map(move |letter| {
        let letters = [window.0, window.1, letter];
        window = (window.1, letter);
        // What stands for a number may be any number.
        (!letters.contains(&MASK)).then(|| gram(letters[0], letters[1], letter))
    })
}

/// Returns the grams of every text that contains this stretch, whatever stands around it.
pub(super) fn inner_grams(stretch: &str) -> impl Iterator<Item = u32> {
    let (second, third) = (stretch.chars().skip(1), stretch.chars().skip(2));
    stretch.chars().zip(second).zip(third).map(|((a, b), c)| gram(a, b, c))
}

/// Returns the gram that stands for a folded text as a whole.
pub(super) fn whole(folded: &str) -> u32 {
    WHOLE | (mix(fnv1a(folded.as_bytes())) >> (64 - BUCKET_BITS)) as u32
}

#[inline]
fn gram(a: char, b: char, c: char) -> u32 {
    let letters = u64::from(u32::from(a)) << 42 | u64::from(u32::from(b)) << 21 | u64::from(u32::from(c));
    (mix(letters) >> (64 - (BITS - 1))) as u32
}

#[inline]
fn mix(value: u64) -> u64 {
    let value = spread(value);
    (value ^ (value >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_a_gram_for_each_letter() {
        for (text, count) in [("", 0), ("a", 1), ("اغلق", 4), ("اغلق الصمام", 11)] {
            assert_eq!(grams(text).count(), count, "{text:?}");
        }
        assert_eq!(grams("abc").nth(1), grams("xabcx").nth(2));
    }
}
