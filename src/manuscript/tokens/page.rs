//! [`of_page`]: a page of the web as tokens.

use std::ops::Range;

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token as PageToken, Tokenizer, naive_next_state};

use super::token::{ElementKind, Frame, MarkKind, Markup, Token, Tokens};
use crate::documents::{ElementRole, shown_attributes};

/// Adds the tokens of a page, or of a part of one, which stands at a place in the file. The texts of
/// attributes are sections of their own, behind those of the page.
pub(in crate::manuscript) fn of_page(page: &str, start: usize, tokens: &mut Tokens) {
    let is_xml = page.trim_start().starts_with("<?xml");
    let mut attributes = Vec::new();
    let mut scan = PageScan { tokens, open: Vec::new() };
    scan.begin(None);
    let mut cutter = Tokenizer::new_with_emitter(page, DefaultEmitter::<usize>::new_with_span());
    while let Some(Ok(token)) = cutter.next() {
        let place = |span: html5gum::Span| start + span.start..start + span.end;
        match token {
            PageToken::StartTag(tag) => {
                let is_empty = is_xml && tag.self_closing;
                attributes.extend(shown_attributes(&tag, page).into_iter().map(|attribute| attribute.from));
                scan.start(&tag.name, place(tag.span), is_empty);
                if let Some(state) = naive_next_state(&tag.name).filter(|_| !is_empty) {
                    cutter.set_state(state);
                }
            }
            PageToken::EndTag(tag) => scan.end(&tag.name, place(tag.span)),
            PageToken::String(text) if text.iter().all(u8::is_ascii_whitespace) => {
                scan.tokens.push(Token::Space);
            }
            PageToken::String(text) => {
                let from = place(text.span);
                scan.tokens.push(Token::Text { whole: from.clone(), from });
            }
            PageToken::Comment(comment) => scan.mark(place(comment.span), MarkKind::Quiet, None),
            PageToken::Doctype(_) | PageToken::Error(_) => {}
        }
    }
    for from in attributes {
        let from = start + from.start..start + from.end;
        tokens.begin(Markup::PageAttribute, Frame::default());
        tokens.push(Token::Text { whole: from.clone(), from });
    }
}

struct PageScan<'t> {
    tokens: &'t mut Tokens,
    /// The inline elements that are open in the section, by name and number.
    open: Vec<(Vec<u8>, usize)>,
}

impl PageScan<'_> {
    fn begin(&mut self, block: Option<Range<usize>>) {
        self.open.clear();
        self.tokens.begin(Markup::Page, Frame { start: block, ..Frame::default() });
    }

    fn start(&mut self, name: &[u8], from: Range<usize>, is_empty: bool) {
        let role = ElementRole::of(name);
        match role {
            ElementRole::LineEnd => self.tokens.push(Token::Break { from, label: "lb" }),
            role if role.stands_alone() => self.begin((!role.is_void()).then_some(from)),
            role if role.is_void() || is_empty => {
                self.mark(from, MarkKind::Shown, (name == b"img").then_some("image"));
            }
            _ => {
                let start = from.start;
                let element = self.tokens.open(from, label(name), ElementKind::Plain);
                self.open.push((name.to_vec(), element));
                self.tokens.push(Token::Open { element, start });
            }
        }
    }

    fn end(&mut self, name: &[u8], from: Range<usize>) {
        match self.open.pop() {
            Some((open, element)) if open == name => {
                let end = from.end;
                self.tokens.elements[element].close = from;
                self.tokens.push(Token::Close { element, end });
            }
            // The end of what began before, or of a block: no block goes on after it.
            _ => self.begin(None),
        }
    }

    fn mark(&mut self, from: Range<usize>, kind: MarkKind, label: Option<&'static str>) {
        self.tokens.push(Token::Mark { from, kind, label });
    }
}

fn label(name: &[u8]) -> Option<&'static str> {
    Some(match name {
        b"b" | b"strong" => "bold",
        b"i" | b"em" => "italic",
        b"u" => "underlined",
        b"a" => "link",
        _ => return None,
    })
}
