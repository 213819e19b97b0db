//! [`Window`]: the part of a file from which the next piece is cut, and the search for where a piece ends.
//!
//! Nothing is parsed here. A cutter names the tags that end a unit and the tags that cannot stand in one. The
//! window finds them, and passes over comments, CDATA sections and instructions; it holds at most one unit of
//! a damaged file.

use std::io::{self, Read};

use super::find_end::Ends;
use super::text_stream::TextStream;
use crate::error::Position;
use crate::format::Limits;

// The most bytes that are searched for the end of a tag; a tag without an end is taken for text. Chosen by
// hand.
const LONGEST_TAG: usize = 1 << 16;
// The number of bytes after `<` that is enough to read the name of any element with its prefix.
const LONGEST_NAME: usize = 64;

/// The text that was read and not yet passed, with the piece that was cut from its start.
pub(crate) struct Window<R> {
    stream: TextStream<R>,
    // Bytes of the piece that was cut last, passed before the next one.
    piece: usize,
    ends: Ends,
    // Whether the root element was seen; no document type can follow it.
    rooted: bool,
    pub(crate) limits: Limits,
}

/// What a tag inside a unit means for the unit.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum TagInUnit {
    /// The end tag of the unit.
    End,
    /// A tag that cannot stand in the unit: its end tag is missing.
    Beyond,
    /// Anything else.
    Part,
}

/// Where a unit ends, in bytes of the window.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum UnitEnd {
    /// Behind its end tag.
    Whole(usize),
    /// Before a tag that cannot stand in it.
    Missing(usize),
    /// Nowhere up to the end of the file.
    EndOfFile(usize),
    /// Nowhere in the longest unit.
    TooLong(usize),
}

impl<R: Read> Window<R> {
    pub(crate) fn new(input: R) -> Self {
        let (stream, ends, limits) = (TextStream::new(input), Ends::default(), Limits::default());
        Self { stream, piece: 0, ends, rooted: false, limits }
    }

    /// Returns the text from the start of the window on, as far as it was read.
    pub(crate) fn text(&self) -> &str {
        self.stream.text()
    }

    /// Returns where the window starts.
    pub(crate) fn at(&self) -> Position {
        self.stream.at()
    }

    /// Returns the encoding that was read if the file declares another one.
    pub(crate) fn ignored_declaration(&self) -> Option<&'static str> {
        self.stream.ignored_declaration()
    }

    /// Returns the text of the piece that was cut last.
    pub(crate) fn piece(&self) -> &str {
        &self.stream.text()[..self.piece]
    }

    /// Cuts the first bytes of the window; they stay in it until the piece is dropped.
    pub(crate) fn cut(&mut self, len: usize) {
        self.piece = len;
    }

    /// Drops the piece that was cut last. Returns how many undecodable sequences it had.
    pub(crate) fn drop_piece(&mut self) -> u64 {
        let piece = std::mem::take(&mut self.piece);
        self.stream.consume(piece)
    }

    /// Drops the first bytes of the window, which are no piece.
    pub(crate) fn pass(&mut self, len: usize) {
        self.stream.consume(len);
    }

    /// Lengthens the window. Returns false at the end of the input.
    pub(crate) fn fill(&mut self) -> io::Result<bool> {
        self.stream.fill()
    }

    /// Notes that the root element was seen.
    pub(crate) fn root_seen(&mut self) {
        self.rooted = true;
    }

    /// Reads on until the name of the tag at a byte of the window is whole.
    pub(crate) fn read_name(&mut self, at: usize) -> io::Result<()> {
        while self.stream.text().len() < at + LONGEST_NAME && self.stream.fill()? {}
        Ok(())
    }

    /// Returns the next `<` of the unit at the start of the window, at or after a byte of it; `None` if the
    /// input ends before, or the unit is too long.
    fn find_tag(&mut self, mut from: usize) -> io::Result<Option<usize>> {
        loop {
            let text = self.stream.text();
            if let Some(found) = memchr::memchr(b'<', &text.as_bytes()[from..]) {
                self.read_name(from + found)?;
                return Ok(Some(from + found));
            }
            from = text.len();
            if from > self.limits.unit_bytes || !self.stream.fill()? {
                return Ok(None);
            }
        }
    }

    /// Returns where the unit at the start of the window ends. The search begins at a byte of the window,
    /// after the start tag or in it; a closure classifies the tags that it meets.
    pub(crate) fn unit_end(
        &mut self,
        mut from: usize,
        inside: impl Fn(&str) -> TagInUnit,
    ) -> io::Result<UnitEnd> {
        while from <= self.limits.unit_bytes {
            let Some(at) = self.find_tag(from)? else {
                let seen = self.stream.text().len();
                return Ok(if seen > self.limits.unit_bytes {
                    UnitEnd::TooLong(seen)
                } else {
                    UnitEnd::EndOfFile(seen)
                });
            };
            if let Some(end) = self.section_end(at)? {
                from = end.unwrap_or(at + 1);
                continue;
            }
            from = at + 1;
            match inside(&self.stream.text()[at..]) {
                TagInUnit::End => {
                    if let Some(end) = self.tag_end(at)? {
                        return Ok(UnitEnd::Whole(end));
                    }
                }
                TagInUnit::Beyond => return Ok(UnitEnd::Missing(at)),
                TagInUnit::Part => {}
            }
        }
        Ok(UnitEnd::TooLong(from))
    }

    /// Returns the end of the comment, CDATA section, instruction or document type at a byte of the window:
    /// `None` if there is none of them, `Some(None)` if it has no end.
    pub(crate) fn section_end(&mut self, at: usize) -> io::Result<Option<Option<usize>>> {
        let text = &self.stream.text()[at..];
        let end = match text {
            // `<!-->` and `<?>` have no end yet.
            _ if text.starts_with("<!--") => self.find(at + "<!--".len(), b"-->")?,
            _ if text.starts_with("<![CDATA[") => self.find(at, b"]]>")?,
            _ if text.starts_with("<?") => self.find(at + "<?".len(), b"?>")?,
            _ if text.starts_with("<!DOCTYPE") && !self.rooted => self.ends.doctype(&mut self.stream, at)?,
            _ => return Ok(None),
        };
        Ok(Some(end))
    }

    /// Returns the end of the first `end` at or after a byte of the window, if it is not too far.
    pub(crate) fn find(&mut self, at: usize, end: &'static [u8]) -> io::Result<Option<usize>> {
        self.ends.find(&mut self.stream, at, end)
    }

    /// Returns the end of the tag at a byte of the window; `None` if another tag begins before. A value may
    /// hold `>`.
    pub(crate) fn tag_end(&mut self, at: usize) -> io::Result<Option<usize>> {
        let mut quote = None;
        let mut seen = at + 1;
        loop {
            let window = self.stream.text().as_bytes();
            while let Some(&byte) = window.get(seen) {
                match (quote, byte) {
                    (_, b'<') => return Ok(None),
                    (None, b'>') => return Ok(Some(seen + 1)),
                    (None, b'"' | b'\'') => quote = Some(byte),
                    (Some(open), _) if open == byte => quote = None,
                    _ => {}
                }
                seen += 1;
            }
            if seen - at > LONGEST_TAG || !self.stream.fill()? {
                return Ok(None);
            }
        }
    }
}
