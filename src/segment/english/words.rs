//! Recognises capitalized English words that usually open a sentence.

use crate::segment::context::{First, WordAfter};
use crate::segment::words::{Says, WordTables};

/// Returns true for a capitalized word that opens a sentence, also with an ending (`It's`).
pub(crate) fn opens(words: &WordTables, word: &str) -> bool {
    let shouted = word.chars().nth(1).is_some_and(char::is_uppercase);
    let bare = word.split(['\'', '’']).next().unwrap_or(word);
    !shouted && words.word(bare).any(Says::OPENS)
}

/// Returns true if the text begins with such a word, after any quotation marks and brackets.
pub(crate) fn opens_plainly(words: &WordTables, text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_uppercase())
        && WordAfter::read(text).is_some_and(|next| next.first == First::Upper && opens(words, next.word))
}
