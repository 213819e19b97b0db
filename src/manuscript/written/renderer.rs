//! [`Renderer`]: writes the pieces of a block, with the elements around each.

use std::ops::Range;

use super::directed::{directed_run, is_of_word};
use super::edits::Chunk;
use super::markdown_text::escaped_markdown;
use super::page_tag::escaped;
use crate::lang::{Direction, Lang};
use crate::manuscript::flow::{FlowItem, FlowKind, NewItem, NewKind};
use crate::manuscript::tokens::{Element, ElementKind, Markup, Tokens};

/// Writes the pieces of a block.
pub(in crate::manuscript) struct Renderer<'r> {
    file: &'r str,
    tokens: &'r Tokens,
    markup: Markup,
    target: &'r Lang,
    chunks: Vec<Chunk>,
    open: Vec<OpenElement>,
}

// An element that is open, and the way in which its text runs, if that is set.
#[derive(Clone, Copy, PartialEq, Eq)]
struct OpenElement {
    element: usize,
    runs: Option<Direction>,
}

impl<'r> Renderer<'r> {
    pub(in crate::manuscript) fn new(
        file: &'r str,
        tokens: &'r Tokens,
        markup: Markup,
        target: &'r Lang,
    ) -> Self {
        Self { file, tokens, markup, target, chunks: Vec::new(), open: Vec::new() }
    }

    /// Writes pieces of the document as they were.
    pub(in crate::manuscript) fn old(&mut self, items: &[FlowItem], text: &str) {
        for item in items {
            match &item.kind {
                FlowKind::Text => self.text(&item.stack, &text[item.at.clone()], None),
                FlowKind::Mark { from, .. } => self.mark(&item.stack, from.clone()),
            }
        }
    }

    /// Writes the pieces of a translation.
    pub(in crate::manuscript) fn new_items(&mut self, items: &[NewItem]) {
        let direction = self.target.direction();
        for item in items {
            match &item.kind {
                NewKind::Text(text) => {
                    // Latin words in an Arabic sentence run as they do elsewhere.
                    let is_own = direction == Direction::LeftToRight
                        || text.chars().any(is_arabic)
                        || !text.chars().any(char::is_alphabetic);
                    self.text(&item.stack, text, is_own.then_some(direction));
                }
                NewKind::Mark(from) => self.mark(&item.stack, from.clone()),
            }
        }
    }

    /// Returns what was written.
    pub(in crate::manuscript) fn finish(mut self) -> Vec<Chunk> {
        self.go_to(&[]);
        self.chunks
    }

    fn text(&mut self, stack: &[usize], text: &str, runs: Option<Direction>) {
        let place = |element: &usize| {
            let is_run = self.tokens.elements[*element].kind == ElementKind::Run;
            OpenElement { element: *element, runs: runs.filter(|_| is_run) }
        };
        let around: Vec<OpenElement> = stack.iter().map(place).collect();
        self.go_to(&around);
        let innermost = stack.last().map(|element| &self.tokens.elements[*element]);
        let written = match self.markup {
            Markup::Docx => self.text_of_word(innermost, text),
            Markup::Page | Markup::Cues => escaped(text),
            Markup::PageAttribute => escaped(text).replace('"', "&quot;").replace('\'', "&#39;"),
            Markup::Markdown | Markup::MarkdownCell => {
                let is_code = innermost.is_some_and(|element| element.kind == ElementKind::Code);
                let begins = self.chunks.is_empty();
                if is_code { text.to_owned() } else { escaped_markdown(text, self.markup, begins) }
            }
        };
        self.write(written);
    }

    fn text_of_word(&self, run: Option<&Element>, text: &str) -> String {
        let open = run.map_or("", |run| &self.file[run.open.clone()]);
        let prefix =
            open.strip_prefix('<').and_then(|tag| tag.split_once(':')).map_or("", |(prefix, _)| prefix);
        let prefix = if prefix.contains([' ', '>']) || prefix.is_empty() {
            String::new()
        } else {
            format!("{prefix}:")
        };
        format!("<{prefix}t xml:space=\"preserve\">{}</{prefix}t>", escaped(text))
    }

    fn mark(&mut self, stack: &[usize], from: Range<usize>) {
        let place = |(number, element): (usize, &usize)| {
            let known = self.open.get(number).filter(|open| open.element == *element);
            known.copied().unwrap_or(OpenElement { element: *element, runs: None })
        };
        let around: Vec<OpenElement> = stack.iter().enumerate().map(place).collect();
        self.go_to(&around);
        self.chunks.push(Chunk::Kept(from));
    }

    // Ends the elements that are not around the next piece, and begins those that are not open yet.
    fn go_to(&mut self, around: &[OpenElement]) {
        let common = self.open.iter().zip(around).take_while(|(open, wanted)| open == wanted).count();
        while self.open.len() > common {
            let ended = self.open.pop().map(|open| &self.tokens.elements[open.element]);
            ended.into_iter().for_each(|element| self.close(element));
        }
        for wanted in &around[common..] {
            self.open.push(*wanted);
            let element = &self.tokens.elements[wanted.element];
            let tag = &self.file[element.open.clone()];
            match wanted.runs.filter(|_| is_of_word(tag)) {
                Some(direction) => self.write(directed_run(tag, direction, self.target)),
                None => self.chunks.push(Chunk::Kept(element.open.clone())),
            }
        }
    }

    fn close(&mut self, element: &Element) {
        match element.kind {
            // The name of the address stays the text that it was.
            ElementKind::Reference => {
                let name = &self.file[element.open.end..element.close.start];
                self.write(format!("][{name}]"));
            }
            _ => self.chunks.push(Chunk::Kept(element.close.clone())),
        }
    }

    fn write(&mut self, text: String) {
        match self.chunks.last_mut() {
            Some(Chunk::Written(before)) => before.push_str(&text),
            _ => self.chunks.push(Chunk::Written(text)),
        }
    }
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}
