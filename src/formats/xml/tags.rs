//! [`Tags`]: the XML of one unit as a flat list of tags and texts, and [`Element`], a place in it.
//!
//! The list is not nested: an opening tag has the number of its closing tag. So elements nested a million
//! deep take no stack.

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, escape};

use crate::error::Syntax;
use crate::formats::xml::text::Mender;

/// The tags and texts of one unit in their order, each with its place.
pub(crate) struct Tags<'t> {
    text: &'t str,
    tokens: Vec<TagToken>,
}

/// A tag or a stretch of text.
#[derive(Debug)]
pub(crate) struct TagToken {
    pub(crate) kind: TagTokenKind,
    /// Bytes of the unit's text.
    pub(crate) span: Range<usize>,
    /// For a tag: the token of the tag that closes or opens it.
    pub(crate) partner: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TagTokenKind {
    /// A start tag, or an empty one, which is followed by a closing token of no bytes.
    Open,
    Close,
    Text,
    CData,
    /// `&name;`
    Reference,
}

/// An element of a tree.
#[derive(Clone, Copy)]
pub(crate) struct Element<'a> {
    tree: &'a Tags<'a>,
    at: usize,
}

/// The byte at which the text of a unit is not well-formed, and the fault found there.
pub(crate) type Broken = (usize, Syntax);

impl<'t> Tags<'t> {
    /// Parses the text of one element, which may have this number of tags, texts and references.
    pub(crate) fn parse(text: &'t str, most: usize) -> Result<Self, Broken> {
        let mut tree = Self { text, tokens: Vec::new() };
        let mut open = Vec::new();
        let mut reader = Reader::from_str(text);
        reader.config_mut().allow_dangling_amp = true;
        loop {
            let start = place(reader.buffer_position());
            let event = reader.read_event();
            let event = event
                .map_err(|error| (place(reader.error_position()), Syntax::Malformed(error.to_string())))?;
            let span = start..place(reader.buffer_position());
            match event {
                Event::Start(tag) => {
                    check(&tag).map_err(|found| (start, found))?;
                    open.push(tree.push(TagTokenKind::Open, span));
                }
                Event::Empty(tag) => {
                    check(&tag).map_err(|found| (start, found))?;
                    let end = span.end;
                    let opened = tree.push(TagTokenKind::Open, span);
                    tree.close(opened, end..end);
                }
                Event::End(_) => {
                    let opened = open
                        .pop()
                        .ok_or((start, Syntax::Malformed("a closing tag without an opening one".into())))?;
                    tree.close(opened, span);
                }
                Event::Text(_) => _ = tree.push(TagTokenKind::Text, span),
                Event::CData(_) => _ = tree.push(TagTokenKind::CData, span),
                Event::GeneralRef(_) => _ = tree.push(TagTokenKind::Reference, span),
                Event::Eof => break,
                Event::Comment(_) | Event::PI(_) | Event::Decl(_) | Event::DocType(_) => {}
            }
            if tree.tokens.len() > most {
                return Err((start, too_many_tags(most)));
            }
        }
        match (open.last(), tree.tokens.first().map(|first| first.kind)) {
            (None, Some(TagTokenKind::Open)) => Ok(tree),
            (Some(&unclosed), _) => {
                let span = tree.tokens[unclosed].span.clone();
                Err((span.start, Syntax::Truncated(format!("<{}>", qualified_name(&text[span])))))
            }
            (None, _) => Err((0, Syntax::NotThis("element"))),
        }
    }

    pub(crate) fn root(&self) -> Element<'_> {
        Element { tree: self, at: 0 }
    }

    fn push(&mut self, kind: TagTokenKind, span: Range<usize>) -> usize {
        self.tokens.push(TagToken { kind, span, partner: 0 });
        self.tokens.len() - 1
    }

    fn close(&mut self, opened: usize, span: Range<usize>) {
        let closed = self.push(TagTokenKind::Close, span);
        self.tokens[closed].partner = opened;
        self.tokens[opened].partner = closed;
    }
}

impl<'a> Element<'a> {
    /// Returns the outermost element.
    pub(crate) fn root(self) -> Self {
        self.tree.root()
    }

    /// Returns the name with its prefix.
    pub(crate) fn name(self) -> &'a str {
        qualified_name(self.tag())
    }

    /// Returns the name without its prefix.
    pub(crate) fn local_name(self) -> &'a str {
        local_name(self.tag())
    }

    /// Returns true for an element of XLIFF itself: one with the prefix of the unit.
    pub(crate) fn is(self, name: &str) -> bool {
        let prefix = |element: Self| element.name().rsplit_once(':').map_or("", |(prefix, _)| prefix);
        self.local_name() == name && prefix(self) == prefix(self.root())
    }

    /// Returns the start tag as given.
    pub(crate) fn tag(self) -> &'a str {
        &self.tree.text[self.token().span.clone()]
    }

    /// Returns the bytes of the unit's text that the element takes.
    pub(crate) fn span(self) -> Range<usize> {
        self.token().span.start..self.closing().span.end
    }

    /// Returns the bytes of the start tag.
    pub(crate) fn tag_span(self) -> Range<usize> {
        self.token().span.clone()
    }

    /// Returns the bytes between the tags.
    pub(crate) fn inner(self) -> Range<usize> {
        self.token().span.end..self.closing().span.start
    }

    /// Returns the value of an attribute, by its name with its prefix.
    pub(crate) fn attribute(self, name: &str) -> Option<Cow<'a, str>> {
        attribute(self.tag(), name)
    }

    pub(crate) fn children(self) -> impl Iterator<Item = Self> {
        let end = self.token().partner;
        let mut at = self.at + 1;
        std::iter::from_fn(move || {
            while at < end {
                let here = at;
                let token = &self.tree.tokens[here];
                let opens = token.kind == TagTokenKind::Open;
                at = if opens { token.partner + 1 } else { here + 1 };
                if opens {
                    return Some(Self { at: here, ..self });
                }
            }
            None
        })
    }

    /// Returns the first child that is an element of XLIFF with this name.
    pub(crate) fn child(self, name: &str) -> Option<Self> {
        self.children().find(|child| child.is(name))
    }

    /// Returns the elements inside at any depth, in their order.
    pub(crate) fn descendants(self) -> impl Iterator<Item = Self> {
        (self.at + 1..self.token().partner)
            .filter(move |&at| self.tree.tokens[at].kind == TagTokenKind::Open)
            .map(move |at| Self { at, ..self })
    }

    /// Returns the tokens between the tags, as places in the tree.
    pub(crate) fn content(self) -> Range<usize> {
        self.at + 1..self.token().partner
    }

    /// Returns a token of the tree.
    pub(crate) fn token_at(self, at: usize) -> &'a TagToken {
        &self.tree.tokens[at]
    }

    /// Returns the element that a token opens or closes.
    pub(crate) fn element_at(self, at: usize) -> Self {
        let token = self.token_at(at);
        Self { at: if token.kind == TagTokenKind::Close { token.partner } else { at }, ..self }
    }

    /// Returns a stretch of the unit's text as given.
    pub(crate) fn raw(self, span: Range<usize>) -> &'a str {
        &self.tree.text[span]
    }

    /// Returns the characters inside, whatever elements they stand in.
    pub(crate) fn text(self, mender: &mut Mender<'_>) -> String {
        let mut out = String::new();
        for at in self.content() {
            let token = self.token_at(at);
            let raw = self.raw(token.span.clone());
            match token.kind {
                TagTokenKind::Text => mender.text(raw, &mut out),
                TagTokenKind::CData => mender.text(cdata(raw), &mut out),
                TagTokenKind::Reference => mender.reference(reference(raw), &mut out),
                TagTokenKind::Open | TagTokenKind::Close => {}
            }
        }
        out
    }

    fn token(self) -> &'a TagToken {
        &self.tree.tokens[self.at]
    }

    fn closing(self) -> &'a TagToken {
        &self.tree.tokens[self.token().partner]
    }
}

/// Returns the value of an attribute of a start tag, by its name with its prefix.
pub(crate) fn attribute<'t>(tag: &'t str, name: &str) -> Option<Cow<'t, str>> {
    let content = tag.trim_start_matches('<').trim_end_matches('>').trim_end_matches('/');
    let tag_name = qualified_name(tag).len();
    let raw = quick_xml::events::attributes::Attributes::new(content, tag_name)
        .with_checks(false)
        .filter_map(Result::ok)
        .find(|attribute| attribute.key.as_ref() == name)?
        .value;
    let value = escape::unescape(&raw).map(Cow::into_owned);
    Some(value.map_or(raw, Cow::Owned))
}

/// Returns the bytes of an attribute in a start tag, from its name to the closing quote; the name is given
/// with its prefix.
pub(crate) fn attribute_place(tag: &str, name: &str) -> Option<Range<usize>> {
    let content = tag.trim_start_matches('<').trim_end_matches('>').trim_end_matches('/');
    let place = |part: &str| part.as_ptr() as usize - tag.as_ptr() as usize;
    let mut attributes = quick_xml::events::attributes::Attributes::new(content, qualified_name(tag).len());
    let attribute =
        attributes.with_checks(false).filter_map(Result::ok).find(|found| found.key.as_ref() == name)?;
    let Cow::Borrowed(value) = attribute.value else { return None };
    Some(place(attribute.key.0)..place(value) + value.len() + 1)
}

/// Returns the name of the tag that a text starts with, with its prefix.
pub(crate) fn qualified_name(tag: &str) -> &str {
    let name = tag.strip_prefix('<').unwrap_or(tag);
    let name = name.strip_prefix('/').unwrap_or(name);
    &name[..name.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/' | '<')).unwrap_or(name.len())]
}

/// Returns the name of the tag that a text starts with, without its prefix.
pub(crate) fn local_name(tag: &str) -> &str {
    let name = qualified_name(tag);
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// Returns the text of a CDATA section.
pub(crate) fn cdata(raw: &str) -> &str {
    raw.strip_prefix("<![CDATA[").and_then(|raw| raw.strip_suffix("]]>")).unwrap_or_default()
}

/// Returns the name in a reference.
pub(crate) fn reference(raw: &str) -> &str {
    raw.strip_prefix('&').and_then(|raw| raw.strip_suffix(';')).unwrap_or(raw)
}

// Checks once that all attributes can be read, so that reading them later cannot fail.
fn check(tag: &BytesStart<'_>) -> Result<(), Syntax> {
    for attribute in tag.attributes().with_checks(false) {
        attribute.map_err(|error| Syntax::Malformed(error.to_string()))?;
    }
    Ok(())
}

/// Returns the fault of a unit with more tags than these.
pub(crate) fn too_many_tags(most: usize) -> Syntax {
    Syntax::Malformed(format!("a unit of more than {most} tags and texts"))
}

fn place(byte: u64) -> usize {
    usize::try_from(byte).expect("a place in a text in memory")
}
