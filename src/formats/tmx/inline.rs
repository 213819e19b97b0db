//! [`SegDraft`]: the text of a `<seg>` while it is parsed, its inline elements becoming codes.

use std::collections::HashMap;

use crate::unit::{Code, CodeKind, UnitText};

/// These characters mark a text to be translated (`<sub>`) inside the markup of a code: its start, its end,
/// and the end of its `datatype` and `type`, which stand after the start.
pub(super) const SUB_START: char = '\u{FFF9}';
pub(super) const SUB_TEXT: char = '\u{FFFA}';
pub(super) const SUB_END: char = '\u{FFFB}';

/// The label of a code that was a `<hi>`; a type follows after a colon.
pub(super) const HIGHLIGHT: &str = "hi";

/// The text of a `<seg>` while it is read. The innermost open element decides whether characters are text or
/// the markup of a code.
#[derive(Default)]
pub(super) struct SegDraft {
    plain: String,
    codes: Vec<Code>,
    open: Vec<InlineElement>,
    // The code whose markup is being read. Codes are not nested: an element inside a code is part of its
    // markup.
    markup: Option<usize>,
    // The codes' ids by the number that pairs `<bpt>` and `<ept>`.
    ids: HashMap<String, String>,
}

/// The meaning of an element of a `<seg>` for the text in it.
enum InlineElement {
    /// A code: its content is markup.
    Code,
    /// A `<hi>` with this id and label: its content is text.
    Highlight(String, String),
    /// A `<sub>` inside a code.
    Sub,
    /// An element that the format does not know, with its name. Its tags are kept as codes.
    Foreign(String),
    /// An element of which only the text is kept.
    Plain,
}

/// The attributes of an inline element.
#[derive(Default)]
pub(super) struct Attributes {
    pub(super) i: String,
    pub(super) x: Option<String>,
    pub(super) kind: Option<String>,
    pub(super) pos: String,
    pub(super) assoc: Option<String>,
    pub(super) datatype: Option<String>,
}

impl SegDraft {
    /// Opens an inline element. Returns false if the format has none of this name.
    pub(super) fn start(&mut self, name: &str, attributes: Attributes) -> bool {
        let element = match (name, self.markup.is_some()) {
            ("sub", true) => self.start_sub(&attributes),
            ("hi" | "bpt" | "ept" | "ph" | "it" | "ut", true) | ("sub", false) => InlineElement::Plain,
            ("hi", false) => self.start_highlight(attributes),
            ("bpt" | "ept" | "ph" | "it" | "ut", false) => self.start_code(name, attributes),
            _ => return false,
        };
        self.open.push(element);
        true
    }

    fn start_code(&mut self, name: &str, attributes: Attributes) -> InlineElement {
        let Attributes { i, x, kind, pos, assoc, .. } = attributes;
        let code_kind = match (name, pos.as_str()) {
            ("bpt", _) | ("it", "begin") => CodeKind::Open,
            ("ept", _) | ("it", "end") => CodeKind::Close,
            _ => CodeKind::Single,
        };
        let id = match name {
            "bpt" => {
                let id = x.unwrap_or_else(|| i.clone());
                self.ids.insert(i, id.clone());
                id
            }
            "ept" => self.ids.get(&i).cloned().unwrap_or(i),
            _ => x.unwrap_or_default(),
        };
        let label = match (kind, assoc) {
            (kind, Some(assoc)) => Some(format!("{};assoc={assoc}", kind.unwrap_or_default())),
            (kind, None) => kind,
        };
        self.push(code_kind, id, label, String::new());
        self.markup = Some(self.codes.len() - 1);
        InlineElement::Code
    }

    fn push(&mut self, kind: CodeKind, id: String, label: Option<String>, markup: String) {
        self.codes.push(Code { at: self.plain.len(), kind, id, markup, label });
    }

    fn start_highlight(&mut self, attributes: Attributes) -> InlineElement {
        let label = match attributes.kind {
            Some(kind) => format!("{HIGHLIGHT}:{kind}"),
            None => HIGHLIGHT.to_owned(),
        };
        let id = attributes.x.unwrap_or_default();
        self.push(CodeKind::Open, id.clone(), Some(label.clone()), String::new());
        InlineElement::Highlight(id, label)
    }

    fn start_sub(&mut self, attributes: &Attributes) -> InlineElement {
        let datatype = attributes.datatype.as_deref().unwrap_or_default();
        let kind = attributes.kind.as_deref().unwrap_or_default();
        let separator = if kind.is_empty() { "" } else { "," };
        let start = format!("{SUB_START}{datatype}{separator}{kind}{SUB_TEXT}");
        self.sink().push_str(&start);
        InlineElement::Sub
    }

    /// Closes the innermost element.
    pub(super) fn end(&mut self) {
        match self.open.pop() {
            Some(InlineElement::Highlight(id, label)) => {
                self.push(CodeKind::Close, id, Some(label), String::new());
            }
            Some(InlineElement::Sub) => self.sink().push(SUB_END),
            Some(InlineElement::Code) => self.markup = None,
            Some(InlineElement::Foreign(name)) => self.foreign(CodeKind::Close, &name, format!("</{name}>")),
            Some(InlineElement::Plain) | None => {}
        }
    }

    /// Keeps an element that the format does not know: its start tag becomes a code.
    pub(super) fn start_foreign(&mut self, kind: CodeKind, name: &str, tag: String) {
        self.foreign(kind, name, tag);
        self.open.push(match kind {
            CodeKind::Open => InlineElement::Foreign(name.to_owned()),
            _ => InlineElement::Plain,
        });
    }

    fn foreign(&mut self, kind: CodeKind, name: &str, tag: String) {
        match self.markup {
            Some(code) => self.codes[code].markup.push_str(&tag),
            None => self.push(kind, name.to_owned(), None, tag),
        }
    }

    /// Returns the string to which text is appended now.
    pub(super) fn sink(&mut self) -> &mut String {
        match self.markup {
            Some(code) => &mut self.codes[code].markup,
            None => &mut self.plain,
        }
    }

    pub(super) fn finish(self) -> UnitText {
        UnitText::with_codes(self.plain, self.codes)
    }
}
