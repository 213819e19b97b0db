use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::formats::xml::Mender;
use crate::lang::Lang;
use crate::unit::{Note, Prop, Scope};

/// What the header of a TMX file says.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Header {
    /// The program that wrote the file (`creationtool`).
    pub tool: String,
    /// The language of the source texts; `None` for `*all*` or none: any language may be the source.
    pub source_lang: Option<Lang>,
    /// Properties of the file.
    pub props: Vec<Prop>,
    /// Remarks about the file.
    pub notes: Vec<Note>,
}

impl Header {
    /// Reads a `<header>` element; what of it is not well-formed is left out.
    pub(super) fn parse(text: &str, mender: &mut Mender<'_>) -> Self {
        let mut header = Self::default();
        let mut reader = Reader::from_str(text);
        reader.config_mut().allow_dangling_amp = true;
        let mut open: Option<(Option<String>, String)> = None;
        while let Ok(event) = reader.read_event() {
            match (event, &mut open) {
                (Event::Eof, _) => break,
                (Event::Start(tag) | Event::Empty(tag), _) => open = header.start(&tag, mender),
                (Event::Text(raw), Some((_, text))) => mender.text(&raw, text),
                (Event::CData(raw), Some((_, text))) => mender.text(&raw, text),
                (Event::GeneralRef(name), Some((_, text))) => mender.reference(&name, text),
                (Event::End(_), _) => header.keep(open.take()),
                _ => {}
            }
        }
        header
    }

    // A started `<prop>` (with its type) or `<note>` (without).
    fn start(&mut self, tag: &BytesStart<'_>, mender: &mut Mender<'_>) -> Option<(Option<String>, String)> {
        let mut kind = String::new();
        let _ = mender.attributes(tag, |_, name, value| match name {
            "creationtool" => self.tool = value,
            "srclang" => self.source_lang = source_lang(&value),
            "type" => kind = value,
            _ => {}
        });
        match tag.name().as_ref() {
            "prop" => Some((Some(kind), String::new())),
            "note" => Some((None, String::new())),
            _ => None,
        }
    }

    fn keep(&mut self, open: Option<(Option<String>, String)>) {
        match open {
            Some((Some(name), value)) => self.props.push(Prop { name, value, scope: Scope::Unit }),
            Some((None, text)) => self.notes.push(Note { text, scope: Scope::Unit }),
            None => {}
        }
    }
}

/// Returns the language of a `srclang`; `None` for `*all*` and for what is no tag.
pub(super) fn source_lang(value: &str) -> Option<Lang> {
    value.parse().ok()
}
