use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::hash::GOLDEN;
use crate::text::fold;

/// What a word says about the place behind it or before it; one word may say several things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Says(u32);

impl Says {
    /// A title: a name follows (د. محمد).
    pub(super) const TITLE: Self = Self(1);
    /// A number follows (ص. 15).
    pub(super) const NUMBER: Self = Self(1 << 1);
    /// A number goes before (450 هـ.).
    pub(super) const UNIT: Self = Self(1 << 2);
    /// The sentence goes on behind the abbreviation.
    pub(super) const INNER: Self = Self(1 << 3);
    /// An abbreviation that may end the sentence or not.
    pub(super) const ENDING: Self = Self(1 << 4);
    /// The sentence goes on with this word.
    pub(super) const GOES_ON: Self = Self(1 << 5);
    /// A verb of saying.
    pub(super) const SAID: Self = Self(1 << 6);
    /// A noun that a letter labels (القسم ب).
    pub(super) const LABEL: Self = Self(1 << 7);
    /// The name of a Latin letter.
    pub(super) const LETTER: Self = Self(1 << 8);
    /// A word that opens a sentence.
    pub(super) const OPENS: Self = Self(1 << 9);
    /// A name with an exclamation mark.
    pub(super) const EXCLAIMED: Self = Self(1 << 10);
    /// Added by the caller: never ends a sentence.
    pub(super) const ADDED: Self = Self(1 << 11);
    /// A word of time: behind an ellipsis it may open a sentence.
    pub(super) const TIME: Self = Self(1 << 12);
    /// Behind an ellipsis the sentence goes on with it.
    pub(super) const PAUSE: Self = Self(1 << 13);
    /// An ordinal that numbers a list item.
    pub(super) const ORDINAL: Self = Self(1 << 14);
    /// A person: in charge of what follows (رئيس القسم د. سمير), or named by a letter (المدعو ر.).
    pub(super) const ROLE: Self = Self(1 << 15);
    /// A name whose و is no conjunction.
    pub(super) const NAME: Self = Self(1 << 16);
    /// The end of a web address, spelt (أمازون.كوم).
    pub(super) const DOMAIN: Self = Self(1 << 17);
    /// A day, month or zone that belongs to the time before it.
    pub(super) const DATE: Self = Self(1 << 18);
    /// The name of a Latin letter that is a word as well.
    pub(super) const WORD: Self = Self(1 << 19);
    /// A word before a year (سنة 1421 هـ.).
    pub(super) const YEAR: Self = Self(1 << 21);
    /// A word that is not the last of a sentence: behind it, an ellipsis is a pause.
    pub(super) const LEFT_OPEN: Self = Self(1 << 22);
    /// A participle that tells how something was said.
    pub(super) const ADDS: Self = Self(1 << 23);
    /// Of the labels, those that persons have to do with (زار المعرض د. سمير).
    pub(super) const PLACE: Self = Self(1 << 24);
    /// A given name, behind which an initial stands.
    pub(super) const GIVEN: Self = Self(1 << 20);

    pub(super) fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn named(name: &str) -> Self {
        match name {
            "title" => Self::TITLE,
            "number" => Self::NUMBER,
            "unit" => Self::UNIT,
            "inner" => Self::INNER,
            "ending" => Self::ENDING,
            "goes_on" => Self::GOES_ON,
            "said" => Self::SAID,
            "label" => Self::LABEL,
            "letter" => Self::LETTER,
            "opens" => Self::OPENS,
            "time" => Self::TIME,
            "pause" => Self::PAUSE,
            "ordinal" => Self::ORDINAL,
            "exclaimed" => Self::EXCLAIMED,
            "role" => Self::ROLE,
            "name" => Self::NAME,
            "domain" => Self::DOMAIN,
            "date" => Self::DATE,
            "word" => Self::WORD,
            "place" => Self::PLACE,
            "adds" => Self::ADDS,
            "left_open" => Self::LEFT_OPEN,
            "year" => Self::YEAR,
            "given" => Self::GIVEN,
            _ => unreachable!("a class of the data files: {name}"),
        }
    }
}

const ARABIC: &str = include_str!("data/arabic.tsv");
const ENGLISH: &str = include_str!("data/english.tsv");
const ARABIC_WORDS: &str = include_str!("data/arabic_words.tsv");
const ENGLISH_WORDS: &str = include_str!("data/english_words.tsv");

// No word of the data is longer, so longer ones need no look-up.
const LONGEST: usize = 24;

/// The abbreviations and the deciding words, in the spelling that [`fold`] gives.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    abbreviations: Table,
    words: Table,
}

type Table = HashMap<Box<str>, Says, BuildHasherDefault<WordHasher>>;

/// Hashes eight bytes at a time. The standard hasher is slower as it withstands keys made to collide, which only the
/// caller could add here.
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

    // The table takes its places from the low bits, the high ones are the best.
    fn finish(&self) -> u64 {
        self.0.rotate_left(26)
    }
}

impl Words {
    pub(super) fn built_in() -> Self {
        let mut words = Self::default();
        for abbreviation in abbreviations() {
            words.add(&abbreviation.text, abbreviation.says);
        }
        for line in data_lines(ARABIC_WORDS).chain(data_lines(ENGLISH_WORDS)) {
            let (class, list) = line.split_once('\t').expect("the data has two columns");
            for word in list.split(' ') {
                let says = words.words.entry(fold(word).into()).or_default();
                *says = says.and(Says::named(class));
            }
        }
        words
    }

    /// Adds an abbreviation, with or without its last stop.
    pub(super) fn add(&mut self, abbreviation: &str, says: Says) {
        let folded = fold(abbreviation.trim());
        let bare = folded.strip_suffix('.').unwrap_or(&folded);
        if !bare.is_empty() {
            let known = self.abbreviations.entry(bare.into()).or_default();
            *known = known.and(says);
        }
    }

    /// Returns what an abbreviation, without its last stop, says of the sentence behind it.
    pub(super) fn abbreviation(&self, token: &str) -> Says {
        look_up(&self.abbreviations, token)
    }

    /// Returns what a word says of the sentence.
    pub(super) fn word(&self, word: &str) -> Says {
        look_up(&self.words, word)
    }

    /// Returns true for a noun that a single letter labels, with its article and prefixes (والقسم).
    pub(super) fn is_label(&self, word: &str) -> bool {
        self.is_noun(word, Says::LABEL)
    }

    /// Returns true for a label that persons have to do with: a letter that may be a title is one behind it.
    pub(super) fn is_place(&self, word: &str) -> bool {
        self.is_noun(word, Says::PLACE)
    }

    fn is_noun(&self, word: &str, kind: Says) -> bool {
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

fn look_up(table: &Table, word: &str) -> Says {
    if word.is_empty() || word.len() > LONGEST {
        return Says::default();
    }
    let found = if word.chars().all(is_folded) { table.get(word) } else { table.get(fold(word).as_str()) };
    found.copied().unwrap_or_default()
}

// Characters that folding leaves as they are: words of nothing else need no copy.
fn is_folded(c: char) -> bool {
    matches!(c, 'a'..='z' | '0'..='9' | '.' | 'ء' | 'ا' | 'ب' | 'ت'..='غ' | 'ف'..='و' | 'ي')
}

/// Returns the deciding words of a class, as the data spell them.
#[cfg(feature = "srx")]
pub(super) fn words(says: Says) -> impl Iterator<Item = &'static str> {
    let lines = data_lines(ARABIC_WORDS).chain(data_lines(ENGLISH_WORDS));
    let classes = lines.filter_map(|line| line.split_once('\t'));
    classes.filter(move |(class, _)| Says::named(class) == says).flat_map(|(_, list)| list.split(' '))
}

/// An abbreviation of the data and what it says.
pub(super) struct Abbreviation {
    pub(super) text: String,
    pub(super) says: Says,
}

/// Returns the abbreviations of the data, in the order of the files.
pub(super) fn abbreviations() -> impl Iterator<Item = Abbreviation> {
    data_lines(ARABIC).chain(data_lines(ENGLISH)).map(|line| {
        let mut columns = line.split('\t');
        let mut next = || columns.next().expect("the data has three columns");
        Abbreviation { text: next().to_owned(), says: Says::named(next()) }
    })
}

fn data_lines(data: &'static str) -> impl Iterator<Item = &'static str> {
    data.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
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
