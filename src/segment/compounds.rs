//! [`Compounds`]: tells a compound from a word that is cut inside, by the words that the lexicon knows.
//!
//! If both parts are English words and the word without the hyphen is none, the hyphen is part of the
//! spelling: `low-voltage`. Of five million words of text, less than two in a thousand have a place at which
//! they would be taken for a compound, and most of these words are names of software.

use std::sync::{Arc, OnceLock};

use crate::lexicon::Lexicon;

// The least shares of English text that the parts have if they count as words: one word in 100,000, and
// three in a million. Of rarer heads, most are syllables that stand alone by mistake. Chosen by hand on texts
// of all kinds.
const LEAST_HEAD: f64 = 1e-5;
const LEAST_TAIL: f64 = 3e-6;

// The least bytes of a part; shorter ones are syllables more often.
const SHORTEST: usize = 3;

// Words before which a compound is written as one word, and syllables that are words too.
const JOINED_HEADS: [&str; 28] = [
    "anti", "back", "com", "con", "counter", "dis", "down", "for", "fore", "inter", "mis", "multi", "off",
    "out", "over", "par", "per", "post", "pre", "pro", "sub", "super", "the", "through", "trans", "under",
    "war", "with",
];

// Words after which a compound is written as one word, and endings that are words too.
const JOINED_TAILS: [&str; 67] = [
    "able", "ably", "age", "ages", "ally", "ant", "ants", "ate", "book", "books", "fold", "full", "holder",
    "holders", "hood", "ish", "house", "houses", "king", "land", "lands", "less", "like", "line", "lines",
    "ling", "lings", "lion", "load", "man", "men", "owner", "owners", "power", "proof", "rate", "rated",
    "rating", "ration", "red", "ring", "room", "rooms", "ship", "ships", "side", "sides", "sing", "some",
    "son", "sons", "ted", "ten", "tie", "tied", "ties", "tin", "ting", "ton", "ward", "wards", "ware", "way",
    "ways", "wise", "work", "works",
];

// Those of these tails that stand after longer words as words of their own: `command-line`, `interest-rate`.
const APART: [&str; 9] = ["line", "lines", "power", "rate", "rated", "rates", "rating", "side", "sides"];

// The least bytes of such a longer word; shorter ones are syllables or parts of one word more often:
// `coastline`. Chosen by hand.
const LONG_HEAD: usize = 6;

// The share of English text of a word that is a slip: one in the four million words of the lexicon's texts.
const SLIP: f64 = 3e-7;

/// The English words of the built-in lexicon, which is opened on first need. Clones share the lexicon, so
/// that a segmenter opens the lexicon once for all its texts.
#[derive(Clone, Debug, Default)]
pub(super) struct Compounds(Arc<OnceLock<Lexicon>>);

impl Compounds {
    /// Returns true if two parts, both in small letters, are words and make none without a hyphen.
    pub(super) fn hold(&self, head: &str, tail: &str) -> bool {
        let lexicon = self.0.get_or_init(Lexicon::built_in);
        let is_word = |part: &str, least: f64| {
            part.len() >= SHORTEST && lexicon.english_share(part).is_some_and(|share| share >= least)
        };
        let is_apart = head.len() >= LONG_HEAD && APART.contains(&tail);
        !JOINED_HEADS.contains(&head)
            && (is_apart || !JOINED_TAILS.contains(&tail))
            && is_word(head, LEAST_HEAD)
            && is_word(tail, LEAST_TAIL)
            && are_apart(lexicon, head, tail, if is_apart { SLIP } else { 0.0 })
    }

    /// Returns true if two parts, which the text has as two words too, may be a compound: the lexicon does
    /// not have them as one word.
    pub(super) fn may_hold(&self, head: &str, tail: &str) -> bool {
        let is_long = head.len() > SHORTEST && tail.len() > SHORTEST;
        is_long
            && !JOINED_HEADS.contains(&head)
            && are_apart(self.0.get_or_init(Lexicon::built_in), head, tail, SLIP)
    }
}

// Returns true if one word is made of both parts at most so often.
fn are_apart(lexicon: &Lexicon, head: &str, tail: &str, most: f64) -> bool {
    lexicon.english_share(&format!("{head}{tail}")).is_none_or(|share| share <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_words_that_make_none_keep_their_hyphen() {
        let compounds = Compounds::default();
        for pair in [
            "low-voltage",
            "year-end",
            "oil-rich",
            "price-fixing",
            "fire-resistant",
            "take-off",
            "command-line",
            "supply-side",
            "interest-rate",
        ] {
            let (head, tail) = pair.split_once('-').unwrap();
            assert!(compounds.hold(head, tail), "{pair}");
        }
        for pair in [
            "net-work",
            "car-pet",
            "pen-sion",
            "with-draw",
            "rea-son",
            "pass-port",
            "water-proof",
            "coast-line",
            "gene-rate",
            "dead-line",
        ] {
            let (head, tail) = pair.split_once('-').unwrap();
            assert!(!compounds.hold(head, tail), "{pair}");
        }
    }
}
