//! [`WordTables`]: looks up abbreviations and deciding words by their folded spelling.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::{Arc, LazyLock};

use super::data;
use super::says::Says;
use crate::hash::GOLDEN;
use crate::text::fold;

// The most bytes of a word that is looked up: the longest word of the data, rounded up.
const LONGEST: usize = 24;

/// The abbreviations and the deciding words, in the spelling that [`fold`] gives.
#[derive(Clone, Debug, Default)]
pub(crate) struct WordTables {
    abbreviations: SaysByWord,
    words: SaysByWord,
}

type SaysByWord = HashMap<Box<str>, Says, BuildHasherDefault<WordHasher>>;

/// Hashes eight bytes at a time. The standard hasher is slower because it withstands keys that are made to
/// collide, which do not occur here: the keys come from the data files and the caller.
#[derive(Clone, Copy, Debug, Default)]
struct WordHasher(u64);

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        for part in bytes.chunks(8) {
            let mut eight = [0; 8];
            eight[..part.len()].copy_from_slice(part);
            self.0 = (self.0.rotate_left(5) ^ u64::from_le_bytes(eight)).wrapping_mul(GOLDEN);
        }
    }

    // A multiplication mixes the high bits best, but the hash table uses the low bits, so the bits are
    // rotated.
    fn finish(&self) -> u64 {
        self.0.rotate_left(26)
    }
}

impl WordTables {
    /// Returns the tables of the data files, which all segmenters share. They are made at the first call.
    pub(crate) fn built_in() -> Arc<Self> {
        static TABLES: LazyLock<Arc<WordTables>> = LazyLock::new(|| Arc::new(WordTables::of_data()));
        Arc::clone(&TABLES)
    }

    fn of_data() -> Self {
        let mut words = Self::default();
        for abbreviation in data::abbreviations() {
            words.add(abbreviation.text, abbreviation.says);
        }
        for word in data::deciding_words() {
            let says = words.words.entry(fold(word.text).into()).or_default();
            *says = says.union(word.says);
        }
        words
    }

    /// Adds an abbreviation, given with or without its last stop.
    pub(crate) fn add(&mut self, abbreviation: &str, says: Says) {
        let folded = fold(abbreviation.trim());
        let bare = folded.strip_suffix('.').unwrap_or(&folded);
        if !bare.is_empty() {
            let known = self.abbreviations.entry(bare.into()).or_default();
            *known = known.union(says);
        }
    }

    /// Returns the classes of an abbreviation, given without its last stop; none if it is unknown.
    pub(crate) fn abbreviation(&self, token: &str) -> Says {
        look_up(&self.abbreviations, token)
    }

    /// Returns the classes of a word; none if it is unknown.
    pub(crate) fn word(&self, word: &str) -> Says {
        look_up(&self.words, word)
    }

    /// Returns true for a noun that a single letter labels, with or without article and prefixes (`والقسم`).
    pub(crate) fn is_label(&self, word: &str) -> bool {
        self.is_noun(word, Says::LABEL)
    }

    /// Returns true for a label noun that may also stand before a person's title. A letter after it counts
    /// as a title if it can be one.
    pub(crate) fn is_place(&self, word: &str) -> bool {
        self.is_noun(word, Says::PLACE)
    }

    /// Returns true for a noun of this class, with or without article and prefixes.
    pub(crate) fn is_noun(&self, word: &str, kind: Says) -> bool {
        // The article and the prefixes that label nouns take.
        const PREFIXES: [&str; 9] = ["", "ال", "وال", "بال", "لل", "كال", "فال", "و", "ب"];
        if word.len() > LONGEST {
            return false;
        }
        let folded = fold(word);
        PREFIXES
            .iter()
            .filter_map(|prefix| folded.strip_prefix(prefix))
            .any(|noun| self.words.get(noun).is_some_and(|says| says.any(kind)))
    }
}

fn look_up(table: &SaysByWord, word: &str) -> Says {
    if word.is_empty() || word.len() > LONGEST {
        return Says::default();
    }
    let found = if word.chars().all(is_folded) { table.get(word) } else { table.get(fold(word).as_str()) };
    found.copied().unwrap_or_default()
}

// Returns true for characters that folding does not change. A word of only such characters is looked up
// without a copy.
fn is_folded(c: char) -> bool {
    matches!(c, 'a'..='z' | '0'..='9' | '.' | 'ء' | 'ا' | 'ب' | 'ت'..='غ' | 'ف'..='و' | 'ي')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_to_be_folded_is() {
        for c in ('\0'..=char::MAX).filter(|&c| is_folded(c)) {
            assert_eq!(fold(&c.to_string()), c.to_string());
        }
    }
}
