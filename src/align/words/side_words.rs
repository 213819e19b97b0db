//! The words of one side as numbers: [`SideWords`].
//!
//! Each distinct word of the side is a *type*. Types are numbered from 0 within the side; `types` maps them
//! to the numbers of the vocabulary that both sides share.

use std::collections::HashMap;
use std::ops::Range;

use super::numbering::Numbering;
use super::sentences::Sentences;
use crate::align::deadline::Deadline;
use crate::lexicon::Stem;
use crate::text::{Analysed, Calendar, Month, Number, TokenKind, skeleton};

/// The sentences of one side as word types, with their lengths and paragraphs.
#[derive(Debug, Default)]
pub(crate) struct SideWords {
    /// The number of each type in the vocabulary of both sides.
    pub(crate) types: Vec<usize>,
    /// The stem of each type, if there is a lexicon.
    pub(crate) stems: Vec<Stem>,
    /// The consonants of each type that may be a name (`text::skeleton`); empty for the others.
    pub(crate) names: Vec<String>,
    /// Whether each type is a number.
    pub(crate) numbers: Vec<bool>,
    // How often each type occurs.
    counts: Vec<u32>,
    // The types of all words, in order.
    words: Vec<u32>,
    // The place in `words` where each sentence begins; at the end, the number of words.
    starts: Vec<u32>,
    // For each sentence, the sum of the lengths of the sentences before it; the last entry is the sum of all.
    letters: Vec<u32>,
    // For each sentence, the number of paragraphs that begin before it; the last entry is the number of all.
    opened: Vec<u32>,
    // The type of each word, by the number of the word in the vocabulary.
    by_number: HashMap<usize, u32>,
}

// The most words of a sentence that are compared, a round number. Beads are scored by pairs of words, so the
// bound limits time and memory for lines of any length. The length of a sentence always counts in full.
const MOST_WORDS: usize = 1000;

impl SideWords {
    /// Numbers the words of the sentences. If the time runs out, the other sentences are taken to have no
    /// words, and to be as long as their text.
    pub(crate) fn new(sentences: &Sentences, vocabulary: &mut Numbering, deadline: &Deadline) -> Self {
        let mut side = Self::empty();
        for sentence in sentences.iter() {
            if deadline.is_over() {
                side.end_sentence(sentence.text, sentence.opens_paragraph);
                continue;
            }
            let analysed = Analysed::new(sentence.text);
            side.add_words(&analysed, vocabulary);
            side.end_sentence(analysed.folded(), sentence.opens_paragraph);
        }
        side.by_number = HashMap::new();
        side
    }

    /// Returns a side without sentences.
    pub(crate) fn empty() -> Self {
        Self { starts: vec![0], letters: vec![0], opened: vec![0], ..Self::default() }
    }

    /// Adds a whole document as one sentence: its lines, until they have `most` words. The length of the
    /// document counts in full.
    pub(crate) fn add_document(&mut self, text: &str, most: usize, vocabulary: &mut Numbering) {
        let begun = self.words.len();
        for line in text.lines() {
            if self.words.len() - begun >= most {
                break;
            }
            self.add_words(&Analysed::new(line), vocabulary);
        }
        self.end_sentence(text, true);
    }

    // Adds the words of a sentence. A number in words and a month are followed by their value as a word of
    // its own.
    fn add_words(&mut self, sentence: &Analysed, vocabulary: &mut Numbering) {
        let mut in_words = values(sentence).into_iter().take(MOST_WORDS).peekable();
        for token in sentence.tokens().take(MOST_WORDS) {
            let start = sentence.start_of(&token);
            while let Some((_, value)) = in_words.next_if(|(end, _)| *end <= start) {
                self.push_number(vocabulary.number(&value));
            }
            let may_be_name = match token.kind {
                TokenKind::Arabic => true,
                TokenKind::Word => sentence.text()[start..].starts_with(char::is_uppercase),
                TokenKind::Number => false,
            };
            let parted = vocabulary.parted(&token);
            let words = if parted.is_empty() { vec![token.text] } else { parted };
            for word in words {
                self.add_word(word, token.kind, may_be_name, vocabulary);
            }
        }
        for (_, value) in in_words {
            self.push_number(vocabulary.number(&value));
        }
    }

    fn add_word(&mut self, word: &str, kind: TokenKind, may_be_name: bool, vocabulary: &mut Numbering) {
        let (number, stem) = vocabulary.word(word, kind);
        if self.push(number) {
            self.names.push(if may_be_name { skeleton(word) } else { String::new() });
            self.stems.extend(stem);
            self.numbers.push(kind == TokenKind::Number);
        } else if !may_be_name {
            self.names[self.by_number[&number] as usize].clear();
        }
    }

    fn push_number(&mut self, (number, stem): (usize, Option<Stem>)) {
        if self.push(number) {
            self.names.push(String::new());
            self.stems.extend(stem);
            self.numbers.push(true);
        }
    }

    // Adds a word; returns true if its type is new.
    fn push(&mut self, number: usize) -> bool {
        let next = self.types.len() as u32;
        let word = *self.by_number.entry(number).or_insert(next);
        if word == next {
            self.types.push(number);
            self.counts.push(0);
        }
        self.counts[word as usize] += 1;
        self.words.push(word);
        word == next
    }

    fn end_sentence(&mut self, folded: &str, opens_paragraph: bool) {
        self.starts.push(self.words.len() as u32);
        // One more than the letters, so that no sentence has the length 0.
        let letters = 1 + folded.chars().filter(|c| *c != ' ').count();
        self.letters.push(self.letters[self.letters.len() - 1] + letters as u32);
        self.opened.push(self.paragraphs() as u32 + u32::from(opens_paragraph));
    }

    /// Returns the number of sentences.
    pub(crate) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Returns the types of the words of a range of sentences.
    pub(crate) fn words(&self, sentences: Range<usize>) -> &[u32] {
        &self.words[self.starts[sentences.start] as usize..self.starts[sentences.end] as usize]
    }

    /// Returns the number of words of a range of sentences.
    pub(crate) fn word_count(&self, sentences: Range<usize>) -> u32 {
        self.starts[sentences.end] - self.starts[sentences.start]
    }

    /// Returns the length of a range of sentences: their characters without spaces, plus one for each
    /// sentence.
    pub(crate) fn length(&self, sentences: Range<usize>) -> f32 {
        (self.letters[sentences.end] - self.letters[sentences.start]) as f32
    }

    /// Returns true if a sentence is the first of its paragraph.
    pub(crate) fn opens_paragraph(&self, sentence: usize) -> bool {
        self.opened(sentence..sentence + 1) > 0
    }

    /// Returns the number of paragraphs that begin in a range of sentences.
    pub(crate) fn opened(&self, sentences: Range<usize>) -> u32 {
        self.opened[sentences.end] - self.opened[sentences.start]
    }

    /// Returns the number of paragraphs.
    pub(crate) fn paragraphs(&self) -> usize {
        self.opened[self.opened.len() - 1] as usize
    }

    /// Returns the share of a type among all words of the side.
    pub(crate) fn frequency(&self, word: usize) -> f32 {
        self.counts[word] as f32 / self.words.len() as f32
    }
}

// The numbers in words and the months of a sentence, each with the byte at which it ends and a value that is
// the same in every language. Numbers of one digit are left to the lexicon, which knows their words. A month
// becomes a numeral that no text contains.
fn values(sentence: &Analysed) -> Vec<(usize, String)> {
    let long = |number: &Number| number.value.len() > 1;
    let numbers =
        sentence.spelled_numbers().into_iter().filter(long).map(|number| (number.range.end, number.value));
    let value = |month: Month| match month.calendar {
        Calendar::Gregorian => format!("0.0.{}", month.number),
        Calendar::Hijri => format!("0.1.{}", month.number),
    };
    let months = sentence.months().into_iter().map(|month| (month.range.end, value(month)));
    let mut values: Vec<_> = numbers.chain(months).collect();
    values.sort_by_key(|(end, _)| *end);
    values
}
