//! [`WrittenText`]: a text of which the rows of a sheet have the sentences.

use crate::lang::Lang;

/// A text of which the rows have the sentences.
#[derive(Clone, Debug)]
pub struct WrittenText<'t> {
    /// The language.
    pub lang: &'t Lang,
    /// The sentences, in order.
    pub sentences: Vec<WrittenSentence<'t>>,
}

/// A sentence of a text, kept in the hidden sheet.
#[derive(Clone, Debug)]
pub struct WrittenSentence<'t> {
    /// The sentence.
    pub text: &'t str,
    /// Whether a paragraph begins with it.
    pub opens: bool,
    /// Where it stands in its document, in words.
    pub place: Option<&'t str>,
    /// The number of the row that has the sentence, from 1; 0 if none has it.
    pub row: usize,
}
