//! [`EnglishUses`]: how the units use each English word, to tell nouns from verbs and adjectives.
//!
//! English marks no word as a noun, but its neighbours tell: a noun ends a phrase after a determiner (`the
//! court may`), a verb follows `to`, a modal or a pronoun, and an adjective has a noun behind it.

use std::collections::HashMap;

use super::side_text::{SideText, SideWord};
use super::stop_words::{is_english_stop_word, precedes_noun, precedes_verb};
use crate::text::TokenKind;

/// The uses of each word, by its folded letters without the ending of the plural.
#[derive(Default)]
pub(super) struct EnglishUses(HashMap<String, Uses>);

#[derive(Clone, Copy, Default)]
struct Uses {
    all: u32,
    /// As the last word of a phrase.
    last: u32,
    /// As the last word of a phrase, and right behind a determiner or a preposition: as a noun by itself.
    alone: u32,
    /// As a verb.
    verb: u32,
}

// The least share of uses as the last word of a phrase, and the most as a verb, of a noun. Chosen by hand.
const LEAST_LAST: f32 = 0.34;
const MOST_VERB: f32 = 0.34;
// The least share of uses by itself of a noun that has the ending of a participle or an adjective. Chosen by
// hand.
const LEAST_ALONE: f32 = 0.34;

impl EnglishUses {
    /// Counts the words of a text.
    pub(super) fn add(&mut self, text: &SideText) {
        let words = &text.words;
        for (at, word) in words.iter().enumerate() {
            let uses = self.0.entry(singular(word).to_owned()).or_default();
            let before = at.checked_sub(1).filter(|_| !word.follows_mark).map(|at| words[at].folded.as_str());
            uses.all += 1;
            let is_last = words.get(at + 1).is_none_or(|next| next.follows_mark || ends_phrase(next));
            uses.last += u32::from(is_last);
            uses.alone += u32::from(is_last && before.is_some_and(precedes_noun));
            uses.verb += u32::from(before.is_some_and(precedes_verb));
        }
    }

    /// Returns true if a word is used as a noun.
    pub(super) fn is_noun(&self, word: &SideWord) -> bool {
        let uses = self.0.get(singular(word)).copied().unwrap_or_default();
        let share = |count: u32| count as f32 / uses.all.max(1) as f32;
        let is_participle = word.folded.ends_with("ed") && share(uses.alone) < LEAST_ALONE;
        !word.folded.ends_with("ly")
            && !is_participle
            && share(uses.last) >= LEAST_LAST
            && share(uses.verb) <= MOST_VERB
    }

    /// Returns true if a word is used as a noun by itself, not only behind other words. Words with the
    /// endings of adjectives and verbs have to be used so for the most part.
    pub(super) fn is_term_alone(&self, word: &SideWord) -> bool {
        const OTHER_ENDINGS: [&str; 9] = ["ing", "ed", "al", "ic", "ous", "ive", "able", "ible", "ful"];
        let uses = self.0.get(singular(word)).copied().unwrap_or_default();
        let is_doubtful = OTHER_ENDINGS.iter().any(|ending| word.folded.ends_with(ending));
        let is_enough = !is_doubtful || uses.alone as f32 >= LEAST_ALONE * uses.all as f32;
        self.is_noun(word) && uses.alone > 0 && is_enough
    }

    /// Returns true if a word may begin a phrase: it is not used as a verb for the most part.
    pub(super) fn may_begin(&self, word: &SideWord) -> bool {
        let uses = self.0.get(singular(word)).copied().unwrap_or_default();
        uses.verb as f32 <= MOST_VERB * uses.all as f32 && !word.folded.ends_with("ly")
    }
}

fn singular(word: &SideWord) -> &str {
    let word = word.folded.as_str();
    word.strip_suffix('s').filter(|rest| !rest.ends_with('s')).unwrap_or(word)
}

// Between `and` and `or` an adjective may stand without its noun: "technical and legal terms".
fn ends_phrase(next: &SideWord) -> bool {
    !is_content(next) && !matches!(next.folded.as_str(), "and" | "or")
}

/// Returns true for a word that may be a part of a term.
pub(super) fn is_content(word: &SideWord) -> bool {
    word.kind == TokenKind::Word && !is_english_stop_word(&word.folded) && word.folded.len() > 1
}
