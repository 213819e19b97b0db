//! [`InlineReader`]: reads the text of a `source` or `target` and turns its inline elements into codes.

use std::collections::HashMap;
use std::ops::Range;

use super::phrase_tags::{ReadStretch, is_phrase, with_codes};
use crate::formats::prop_names::XLIFF_PREFIX;
use crate::formats::xml::tags::{Element, TagTokenKind, cdata, reference};
use crate::formats::xml::text::Mender;
use crate::unit::{Code, CodeKind, UnitText};

/// Reads the texts of one unit: characters, and inline elements as codes.
pub(in crate::formats::xliff) struct InlineReader<'i, 'm, 'r> {
    pub(super) mender: &'m mut Mender<'r>,
    meanings: Meanings<'i>,
    /// How many bytes of markup and comments the unit may still copy from the definitions of the file. A unit
    /// can refer to the same long definition many times.
    left: usize,
}

// The most bytes of markup and comments that a unit may copy from the definitions of its file. Chosen by
// hand; bounds the memory that a small unit with many references can take.
const MOST_DEFINED: usize = 16 << 20;

/// The label of the two codes that a mark around protected words becomes in the target of a filled segment.
pub(in crate::formats::xliff) const PROTECTED_WORDS: &str = "mizan-protected";

/// The prefix of the values of `subType` that this crate writes into files of 2.x.
pub(in crate::formats::xliff) const OWN_TYPE: &str = "mizan:";

/// The original markup that the inline elements of a file stand for.
#[derive(Clone, Copy)]
pub(in crate::formats::xliff) enum Meanings<'i> {
    /// XLIFF 1.2: SDLXLIFF keeps the markup in definitions, by id.
    V1(&'i HashMap<String, TagDef>),
    /// XLIFF 2.x: the markup stands in the unit's original data, by id.
    V2(&'i HashMap<String, String>),
}

/// The markup that an inline tag of an SDLXLIFF file stands for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::formats::xliff) struct TagDef {
    pub(super) open: String,
    pub(super) close: Option<String>,
}

/// The part of a text that was read so far.
#[derive(Default)]
struct Draft {
    plain: String,
    codes: Vec<Code>,
    /// The place of the element of each code, in bytes of the unit's text.
    places: Vec<Range<usize>>,
    /// The place of the token that is being read.
    place: Range<usize>,
    /// The id of the code that each `rid` of 1.2 opened.
    pairs: HashMap<String, String>,
}

impl<'i, 'm, 'r> InlineReader<'i, 'm, 'r> {
    pub(in crate::formats::xliff) fn new(mender: &'m mut Mender<'r>, meanings: Meanings<'i>) -> Self {
        Self { mender, meanings, left: MOST_DEFINED }
    }

    /// Returns the text of an element.
    pub(super) fn text(&mut self, element: Element<'_>) -> UnitText {
        self.text_with_places(element).0
    }

    /// Returns the text of an element, and the place of the markup of each code in bytes of the unit's text.
    pub(in crate::formats::xliff) fn text_with_places(
        &mut self,
        element: Element<'_>,
    ) -> (UnitText, Vec<Range<usize>>) {
        let mut draft = Draft::default();
        let (phrase, mut stretches) = (is_phrase(element.root()), Vec::new());
        let content = element.content();
        let mut at = content.start;
        while at < content.end {
            let token = element.token_at(at);
            let raw = element.raw(token.span.clone());
            let mut next = at + 1;
            draft.place = token.span.clone();
            if phrase && !matches!(token.kind, TagTokenKind::Open | TagTokenKind::Close) {
                let is_reference = matches!(token.kind, TagTokenKind::Reference);
                stretches.push(ReadStretch {
                    start: draft.plain.len(),
                    raw: token.span.clone(),
                    is_reference,
                });
            }
            match token.kind {
                TagTokenKind::Text => self.mender.text(raw, &mut draft.plain),
                TagTokenKind::CData => self.mender.text(cdata(raw), &mut draft.plain),
                TagTokenKind::Reference => self.mender.reference(reference(raw), &mut draft.plain),
                TagTokenKind::Open if self.takes_whole(&mut draft, element.element_at(at)) => {
                    next = token.partner + 1;
                }
                TagTokenKind::Open => self.open(&mut draft, element.element_at(at)),
                TagTokenKind::Close => self.close(&mut draft, element.element_at(at)),
            }
            at = next;
        }
        if draft.codes.is_empty()
            && let Some(text) = with_codes(&draft.plain, &stretches)
        {
            return text;
        }
        (UnitText::with_codes(draft.plain, draft.codes), draft.places)
    }

    /// Returns all characters inside an element and the elements in it.
    pub(super) fn flat(&mut self, element: Element<'_>) -> String {
        element.text(self.mender)
    }

    // Takes an element whose content is no text of the unit, such as `ph`, as one code. Returns false for any
    // other element.
    fn takes_whole(&mut self, draft: &mut Draft, element: Element<'_>) -> bool {
        // The markup of such a code is the whole element, not its start tag alone.
        let tag = std::mem::replace(&mut draft.place, element.span());
        let taken = match self.meanings {
            Meanings::V1(_) => self.takes_whole_v1(draft, element),
            Meanings::V2(_) => self.takes_whole_v2(draft, element),
        };
        draft.place = tag;
        taken
    }

    fn takes_whole_v1(&mut self, draft: &mut Draft, element: Element<'_>) -> bool {
        match element.local_name() {
            "mrk" => element.attribute("mtype").as_deref() == Some("x-sdl-deleted"),
            "bpt" => {
                let id = draft.pair(element);
                let markup = self.flat(element);
                draft.code(CodeKind::Open, id, markup, label(element, "ctype"));
                true
            }
            "ept" => {
                let id = draft.partner(element);
                let markup = self.flat(element);
                draft.code(CodeKind::Close, id, markup, None);
                true
            }
            "ph" | "it" => {
                let kind = match element.attribute("pos").as_deref() {
                    Some("open") => CodeKind::Open,
                    Some("close") => CodeKind::Close,
                    _ => CodeKind::Single,
                };
                let markup = self.flat(element);
                draft.code(kind, id(element, "id"), markup, label(element, "ctype"));
                true
            }
            "x" | "bx" | "ex" => {
                self.placeholder_v1(draft, element);
                true
            }
            _ => false,
        }
    }

    fn placeholder_v1(&mut self, draft: &mut Draft, element: Element<'_>) {
        let (kind, id) = match element.local_name() {
            "bx" => (CodeKind::Open, draft.pair(element)),
            "ex" => (CodeKind::Close, draft.partner(element)),
            _ => (CodeKind::Single, id(element, "id")),
        };
        let label = label(element, "ctype").filter(|_| kind != CodeKind::Close);
        let markup = self.definition(element).map_or(element.tag(), |definition| &definition.open).to_owned();
        draft.code(kind, id, markup, label);
    }

    fn takes_whole_v2(&mut self, draft: &mut Draft, element: Element<'_>) -> bool {
        let (kind, id) = match element.local_name() {
            "sc" => (CodeKind::Open, id(element, "id")),
            "ec" => {
                (CodeKind::Close, element.attribute("startRef").map_or_else(|| id(element, "id"), Into::into))
            }
            "ph" | "cp" => (CodeKind::Single, id(element, "id")),
            _ => return false,
        };
        let label = label(element, "type").filter(|_| kind != CodeKind::Close);
        let markup = self.data(element, "dataRef").unwrap_or_else(|| element.tag().to_owned());
        draft.code(kind, id, markup, label);
        true
    }

    // Adds the opening code of `g`, `pc`, or an element that XLIFF does not know. An element that only marks
    // a stretch of text (`mrk`, `sm`) is no code.
    fn open(&mut self, draft: &mut Draft, element: Element<'_>) {
        let (markup, label) = match (self.meanings, element.local_name()) {
            (_, "mrk" | "sm" | "em" | "sub") => return,
            (Meanings::V1(_), _) => {
                (self.definition(element).map(|definition| definition.open.clone()), label(element, "ctype"))
            }
            (Meanings::V2(_), _) => (self.data(element, "dataRefStart"), label(element, "type")),
        };
        draft.code(
            CodeKind::Open,
            id(element, "id"),
            markup.unwrap_or_else(|| element.tag().to_owned()),
            label,
        );
    }

    fn close(&mut self, draft: &mut Draft, element: Element<'_>) {
        let markup = match (self.meanings, element.local_name()) {
            (_, "mrk" | "sm" | "em" | "sub") => return,
            (Meanings::V1(_), _) => self.definition(element).and_then(|definition| definition.close.clone()),
            (Meanings::V2(_), _) => self.data(element, "dataRefEnd"),
        };
        let markup = markup.unwrap_or_else(|| format!("</{}>", element.name()));
        draft.code(CodeKind::Close, id(element, "id"), markup, None);
    }

    fn definition(&mut self, element: Element<'_>) -> Option<&'i TagDef> {
        let Meanings::V1(definitions) = self.meanings else { return None };
        let definition = definitions.get(&*element.attribute("id")?)?;
        self.take(definition.open.len().max(definition.close.as_ref().map_or(0, String::len)))?;
        Some(definition)
    }

    fn data(&mut self, element: Element<'_>, reference: &str) -> Option<String> {
        let Meanings::V2(data) = self.meanings else { return None };
        let markup = data.get(&*element.attribute(reference)?)?;
        self.take(markup.len())?;
        Some(markup.clone())
    }

    /// Takes bytes of a definition from those that the unit may still copy; `None` if too few are left.
    pub(super) fn take(&mut self, bytes: usize) -> Option<()> {
        self.left = self.left.checked_sub(bytes)?;
        Some(())
    }
}

impl Draft {
    fn code(&mut self, kind: CodeKind, id: String, markup: String, label: Option<String>) {
        self.codes.push(Code { at: self.plain.len(), kind, id, markup, label });
        self.places.push(self.place.clone());
    }

    fn pair(&mut self, element: Element<'_>) -> String {
        let id = id(element, "id");
        if let Some(rid) = element.attribute("rid") {
            self.pairs.insert(rid.into_owned(), id.clone());
        }
        id
    }

    // Returns the id of the opening code that a closing code belongs to: the one with the same `rid`, or, if
    // there is no `rid`, the one with the same `id`.
    fn partner(&mut self, element: Element<'_>) -> String {
        let opened = element.attribute("rid").and_then(|rid| self.pairs.remove(&*rid));
        opened.unwrap_or_else(|| id(element, "id"))
    }
}

/// Returns true for a mark around words that must not be translated.
pub(in crate::formats::xliff) fn is_protected(mark: Element<'_>) -> bool {
    let says = |name: &str, value: &str| mark.attribute(name).as_deref() == Some(value);
    says("mtype", "protected") || says("translate", "no") || says("its:translate", "no")
}

fn id(element: Element<'_>, name: &str) -> String {
    element.attribute(name).map(Into::into).unwrap_or_default()
}

// Returns the type of a code. A type that XLIFF does not know was written with this crate's prefix, which is
// removed.
fn label(element: Element<'_>, name: &str) -> Option<String> {
    let own = element.attribute("subType").filter(|kind| name == "type" && kind.starts_with(OWN_TYPE));
    let kind = own.or_else(|| element.attribute(name))?;
    let kind = kind.strip_prefix(XLIFF_PREFIX).or_else(|| kind.strip_prefix(OWN_TYPE)).unwrap_or(&kind);
    Some(kind.to_owned())
}
