//! [`anchors`]: words that two texts have in common, at places that follow one another in both.
//!
//! A word that each text has once marks the same place in both (the idea is that of Bram Cohen's *patience
//! diff*). Words that have moved are left out: of all such words the longest rising sequence is taken.

use crate::hash::fnv1a;

/// Returns the places of the anchors in both texts, in bytes, in the order of both.
pub(super) fn anchors(a: &str, b: &str) -> Vec<(usize, usize)> {
    let (in_a, in_b) = (single_words(a), single_words(b));
    let mut shared = Vec::new();
    let mut others = in_b.iter().peekable();
    for &(hash, at) in &in_a {
        while others.next_if(|(other, _)| *other < hash).is_some() {}
        if let Some(&(_, bt)) = others.next_if(|(other, _)| *other == hash)
            && word_at(a, at) == word_at(b, bt)
        {
            shared.push((at, bt));
        }
    }
    shared.sort_unstable();
    rising(&shared)
}

/// Returns the hashes and places of the words that a text has once, in the order of their hashes. Words of
/// the same hash count as one.
fn single_words(text: &str) -> Vec<(u64, usize)> {
    let mut at = 0;
    let words = text.split(' ').map(|word| {
        let place = at;
        at += word.len() + 1;
        (fnv1a(word.as_bytes()), place)
    });
    let mut words: Vec<(u64, usize)> = words.collect();
    words.sort_unstable();
    let is_one = |group: &&[(u64, usize)]| group.len() == 1;
    words.chunk_by(|one, next| one.0 == next.0).filter(is_one).map(|group| group[0]).collect()
}

fn word_at(text: &str, at: usize) -> &str {
    text[at..].split(' ').next().unwrap_or_default()
}

/// Returns the longest sequence of pairs whose second numbers rise. The first ones rise already.
fn rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // For each length, the pair with the least second number in which a sequence of this length ends.
    let mut ends: Vec<usize> = Vec::new();
    let mut before = vec![None; pairs.len()];
    for (index, pair) in pairs.iter().enumerate() {
        let length = ends.partition_point(|&end| pairs[end].1 < pair.1);
        before[index] = length.checked_sub(1).map(|shorter| ends[shorter]);
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut sequence = Vec::with_capacity(ends.len());
    let mut next = ends.last().copied();
    while let Some(index) = next {
        sequence.push(pairs[index]);
        next = before[index];
    }
    sequence.reverse();
    sequence
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_both_texts_have_once_are_anchors() {
        assert_eq!(anchors("the gate of the port", "the port has a gate"), [(16, 4)]);
        assert_eq!(anchors("gate port sea", "gate new port"), [(0, 0), (5, 9)]);
        assert_eq!(anchors("", "gate"), []);
        assert_eq!(anchors("a b c d e", "e a b c d").len(), 4);
    }
}
