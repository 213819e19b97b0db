//! [`Weaver`]: weaves the tokens of a block and its text into the items of a flow.

use std::ops::Range;

use super::flow::{FlowItem, FlowKind};
use crate::documents::{Block, TextSpan, is_unseen};
use crate::manuscript::tokens::{ElementKind, MarkKind, Markup, Token, Tokens};

/// Weaves tokens and the text of a block.
pub(super) struct Weaver<'w> {
    file: &'w str,
    tokens: &'w Tokens,
    text: &'w str,
    spans: &'w [TextSpan],
    markup: Markup,
    items: Vec<FlowItem>,
    /// The elements that are open, each with the number of items before it and the place where it begins.
    open: Vec<(usize, usize, usize)>,
    /// How much of the text is woven.
    done: usize,
}

impl<'w> Weaver<'w> {
    pub(super) fn new(file: &'w str, tokens: &'w Tokens, block: &'w Block, markup: Markup) -> Self {
        let spans = block.source.as_ref().map_or(&[][..], |source| &source.spans);
        Self { file, tokens, text: &block.text, spans, markup, items: Vec::new(), open: Vec::new(), done: 0 }
    }

    /// Takes a token; `None` if the token does not fit the text.
    pub(super) fn token(&mut self, token: &Token) -> Option<()> {
        match token {
            Token::Open { element, start } => self.open.push((*element, self.items.len(), *start)),
            Token::Close { element, end } => self.close(*element, *end)?,
            Token::Text { from, whole } => self.text(from, whole)?,
            Token::Space => self.space(),
            Token::Break { from, label } => self.line_end(from, label)?,
            Token::Mark { from, kind, label } => self.mark(from.clone(), *kind, *label),
        }
        Some(())
    }

    /// Returns the items; `None` if a part of the text is missing, or an element has not ended.
    pub(super) fn finish(mut self) -> Option<Vec<FlowItem>> {
        self.joint(self.text.len())?;
        self.open.is_empty().then_some(self.items)
    }

    fn text(&mut self, from: &Range<usize>, whole: &Range<usize>) -> Option<()> {
        let first = self.spans.partition_point(|span| span.from.end <= whole.start);
        let spans = self.spans[first..].iter().take_while(|span| span.from.end <= whole.end);
        let (mut found, mut end) = (false, from.start);
        if self.markup != Markup::Docx {
            self.keep_space(from);
        }
        for span in spans {
            // What a reader left out of the middle of a text stays as it is.
            if self.markup != Markup::Docx && self.shows(end..span.from.start) {
                self.mark(end..span.from.start, MarkKind::Shown, None);
            }
            self.joint(span.at.start)?;
            self.take(span.at.end);
            (found, end) = (true, span.from.end);
        }
        match found {
            true if self.markup != Markup::Docx && self.shows(end..from.end) => {
                self.mark(end..from.end, MarkKind::Shown, None);
            }
            // The space at the end of a text stands before a mark that follows. A text of Word has all of its
            // spaces inside.
            true if self.markup != Markup::Docx && self.file[from.clone()].ends_with(char::is_whitespace) => {
                self.space();
            }
            true => {}
            false if self.markup == Markup::Docx => self.mark(whole.clone(), MarkKind::Quiet, None),
            false => self.mark(whole.clone(), MarkKind::Shown, None),
        }
        Some(())
    }

    // Returns true if a stretch of the file has more than white space and signs that are not seen.
    fn shows(&self, from: Range<usize>) -> bool {
        let shown = |c: char| !c.is_ascii_whitespace() && !is_unseen(c);
        self.file.get(from).is_some_and(|stretch| stretch.contains(shown))
    }

    fn line_end(&mut self, from: &Range<usize>, label: &'static str) -> Option<()> {
        let span = self.spans.partition_point(|span| span.from.end < from.end);
        let span = self.spans.get(span).filter(|span| span.from.end == from.end).map(|span| span.at.clone());
        let is_line_end = self.text[self.done..].starts_with('\n');
        match span.or_else(|| is_line_end.then_some(self.done..self.done + 1)) {
            Some(at) => {
                self.joint(at.start)?;
                self.done = at.end;
                let kind = FlowKind::Mark { from: from.clone(), kind: MarkKind::Shown, label: Some(label) };
                self.items.push(FlowItem { stack: self.stack(), at, kind });
            }
            None => self.mark(from.clone(), MarkKind::Shown, Some(label)),
        }
        Some(())
    }

    // Leaves to the mark before a text the space between them that the text of the block has not: a line
    // begins there, or the space before the mark stands for both.
    fn keep_space(&mut self, from: &Range<usize>) {
        let (text, woven) = (&self.file[from.clone()], &self.text[..self.done]);
        let space = text.len() - text.trim_start().len();
        if let Some(FlowItem { kind: FlowKind::Mark { from: mark, .. }, .. }) = self.items.last_mut()
            && mark.end == from.start
            && (woven.is_empty() || woven.ends_with(' '))
        {
            mark.end += space;
        }
    }

    // Weaves a space, if the text has one here.
    fn space(&mut self) {
        if self.text[self.done..].starts_with(' ') {
            self.take(self.done + 1);
        }
    }

    // Weaves the white space before a place, which belongs to the text before.
    fn joint(&mut self, at: usize) -> Option<()> {
        if at > self.done {
            self.text[self.done..at].trim().is_empty().then_some(())?;
            match self.items.last_mut().filter(|item| item.kind == FlowKind::Text) {
                Some(item) => (item.at.end, self.done) = (at, at),
                None => self.take(at),
            }
        }
        (at == self.done).then_some(())
    }

    fn take(&mut self, end: usize) {
        let (stack, at) = (self.stack(), self.done..end);
        self.done = end;
        match self.items.last_mut() {
            // A space looks the same in all runs.
            Some(item)
                if item.kind == FlowKind::Text
                    && (item.stack == stack
                        || self.markup == Markup::Docx && self.text[at.clone()].trim().is_empty()) =>
            {
                item.at.end = end;
            }
            _ => self.items.push(FlowItem { stack, at, kind: FlowKind::Text }),
        }
    }

    fn mark(&mut self, from: Range<usize>, kind: MarkKind, label: Option<&'static str>) {
        if kind == MarkKind::Dropped {
            return;
        }
        let (stack, at) = (self.stack(), self.done..self.done);
        self.items.push(FlowItem { stack, at, kind: FlowKind::Mark { from, kind, label } });
    }

    // Ends an element. One without any text inside is a mark as a whole.
    fn close(&mut self, element: usize, end: usize) -> Option<()> {
        let (opened, before, start) = self.open.pop()?;
        (opened == element).then_some(())?;
        if self.items[before..].iter().any(|item| !item.at.is_empty()) {
            return Some(());
        }
        let known = &self.tokens.elements[element];
        let inside = self.items.drain(before..).filter_map(|item| match item.kind {
            FlowKind::Mark { kind, .. } => Some(kind),
            FlowKind::Text => None,
        });
        let inside = inside.max();
        let kind = match known.kind {
            ElementKind::Run | ElementKind::Dropped => inside.unwrap_or(MarkKind::Dropped),
            ElementKind::Field => MarkKind::Shown,
            _ => inside.unwrap_or(MarkKind::Shown),
        };
        let label = known.label.filter(|_| known.kind != ElementKind::Run);
        self.mark(start..end, kind, label);
        Some(())
    }

    fn stack(&self) -> Vec<usize> {
        let elements = self.open.iter().map(|(element, ..)| *element);
        elements.filter(|element| self.tokens.elements[*element].kind != ElementKind::Dropped).collect()
    }
}
