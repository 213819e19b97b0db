//! One side of the alignment: its sentences as numbers.

use std::collections::HashMap;
use std::ops::Range;

use crate::text::{fold, words};

/// The sentences of one side as word types, with their lengths.
#[derive(Debug, Default)]
pub(super) struct Side {
    /// The spelling of each word type that is compared.
    pub(super) types: Vec<String>,
    /// How often each type occurs.
    pub(super) counts: Vec<u32>,
    /// The types of all words in order.
    words: Vec<u32>,
    // Where each sentence's words begin; then where the last one's end.
    starts: Vec<u32>,
    // Letters up to each sentence.
    letters: Vec<f32>,
    // Paragraphs opened before each sentence; then in all.
    opened: Vec<u32>,
}

impl Side {
    pub(super) fn new<'t>(sentences: impl Iterator<Item = (&'t str, bool)>) -> Self {
        let mut side = Self { starts: vec![0], letters: vec![0.0], opened: vec![0], ..Self::default() };
        let mut known = HashMap::new();
        for (sentence, opens) in sentences {
            side.push(&fold(sentence), &mut known);
            side.opened.push(side.paragraphs() as u32 + u32::from(opens));
        }
        side
    }

    fn push(&mut self, folded: &str, known: &mut HashMap<String, u32>) {
        for word in words(folded) {
            let new = self.types.len() as u32;
            let word = *known.entry(word.text.to_owned()).or_insert_with(|| {
                self.types.push(word.text.to_owned());
                self.counts.push(0);
                new
            });
            self.counts[word as usize] += 1;
            self.words.push(word);
        }
        self.starts.push(self.words.len() as u32);
        // A sentence counts one letter more than it has, so that none is empty.
        let letters = 1 + folded.chars().filter(|c| *c != ' ').count();
        self.letters.push(self.letters.last().expect("begins with 0") + letters as f32);
    }

    /// Returns how many sentences there are.
    pub(super) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Returns the types of the words of some sentences.
    pub(super) fn words(&self, sentences: Range<usize>) -> &[u32] {
        &self.words[self.starts[sentences.start] as usize..self.starts[sentences.end] as usize]
    }

    /// Returns how many words some sentences have.
    pub(super) fn word_count(&self, sentences: Range<usize>) -> u32 {
        self.starts[sentences.end] - self.starts[sentences.start]
    }

    /// Returns the length of some sentences: letters and marks, and one more for each.
    pub(super) fn length(&self, sentences: Range<usize>) -> f32 {
        self.letters[sentences.end] - self.letters[sentences.start]
    }

    /// Returns true if a sentence is the first of its paragraph.
    pub(super) fn opens_paragraph(&self, sentence: usize) -> bool {
        self.opened(sentence..sentence + 1) > 0
    }

    /// Returns how many paragraphs some sentences open.
    pub(super) fn opened(&self, sentences: Range<usize>) -> u32 {
        self.opened[sentences.end] - self.opened[sentences.start]
    }

    /// Returns how many paragraphs there are.
    pub(super) fn paragraphs(&self) -> usize {
        self.opened[self.opened.len() - 1] as usize
    }

    /// Returns the share of a type among the words.
    pub(super) fn frequency(&self, word: usize) -> f32 {
        self.counts[word] as f32 / self.words.len() as f32
    }
}
