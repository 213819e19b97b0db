//! Counts and probabilities as a byte each, on a logarithmic scale; hashes of the model file.

use crate::hash::{GOLDEN, fnv1a, spread};

/// Returns the code of a count. Counts below 1/8 have the code 0; above, each step is a factor of 2^(1/9), up
/// to 4·10⁷.
pub(super) fn count_code(count: f64) -> u8 {
    let steps = (count.log2() + 3.0) * 9.0;
    if steps < 0.0 { 0 } else { steps.round().min(254.0) as u8 + 1 }
}

/// Returns the count of a code.
pub(super) fn count(code: u8) -> f32 {
    if code == 0 { 0.0 } else { ((f32::from(code) - 1.0) / 9.0 - 3.0).exp2() }
}

/// Returns the code of a probability, down to 2⁻¹⁶; each step is a factor of 2^(1/16).
pub(super) fn probability_code(probability: f32) -> u8 {
    (probability.log2() * -16.0).round().clamp(0.0, 255.0) as u8
}

/// Returns the probability of a code.
pub(super) fn probability(code: u8) -> f32 {
    (f32::from(code) / -16.0).exp2()
}

/// Returns a hash of bytes: FNV-1a, with the high bits mixed as well.
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    spread(fnv1a(bytes))
}

/// Returns a checksum that changes if any bit of the bytes does.
pub(crate) fn checksum(bytes: &[u8]) -> u64 {
    let mut words = bytes.chunks_exact(8);
    let mut sum = bytes.len() as u64;
    for word in &mut words {
        let word = u64::from_le_bytes(word.try_into().expect("eight bytes"));
        sum = (sum ^ word).wrapping_mul(GOLDEN).rotate_left(29);
    }
    words
        .remainder()
        .iter()
        .fold(sum, |sum, &byte| (sum ^ u64::from(byte)).wrapping_mul(GOLDEN).rotate_left(29))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_keep_counts_and_probabilities_within_their_step() {
        for given in [0.3_f64, 1.0, 2.0, 77.0, 120_000.0, 9e6] {
            let back = f64::from(count(count_code(given)));
            assert!((back / given - 1.0).abs() < 0.04, "{given}: {back}");
        }
        for given in [1.0_f32, 0.7, 0.01, 0.0001] {
            let back = probability(probability_code(given));
            assert!((back / given - 1.0).abs() < 0.03, "{given}: {back}");
        }
        assert_eq!((count_code(0.0), count(0), count_code(1e12), probability_code(0.0)), (0, 0.0, 255, 255));
    }

    #[test]
    fn a_changed_bit_changes_the_checksum() {
        let bytes: Vec<u8> = (0..100).collect();
        for at in 0..800 {
            let mut damaged = bytes.clone();
            damaged[at / 8] ^= 1 << (at % 8);
            assert_ne!(checksum(&damaged), checksum(&bytes));
        }
        assert_ne!(checksum(&bytes[..99]), checksum(&bytes));
    }
}
