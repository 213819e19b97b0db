use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// A word of a text: its range in bytes and the word as given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word<'t> {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// The word as given.
    pub text: &'t str,
}

/// Returns the words of a text in order, without white space and punctuation (UAX #29 word boundaries). A number
/// with inner separators is one word.
///
/// ```
/// let words: Vec<_> = mizan::text::words("بلغ ٣٫١٤، أي 3.14.").map(|word| word.text).collect();
/// assert_eq!(words, ["بلغ", "٣٫١٤", "أي", "3.14"]);
/// ```
pub fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    text.unicode_word_indices().map(|(start, text)| Word { range: start..start + text.len(), text })
}
