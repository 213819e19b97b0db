//! The scores that ours is held against.

use mizan::text::{fold, words};
use rust_stemmers::{Algorithm, Stemmer};

/// A text as OmegaT's matcher sees it: the stems of its words without stop words and numbers, the words
/// without numbers, and everything.
pub struct Tokens {
    stems: Vec<String>,
    words: Vec<String>,
    all: Vec<String>,
}

impl Tokens {
    pub fn new(text: &str, arabic: bool, english: &Stemmer) -> Self {
        let all: Vec<String> = words(text).map(|word| fold(word.text())).collect();
        let words: Vec<String> =
            all.iter().filter(|word| !word.starts_with(|c: char| c.is_numeric())).cloned().collect();
        let stem = |word: &String| if arabic { light10(word) } else { english.stem(word).into_owned() };
        let stop = |word: &&String| {
            if arabic {
                !ARABIC_STOP.contains(&word.as_str())
            } else {
                !ENGLISH_STOP.contains(&word.as_str())
            }
        };
        Self { stems: words.iter().filter(stop).map(stem).collect(), words, all }
    }

    /// Returns OmegaT's three scores: by stems, by words, by all tokens. Units are ranked by the first, then
    /// by the others.
    pub fn scores(&self, other: &Self) -> [f64; 3] {
        [ratio(&self.stems, &other.stems), ratio(&self.words, &other.words), ratio(&self.all, &other.all)]
    }
}

pub fn english_stemmer() -> Stemmer {
    Stemmer::create(Algorithm::English)
}

fn ratio(a: &[String], b: &[String]) -> f64 {
    match a.len().max(b.len()) {
        0 => 1.0,
        longest => 1.0 - strsim::generic_levenshtein(&Slice(a), &Slice(b)) as f64 / longest as f64,
    }
}

// What strsim wants: something whose reference can be walked through.
struct Slice<'s>(&'s [String]);

impl<'a, 's> IntoIterator for &'a Slice<'s> {
    type Item = &'s String;
    type IntoIter = std::slice::Iter<'s, String>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

// Larkey's light10 (2007), the stemmer of Lucene and so of OmegaT, on folded words.
fn light10(word: &str) -> String {
    let long = |rest: &str, least: usize| rest.chars().count() >= least;
    let mut stem = word;
    for prefix in ["وال", "بال", "كال", "فال", "لل", "ال"] {
        if let Some(rest) = stem.strip_prefix(prefix).filter(|rest| long(rest, 2)) {
            stem = rest;
            break;
        }
    }
    if stem.len() == word.len()
        && let Some(rest) = stem.strip_prefix('و').filter(|rest| long(rest, 3))
    {
        stem = rest;
    }
    for suffix in ["ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي"] {
        if let Some(rest) = stem.strip_suffix(suffix).filter(|rest| long(rest, 2)) {
            stem = rest;
        }
    }
    stem.to_owned()
}

const ARABIC_STOP: [&str; 99] = [
    "من",
    "ومن",
    "منها",
    "منه",
    "في",
    "وفي",
    "فيها",
    "فيه",
    "و",
    "ف",
    "ثم",
    "او",
    "ب",
    "بها",
    "به",
    "ا",
    "اي",
    "الي",
    "الا",
    "التي",
    "الذي",
    "الذين",
    "الان",
    "الاول",
    "ان",
    "وان",
    "انه",
    "بان",
    "فان",
    "كان",
    "كانت",
    "وكان",
    "وكانت",
    "يكون",
    "تكون",
    "لا",
    "ولا",
    "لم",
    "ولم",
    "لن",
    "ولن",
    "ليس",
    "وليس",
    "ما",
    "وما",
    "كما",
    "مع",
    "ومع",
    "معها",
    "علي",
    "وعلي",
    "عليه",
    "عليها",
    "عن",
    "عند",
    "عندما",
    "هو",
    "وهو",
    "فهو",
    "هي",
    "وهي",
    "فهي",
    "هذا",
    "هذه",
    "وهذا",
    "وهذه",
    "ذلك",
    "وذلك",
    "تلك",
    "هناك",
    "هنا",
    "قد",
    "وقد",
    "لقد",
    "لكن",
    "ولكن",
    "له",
    "لها",
    "لهم",
    "لان",
    "كل",
    "وكل",
    "بعد",
    "قبل",
    "بعض",
    "بين",
    "حيث",
    "حتي",
    "حين",
    "خلال",
    "منذ",
    "غير",
    "سوف",
    "اذا",
    "ايضا",
    "نحو",
    "ضد",
    "لدي",
    "اما",
];

// The stop words of Lucene's StandardAnalyzer.
const ENGLISH_STOP: [&str; 33] = [
    "a", "an", "and", "are", "as", "at", "be", "but", "by", "for", "if", "in", "into", "is", "it", "no",
    "not", "of", "on", "or", "such", "that", "the", "their", "then", "there", "these", "they", "this", "to",
    "was", "will", "with",
];
