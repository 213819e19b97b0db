//! [`SearchTerm`]: a term of a search, which finds its places in a text.
//!
//! An Arabic word is found with its clitics: محكمة finds وللمحكمة and محكمتهم. A word with the article is
//! found only with the article, also after ل, where the article loses its alef.

use std::ops::Range;

use crate::text::{ARTICLE, CONJUNCTIONS, Folded, PROCLITICS, PRONOUNS, Token, TokenKind, tokens};

/// One or more words in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SearchTerm {
    words: Vec<TermWord>,
}

/// A folded word, or the beginning of one.
#[derive(Clone, Debug, PartialEq, Eq)]
struct TermWord {
    text: String,
    kind: TokenKind,
    is_prefix: bool,
    // The part of `text` that all forms of the word share, without the article and the ta marbuta.
    stem: Range<usize>,
}

// The alef of the accusative, which may follow a word as a pronoun does (قرارا).
const ACCUSATIVE: &str = "ا";
// Bytes of the shortest word that is found with clitics: three letters, or two after the article, at two
// bytes each. Shorter words are found bare only, since too many other words look like them with clitics.
const SHORTEST: usize = 3 * 2;
const SHORTEST_AFTER_ARTICLE: usize = 2 * 2;

impl SearchTerm {
    /// Returns the terms of a search, in which `"..."` is a phrase and `begin*` the beginning of a word.
    pub(super) fn all(search: &str) -> Vec<Self> {
        let folded = Folded::new(search);
        let (mut terms, mut at) = (Vec::new(), 0);
        for (number, part) in folded.as_str().split('"').enumerate() {
            // Every second part stood between quotation marks.
            let is_phrase = number % 2 == 1;
            let phrases: Vec<&str> = if is_phrase { vec![part] } else { part.split(' ').collect() };
            for phrase in phrases {
                let given =
                    |token: &Token| &search[folded.original(at + token.range.start..at + token.range.end)];
                let word = |token: Token| {
                    TermWord::new(&token, given(&token), phrase[token.range.end..].starts_with('*'))
                };
                let words: Vec<TermWord> = tokens(phrase).map(word).collect();
                terms.extend((!words.is_empty()).then_some(Self { words }));
                // The space or quotation mark that ends it is one byte.
                at += phrase.len() + 1;
            }
        }
        terms
    }

    /// Returns true for words of Arabic script.
    pub(super) fn is_arabic(&self) -> bool {
        self.words[0].kind == TokenKind::Arabic
    }

    /// Returns the stretches of letters that every folded text with this term has.
    pub(super) fn stretches(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|word| &word.text[word.stem.clone()])
    }
}

/// Returns the places of the terms in a text, in bytes and in order; empty if one of the terms is missing.
pub(super) fn places(terms: &[SearchTerm], text: &str) -> Vec<Range<usize>> {
    let folded = Folded::new(text);
    let tokens: Vec<Token> = tokens(folded.as_str()).collect();
    let place = |range: Range<usize>| {
        let range = folded.original(range);
        range.start..range.start + text[range].trim_end().len()
    };
    let fits = |(word, token): (&TermWord, &Token)| word.fits(token, &text[place(token.range.clone())]);
    let mut places = Vec::new();
    for term in terms {
        let before = places.len();
        for row in tokens.windows(term.words.len()) {
            if term.words.iter().zip(row).all(fits) {
                places.push(place(row[0].range.start..row[row.len() - 1].range.end));
            }
        }
        if places.len() == before {
            return Vec::new();
        }
    }
    places.sort_by_key(|range| (range.start, range.end));
    places
}

impl TermWord {
    fn new(token: &Token, given: &str, is_prefix: bool) -> Self {
        // An alef with hamza does not begin an article: ألعاب.
        let noun =
            token.text.strip_prefix(ARTICLE).filter(|noun| given.starts_with('ا') && noun.len() >= SHORTEST);
        let start = noun.map_or(0, |_| ARTICLE.len());
        let shared = token.text.strip_suffix('ه').filter(|shared| shared.len() >= start + SHORTEST);
        let end = if token.kind == TokenKind::Arabic {
            shared.unwrap_or(token.text).len()
        } else {
            token.text.len()
        };
        Self { text: token.text.to_owned(), kind: token.kind, is_prefix, stem: start..end }
    }

    fn fits(&self, token: &Token, given: &str) -> bool {
        if self.kind == TokenKind::Arabic {
            return self.fits_arabic(token.text, given);
        }
        let after = token.text.strip_prefix(self.text.as_str());
        after.is_some_and(|after| self.is_prefix || matches!(after, "" | "'" | "'s"))
    }

    /// Returns true if an Arabic word is this one, with or without clitics.
    fn fits_arabic(&self, word: &str, given: &str) -> bool {
        let stem = &self.text[self.stem.clone()];
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

    fn may_precede(&self, after: &str, given: &str) -> bool {
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

// Returns the proclitics that may precede an Arabic word, and the empty text for a word without any.
fn proclitics() -> impl Iterator<Item = &'static str> {
    std::iter::once("").chain(PROCLITICS.iter().map(|proclitic| proclitic.letters))
}

fn has_article(particle: &str) -> bool {
    particle.ends_with(ARTICLE) || particle == "لل"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(search: &str, text: &'t str) -> Vec<&'t str> {
        places(&SearchTerm::all(search), text).into_iter().map(|place| &text[place]).collect()
    }

    #[test]
    fn a_word_is_found_with_what_clings_to_it() {
        for (search, word) in [
            ("محكمة", "المحكمة"),
            ("محكمة", "للمحكمة"),
            ("محكمة", "وَبِالمَحْكَمَةِ"),
            ("محكمه", "محكمتها"),
            ("المحكمة", "وللمحكمة"),
            ("المحكمة", "المحكمه"),
            ("قرار", "قرارًا"),
            ("قرار", "لقراراتهم قرارهم"),
            ("ليل", "لليل"),
            ("الليل", "لليل"),
            ("يكتب", "وسيكتب"),
            ("وجه", "وجهه"),
            ("ألعاب", "بألعابنا"),
            ("إدارة", "لإدارته"),
            ("court", "Court's"),
        ] {
            let expected = word.split(' ').next_back().unwrap();
            assert_eq!(found(search, word), [expected], "{search}");
        }
    }

    #[test]
    fn what_only_looks_like_a_word_is_not_found() {
        for (search, word) in [
            ("محكمة", "محكم"),
            ("محكمة", "محاكم"),
            ("المحكمة", "محكمة"),
            ("المحكمة", "لمحكمة"),
            ("مدرس", "مدرسة"),
            ("عيد", "سعيد"),
            ("يد", "وليد"),
            ("من", "ثمن"),
            ("court", "courts"),
            ("art", "cart"),
        ] {
            assert!(found(search, word).is_empty(), "{search} {word}");
        }
    }

    #[test]
    fn beginnings_and_phrases_are_found_behind_clitics() {
        assert_eq!(found("محك*", "للمحكمة والمحاكم بمحكمتين"), ["للمحكمة", "بمحكمتين"]);
        assert_eq!(found("المحك*", "للمحكمة محكمة"), ["للمحكمة"]);
        assert_eq!(
            found("\"محكمة العدل\"", "أمام محكمة العدل، لمحكمة العدل"),
            ["محكمة العدل", "لمحكمة العدل"]
        );
        assert_eq!(found("\"محكمة العدل\"", "العدل في محكمة"), [""; 0]);
        assert_eq!(found("\"court* of\" justice", "Courts of justice"), ["Courts of", "justice"]);
        assert_eq!(found("٢٫٥ %", "نسبة 2.5%"), ["2.5", "%"]);
        assert_eq!(found("\"", "a \" b"), [""; 0]);
    }
}
