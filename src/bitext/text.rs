//! [`Text`]: one side of a bitext, split into segments.

use std::collections::HashMap;
use std::ops::Range;
use std::slice;

use super::document_marks::{mark, opens_paragraph, says_more};
#[cfg(feature = "review")]
use crate::align::SegmentKind;
use crate::align::{SegmentMark, Sentences};
use crate::documents::Document;
use crate::lang::Lang;
use crate::segment::Segmenter;
use crate::unit::Context;

/// A text whose segments were cut, and for each segment that it had, the first one that it has now.
pub(super) struct CutText {
    pub(super) text: Text,
    pub(super) at: Vec<usize>,
}

/// A segment of a text that is put together anew.
#[cfg(feature = "xlsx")]
pub(crate) struct Piece {
    /// The segment of the text as it was, from 0.
    pub(crate) segment: usize,
    pub(crate) text: String,
    pub(crate) opens: bool,
    pub(crate) place: Option<String>,
}

/// One side of a bitext: a text in segments.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    lang: Lang,
    segments: Vec<String>,
    // For each segment, whether a paragraph begins with it.
    opens: Vec<bool>,
    // For each segment, where it stands in the document; empty for given segments.
    places: Vec<Option<String>>,
    // For each segment, what its document says of it; empty if that is no more than the paragraphs.
    marks: Vec<SegmentMark>,
    page_lines: usize,
}

impl Text {
    /// Splits a text into segments. Each segment is trimmed, and line ends inside it become spaces. Page
    /// numbers, running heads and feet are left out; [`page_lines`](Self::page_lines) counts them.
    #[must_use]
    pub fn segmented(text: &str, lang: Lang, segmenter: &Segmenter) -> Self {
        let mut page_lines = 0;
        let (segments, opens) = segmenter
            .segments(text)
            .inspect(|segment| page_lines += usize::from(segment.is_page_line()) + segment.page_lines())
            .filter(|segment| !segment.is_page_line())
            .map(|segment| (segment.on_one_line().into_owned(), segment.opens_paragraph()))
            .filter(|(segment, _)| !segment.is_empty())
            .unzip();
        Self { lang, segments, opens, places: Vec::new(), marks: Vec::new(), page_lines }
    }

    /// Splits a document into segments, as [`segmented`](Self::segmented) splits a text. No segment goes on
    /// from one part of the document to the next, and code of programs is left out. The kinds of the blocks
    /// and the times of subtitles count as evidence when the text is aligned.
    #[must_use]
    pub fn of_document(document: &Document, lang: Lang, segmenter: &Segmenter) -> Self {
        let mut whole = Self::from_segments(Vec::new(), lang);
        let is_marked = says_more(document);
        for part in document.part_ranges() {
            for segment in segmenter.segments(&document.text()[part.clone()]) {
                whole.page_lines += usize::from(segment.is_page_line()) + segment.page_lines();
                let text = segment.on_one_line();
                if segment.is_page_line() || text.is_empty() {
                    continue;
                }
                whole.segments.push(text.into_owned());
                let range = segment.trimmed().range();
                let place = part.start + range.start..part.start + range.end;
                let opens = segment.opens_paragraph() && opens_paragraph(document, place.clone());
                whole.opens.push(opens);
                whole.places.push(document.whereabouts(place.clone()));
                if is_marked {
                    whole.marks.push(mark(document, place, opens));
                }
            }
        }
        whole
    }

    /// Takes each line of a text as a segment, unchanged. A line ends at `\n` or `\r\n`; a line end at the
    /// end of the text opens no further segment. An empty line is a segment too, and a paragraph break.
    #[must_use]
    pub fn lines(text: &str, lang: Lang) -> Self {
        Self::from_segments(text.lines().map(str::to_owned).collect(), lang)
    }

    /// Takes segments as they are. An empty segment is a paragraph break.
    #[must_use]
    pub fn from_segments(segments: Vec<String>, lang: Lang) -> Self {
        let opens = vec![false; segments.len()];
        Self { lang, segments, opens, places: Vec::new(), marks: Vec::new(), page_lines: 0 }
    }

    /// Returns the language.
    #[must_use]
    pub fn lang(&self) -> &Lang {
        &self.lang
    }

    /// Returns the segments, in order.
    #[must_use]
    pub fn segments(&self) -> &[String] {
        &self.segments
    }

    /// Returns where a segment stands in its document, in words (`page 4, table 1, row 2, column 3`): the
    /// page, the slide, the chapter or the cell, or the times of the cues. `None` for running text without
    /// pages.
    #[must_use]
    pub fn place(&self, segment: usize) -> Option<&str> {
        self.places.get(segment)?.as_deref()
    }

    /// Returns whether a paragraph begins with a segment: at the start, after an empty segment, or where the
    /// document says so.
    #[cfg(any(feature = "review", feature = "xlsx"))]
    pub(crate) fn opens_paragraph(&self, segment: usize) -> bool {
        let follows_blank = segment.checked_sub(1).is_none_or(|before| is_blank(&self.segments[before]));
        self.opens[segment] || follows_blank
    }

    /// Returns the part of the document to which a segment belongs.
    #[cfg(feature = "review")]
    pub(crate) fn kind(&self, segment: usize) -> SegmentKind {
        self.marks.get(segment).map(|mark| mark.kind).unwrap_or_default()
    }

    /// Returns how many lines were left out because they belong to the pages of the text.
    #[must_use]
    pub fn page_lines(&self) -> usize {
        self.page_lines
    }

    /// Returns a text of pieces, each of which says where it stands.
    #[cfg(feature = "xlsx")]
    pub(crate) fn of_pieces(pieces: Vec<Piece>, lang: Lang) -> Self {
        let mut text = Self::from_segments(Vec::new(), lang);
        for piece in pieces {
            text.segments.push(piece.text);
            text.opens.push(piece.opens);
            text.places.push(piece.place);
        }
        text
    }

    /// Returns the text with other segments, each of which is a piece of one that the text has, or stands
    /// beside it.
    #[cfg(feature = "xlsx")]
    pub(crate) fn recut(&self, pieces: Vec<Piece>) -> Self {
        let segments: Vec<usize> = pieces.iter().map(|piece| piece.segment).collect();
        let mut text = Self::of_pieces(pieces, self.lang.clone());
        text.page_lines = self.page_lines;
        text.marks = segments.iter().filter_map(|&segment| self.marks.get(segment).copied()).collect();
        text
    }

    /// Returns the text with some of its segments cut into parts, which are given in bytes.
    pub(super) fn cut(&self, parts: &HashMap<usize, Vec<Range<usize>>>) -> CutText {
        let mut text = Self::from_segments(Vec::new(), self.lang.clone());
        text.page_lines = self.page_lines;
        let mut at = Vec::new();
        for (number, segment) in self.segments.iter().enumerate() {
            at.push(text.segments.len());
            let whole = 0..segment.len();
            let parts = parts.get(&number).map_or(slice::from_ref(&whole), Vec::as_slice);
            for (part, range) in parts.iter().enumerate() {
                let piece = &segment[range.clone()];
                let is_cut = range.len() < segment.len();
                text.segments.push(if is_cut { piece.trim().to_owned() } else { piece.to_owned() });
                text.opens.push(part == 0 && self.opens[number]);
                text.places.extend(self.places.get(number).cloned());
                text.marks.extend(self.marks.get(number).copied());
            }
        }
        CutText { text, at }
    }

    pub(super) fn sentences(&self) -> Sentences<'_> {
        let sentences = self.segments.iter().map(String::as_str).zip(self.opens.iter().copied());
        Sentences::new(sentences).with_marks(self.marks.clone())
    }

    pub(crate) fn has_empty_segments(&self) -> bool {
        self.segments.iter().any(|segment| is_blank(segment))
    }

    /// Returns the segments at these indices as one text, joined by spaces.
    pub(crate) fn joined(&self, indices: &[usize]) -> String {
        indices.iter().map(|&i| self.segments[i].as_str()).collect::<Vec<_>>().join(" ")
    }

    /// Returns the nearest segment that has text before the first of these indices, and the nearest behind
    /// the last. The indices rise.
    pub(super) fn context(&self, indices: &[usize]) -> Context {
        let (first, last) = (indices[0], indices[indices.len() - 1]);
        let previous = self.segments[..first].iter().rev().find(|segment| !is_blank(segment));
        let next = self.segments[last + 1..].iter().find(|segment| !is_blank(segment));
        Context::new(previous.cloned(), next.cloned())
    }
}

fn is_blank(segment: &str) -> bool {
    segment.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hard_wrapped_segment_is_on_one_line() {
        let wrapped = "The committee met on Monday in the old town hall, and it\ntalked for hours about the new bridge over the river. It\nagreed in the end that the bridge should be built soon.\n";
        let text = Text::segmented(wrapped, Lang::ENGLISH, &Segmenter::new(Lang::ENGLISH));
        assert_eq!(text.segments().len(), 2);
        assert!(text.segments()[0].contains("and it talked for hours"));
    }
}
