//! The words of a text as given, by the word boundaries of Unicode (UAX #29).

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// A word of a text, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word<'t> {
    start: usize,
    text: &'t str,
}

impl<'t> Word<'t> {
    /// Returns the word as given.
    #[must_use]
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// Returns where the word stands, in bytes of the text.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }
}

/// Returns the words of a text in order, without white space and punctuation. A number with inner separators
/// is one word.
///
/// ```
/// let text = "بلغ ٣٫١٤، أي 3.14.";
/// let words: Vec<_> = mizan::text::words(text).collect();
/// assert_eq!(words.iter().map(|word| word.text()).collect::<Vec<_>>(), ["بلغ", "٣٫١٤", "أي", "3.14"]);
/// assert_eq!(&text[words[0].range()], "بلغ");
/// ```
pub fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    text.unicode_word_indices().map(|(start, text)| Word { start, text })
}
