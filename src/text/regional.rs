//! One spelling for words that Arab countries spell in several ways: إنجليزي and إنكليزي, مائة and مئة.
//!
//! A word is matched with the patterns of [`REGIONAL_WORDS`], apart from its clitics and its ending, and the
//! first spelling of the pattern is written in place of its own.

use std::sync::LazyLock;

use super::clitics::{PROCLITICS, split_conjunction};
use super::fold::fold;
use super::letter_set::LetterSet;
use super::placed::Placed;
use super::regional_pattern::RegionalPattern;
use super::regional_words::REGIONAL_WORDS;

// The fewest letters before a pattern of the end of a word. Chosen by hand.
const LEAST_BEFORE: usize = 3;

/// Returns a word in the spelling that its regional spellings share; `None` if the table does not have it.
/// Marks inside the word are dropped.
pub(super) fn in_one_spelling(word: &[Placed]) -> Option<Vec<Placed>> {
    let mut letters: Vec<Placed> = Vec::with_capacity(word.len());
    for &(at, c) in word {
        match c {
            'ئ' => letters.push((at, c)),
            _ => letters.extend(fold(c.encode_utf8(&mut [0; 4])).chars().map(|c| (at, c))),
        }
    }
    respelled(letters, false)
}

/// Returns true if two folded words are spellings of one word of the table.
pub(super) fn are_one_word(a: &str, b: &str) -> bool {
    let spelled = |word: &str| respelled(word.chars().map(|c| (0, c)).collect(), true);
    let text = |word: Vec<Placed>| word.into_iter().map(|(_, c)| c).collect::<String>();
    bones(a).eq(bones(b))
        && spelled(a).map(text).is_some_and(|a| spelled(b).map(text).is_some_and(|b| a == b))
}

// The letters that all spellings of a word share, a letter that is doubled once. They tell most pairs of
// words apart before any pattern is tried.
fn bones(word: &str) -> impl Iterator<Item = char> {
    let letters = word.chars().filter_map(|c| match c {
        'ا' | 'و' | 'ي' | 'ه' | 'ء' | 'ع' | 'ت' | 'ط' | 'ث' => None,
        'غ' | 'ك' | 'ق' => Some('ج'),
        'ص' | 'ز' => Some('س'),
        'م' => Some('ن'),
        _ => Some(c),
    });
    let mut last = None;
    letters.filter(move |&c| last.replace(c) != Some(c))
}

static PATTERNS: LazyLock<Vec<RegionalPattern>> =
    LazyLock::new(|| REGIONAL_WORDS.iter().map(|pattern| RegionalPattern::new(pattern)).collect());

// Writes every pattern that the letters of a word have in its first spelling. `is_folded` tells that ئ became
// ي.
fn respelled(letters: Vec<Placed>, is_folded: bool) -> Option<Vec<Placed>> {
    let mut word = Letters::new(letters);
    let mut is_found = false;
    for pattern in PATTERNS.iter() {
        let Some(Stretch { start, len }) = word.stretch(pattern, is_folded) else { continue };
        let Letters { mut placed, .. } = word;
        let place = |at: usize| placed[start + at.min(len - 1)].0;
        let spelled: Vec<_> = pattern.first_spelling().enumerate().map(|(at, c)| (place(at), c)).collect();
        placed.splice(start..start + len, spelled);
        word = Letters::new(placed);
        is_found = true;
    }
    is_found.then_some(word.placed)
}

/// The letters of a word, and where it begins with and without its clitics.
struct Letters {
    placed: Vec<Placed>,
    text: String,
    // In bytes of the text.
    starts: Vec<usize>,
    // The letters at these places. They rule out nearly every pattern.
    first: LetterSet,
}

/// The letters of a word that a pattern matches, counted in chars.
struct Stretch {
    start: usize,
    len: usize,
}

impl Letters {
    fn new(placed: Vec<Placed>) -> Self {
        let text: String = placed.iter().map(|&(_, c)| c).collect();
        let starts: Vec<usize> = without_clitics(&text).map(|rest| text.len() - rest.len()).collect();
        let firsts = starts.iter().filter_map(|&start| text[start..].chars().next());
        let first = LetterSet::of(&firsts.collect::<String>());
        Self { placed, text, starts, first }
    }

    fn stretch(&self, pattern: &RegionalPattern, is_folded: bool) -> Option<Stretch> {
        let at_start = |start: usize| {
            let len = pattern.length(&self.text[start..], is_folded)?;
            Some(Stretch { start: self.text[..start].chars().count(), len })
        };
        if pattern.is_of_end {
            return self.text.char_indices().skip(LEAST_BEFORE).find_map(|(start, _)| at_start(start));
        }
        if pattern.first.meets(self.first) { self.starts.iter().copied().find_map(at_start) } else { None }
    }
}

// Returns a word with all its letters, without a conjunction, and each of these without a preposition and the
// article.
fn without_clitics(word: &str) -> impl Iterator<Item = &str> {
    let rests = std::iter::once(word).chain(split_conjunction(word).map(|(_, rest)| rest));
    rests.flat_map(|rest| {
        let behind = PROCLITICS.iter().filter_map(move |proclitic| rest.strip_prefix(proclitic.letters));
        std::iter::once(rest).chain(behind)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelled(word: &str) -> String {
        let letters = |word: Vec<Placed>| word.into_iter().map(|(_, c)| c).collect();
        in_one_spelling(&word.char_indices().collect::<Vec<_>>()).map_or_else(|| fold(word), letters)
    }

    #[test]
    fn the_spellings_of_the_countries_are_one() {
        for spellings in [
            "إنجليزي إنكليزي انغليزي",
            "بالإنجليزية بالإنكليزية",
            "جرام غرام",
            "كيلوجرامات كيلوغرامات",
            "ملليجرام مليغرام ميلليغرام ملغرام",
            "جوجل غوغل قوقل",
            "والأمريكيون والأميركيون",
            "تلفزيونية تليفزيونية",
            "ديمقراطية ديموقراطية",
            "مائة مئة",
            "ثلاثمائة ثلاثمئة",
            "سوريا سورية",
            "الأوروبي الأوربي",
            "للبرجوازية للبورجوازية",
            "موسيقى موسيقا",
            "إنستغرام إنستجرام انستاغرام",
            "مخطوطوجرافيا مخطوطوغرافيا",
            "تسويقينج تسويقينغ",
            "ميجابايت ميغابايت",
            "السوفييتي السوفياتي السوفيتي",
            "همبرجر هامبرغر",
        ] {
            let mut words = spellings.split(' ');
            let first = words.next().unwrap();
            for word in words {
                assert_eq!(spelled(first), spelled(word), "{first} {word}");
                assert!(are_one_word(&fold(first), &fold(word)), "{first} {word}");
            }
        }
    }

    #[test]
    fn other_words_stay_as_they_are() {
        for (a, b) in [
            ("تلفزيون", "تلفاز"),
            ("فيلم", "فلم"),
            ("غرام", "كرام"),
            ("غرامة", "كرامة"),
            ("جمرك", "جمارك"),
            ("ميتان", "مايتان"),
            ("ليترك", "لترك"),
            ("برتقال", "برتغال"),
            ("غار", "جار"),
            ("غروب", "جروب"),
            ("برج", "برغ"),
            ("موسيقية", "موسيقاه"),
            ("هاتف", "تلفون"),
        ] {
            assert_ne!(spelled(a), spelled(b), "{a} {b}");
        }
    }

    #[test]
    fn every_spelling_of_a_pattern_is_found() {
        for (pattern, text) in PATTERNS.iter().zip(REGIONAL_WORDS) {
            let head = if pattern.is_of_end { "سسس" } else { "" };
            let all: Vec<String> =
                pattern.all_spellings().iter().map(|word| format!("{head}{word}")).collect();
            assert!(all.len() > 1, "{text}");
            for word in &all[1..] {
                assert_eq!(spelled(&all[0]), spelled(word), "{text}: {} {word}", all[0]);
                assert!(are_one_word(&fold(&all[0]), &fold(word)), "{text}: {} {word}", all[0]);
            }
        }
    }
}
