//! The documents of one side: [`Side`].

use crate::align::{Numbering, Occurrences, SideWords};
use crate::lang::Lang;

/// The documents of one side, each as the words of one sentence of [`SideWords`].
pub(super) struct Side {
    pub(super) words: SideWords,
    // How many documents are Arabic, and how many are English, judged by their script.
    arabic: usize,
    english: usize,
}

impl Side {
    pub(super) fn new() -> Self {
        Self { words: SideWords::empty(), arabic: 0, english: 0 }
    }

    /// Adds the text of a document. Of its words, the first `most` are compared.
    pub(super) fn add(&mut self, text: &str, most: usize, numbering: &mut Numbering) {
        self.words.add_document(text, most, numbering);
        let lang = Lang::detect(text);
        self.arabic += usize::from(lang.as_ref().is_some_and(Lang::is_arabic));
        self.english += usize::from(lang.as_ref().is_some_and(Lang::is_english));
    }

    /// Returns how much more of the documents are Arabic than English.
    pub(super) fn arabic_lead(&self) -> i64 {
        self.arabic as i64 - self.english as i64
    }

    /// Returns the documents in which each word occurs.
    pub(super) fn occurrences(&self) -> Occurrences {
        Occurrences::new(&self.words)
    }

    /// Returns the number of documents.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// Returns the number of words of a document that are compared.
    pub(super) fn word_count(&self, document: usize) -> f32 {
        self.words.word_count(document..document + 1) as f32
    }

    /// Returns the length of a document: its characters without spaces.
    pub(super) fn length(&self, document: usize) -> f32 {
        self.words.length(document..document + 1)
    }
}
