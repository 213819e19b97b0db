//! [`phrase_pairs`]: phrases of both sides that translate each other.
//!
//! Two phrases are a pair if their words are linked among themselves alone, as phrases are extracted for
//! statistical translation (Koehn, Och and Marcu, *Statistical Phrase-Based Translation*, 2003), and if each
//! word of either has a link. The first or the last Arabic word may lack one, since English says many terms
//! of two Arabic words in one (`رأس المال`, *capital*); how often the word is there decides later.

use super::phrase::Phrase;

/// Two phrases of a unit that translate each other, by their numbers among the phrases of their side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PhrasePair {
    pub(super) arabic: usize,
    pub(super) english: usize,
    /// The Arabic word without a link, if there is one.
    pub(super) alone: Option<End>,
}

/// An end of a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    First,
    Last,
}

impl End {
    /// Returns the key of a phrase without the word at this end.
    pub(super) fn cut(self, key: &str) -> &str {
        let cut = match self {
            Self::First => key.split_once(' ').map(|(_, rest)| rest),
            Self::Last => key.rsplit_once(' ').map(|(rest, _)| rest),
        };
        cut.unwrap_or_default()
    }
}

/// Returns the pairs of phrases. `links` has the numbers of an Arabic and of an English word for each link;
/// words that need no link (`of`) are told by a closure.
pub(super) fn phrase_pairs(
    arabic: &[Phrase],
    english: &[Phrase],
    links: &[(usize, usize)],
    needs_no_link: impl Fn(usize) -> bool,
) -> Vec<PhrasePair> {
    let mut pairs = Vec::new();
    for (a, phrase) in arabic.iter().enumerate() {
        let linked: Vec<_> = links.iter().filter(|(word, _)| phrase.words.contains(word)).collect();
        let without: Vec<usize> =
            phrase.words.clone().filter(|word| !linked.iter().any(|(a, _)| a == word)).collect();
        let alone = match *without {
            [] => None,
            [word] if !linked.is_empty() && word == phrase.words.start => Some(End::First),
            [word] if !linked.is_empty() && word + 1 == phrase.words.end => Some(End::Last),
            _ => continue,
        };
        let is_pair = |other: &Phrase| {
            linked.iter().all(|(_, e)| other.words.contains(e))
                && links.iter().all(|(a, e)| !other.words.contains(e) || phrase.words.contains(a))
                && other
                    .words
                    .clone()
                    .all(|word| needs_no_link(word) || linked.iter().any(|(_, e)| *e == word))
        };
        let found = english.iter().enumerate().filter(|(_, other)| is_pair(other));
        pairs.extend(found.map(|(e, _)| PhrasePair { arabic: a, english: e, alone }));
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phrase(words: std::ops::Range<usize>) -> Phrase {
        Phrase { words, key: String::new(), form: String::new() }
    }

    #[test]
    fn phrases_are_a_pair_if_their_words_are_linked_among_themselves() {
        let arabic = [phrase(0..1), phrase(0..2), phrase(1..2)];
        let english = [phrase(0..1), phrase(2..3), phrase(0..3)];
        let found = phrase_pairs(&arabic, &english, &[(0, 0), (1, 2)], |word| word == 1);
        let found: Vec<_> = found.iter().map(|pair| (pair.arabic, pair.english)).collect();
        assert_eq!(found, [(0, 0), (1, 2), (2, 1)]);
        let found = phrase_pairs(&arabic, &english, &[(0, 0)], |_| false);
        let found: Vec<_> = found.iter().map(|pair| (pair.arabic, pair.english, pair.alone)).collect();
        assert_eq!(found, [(0, 0, None), (1, 0, Some(End::Last))]);
        assert_eq!((End::First.cut("a b c"), End::Last.cut("a b c")), ("b c", "a b"));
    }
}
