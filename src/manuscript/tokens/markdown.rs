//! [`of_markdown`]: a Markdown text as tokens.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::page::of_page;
use super::token::{ElementKind, Frame, MarkKind, Markup, Token, Tokens};
use crate::documents::{is_markdown_block, markdown_events, without_front_matter};

/// Returns the tokens of a Markdown text.
pub(in crate::manuscript) fn of_markdown(text: &str) -> Tokens {
    let body = without_front_matter(text);
    let mut scan = MarkdownScan { start: text.len() - body.len(), body, ..MarkdownScan::default() };
    scan.begin();
    for (event, from) in markdown_events(body) {
        scan.event(&event, from);
    }
    scan.tokens
}

#[derive(Default)]
struct MarkdownScan<'t> {
    body: &'t str,
    /// Where the body stands in the file.
    start: usize,
    tokens: Tokens,
    /// The section that takes tokens, after those around the pictures that are open.
    sections: Vec<usize>,
    /// The inline elements that are open.
    open: Vec<usize>,
    /// Where the last token ended, in the file.
    end: usize,
    html: Option<Range<usize>>,
    is_cell: bool,
}

impl MarkdownScan<'_> {
    fn begin(&mut self) {
        let markup = if self.is_cell { Markup::MarkdownCell } else { Markup::Markdown };
        self.sections = vec![self.tokens.begin(markup, Frame::default())];
        self.open.clear();
    }

    fn push(&mut self, token: Token) {
        let section = self.sections.last().copied().unwrap_or_default();
        self.tokens.sections[section].tokens.push(token);
    }

    fn event(&mut self, event: &Event, from: Range<usize>) {
        let body = &self.body[from.clone()];
        let from = self.start + from.start..self.start + from.end;
        match event {
            Event::Start(Tag::HtmlBlock) => self.html = Some(from.start..from.start),
            Event::Html(_) => self.html.iter_mut().for_each(|html| html.end = from.end),
            Event::End(TagEnd::HtmlBlock) => self.end_html(),
            Event::Start(Tag::TableCell) => {
                self.is_cell = true;
                self.begin();
            }
            Event::End(TagEnd::TableCell) => {
                self.is_cell = false;
                self.begin();
            }
            Event::Start(tag) if is_markdown_block(tag.to_end()) => self.begin(),
            Event::End(tag) if is_markdown_block(*tag) => self.begin(),
            Event::Start(Tag::Image { .. }) => {
                self.mark(from.clone(), Some("image"));
                self.sections.push(self.tokens.begin(Markup::Markdown, Frame::default()));
            }
            Event::End(TagEnd::Image) => _ = self.sections.pop(),
            Event::Start(tag) => self.open_inline(tag, from.clone(), body),
            Event::End(tag) => self.close_inline(*tag, from.clone()),
            Event::Text(text) if text.trim().is_empty() => self.push(Token::Space),
            Event::Text(_) => self.push(Token::Text { whole: from.clone(), from: from.clone() }),
            Event::Code(_) => self.code(from.clone(), body),
            Event::SoftBreak => self.push(Token::Space),
            Event::HardBreak => self.push(Token::Break { from: from.clone(), label: "lb" }),
            Event::InlineHtml(tag) if tag.to_ascii_lowercase().starts_with("<br") => {
                self.push(Token::Break { from: from.clone(), label: "lb" });
            }
            _ => self.mark(from.clone(), None),
        }
        if !matches!(event, Event::Start(_)) {
            self.end = from.end;
        }
    }

    fn open_inline(&mut self, tag: &Tag, from: Range<usize>, body: &str) {
        let tildes = body.len() - body.trim_start_matches('~').len();
        let (length, label) = match tag {
            Tag::Strong => (2, Some("bold")),
            Tag::Strikethrough => (tildes, None),
            Tag::Emphasis => (1, Some("italic")),
            Tag::Link { .. } => (1, Some("link")),
            _ => (1, None),
        };
        let kind = match tag {
            Tag::Link { link_type: LinkType::Shortcut | LinkType::Collapsed, .. } => ElementKind::Reference,
            _ => ElementKind::Plain,
        };
        let element = self.tokens.open(from.start..from.start + length, label, kind);
        self.open.push(element);
        self.push(Token::Open { element, start: from.start });
    }

    fn close_inline(&mut self, tag: TagEnd, from: Range<usize>) {
        let Some(element) = self.open.pop() else { return };
        let open = self.tokens.elements[element].open.clone();
        let start = if tag == TagEnd::Link { self.end.max(open.end) } else { from.end - open.len() };
        self.tokens.elements[element].close = start..from.end;
        self.push(Token::Close { element, end: from.end });
    }

    fn code(&mut self, from: Range<usize>, body: &str) {
        let ticks = body.len() - body.trim_start_matches('`').len();
        let element = self.tokens.open(from.start..from.start + ticks, None, ElementKind::Code);
        self.tokens.elements[element].close = from.end - ticks..from.end;
        let end = from.end;
        self.push(Token::Open { element, start: from.start });
        self.push(Token::Text { whole: from.clone(), from });
        self.push(Token::Close { element, end });
    }

    fn mark(&mut self, from: Range<usize>, label: Option<&'static str>) {
        self.push(Token::Mark { from, kind: MarkKind::Shown, label });
    }

    fn end_html(&mut self) {
        if let Some(html) = self.html.take() {
            let inside = html.start - self.start..html.end - self.start;
            of_page(&self.body[inside], html.start, &mut self.tokens);
        }
        self.begin();
    }
}
