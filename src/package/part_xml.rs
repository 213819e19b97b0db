//! [`PartXml`]: the XML of a part of a document, tag by tag. No tag, comment or text is longer than a unit.
//!
//! The length is measured while the part is read, so that no attribute can take more memory.

use std::borrow::Cow;
use std::cell::Cell;
use std::io::{self, BufReader, Read};
use std::rc::Rc;
use std::sync::Arc;

use quick_xml::escape::{resolve_xml_entity, unescape};
use quick_xml::events::{BytesRef, BytesStart, Event};
#[cfg(feature = "documents")]
use quick_xml::name::QName;

use super::bounds::Bounds;
use super::part_fault::is_damage;
use super::utf16::AsUtf8;
use crate::error::{Error, ErrorKind, Position, Result, Syntax};

/// The XML of a part, read from its start.
pub(crate) struct PartXml<'p> {
    xml: quick_xml::Reader<BufReader<Metered<AsUtf8<&'p mut dyn Read>>>>,
    buffer: Vec<u8>,
    // Bytes read since the last tag or text.
    since: Rc<Cell<usize>>,
    // Elements around the place.
    depth: u64,
    // True if a damaged part ends where the damage is, without an error.
    reads_on: bool,
    fault: Option<Error>,
    is_over: bool,
}

/// A tag or a text. An empty element is a start and an end.
pub(crate) enum PartEvent {
    Start(BytesStart<'static>),
    /// The end of an element of this name, which is without its prefix.
    End(String),
    Text(String),
    /// The end of the part.
    Over,
}

impl<'p> PartXml<'p> {
    pub(super) fn new(input: &'p mut dyn Read, bounds: &Bounds, reads_on: bool) -> Self {
        let since = Rc::new(Cell::new(0));
        let metered = Metered { input: AsUtf8::new(input), since: Rc::clone(&since), bounds: *bounds };
        let mut xml = quick_xml::Reader::from_reader(BufReader::new(metered));
        let config = xml.config_mut();
        (config.expand_empty_elements, config.check_end_names, config.allow_dangling_amp) =
            (true, false, true);
        Self { xml, buffer: Vec::new(), since, depth: 0, reads_on, fault: None, is_over: false }
    }

    /// Returns the next tag or text.
    ///
    /// # Errors
    ///
    /// If the part is beyond the limits; if it is damaged, unless it is read as far as it goes.
    pub(crate) fn next(&mut self) -> Result<PartEvent> {
        if self.is_over {
            return Ok(PartEvent::Over);
        }
        let found = self.read_next();
        match &found {
            Ok(PartEvent::Start(_)) => self.depth += 1,
            Ok(PartEvent::End(_)) => self.depth = self.depth.saturating_sub(1),
            Ok(PartEvent::Over) => self.is_over = true,
            Err(error) if self.reads_on && is_damage(error) => {
                (self.is_over, self.fault) = (true, found.err());
                return Ok(PartEvent::Over);
            }
            _ => {}
        }
        found
    }

    /// Returns what ended the part before its end. What was not read yet is passed over, since the checksum
    /// of a part shows at its end.
    pub(super) fn into_fault(mut self) -> Result<Option<Error>> {
        while self.reads_on && !self.is_over {
            self.next()?;
        }
        Ok(self.fault)
    }

    fn read_next(&mut self) -> Result<PartEvent> {
        loop {
            self.buffer.clear();
            self.since.set(0);
            let event = match self.xml.read_event_into(&mut self.buffer) {
                Ok(Event::Start(tag)) => PartEvent::Start(tag.into_owned()),
                Ok(Event::End(tag)) => PartEvent::End(tag.local_name().as_ref().to_owned()),
                Ok(Event::Text(text)) => PartEvent::Text(text.to_string()),
                Ok(Event::CData(text)) => PartEvent::Text(text.to_string()),
                Ok(Event::GeneralRef(name)) => PartEvent::Text(resolved(&name)),
                Ok(Event::Eof) if self.depth > 0 => {
                    let found = Syntax::Truncated("an element".into());
                    return Err(Error::syntax(Position::default(), found));
                }
                Ok(Event::Eof) => PartEvent::Over,
                Ok(_) => continue,
                Err(error) => return Err(damaged(error)),
            };
            return Ok(event);
        }
    }

    /// Returns how many bytes of the part come before the end of what was returned last.
    #[cfg(feature = "documents")]
    pub(crate) fn position(&self) -> usize {
        usize::try_from(self.xml.buffer_position()).unwrap_or(usize::MAX)
    }

    /// Passes over the rest of the element whose start was returned last.
    #[cfg(feature = "documents")]
    pub(crate) fn skip(&mut self) -> Result<()> {
        self.each_inside(|_| {})
    }

    /// Passes over the rest of the element whose start was returned last, and calls a closure with the start
    /// of each element inside.
    #[cfg(feature = "documents")]
    pub(crate) fn each_inside(&mut self, mut take: impl FnMut(&BytesStart<'_>)) -> Result<()> {
        let mut depth = 1_u64;
        while depth > 0 {
            match self.next()? {
                PartEvent::Start(tag) => {
                    take(&tag);
                    depth += 1;
                }
                PartEvent::End(_) => depth -= 1,
                PartEvent::Text(_) => {}
                PartEvent::Over => return Ok(()),
            }
        }
        Ok(())
    }
}

/// Returns the value of an attribute by its name without a prefix.
pub(crate) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = tag.attributes();
    let found =
        attributes.with_checks(false).flatten().find(|found| found.key.local_name().as_ref() == name)?;
    Some(unescape(&found.value).map_or_else(|_| found.value.to_string(), Cow::into_owned))
}

/// Returns the value of an attribute of this name that has a prefix.
#[cfg(feature = "documents")]
pub(crate) fn attribute_in_namespace(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = tag.attributes();
    let is_it = |key: QName<'_>| key.prefix().is_some() && key.local_name().as_ref() == name;
    let found = attributes.with_checks(false).flatten().find(|found| is_it(found.key))?;
    Some(unescape(&found.value).map_or_else(|_| found.value.to_string(), Cow::into_owned))
}

// Returns the text of a reference. One that XML does not know stays as it is.
fn resolved(name: &BytesRef<'_>) -> String {
    match name.resolve_char_ref() {
        Ok(Some(c)) => c.to_string(),
        _ => resolve_xml_entity(name).map_or_else(|| format!("&{};", &**name), str::to_owned),
    }
}

fn damaged(error: quick_xml::Error) -> Error {
    match error {
        quick_xml::Error::Io(error) => match Arc::try_unwrap(error) {
            Ok(error) => error.into(),
            Err(error) => ErrorKind::Archive(Box::new(error)).into(),
        },
        error => Error::syntax(Position::default(), Syntax::Malformed(error.to_string())),
    }
}

/// An input that ends with an error if a tag or a text is longer than a unit may be.
struct Metered<R> {
    input: R,
    since: Rc<Cell<usize>>,
    bounds: Bounds,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(into)?;
        self.since.set(self.since.get() + read);
        let longest = self.bounds.limits.unit_bytes;
        if self.since.get() > longest + into.len() {
            let (what, limit, hint) = (self.bounds.piece, longest as u64, self.bounds.piece_hint);
            return Err(Error::from(ErrorKind::TooLarge { what, limit, hint }).into());
        }
        Ok(read)
    }
}
