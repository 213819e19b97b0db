//! [`BlockSource`]: where the text of a block stands in its file, for the way back of a translation.

use std::ops::Range;

/// Where the text of a block stands in its file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct BlockSource {
    /// The path of the part, in a file of parts.
    pub(crate) part: String,
    /// The stretches of the text, in order. Spaces and line ends between them stand nowhere.
    pub(crate) spans: Vec<TextSpan>,
}

/// A stretch of a text, and the bytes that it was read from: those of a part, or of a decoded text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct TextSpan {
    /// In bytes of the text of the block.
    pub(crate) at: Range<usize>,
    pub(crate) from: Range<usize>,
}

impl BlockSource {
    /// Returns the source of a block of a file of text; none if no stretch is known.
    pub(super) fn of_text(spans: Vec<TextSpan>) -> Option<Box<Self>> {
        Self::of_part("", spans)
    }

    /// Returns the source of a block of a part; none if no stretch is known.
    pub(super) fn of_part(part: &str, spans: Vec<TextSpan>) -> Option<Box<Self>> {
        (!spans.is_empty()).then(|| Box::new(Self { part: part.to_owned(), spans }))
    }
}

/// Keeps what of the spans lies in a stretch of the text, which becomes the whole text.
pub(super) fn cut_to(spans: &mut Vec<TextSpan>, kept: &Range<usize>) {
    for span in spans.iter_mut() {
        let place = |at: usize| at.clamp(kept.start, kept.end) - kept.start;
        span.at = place(span.at.start)..place(span.at.end);
    }
    spans.retain(|span| !span.at.is_empty());
}

/// Moves the spans of a text that stands further on in another one, by this number of bytes.
pub(super) fn move_on(spans: &mut [TextSpan], bytes: usize) {
    for span in spans {
        span.at = span.at.start + bytes..span.at.end + bytes;
    }
}

/// Moves the spans of a text to another text that was made of it by leaving signs out; a tab may have become
/// a space.
pub(super) fn move_to(spans: &mut Vec<TextSpan>, text: &str, kept: &str) {
    if spans.is_empty() || text == kept {
        return;
    }
    // For each byte of the kept text, its byte in the text.
    let mut places = Vec::with_capacity(kept.len());
    let mut signs = text.char_indices();
    for sign in kept.chars() {
        let is_it = |c: char| c == sign || c == '\t' && sign == ' ';
        let at = signs.find(|(_, c)| is_it(*c)).map_or(text.len(), |(at, _)| at);
        places.extend(std::iter::repeat_n(at, sign.len_utf8()));
    }
    move_by(spans, &places);
}

/// Moves spans to a text of which each byte stood at a place of the text before; the places do not fall.
pub(super) fn move_by(spans: &mut Vec<TextSpan>, places: &[usize]) {
    for span in spans.iter_mut() {
        let place = |at: usize| places.partition_point(|place| *place < at);
        span.at = place(span.at.start)..place(span.at.end);
    }
    spans.retain(|span| !span.at.is_empty());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(at: Range<usize>) -> TextSpan {
        TextSpan { at, from: 0..9 }
    }

    #[test]
    fn spans_follow_the_text_that_is_left() {
        let mut spans = vec![span(0..4), span(4..8), span(8..11)];
        move_to(&mut spans, " \u{200F}\tب ج\n", "ب ج");
        assert_eq!(spans, [span(0..3), span(3..5)]);
    }

    #[test]
    fn spans_are_cut_to_what_is_kept() {
        let mut spans = vec![span(0..2), span(2..5), span(5..8)];
        cut_to(&mut spans, &(2..6));
        assert_eq!(spans, [span(0..3), span(3..4)]);
    }
}
