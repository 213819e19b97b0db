//! [`Tokens`]: the tokens of a file, in sections that no block goes beyond.

use std::ops::Range;

use super::cue_tags::CueTags;

/// The tokens of a file of text, or of a part of a document.
#[derive(Clone, Debug, Default)]
pub(in crate::manuscript) struct Tokens {
    pub(in crate::manuscript) elements: Vec<Element>,
    pub(in crate::manuscript) sections: Vec<Section>,
    /// The tags of each cue, in a file of subtitles.
    pub(in crate::manuscript) cues: Vec<CueTags>,
}

/// Tokens between two ends of blocks.
#[derive(Clone, Debug)]
pub(in crate::manuscript) struct Section {
    pub(in crate::manuscript) markup: Markup,
    pub(in crate::manuscript) tokens: Vec<Token>,
    pub(in crate::manuscript) frame: Frame,
}

/// What stands around the tokens of a section.
#[derive(Clone, Debug, Default)]
pub(in crate::manuscript) struct Frame {
    /// The start tag of the block: of a paragraph of Word, or of the element of a page.
    pub(in crate::manuscript) start: Option<Range<usize>>,
    /// The properties of a paragraph of Word.
    pub(in crate::manuscript) properties: Option<Range<usize>>,
    /// Where the content of a paragraph of Word ends that goes on with the next one, whose tokens follow.
    pub(in crate::manuscript) joint: Option<usize>,
}

/// The markup that a text stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::manuscript) enum Markup {
    Docx,
    Page,
    /// The value of an attribute in a page, between quotation marks.
    PageAttribute,
    Markdown,
    /// A cell of a table in Markdown.
    MarkdownCell,
    Cues,
}

/// Something of a file, by its place in bytes.
#[derive(Clone, Debug)]
pub(in crate::manuscript) enum Token {
    /// The start of an element, by its number. Runs that look alike are one element.
    Open {
        element: usize,
        start: usize,
    },
    Close {
        element: usize,
        end: usize,
    },
    /// A text, and the element of nothing but the text around it.
    Text {
        from: Range<usize>,
        whole: Range<usize>,
    },
    /// White space between texts.
    Space,
    /// A line end or tab, which is a sign of the text of the block.
    Break {
        from: Range<usize>,
        label: &'static str,
    },
    Mark {
        from: Range<usize>,
        kind: MarkKind,
        label: Option<&'static str>,
    },
}

/// What becomes of a mark when the text around it is translated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::manuscript) enum MarkKind {
    /// The mark is left out.
    Dropped,
    /// The mark goes to the start of the sentence.
    Quiet,
    /// The mark is a code of the sentence, which the translator places.
    Shown,
}

/// An element that may hold text: bold text, a link, a run of Word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::manuscript) struct Element {
    pub(in crate::manuscript) open: Range<usize>,
    pub(in crate::manuscript) close: Range<usize>,
    pub(in crate::manuscript) label: Option<&'static str>,
    pub(in crate::manuscript) kind: ElementKind,
}

/// What is special about an element.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::manuscript) enum ElementKind {
    #[default]
    Plain,
    /// A run of Word, whose properties say how its text runs.
    Run,
    /// A field of Word: shown even if nothing of its text is read.
    Field,
    /// A change or a direction in Word, whose tags are left out around a translation.
    Dropped,
    /// Code in a line of Markdown.
    Code,
    /// A link in Markdown whose text is the name of its address, which stays when the text is translated.
    Reference,
}

impl Tokens {
    /// Adds an element that begins and whose end is not known yet, and returns its number.
    pub(super) fn open(
        &mut self,
        open: Range<usize>,
        label: Option<&'static str>,
        kind: ElementKind,
    ) -> usize {
        self.elements.push(Element { close: open.end..open.end, open, label, kind });
        self.elements.len() - 1
    }

    /// Begins a section and returns its number.
    pub(super) fn begin(&mut self, markup: Markup, frame: Frame) -> usize {
        self.sections.push(Section { markup, tokens: Vec::new(), frame });
        self.sections.len() - 1
    }

    /// Adds a token to the last section.
    pub(super) fn push(&mut self, token: Token) {
        self.sections.last_mut().into_iter().for_each(|section| section.tokens.push(token.clone()));
    }
}
