//! Reads and writes the `<header>` of a TMX file.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::formats::mended::Repaired;
use crate::formats::xml::text::Mender;
use crate::lang::Lang;
use crate::unit::{Header, Note, Prop, Scope, Timestamp};

/// The open `<prop>` (with its type) or `<note>` (without a type), and its text.
type Open = Option<(Option<String>, String)>;

/// Reads a `<header>` element up to the first place where it is not well-formed.
pub(super) fn parse(text: &str, mender: &mut Mender<'_>) -> Header {
    let mut header = Header::default();
    let mut reader = Reader::from_str(text);
    reader.config_mut().allow_dangling_amp = true;
    let mut open: Open = None;
    while let Ok(event) = reader.read_event() {
        match (event, &mut open) {
            (Event::Eof, _) => break,
            (Event::Start(tag), _) => open = start(&mut header, &tag, mender),
            (Event::Empty(tag), _) => {
                let empty = start(&mut header, &tag, mender);
                keep(&mut header, empty);
            }
            (Event::Text(raw), Some((_, text))) => mender.text(&raw, text),
            (Event::CData(raw), Some((_, text))) => mender.text(&raw, text),
            (Event::GeneralRef(name), Some((_, text))) => mender.reference(&name, text),
            (Event::End(_), _) => keep(&mut header, open.take()),
            _ => {}
        }
    }
    header
}

fn start(header: &mut Header, tag: &BytesStart<'_>, mender: &mut Mender<'_>) -> Open {
    let mut kind = String::new();
    let name = tag.local_name();
    let _ = mender.attributes(tag, |mender, key, value| match (name.as_ref(), key) {
        ("header", "creationtool") => header.tool = value,
        ("header", "srclang") => header.source_lang = source_lang(&value),
        ("header", "creationid") => header.created_by = Some(value),
        ("header", "changeid") => header.changed_by = Some(value),
        ("header", "creationdate") => header.created = moment(key, &value, mender),
        ("header", "changedate") => header.changed = moment(key, &value, mender),
        ("prop", "type") => kind = value,
        _ => {}
    });
    match name.as_ref() {
        "prop" => Some((Some(kind), String::new())),
        "note" => Some((None, String::new())),
        _ => None,
    }
}

fn keep(header: &mut Header, open: Open) {
    match open {
        Some((Some(name), value)) => header.props.push(Prop { name, value, scope: Scope::Unit }),
        Some((None, text)) => header.notes.push(Note { text, scope: Scope::Unit }),
        None => {}
    }
}

/// Returns the moment that is the value of an attribute.
pub(super) fn moment(name: &str, value: &str, mender: &mut Mender<'_>) -> Option<Timestamp> {
    let read = value.parse::<Timestamp>().ok();
    if read.is_none() {
        mender.note(Repaired::Value(format!("{name}={value:?}")));
    }
    read
}

/// Returns the language of a `srclang`; `None` for `*all*` and for an invalid tag.
pub(super) fn source_lang(value: &str) -> Option<Lang> {
    value.parse().ok()
}
