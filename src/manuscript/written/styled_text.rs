//! [`StyledText`]: words with the elements around them, which are cut into cues and lines.

use std::ops::Range;

use crate::manuscript::flow::{FlowItem, FlowKind, NewItem, NewKind};

/// Words with the elements around them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct StyledText {
    pub(super) text: String,
    /// In the order of the text.
    pub(super) pieces: Vec<StyledPiece>,
}

/// Words in the same elements, or a tag that stands alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct StyledPiece {
    /// In bytes of the text; a tag is empty.
    pub(super) at: Range<usize>,
    pub(super) stack: Vec<usize>,
    pub(super) tag: Option<Range<usize>>,
}

impl StyledText {
    /// Returns a text without elements.
    pub(super) fn plain(text: &str) -> Self {
        let mut plain = Self::default();
        plain.push(text, &[]);
        plain
    }

    /// Returns the pieces of a translation.
    pub(super) fn of_new(items: Vec<NewItem>) -> Self {
        let mut styled = Self::default();
        for NewItem { stack, kind } in items {
            match kind {
                NewKind::Text(text) => styled.push(&text, &stack),
                NewKind::Mark(from) => styled.push_tag(from, stack),
            }
        }
        styled
    }

    /// Returns pieces of the document as they were.
    pub(super) fn of_old(items: Vec<FlowItem>, text: &str) -> Self {
        let mut styled = Self::default();
        for FlowItem { stack, at, kind } in items {
            match kind {
                FlowKind::Text => styled.push(&text[at], &stack),
                FlowKind::Mark { from, .. } => styled.push_tag(from, stack),
            }
        }
        styled
    }

    /// Returns the parts of the text in some ranges, which are in order and may leave out spaces between
    /// them. No tag is left out.
    pub(super) fn parts(&self, ranges: &[Range<usize>]) -> Vec<Self> {
        let mut parts = vec![Self::default(); ranges.len()];
        for piece in &self.pieces {
            if let Some(from) = &piece.tag {
                let part = ranges.partition_point(|range| range.end <= piece.at.start);
                if let Some(part) = parts.get_mut(part.min(ranges.len().saturating_sub(1))) {
                    part.push_tag(from.clone(), piece.stack.clone());
                }
                continue;
            }
            let first = ranges.partition_point(|range| range.end <= piece.at.start);
            let inside = ranges.iter().zip(&mut parts).skip(first);
            for (range, part) in inside.take_while(|(range, _)| range.start < piece.at.end) {
                let at = range.start.max(piece.at.start)..range.end.min(piece.at.end);
                part.push(&self.text[at], &piece.stack);
            }
        }
        parts
    }

    /// Adds another text behind what joins the two.
    pub(super) fn join(&mut self, joint: &str, other: &Self) {
        if !self.text.is_empty() && !other.text.is_empty() {
            let last = self.pieces.last().map(|piece| piece.stack.clone()).unwrap_or_default();
            let next = other.pieces.first().map_or(&[][..], |piece| &piece.stack);
            let stack = if last.len() <= next.len() { last } else { next.to_vec() };
            self.push(joint, &stack);
        }
        for piece in &other.pieces {
            match &piece.tag {
                Some(from) => self.push_tag(from.clone(), piece.stack.clone()),
                None => self.push(&other.text[piece.at.clone()], &piece.stack),
            }
        }
    }

    fn push(&mut self, text: &str, stack: &[usize]) {
        let start = self.text.len();
        self.text += text;
        let end = self.text.len();
        match self.pieces.last_mut() {
            _ if text.is_empty() => {}
            Some(piece) if piece.tag.is_none() && piece.stack == stack => piece.at.end = end,
            _ => self.pieces.push(StyledPiece { at: start..end, stack: stack.to_vec(), tag: None }),
        }
    }

    fn push_tag(&mut self, from: Range<usize>, stack: Vec<usize>) {
        let at = self.text.len();
        self.pieces.push(StyledPiece { at: at..at, stack, tag: Some(from) });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text() -> StyledText {
        let item =
            |text: &str, stack: &[usize]| NewItem { stack: stack.to_vec(), kind: NewKind::Text(text.into()) };
        let tag = NewItem { stack: vec![7], kind: NewKind::Mark(40..45) };
        StyledText::of_new(vec![item("Close ", &[]), item("the red", &[7]), tag, item(" door.", &[])])
    }

    #[test]
    fn a_text_is_cut_with_its_elements() {
        let parts = text().parts(&[0..9, 10..19]);
        let pieces = |part: &StyledText| {
            let piece = |piece: &StyledPiece| (part.text[piece.at.clone()].to_owned(), piece.stack.len());
            part.pieces.iter().map(piece).collect::<Vec<_>>()
        };
        let piece = |text: &str, depth| (text.to_owned(), depth);
        assert_eq!(pieces(&parts[0]), [piece("Close ", 0), piece("the", 1)]);
        assert_eq!(pieces(&parts[1]), [piece("red", 1), piece("", 1), piece(" door.", 0)]);
    }

    #[test]
    fn parts_that_are_joined_again_are_the_text() {
        let mut joined = StyledText::default();
        for part in text().parts(&[0..5, 6..9, 10..19]) {
            joined.join(" ", &part);
        }
        assert_eq!(joined, text());
    }
}
