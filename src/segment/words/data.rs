//! The data files: abbreviations and deciding words of Arabic and English.
//!
//! A line of `arabic.tsv` and `english.tsv` is an [`Abbreviation`] without its last stop, its class and its
//! meaning; a line of the `…_words.tsv` files is a class and its words. [`Says`] lists the classes.

use super::says::Says;
use crate::text::MonthName;

const ARABIC: &str = include_str!("../data/arabic.tsv");
const ENGLISH: &str = include_str!("../data/english.tsv");
const ARABIC_WORDS: &str = include_str!("../data/arabic_words.tsv");
const ENGLISH_WORDS: &str = include_str!("../data/english_words.tsv");

/// An abbreviation, without its last stop, and its class.
pub(crate) struct Abbreviation {
    pub(crate) text: &'static str,
    pub(crate) says: Says,
}

/// A word that decides whether a sentence ends, and its class.
pub(crate) struct DecidingWord {
    pub(crate) text: &'static str,
    pub(crate) says: Says,
}

/// Returns the abbreviations in the order of the files.
pub(crate) fn abbreviations() -> impl Iterator<Item = Abbreviation> {
    data_lines(ARABIC).chain(data_lines(ENGLISH)).map(|line| {
        let mut columns = line.split('\t');
        let mut next = || columns.next().expect("the data has three columns");
        Abbreviation { text: next(), says: Says::named(next()) }
    })
}

/// Returns the deciding words in the order of the files, and the months; a word of two classes comes twice.
pub(crate) fn deciding_words() -> impl Iterator<Item = DecidingWord> {
    let months = MonthName::in_english().map(|text| DecidingWord { text, says: Says::DATE });
    let words = data_lines(ARABIC_WORDS).chain(data_lines(ENGLISH_WORDS)).flat_map(|line| {
        let (class, list) = line.split_once('\t').expect("the data has two columns");
        let says = Says::named(class);
        list.split(' ').map(move |text| DecidingWord { text, says })
    });
    words.chain(months)
}

fn data_lines(data: &'static str) -> impl Iterator<Item = &'static str> {
    data.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}
