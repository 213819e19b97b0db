//! The words of a unit's two texts that translate each other, by a lexicon: [`UnitLinks`].
//!
//! Each word shares its probability among the words of the other side, by the lexicon and by how near they
//! stand to the diagonal. Two words that mostly choose each other are linked.

use std::collections::HashMap;
use std::ops::Range;

use crate::lexicon::{DIAGONAL, Lexicon, Stem, Vocabulary};
use crate::text::{Folded, tokens};
use crate::unit::{Unit, UnitText};

/// The words of a unit's two texts, and which of them translate each other.
pub(crate) struct UnitLinks {
    /// The places of the words of the plain source text, in bytes and in order.
    pub(crate) source: Vec<Range<usize>>,
    /// The places of the words of the plain target text.
    pub(crate) target: Vec<Range<usize>>,
    pub(crate) links: Vec<UnitLink>,
}

/// Two words that translate each other.
pub(crate) struct UnitLink {
    /// The number of the word among those of the source.
    pub(crate) source: usize,
    /// The number of the word among those of the target.
    pub(crate) target: usize,
}

/// The least product of the two shares of a link. Chosen by hand.
const LINKED: f32 = 0.15;
/// The probability that equal stems (numbers, names in Latin letters) translate each other. Chosen by hand.
const EQUAL: f32 = 0.5;
/// The probability that a word translates nothing. Chosen by hand.
const NOTHING: f32 = 0.02;

impl UnitLinks {
    /// Links the words of a unit between Arabic and English; a unit in other languages has no links. Takes a
    /// fraction of a millisecond; a vocabulary that knows the words already saves half of it.
    pub(crate) fn new(unit: &Unit, vocabulary: &mut Vocabulary) -> Self {
        let [source, target] = [unit.source(), unit.target()].map(|text| TextStems::of(text, vocabulary));
        let lexicon = vocabulary.lexicon();
        let links = match (unit.source_lang(), unit.target_lang()) {
            (s, t) if s.is_arabic() && t.is_english() => links(&source, &target, lexicon),
            (s, t) if s.is_english() && t.is_arabic() => links(&target, &source, lexicon)
                .into_iter()
                .map(|(arabic, english)| (english, arabic))
                .collect(),
            _ => Vec::new(),
        };
        let links = links.into_iter().map(|(source, target)| UnitLink { source, target }).collect();
        Self { source: source.places, target: target.places, links }
    }
}

/// The words of a text: their stems and their places.
struct TextStems {
    stems: Vec<Stem>,
    places: Vec<Range<usize>>,
}

impl TextStems {
    fn of(text: &UnitText, vocabulary: &mut Vocabulary) -> Self {
        let folded = Folded::new(text.plain());
        let place = |range| {
            let range: Range<usize> = folded.original(range);
            range.start..range.start + text.plain()[range].trim_end().len()
        };
        let words = tokens(folded.as_str());
        let (stems, places) =
            words.map(|token| (vocabulary.stem(token.text, token.kind), place(token.range))).unzip();
        Self { stems, places }
    }
}

/// Returns the pairs of an Arabic word and an English word that translate each other.
fn links(arabic: &TextStems, english: &TextStems, lexicon: &Lexicon) -> Vec<(usize, usize)> {
    let mut places: HashMap<Stem, Vec<usize>> = HashMap::new();
    for (at, &stem) in english.stems.iter().enumerate() {
        places.entry(stem).or_default().push(at);
    }
    let mut likely = Vec::new();
    for (a, &stem) in arabic.stems.iter().enumerate() {
        let known =
            lexicon.translations(stem).map(|found| (found.stem(), found.to_english(), found.to_arabic()));
        for (stem, to_english, to_arabic) in known.chain([(stem, EQUAL, EQUAL)]) {
            for &e in places.get(&stem).into_iter().flatten() {
                let near = nearness((a, arabic.stems.len()), (e, english.stems.len()));
                likely.push(WordLink {
                    arabic: a,
                    english: e,
                    to_english: to_english * near,
                    to_arabic: to_arabic * near,
                });
            }
        }
    }
    let mut shares = (vec![NOTHING; arabic.stems.len()], vec![NOTHING; english.stems.len()]);
    for link in &likely {
        shares.0[link.arabic] += link.to_arabic;
        shares.1[link.english] += link.to_english;
    }
    let is_linked = |link: &&WordLink| {
        (link.to_arabic / shares.0[link.arabic]) * (link.to_english / shares.1[link.english]) >= LINKED
    };
    likely.iter().filter(is_linked).map(|link| (link.arabic, link.english)).collect()
}

struct WordLink {
    arabic: usize,
    english: usize,
    to_english: f32,
    to_arabic: f32,
}

fn nearness((a, of_a): (usize, usize), (b, of_b): (usize, usize)) -> f32 {
    let distance = (a as f32 + 0.5) / of_a as f32 - (b as f32 + 0.5) / of_b as f32;
    (-DIAGONAL * distance.abs()).exp()
}
