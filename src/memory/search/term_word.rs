//! [`TermWord`]: a word or a number of a search, which fits those words of a text that are a form of it.

use std::ops::Range;

use crate::text::{
    ARTICLE, CONJUNCTIONS, PROCLITICS, PRONOUNS, Token, TokenKind, broken_plurals, broken_singulars,
    canonical_number, english_bases, fold, in_letters_of_neighbours, irregular_forms, is_inflected,
    name_spellings,
};

/// A folded word, or the beginning of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TermWord {
    text: String,
    given: String,
    kind: TokenKind,
    is_prefix: bool,
    // The part of `text` that all forms of the word share, without the article and the ta marbuta.
    stem: Range<usize>,
    // The broken plurals of an Arabic noun and its singulars, and the other spellings of a name in Latin
    // letters, if they are asked for.
    others: Vec<Self>,
    // The English words of which a word may be an inflected form, if such forms are asked for.
    bases: Vec<String>,
}

// The alef of the accusative, which may follow a word as a pronoun does (قرارا).
const ACCUSATIVE: &str = "ا";
// Bytes of the shortest word that is found with clitics: three letters, or two after the article, at two
// bytes each. Shorter words are found bare only, since too many other words look like them with clitics.
const SHORTEST: usize = 3 * 2;
const SHORTEST_AFTER_ARTICLE: usize = 2 * 2;
// Bytes of the shortest word without a ta marbuta that is found in its dual and plural: four letters. Too
// many words look like the dual of a shorter one: لبنان, شعبان, إنسان.
const SHORTEST_WITH_NUMBER: usize = 4 * 2;
// Bytes of the longest Arabic word whose forms are listed for the index: four letters. Longer words have
// letters enough of their own. Chosen by hand.
const SHORT: usize = 4 * 2;
// The endings of the dual and the plural, of a word without and with a ta marbuta.
const NUMBERS: [&str; 3] = ["ان", "ين", "ون"];
const NUMBERS_OF_TA_MARBUTA: [&str; 2] = ["تان", "تين"];
// The ending of the plural that a pronoun may follow: شركاتهم.
const PLURAL: &str = "ات";
// Numerals that are no plurals of those with which they begin: ثلاثون.
const UNITS_OF_TENS: [&str; 3] = ["ثلاث", "اربع", "ثمان"];
// The shortest English word that is found in its plural, and words whose *s* makes another word.
const SHORTEST_ENGLISH: usize = 3;
const NO_PLURALS: [&str; 5] = ["her", "new", "our", "their", "your"];

impl TermWord {
    pub(super) fn new(token: &Token, given: &str, is_prefix: bool) -> Self {
        // An alef with hamza does not begin an article: ألعاب.
        let noun =
            token.text.strip_prefix(ARTICLE).filter(|noun| given.starts_with('ا') && noun.len() >= SHORTEST);
        let start = noun.map_or(0, |_| ARTICLE.len());
        let shared = token.text.strip_suffix('ه').filter(|shared| shared.len() >= start + SHORTEST);
        let end = match token.kind {
            TokenKind::Arabic => shared.unwrap_or(token.text).len(),
            TokenKind::Word if !is_prefix => before_ies(token.text).unwrap_or(token.text).len(),
            _ => token.text.len(),
        };
        let given = given.to_owned();
        let (others, bases) = (Vec::new(), Vec::new());
        Self {
            text: token.text.to_owned(),
            given,
            kind: token.kind,
            is_prefix,
            stem: start..end,
            others,
            bases,
        }
    }

    /// Returns the word with its other forms: broken plurals and singulars, inflected forms, other spellings
    /// of a name.
    pub(super) fn with_forms(&self) -> Self {
        let mut word = self.clone();
        match self.kind {
            _ if self.is_prefix => {}
            TokenKind::Arabic => {
                let (article, noun) = self.text.split_at(self.stem.start);
                let nouns = broken_plurals(noun).into_iter().chain(broken_singulars(noun));
                let other = |noun: String| {
                    let text = format!("{article}{noun}");
                    // The alef of أقلام begins no article.
                    let given = if article.is_empty() { text.replacen('ا', "أ", 1) } else { text.clone() };
                    Self::new(&Token { range: 0..text.len(), text: &text, kind: self.kind }, &given, false)
                };
                word.others = nouns.map(other).collect();
            }
            TokenKind::Word if self.text.is_ascii() => {
                word.bases = english_bases(&self.text);
                let spelling = |name: &str| {
                    let token = Token { range: 0..name.len(), text: name, kind: self.kind };
                    Self::new(&token, name, false)
                };
                word.others = name_spellings(&self.text).into_iter().map(spelling).collect();
            }
            _ => {}
        }
        word
    }

    /// Returns the other forms of the word that have letters of their own.
    pub(super) fn others(&self) -> &[Self] {
        &self.others
    }

    /// Returns the letters of which each inflected form of an English word has some.
    pub(super) fn inflected_letters(&self) -> Vec<String> {
        let regular = |base: &String| {
            let stem = base.strip_suffix(['y', 'e']).or_else(|| base.strip_suffix("is")).unwrap_or(base);
            if stem.len() < SHORTEST_ENGLISH { base.clone() } else { stem.to_owned() }
        };
        let irregular = |base: &String| irregular_forms(base).map(String::from).collect::<Vec<_>>();
        self.bases.iter().map(regular).chain(self.bases.iter().flat_map(irregular)).collect()
    }

    /// Returns the parts of a number with spaces; any other word as it is.
    pub(super) fn apart(&self) -> impl Iterator<Item = Self> {
        let is_one = |part: &&str| part.len() == self.text.len();
        self.text.split(' ').map(move |part| match is_one(&part) {
            true => self.clone(),
            false => Self {
                text: part.to_owned(),
                given: part.to_owned(),
                kind: self.kind,
                is_prefix: false,
                stem: 0..part.len(),
                others: Vec::new(),
                bases: Vec::new(),
            },
        })
    }

    pub(super) fn is_arabic(&self) -> bool {
        self.kind == TokenKind::Arabic
    }

    pub(super) fn is_number(&self) -> bool {
        self.kind == TokenKind::Number
    }

    /// Returns true if the word, in the spelling that its other spellings share, has a hamza that may have
    /// another seat.
    pub(super) fn has_hamza(&self) -> bool {
        self.text.contains('ء') || self.given.contains(['ء', 'آ'])
    }

    /// Returns the folded word.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Returns the part of the folded word that all its forms share.
    pub(super) fn stem(&self) -> &str {
        &self.text[self.stem.clone()]
    }

    /// Returns the same part as it folds where it is not respelled.
    pub(super) fn stem_as_given(&self) -> String {
        let folded = fold(&self.given);
        let start = if self.stem.start > 0 { ARTICLE.len() } else { 0 };
        let without_ending = |folded: &str| folded.char_indices().next_back().map_or(0, |(at, _)| at);
        let end = if self.stem.end < self.text.len() { without_ending(&folded) } else { folded.len() };
        folded.get(start..end).unwrap_or_default().to_owned()
    }

    /// Returns true if the word has been searched by its beginning.
    pub(super) fn is_prefix(&self) -> bool {
        self.is_prefix
    }

    /// Returns the words of texts, up to its own end, that are this one with what may be written before it.
    /// `None` if there are too many, or if the word has several spellings.
    pub(super) fn beginnings(&self) -> Option<Vec<String>> {
        match self.kind {
            _ if self.has_forms() => None,
            TokenKind::Word if self.text != "%" => Some(vec![self.text.clone()]),
            TokenKind::Arabic if self.is_short_arabic() => Some(self.arabic_beginnings()),
            _ => None,
        }
    }

    /// Returns the words of texts, from its own beginning on, that are this one with what may be written
    /// after it. `None` if there are too many, or if the word has several spellings.
    pub(super) fn endings(&self) -> Option<Vec<String>> {
        match self.kind {
            _ if self.is_prefix || self.has_forms() => None,
            TokenKind::Word if self.text != "%" => Some(self.english_endings()),
            TokenKind::Arabic if self.is_short_arabic() => Some(self.arabic_endings()),
            _ => None,
        }
    }

    /// Returns true for a word of two letters or fewer, and an English one of three, whose letters say
    /// little.
    pub(super) fn is_short(&self) -> bool {
        self.text.chars().count() <= if self.is_arabic() { 2 } else { 3 }
    }

    fn has_forms(&self) -> bool {
        !self.others.is_empty() || !self.bases.is_empty()
    }

    /// Returns the kind of the characters of the word.
    pub(super) fn kind(&self) -> TokenKind {
        self.kind
    }

    fn is_short_arabic(&self) -> bool {
        self.text.len() <= SHORT && self.stem == (0..self.text.len()) && !self.has_hamza()
    }

    fn arabic_beginnings(&self) -> Vec<String> {
        let conjunctions = CONJUNCTIONS.map(String::from);
        let conjunctions = || std::iter::once("").chain(conjunctions.iter().map(String::as_str));
        let before = proclitics().flat_map(|particle| conjunctions().map(move |and| (and, particle)));
        let foreign = in_letters_of_neighbours(&self.text);
        let may_stand = |&(and, particle): &(&str, &str)| {
            and.is_empty() && particle.is_empty() || self.is_long_after(particle)
        };
        let words = before.filter(may_stand).map(|(and, particle)| format!("{and}{particle}{}", self.text));
        words.chain(foreign).collect()
    }

    fn arabic_endings(&self) -> Vec<String> {
        let (mut endings, letters) = (vec![String::new()], self.text.len());
        if letters >= SHORTEST {
            endings.extend(PRONOUNS.into_iter().chain([ACCUSATIVE]).map(String::from));
        }
        if letters >= SHORTEST_WITH_NUMBER {
            endings.extend(NUMBERS.into_iter().chain([PLURAL]).map(String::from));
            endings.extend(PRONOUNS.map(|pronoun| format!("{PLURAL}{pronoun}")));
        }
        let words = endings.into_iter().map(|ending| format!("{}{ending}", self.text));
        words.chain(in_letters_of_neighbours(&self.text)).collect()
    }

    fn english_endings(&self) -> Vec<String> {
        let plurals = ["s", "es"].map(|ending| format!("{}{ending}", self.text));
        let of_y = before_ies(&self.text).map(|stem| format!("{stem}ies"));
        let plurals = plurals.into_iter().chain(of_y).filter(|word| self.is_plural(word));
        [self.text.clone(), format!("{}'s", self.text)].into_iter().chain(plurals).collect()
    }

    /// Returns true if a word of a text is this one; `given` is the word as given.
    pub(super) fn fits(&self, token: &Token, given: &str) -> bool {
        let is_form =
            || token.kind == TokenKind::Word && self.bases.iter().any(|base| is_inflected(token.text, base));
        self.fits_itself(token, given)
            || self.others.iter().any(|other| other.fits_itself(token, given))
            || is_form()
    }

    fn fits_itself(&self, token: &Token, given: &str) -> bool {
        match self.kind {
            TokenKind::Arabic => return self.fits_arabic(token.text, given),
            TokenKind::Number if !self.is_prefix => return self.fits_number(token.text),
            _ => {}
        }
        let after = token.text.strip_prefix(self.text.as_str());
        after.is_some_and(|after| self.is_prefix || matches!(after, "" | "'" | "'s"))
            || self.kind == TokenKind::Word && self.is_plural(token.text)
    }

    /// Returns true if an English word is the plural of this one.
    fn is_plural(&self, word: &str) -> bool {
        let noun = self.text.as_str();
        let takes_es = noun.ends_with(['s', 'x', 'z', 'o']) || noun.ends_with("ch") || noun.ends_with("sh");
        let added = word.strip_prefix(noun);
        noun.len() >= SHORTEST_ENGLISH
            && !NO_PLURALS.contains(&noun)
            && (added == Some("s")
                || takes_es && added == Some("es")
                || before_ies(noun).is_some_and(|stem| word.strip_prefix(stem) == Some("ies")))
    }

    /// Returns true if a number is this one, however it is written, or this one with decimals.
    fn fits_number(&self, number: &str) -> bool {
        let (asked, found) = (canonical_number(&self.text), canonical_number(number));
        let is_whole_of = |(whole, decimals): (&str, &str)| whole == asked && !decimals.contains('.');
        asked == found || found.split_once('.').is_some_and(is_whole_of)
    }

    /// Returns true if an Arabic word is this one, with or without clitics.
    fn fits_arabic(&self, word: &str, given: &str) -> bool {
        let stem = self.stem();
        let without_conjunction = std::iter::once(word).chain(word.strip_prefix(CONJUNCTIONS));
        without_conjunction.into_iter().any(|rest| {
            proclitics().any(|particle| {
                let after = rest.strip_prefix(particle).and_then(|rest| rest.strip_prefix(stem));
                after.is_some_and(|after| {
                    let stands_bare = word.len() == stem.len() + after.len();
                    (stands_bare || self.is_long_after(particle))
                        && self.may_follow(particle)
                        && self.may_precede(after, given)
                })
            })
        })
    }

    fn is_long_after(&self, particle: &str) -> bool {
        let shortest = if has_article(particle) { SHORTEST_AFTER_ARTICLE } else { SHORTEST };
        self.text.len() - self.stem.start >= shortest
    }

    fn may_follow(&self, particle: &str) -> bool {
        let noun = &self.text[self.stem.start..];
        match particle {
            _ if self.stem.start > 0 && has_article(particle) => true,
            // Before another lam, the lam of the article is not written: لليل.
            _ if self.stem.start > 0 => particle == "ل" && noun.starts_with('ل'),
            "س" => noun.starts_with(['ي', 'ت', 'ن', 'ا']),
            _ => true,
        }
    }

    // Returns true if what follows the stem is the ending of a dual or a plural.
    fn is_number_ending(&self, after: &str) -> bool {
        let has_ta_marbuta = self.stem.end < self.text.len();
        let (endings, shortest): (&[&str], _) = match has_ta_marbuta {
            true => (&NUMBERS_OF_TA_MARBUTA, SHORTEST),
            false => (&NUMBERS, SHORTEST_WITH_NUMBER),
        };
        let is_plural =
            || after.strip_prefix(PLURAL).is_some_and(|at| at.is_empty() || PRONOUNS.contains(&at));
        self.stem().len() >= shortest
            && !UNITS_OF_TENS.contains(&self.stem())
            && (endings.contains(&after) || is_plural())
    }

    fn may_precede(&self, after: &str, given: &str) -> bool {
        if self.is_number_ending(after) {
            return true;
        }
        let attached = match after.strip_prefix(&self.text[self.stem.end..]) {
            Some(after) if after.is_empty() || self.is_prefix => return true,
            Some(after) => after,
            // Before a clitic, a ta marbuta becomes a ta: محكمتهم.
            None => match after.strip_prefix('ت') {
                Some(after) => after,
                None => return false,
            },
        };
        // A ta marbuta folds to ه but is no pronoun: مدرسة is not his مدرس.
        self.text.len() - self.stem.start >= SHORTEST
            && (attached == ACCUSATIVE || PRONOUNS.contains(&attached))
            && !given.contains('\u{629}')
    }
}

// Returns a folded English word without the y that its plural lacks: party, parties.
fn before_ies(word: &str) -> Option<&str> {
    word.strip_suffix('y')
        .filter(|stem| stem.len() >= SHORTEST_ENGLISH && !stem.ends_with(['a', 'e', 'o', 'u']))
}

// Returns the proclitics that may precede an Arabic word, and the empty text for a word without any.
fn proclitics() -> impl Iterator<Item = &'static str> {
    std::iter::once("").chain(PROCLITICS.iter().map(|proclitic| proclitic.letters))
}

fn has_article(particle: &str) -> bool {
    particle.ends_with(ARTICLE) || particle == "لل"
}
