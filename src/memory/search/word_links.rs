//! The words on the other side of a unit that translate the words found, linked by a lexicon: [`Translated`].
//!
//! Each word shares its probability among the words of the other side, by the lexicon and by how near they
//! stand to the diagonal. Two words that mostly choose each other are linked.

use std::collections::HashMap;
use std::ops::Range;

use crate::lexicon::{DIAGONAL, Lexicon, Stem};
use crate::text::{Folded, tokens};
use crate::unit::{Unit, UnitText};

use super::found::FoundUnit;

/// The places of the words that translate the words found, from [`FoundUnit::translated`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Translated {
    /// Places in the plain source text of translations of words found in the target, in bytes and in order.
    pub source: Vec<Range<usize>>,
    /// Places in the plain target text of translations of words found in the source, in bytes and in order.
    pub target: Vec<Range<usize>>,
}

/// The least product of the two shares of a link. Chosen by hand.
const LINKED: f32 = 0.15;
/// The probability that equal stems (numbers, names in Latin letters) translate each other. Chosen by hand.
const EQUAL: f32 = 0.5;
/// The probability that a word translates nothing. Chosen by hand.
const NOTHING: f32 = 0.02;

impl FoundUnit {
    /// Returns the places of the words that translate the words found, as far as the lexicon knows them.
    /// Works between Arabic and English only, and takes a fraction of a millisecond.
    ///
    /// ```
    /// use mizan::lexicon::Lexicon;
    /// use mizan::memory::{Memory, Search};
    /// use mizan::{Lang, Unit};
    ///
    /// let memory = Memory::in_memory()?;
    /// let mut batch = memory.batch()?;
    /// batch.insert(&Unit::new(Lang::ARABIC, "رفضت المحكمة الطلب.", Lang::ENGLISH, "The court refused the request."))?;
    /// batch.commit()?;
    /// let found = memory.search(&Search::new("محكمة"))?.remove(0);
    /// let translated = found.translated(&Lexicon::built_in());
    /// assert_eq!(&found.unit().target().plain()[translated.target[0].clone()], "court");
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn translated(&self, lexicon: &Lexicon) -> Translated {
        let unit = self.unit();
        let is_reversed = match (unit.source_lang(), unit.target_lang()) {
            (source, target) if source.is_arabic() && target.is_english() => false,
            (source, target) if source.is_english() && target.is_arabic() => true,
            _ => return Translated::default(),
        };
        let [source, target] = sides(unit, lexicon);
        let links =
            if is_reversed { links(&target, &source, lexicon) } else { links(&source, &target, lexicon) };
        let (mut in_source, mut in_target) = (Vec::new(), Vec::new());
        for (arabic, english) in links {
            let (s, t) = if is_reversed { (english, arabic) } else { (arabic, english) };
            let (s, t) = (&source.places[s], &target.places[t]);
            if lies_in(s, self.source()) && !lies_in(t, self.target()) {
                in_target.push(t.clone());
            }
            if lies_in(t, self.target()) && !lies_in(s, self.source()) {
                in_source.push(s.clone());
            }
        }
        Translated { source: in_order(in_source), target: in_order(in_target) }
    }
}

fn lies_in(word: &Range<usize>, places: &[Range<usize>]) -> bool {
    places.iter().any(|place| place.start <= word.start && word.end <= place.end)
}

fn in_order(mut places: Vec<Range<usize>>) -> Vec<Range<usize>> {
    places.sort_by_key(|place| (place.start, place.end));
    places.dedup();
    places
}

/// The words of a text: their stems and their places.
struct TextStems {
    stems: Vec<Stem>,
    places: Vec<Range<usize>>,
}

fn sides(unit: &Unit, lexicon: &Lexicon) -> [TextStems; 2] {
    let mut vocabulary = lexicon.vocabulary();
    [unit.source(), unit.target()].map(|text: &UnitText| {
        let folded = Folded::new(text.plain());
        let place = |range| {
            let range: Range<usize> = folded.original(range);
            range.start..range.start + text.plain()[range].trim_end().len()
        };
        let places = tokens(folded.as_str()).map(|token| place(token.range)).collect();
        TextStems { stems: vocabulary.stems(text.plain()), places }
    })
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
