//! The words of both sides that are evidence for each other: [`Links`].
//!
//! The strength of a link is its *lift*: how many times more probable a word is, given that the other word
//! stands on the other side, than by chance.

use std::collections::HashMap;

use super::directed_lexicon::DirectedLexicon;
use super::side_words::SideWords;
use crate::align::evidence::Evidence;
use crate::lexicon::{self, Lexicon};

/// For each word type of a side, its links to types of the other side.
#[derive(Debug)]
pub(crate) struct Links {
    starts: Vec<u32>,
    links: Vec<Link>,
    worths: Vec<f32>,
}

/// A link from a word to a word of the other side, and how much each of the two raises the probability of the
/// other.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Link {
    /// The type of the other word.
    pub(crate) other: u32,
    /// t(word | other) / p(word).
    pub(crate) lift: f32,
    /// t(other | word) / p(other).
    pub(crate) back: f32,
}

/// The links in both directions.
#[derive(Debug)]
pub(crate) struct BothLinks {
    /// From source words to target words.
    pub(crate) source: Links,
    /// From target words to source words.
    pub(crate) target: Links,
}

/// Two types, and the probability of each given the other.
#[derive(Clone, Copy, Debug)]
struct TypePair {
    source: u32,
    target: u32,
    source_given_target: f32,
    target_given_source: f32,
}

impl BothLinks {
    pub(crate) fn new(
        source: &SideWords,
        target: &SideWords,
        known: Option<DirectedLexicon>,
        without: &[Evidence],
    ) -> Self {
        let mut pairs = identical(source, target);
        let is_number =
            |pair: &TypePair| source.numbers[pair.source as usize] || target.numbers[pair.target as usize];
        if without.contains(&Evidence::Identity) {
            pairs.retain(is_number);
        }
        if let Some(known) = known {
            pairs.extend(translated(source, target, known));
        }
        if let Some(known) = known.filter(|_| !without.contains(&Evidence::Names)) {
            pairs.extend(names(source, target, known));
        }
        if without.contains(&Evidence::Numbers) {
            pairs.retain(|pair| !is_number(pair));
        }
        let pairs = strongest(pairs);
        let by_chance = chances(source, known.map(|known| (known.lexicon, known.source)));
        let others_by_chance = chances(target, known.map(|known| (known.lexicon, known.target())));
        let (mut from_source, mut from_target) = (Vec::new(), Vec::new());
        for pair in pairs {
            let lift = pair.source_given_target / by_chance[pair.source as usize];
            let back = pair.target_given_source / others_by_chance[pair.target as usize];
            from_source.push((pair.source, Link { other: pair.target, lift, back }));
            from_target.push((pair.target, Link { other: pair.source, lift: back, back: lift }));
        }
        Self {
            source: Links::new(&by_chance, from_source),
            target: Links::new(&others_by_chance, from_target),
        }
    }
}

impl Links {
    // Takes the probability of each type by chance.
    fn new(by_chance: &[f32], mut links: Vec<(u32, Link)>) -> Self {
        // The probability of a word given its counterpart among twenty words (.4 / 20). Chosen by hand.
        const T: f32 = 0.02;
        let types = by_chance.len();
        links.sort_by_key(|(word, link)| (*word, link.other));
        let mut starts = vec![0; types + 1];
        for (word, _) in &links {
            starts[*word as usize + 1] += 1;
        }
        for word in 0..types {
            starts[word + 1] += starts[word];
        }
        let worths = by_chance.iter().map(|chance| (T / chance).ln_1p()).collect();
        Self { starts, links: links.into_iter().map(|(_, link)| link).collect(), worths }
    }

    /// Returns what a word usually gains by its counterpart, in nats.
    pub(crate) fn worth(&self, word: u32) -> f32 {
        self.worths[word as usize]
    }

    /// Returns the links of a word.
    pub(crate) fn of(&self, word: u32) -> &[Link] {
        &self.links[self.starts[word as usize] as usize..self.starts[word as usize + 1] as usize]
    }
}

// Keeps each pair once, with the greatest of its probabilities.
fn strongest(mut pairs: Vec<TypePair>) -> Vec<TypePair> {
    pairs.sort_unstable_by_key(|pair| (pair.source, pair.target));
    pairs.dedup_by(|again, first| {
        let same = (again.source, again.target) == (first.source, first.target);
        if same {
            first.source_given_target = first.source_given_target.max(again.source_given_target);
            first.target_given_source = first.target_given_source.max(again.target_given_source);
        }
        same
    });
    pairs
}

// The probability of each type by chance: the mean of its frequency in the corpus and in this text.
fn chances(side: &SideWords, known: Option<(&Lexicon, lexicon::Side)>) -> Vec<f32> {
    let here = (0..side.types.len()).map(|word| side.frequency(word));
    let Some((lexicon, language)) = known else { return here.collect() };
    here.zip(&side.stems)
        .map(|(here, &stem)| 0.5 * (here + lexicon.frequency(language, stem) as f32))
        .collect()
}

// Pairs of words that are written the same on both sides: numbers, Latin words in Arabic text.
fn identical(source: &SideWords, target: &SideWords) -> Vec<TypePair> {
    // The probability of a word given the same word on the other side. Chosen by hand on the development
    // sets.
    const T: f32 = 0.7;
    let places = places(target);
    let same = source.types.iter().zip(0..).filter_map(|(&word, s)| Some((s, *places.get(word)?)));
    same.filter(|(_, target)| *target != u32::MAX)
        .map(|(source, target)| TypePair { source, target, source_given_target: T, target_given_source: T })
        .collect()
}

fn translated(source: &SideWords, target: &SideWords, known: DirectedLexicon) -> Vec<TypePair> {
    let (arabic, english) = known.arabic_first(source, target);
    let places = places(english);
    let mut pairs = Vec::new();
    for (&stem, word) in arabic.stems.iter().zip(0..) {
        for found in known.lexicon.translations(stem) {
            let Some(&other) = places.get(found.stem().index()).filter(|place| **place != u32::MAX) else {
                continue;
            };
            let (source, target) = known.arabic_first(word, other);
            let (source_given_target, target_given_source) =
                known.arabic_first(found.to_arabic(), found.to_english());
            pairs.push(TypePair { source, target, source_given_target, target_given_source });
        }
    }
    pairs
}

// Pairs of a rare Arabic word and a capitalised English word that have the same consonants.
fn names(source: &SideWords, target: &SideWords, known: DirectedLexicon) -> Vec<TypePair> {
    // The probability of a name given a word with the same consonants: less than that of identical words, as
    // different words share consonants. Chosen by hand on the development sets.
    const T: f32 = 0.3;
    // The frequency in the corpus from which an Arabic word is too common to be taken for a name. Chosen by
    // hand.
    const RARE: f64 = 3e-5;
    // The fewest consonants of a name: one consonant fits too many words.
    const SHORTEST: usize = 2;
    // The most pairs for each distinct word of both sides, a bound on memory. A text has one for sixteen
    // words.
    const MOST_EACH: usize = 16;
    let (arabic, english) = known.arabic_first(source, target);
    let mut bearers: HashMap<&str, Vec<u32>> = HashMap::new();
    for (name, word) in english.names.iter().zip(0..).filter(|(name, _)| name.len() >= SHORTEST) {
        bearers.entry(name).or_default().push(word);
    }
    // In garbage, thousands of words have the same consonants.
    let most = MOST_EACH * (arabic.types.len() + english.types.len());
    let mut pairs = Vec::new();
    for (name, word) in arabic.names.iter().zip(0_u32..) {
        if pairs.len() > most {
            break;
        }
        if known.lexicon.frequency(lexicon::Side::Arabic, arabic.stems[word as usize]) > RARE {
            continue;
        }
        for &other in bearers.get(name.as_str()).into_iter().flatten() {
            let (source, target) = known.arabic_first(word, other);
            pairs.push(TypePair { source, target, source_given_target: T, target_given_source: T });
        }
    }
    pairs
}

// Returns, for each number of the vocabulary, the type that the word has on this side; `u32::MAX` if the side
// lacks the word.
fn places(side: &SideWords) -> Vec<u32> {
    let mut places = vec![u32::MAX; side.types.iter().max().map_or(0, |most| most + 1)];
    for (&word, place) in side.types.iter().zip(0..) {
        places[word] = place;
    }
    places
}
