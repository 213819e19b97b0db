//! One spelling for words that Arab countries spell in several ways: إنجليزي and إنكليزي, مائة and مئة.
//!
//! A word is matched with the patterns of [`REGIONAL_WORDS`], apart from its clitics and its ending, and the
//! first spelling of the pattern is written in place of its own.

use std::sync::LazyLock;

use super::clitics::{PROCLITICS, split_conjunction};
use super::fold::fold;
use super::placed::Placed;
use super::regional_words::REGIONAL_WORDS;

// The endings that a word of the table may have, in folded letters: of number, gender and case, and the
// relative ending with these.
const ENDINGS: [&str; 14] =
    ["", "ه", "ا", "ات", "ان", "ين", "ون", "ي", "يه", "يا", "يات", "يان", "يين", "يون"];

// A pattern of the end of a word has at least as many letters before it.
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

// The patterns with the letters that may begin each, which rule out nearly every pattern for a word.
static PATTERNS: LazyLock<Vec<(&str, String)>> =
    LazyLock::new(|| REGIONAL_WORDS.iter().map(|&pattern| (pattern, beginnings(pattern))).collect());

fn beginnings(pattern: &str) -> String {
    let mut letters = String::new();
    for mut spelling in pattern.trim_start_matches('*').split('|') {
        while !matches!(spelling, "" | "." | "*") {
            let (letter, after) = PatternLetter::first(spelling);
            letters += letter.letters;
            spelling = if letter.is_optional { after } else { "" };
        }
    }
    // A folded text has ي for ئ.
    if letters.contains('ئ') {
        letters.push('ي');
    }
    letters
}

// Writes every pattern that the letters of a word have in its first spelling. `is_folded` tells that ئ became
// ي.
fn respelled(letters: Vec<Placed>, is_folded: bool) -> Option<Vec<Placed>> {
    let mut word = Letters::new(letters);
    let mut is_found = false;
    for (pattern, beginnings) in PATTERNS.iter() {
        let Some(Stretch { start, len }) = word.stretch(pattern, beginnings, is_folded) else { continue };
        let Letters { mut placed, .. } = word;
        let place = |at: usize| placed[start + at.min(len - 1)].0;
        let spelled: Vec<_> = first_spelling(pattern).enumerate().map(|(at, c)| (place(at), c)).collect();
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
}

/// The letters of a word that a pattern matches, counted in chars.
struct Stretch {
    start: usize,
    len: usize,
}

impl Letters {
    fn new(placed: Vec<Placed>) -> Self {
        let text: String = placed.iter().map(|&(_, c)| c).collect();
        let starts = without_clitics(&text).map(|rest| text.len() - rest.len()).collect();
        Self { placed, text, starts }
    }

    fn stretch(&self, pattern: &str, beginnings: &str, is_folded: bool) -> Option<Stretch> {
        let at_start = |pattern: &str, start: usize| {
            let len =
                pattern.split('|').find_map(|spelling| length(spelling, &self.text[start..], is_folded))?;
            Some(Stretch { start: self.text[..start].chars().count(), len })
        };
        match pattern.strip_prefix('*') {
            Some(tail) => {
                let mut starts = self.text.char_indices().skip(LEAST_BEFORE);
                starts.find_map(|(start, _)| at_start(tail, start))
            }
            None => {
                let may_begin = |&start: &usize| self.text[start..].starts_with(|c| beginnings.contains(c));
                self.starts.iter().copied().filter(may_begin).find_map(|start| at_start(pattern, start))
            }
        }
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

// Returns how many letters a spelling of a pattern matches, if a text begins with it and nothing follows that
// the pattern forbids.
fn length(spelling: &str, text: &str, is_folded: bool) -> Option<usize> {
    match spelling {
        "" => return ENDINGS.contains(&text).then_some(0),
        "." => return text.is_empty().then_some(0),
        "*" => return Some(0),
        _ => {}
    }
    let (letter, after) = PatternLetter::first(spelling);
    let mut chars = text.chars();
    let is_next = chars.next().is_some_and(|c| letter.is(c) || is_folded && c == 'ي' && letter.is('ئ'));
    let with = is_next.then(|| length(after, chars.as_str(), is_folded)).flatten().map(|len| len + 1);
    with.or_else(|| letter.is_optional.then(|| length(after, text, is_folded)).flatten())
}

// Returns the first spelling of a pattern, without its optional letters.
fn first_spelling(pattern: &str) -> impl Iterator<Item = char> {
    let mut rest = pattern.trim_start_matches('*').split('|').next().unwrap_or_default();
    std::iter::from_fn(move || {
        loop {
            if matches!(rest, "" | "." | "*") {
                return None;
            }
            let (letter, after) = PatternLetter::first(rest);
            rest = after;
            if !letter.is_optional {
                return letter.letters.chars().next();
            }
        }
    })
}

/// A letter of a pattern: one of several, or none.
struct PatternLetter<'p> {
    letters: &'p str,
    is_optional: bool,
}

impl<'p> PatternLetter<'p> {
    // Returns the first letter of a spelling that has one, and the rest.
    fn first(spelling: &'p str) -> (Self, &'p str) {
        let (letters, rest) = match spelling.strip_prefix('[').and_then(|inner| inner.split_once(']')) {
            Some(parts) => parts,
            None => spelling.split_at(spelling.chars().next().map_or(0, char::len_utf8)),
        };
        let (is_optional, rest) = rest.strip_prefix('?').map_or((false, rest), |rest| (true, rest));
        (Self { letters, is_optional }, rest)
    }

    fn is(&self, c: char) -> bool {
        self.letters.contains(c)
    }
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

    // Returns all spellings of an alternative of a pattern.
    fn spellings(pattern: &str) -> Vec<String> {
        if matches!(pattern, "" | "." | "*") {
            return vec![String::new()];
        }
        let (letter, rest) = PatternLetter::first(pattern);
        let letters = letter.letters.chars().map(Some).chain(letter.is_optional.then_some(None));
        let rests = spellings(rest);
        letters
            .flat_map(|c| rests.iter().map(move |rest| c.into_iter().chain(rest.chars()).collect()))
            .collect()
    }

    #[test]
    fn every_spelling_of_a_pattern_is_found() {
        for pattern in REGIONAL_WORDS {
            let head = if pattern.starts_with('*') { "سسس" } else { "" };
            let all: Vec<String> = pattern.trim_start_matches('*').split('|').flat_map(spellings).collect();
            let all: Vec<String> = all.into_iter().map(|word| format!("{head}{word}")).collect();
            assert!(all.len() > 1, "{pattern}");
            for word in &all[1..] {
                assert_eq!(spelled(&all[0]), spelled(word), "{pattern}: {} {word}", all[0]);
                assert!(are_one_word(&fold(&all[0]), &fold(word)), "{pattern}: {} {word}", all[0]);
            }
        }
    }
}
