use std::io::Read;

use crate::error::{Error, Position, Result, Syntax};
use crate::formats::xml::find_end::Ends;
use crate::formats::xml::tags::local_name;
use crate::formats::xml::text_stream::TextStream;

// A unit longer than this is damage, not a translation. Bounds the memory that any input can take.
const LONGEST_UNIT: usize = 16 << 20;

/// The elements of a format whose units stand one after the other, by name.
pub(crate) struct Elements {
    /// What a file of the format is called.
    pub(crate) file: &'static str,
    pub(crate) root: &'static [&'static str],
    pub(crate) header: &'static str,
    /// How the header's end tag starts.
    pub(crate) header_end: &'static [u8],
    pub(crate) unit: &'static [&'static str],
    /// What stands in units alone.
    pub(crate) parts: &'static [&'static str],
    /// What holds all units, and ends behind the last.
    pub(crate) around: &'static [&'static str],
}

/// Cuts a file into its header and its units without parsing them, so that a damaged one ends where the next
/// starts. Linear; holds one unit at a time.
pub(crate) struct Splitter<R> {
    elements: &'static Elements,
    stream: TextStream<R>,
    // Bytes of the cut handed out last, consumed before the next one.
    handed_out: usize,
    ends: Ends,
    started: bool,
    closed: bool,
    // A part of a unit outside any unit was reported already, since the last unit.
    strays_reported: bool,
}

/// A piece of a file.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Cut {
    /// The start tag of the root element.
    Root,
    /// The header, whole.
    Header,
    /// A unit, whole.
    Unit,
    /// The end of the file.
    End,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Tag {
    Comment,
    CData,
    Instruction,
    Doctype,
    Root,
    Header,
    Unit,
    UnitEnd,
    Stray,
    Close,
    Other,
}

impl<R: Read> Splitter<R> {
    pub(crate) fn new(elements: &'static Elements, input: R) -> Self {
        Self {
            elements,
            stream: TextStream::new(input),
            handed_out: 0,
            ends: Ends::default(),
            started: false,
            closed: false,
            strays_reported: false,
        }
    }

    pub(crate) fn stream(&self) -> &TextStream<R> {
        &self.stream
    }

    /// Returns the text of the piece that was cut last.
    pub(crate) fn piece(&self) -> &str {
        &self.stream.text()[..self.handed_out]
    }

    /// Returns where the piece that was cut last starts.
    pub(crate) fn at(&self) -> Position {
        self.stream.at()
    }

    /// Drops the piece that was cut last. Returns how many undecodable sequences it had.
    pub(crate) fn drop_piece(&mut self) -> u64 {
        self.stream.consume(std::mem::take(&mut self.handed_out))
    }

    /// Finds the next piece. After an error the next call goes on behind the damage, unless reading failed.
    pub(crate) fn next(&mut self) -> Result<Cut> {
        self.drop_piece();
        while self.skip_to_tag()? {
            let tag = self.tag(0)?;
            match tag {
                Tag::Comment | Tag::CData | Tag::Instruction | Tag::Doctype => {
                    let len = self.section_end(tag, 0)?.unwrap_or(1);
                    self.stream.consume(len);
                }
                Tag::Header => {
                    self.started = true;
                    if let Some(len) = self.header_end()? {
                        self.handed_out = len;
                        return Ok(Cut::Header);
                    }
                    self.stream.consume(1);
                }
                Tag::Unit => {
                    (self.started, self.closed, self.strays_reported) = (true, false, false);
                    self.handed_out = self.unit_end()?;
                    return Ok(Cut::Unit);
                }
                Tag::Stray if self.started && !self.strays_reported => {
                    self.strays_reported = true;
                    let at = self.stream.at();
                    self.stream.consume(1);
                    let found = format!("a part of a unit outside any <{}>", self.elements.unit[0]);
                    return Err(Error::syntax(at, Syntax::Malformed(found)));
                }
                Tag::Root => {
                    self.started = true;
                    if let Some(len) = self.find(0, b">")? {
                        self.handed_out = len;
                        return Ok(Cut::Root);
                    }
                    self.stream.consume(1);
                }
                Tag::Close => {
                    self.closed = true;
                    self.stream.consume(1);
                }
                Tag::Stray | Tag::UnitEnd | Tag::Other => {
                    self.stream.consume(1);
                }
            }
        }
        self.finish()
    }

    fn finish(&mut self) -> Result<Cut> {
        let found = match (self.started, self.closed) {
            (false, _) => Syntax::NotThis(self.elements.file),
            (true, false) => Syntax::Truncated(format!("<{}>", self.elements.root[0])),
            (true, true) => return Ok(Cut::End),
        };
        (self.started, self.closed) = (true, true);
        Err(Error::syntax(self.stream.at(), found))
    }

    // Drops what stands before the next `<`. False: there is none.
    fn skip_to_tag(&mut self) -> Result<bool> {
        loop {
            let text = self.stream.text();
            let found = memchr::memchr(b'<', text.as_bytes());
            let passed = found.unwrap_or(text.len());
            self.stream.consume(passed);
            if found.is_some() {
                return Ok(true);
            }
            if !self.stream.fill()? {
                return Ok(false);
            }
        }
    }

    // The next `<` of the unit at the start of the window, at or behind a byte of it. None: the input ends before, or
    // the unit is too long.
    fn find_tag(&mut self, mut from: usize) -> Result<Option<usize>> {
        loop {
            let text = self.stream.text();
            if let Some(found) = memchr::memchr(b'<', &text.as_bytes()[from..]) {
                return Ok(Some(from + found).filter(|at| *at <= LONGEST_UNIT));
            }
            from = text.len();
            if from > LONGEST_UNIT || !self.stream.fill()? {
                return Ok(None);
            }
        }
    }

    // What the `<` at a byte of the window begins.
    fn tag(&mut self, at: usize) -> Result<Tag> {
        // With a short prefix.
        const LONGEST_NAME: usize = 32;
        while self.stream.text().len() < at + LONGEST_NAME && self.stream.fill()? {}
        let name = local_name(&self.stream.text()[at..]);
        let tag = &self.stream.text().as_bytes()[at..];
        let (elements, named) = (self.elements, |names: &[&str]| names.contains(&name));
        Ok(match tag {
            _ if tag.starts_with(b"<!--") => Tag::Comment,
            _ if tag.starts_with(b"<![CDATA[") => Tag::CData,
            _ if tag.starts_with(b"<?") => Tag::Instruction,
            _ if tag.starts_with(b"<!DOCTYPE") && !self.started => Tag::Doctype,
            [b'<', b'/', ..] if named(elements.unit) => Tag::UnitEnd,
            [b'<', b'/', ..] if named(elements.around) => Tag::Close,
            [b'<', b'/', ..] => Tag::Other,
            _ if named(elements.unit) => Tag::Unit,
            _ if named(elements.parts) => Tag::Stray,
            _ if named(elements.root) => Tag::Root,
            _ if named(&[elements.header]) => Tag::Header,
            _ => Tag::Other,
        })
    }

    // The end of the unit at the start of the window.
    fn unit_end(&mut self) -> Result<usize> {
        let mut from = "<".len();
        while let Some(at) = self.find_tag(from)? {
            // `<tu/>` holds nothing, and ends before the next tag.
            let before = self.stream.text()[from..at].trim_ascii_end();
            if from == "<".len() && before.ends_with("/>") {
                return Ok(from + before.len());
            }
            let tag = self.tag(at)?;
            from = match tag {
                Tag::UnitEnd => match self.find(at, b">")? {
                    Some(end) => return Ok(end),
                    None => at + 1,
                },
                Tag::Unit | Tag::Close => return Err(self.broken(at, self.truncated())),
                Tag::Comment | Tag::CData => self.section_end(tag, at)?.unwrap_or(at + 1),
                _ => at + 1,
            };
        }
        let seen = self.stream.text().len();
        if seen > LONGEST_UNIT {
            return Err(self.broken(
                seen,
                Syntax::Malformed(format!("a <{}> of more than 16 MiB", self.elements.unit[0])),
            ));
        }
        self.closed = true;
        Err(self.broken(seen, self.truncated()))
    }

    fn truncated(&self) -> Syntax {
        Syntax::Truncated(format!("<{}>", self.elements.unit[0]))
    }

    // Gives up a unit: what was seen of it is dropped.
    fn broken(&mut self, seen: usize, found: Syntax) -> Error {
        let start = self.stream.at();
        self.stream.consume(seen);
        self.strays_reported = true;
        Error::syntax(start, found)
    }

    fn header_end(&mut self) -> Result<Option<usize>> {
        let Some(start_tag) = self.find(0, b">")? else { return Ok(None) };
        if self.stream.text()[..start_tag].ends_with("/>") {
            return Ok(Some(start_tag));
        }
        match self.find(start_tag, self.elements.header_end)? {
            Some(end) => self.find(end, b">"),
            None => Ok(Some(start_tag)),
        }
    }

    fn find(&mut self, at: usize, end: &'static [u8]) -> Result<Option<usize>> {
        Ok(self.ends.find(&mut self.stream, at, end)?)
    }

    fn section_end(&mut self, tag: Tag, at: usize) -> Result<Option<usize>> {
        match tag {
            Tag::Comment => self.find(at, b"-->"),
            Tag::CData => self.find(at, b"]]>"),
            Tag::Instruction => self.find(at, b"?>"),
            _ => Ok(self.ends.doctype(&mut self.stream, at)?),
        }
    }
}
