//! Any text as the content of a segment: where quick-xml reads it as text in marks of highlighting alone, our
//! reader of TMX gives the same text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mizan::formats::tmx;
use quick_xml::Reader;
use quick_xml::events::Event;

const HEAD: &str = "<tmx version=\"1.4\"><header srclang=\"en\"/><body><tu><tuv xml:lang=\"en\"><seg>";
const END: &str = "</seg></tuv><tuv xml:lang=\"ar\"><seg>نعم</seg></tuv></tu></body></tmx>";

/// Returns the text as quick-xml reads it; `None` for what is no text, or not well-formed.
fn by_quick_xml(content: &str) -> Option<String> {
    let file = format!("<seg>{content}</seg>");
    let mut reader = Reader::from_str(&file);
    let (mut text, mut depth) = (String::new(), 0);
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) if depth == 0 => depth = i32::from(start.name().as_ref() == "seg"),
            Event::Start(start) if &*start == "hi" => depth += 1,
            Event::End(_) => depth -= 1,
            Event::Text(piece) => text += &piece.xml10_content(),
            Event::CData(piece) => text += &piece.xml10_content(),
            Event::GeneralRef(name) => match name.resolve_char_ref().ok()? {
                Some(c) => text.push(c),
                None => text += quick_xml::escape::resolve_xml_entity(&name)?,
            },
            Event::Comment(_) | Event::PI(_) => {}
            Event::Eof => return Some(text),
            _ => return None,
        }
        if depth == 0 && reader.buffer_position() < file.len() as u64 {
            return None;
        }
    }
}

/// Returns true if XML 1.0 allows a character.
fn is_allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

fuzz_target!(|content: &str| {
    let Some(text) = by_quick_xml(content) else { return };
    if !text.chars().all(is_allowed) || !content.chars().all(is_allowed) || text.trim().is_empty() {
        return;
    }
    let file = [HEAD, content, END].concat();
    let unit = tmx::Reader::new(file.as_bytes()).next().expect("a unit").expect("it is well-formed");
    assert_eq!(unit.source().plain(), text);
});
