//! Which words of one side speak for which of the other, and how strongly.

use std::collections::HashMap;

use super::side::Side;

/// For each word type of a side, the types of the other side that speak for it: how much more probable the word is
/// beside them than by chance.
#[derive(Debug)]
pub(super) struct Links {
    starts: Vec<u32>,
    links: Vec<Link>,
}

/// A word of the other side that makes a word more probable.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link {
    /// Its type, on the other side.
    pub(super) other: u32,
    /// t(word | other) / p(word).
    pub(super) lift: f32,
}

/// The links of both directions.
#[derive(Debug)]
pub(super) struct BothLinks {
    /// Of the source words: what speaks for them among the target words.
    pub(super) source: Links,
    /// Of the target words.
    pub(super) target: Links,
}

/// Two types and the probability of each given the other.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    pub(super) source: u32,
    pub(super) target: u32,
    pub(super) source_given_target: f32,
    pub(super) target_given_source: f32,
}

impl BothLinks {
    pub(super) fn new(source: &Side, target: &Side) -> Self {
        let pairs = identical(source, target);
        let of_source =
            pairs.iter().map(|p| (p.source, Link { other: p.target, lift: p.source_given_target }));
        let of_target =
            pairs.iter().map(|p| (p.target, Link { other: p.source, lift: p.target_given_source }));
        Self {
            source: Links::new(source, of_source.collect()),
            target: Links::new(target, of_target.collect()),
        }
    }
}

impl Links {
    fn new(side: &Side, mut links: Vec<(u32, Link)>) -> Self {
        links.sort_by_key(|(word, link)| (*word, link.other));
        let mut starts = vec![0; side.types.len() + 1];
        for (word, link) in &mut links {
            link.lift /= side.frequency(*word as usize);
            starts[*word as usize + 1] += 1;
        }
        for word in 0..side.types.len() {
            starts[word + 1] += starts[word];
        }
        Self { starts, links: links.into_iter().map(|(_, link)| link).collect() }
    }

    /// Returns what speaks for a word.
    pub(super) fn of(&self, word: u32) -> &[Link] {
        &self.links[self.starts[word as usize] as usize..self.starts[word as usize + 1] as usize]
    }
}

// Numbers, Latin words in Arabic text, anything written the same on both sides.
fn identical(source: &Side, target: &Side) -> Vec<Pair> {
    const T: f32 = 0.7;
    let known: HashMap<&str, u32> = target.types.iter().map(String::as_str).zip(0..).collect();
    let same = source.types.iter().zip(0..).filter_map(|(word, s)| Some((s, *known.get(word.as_str())?)));
    same.map(|(source, target)| Pair { source, target, source_given_target: T, target_given_source: T })
        .collect()
}
