use std::io::Read;

use crate::error::{Position, Result, Syntax};
use crate::formats::xml::find_end::Ends;
use crate::formats::xml::tags::{local_name, qualified_name};
use crate::formats::xml::text_stream::TextStream;

// A unit longer than this is damage, not a translation. Bounds the memory that any input can take.
const LONGEST_UNIT: usize = 16 << 20;
// How far the end of a tag is looked for; one that has none is taken for text.
const LONGEST_TAG: usize = 1 << 16;

/// Cuts an XLIFF file into pieces that joined give back the text, without parsing them: each unit whole, what lies
/// between them by tags. Linear; holds one piece at a time.
pub(crate) struct Splitter<R> {
    stream: TextStream<R>,
    /// Bytes of the piece that was cut last, consumed before the next one.
    piece: usize,
    ends: Ends,
    /// The root was seen, which no document type can follow.
    rooted: bool,
}

/// What a piece is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// A `trans-unit` or a 2.x `unit`, whole.
    Unit,
    /// The definition of an inline tag or a comment in an SDLXLIFF header, whole.
    Definition,
    /// A tag outside of units.
    Tag,
    /// Anything else outside of units: text, comments, instructions.
    Between,
    /// A part of a unit that has no end.
    Broken(Syntax),
    /// The end of the file.
    End,
}

impl<R: Read> Splitter<R> {
    pub(crate) fn new(input: R) -> Self {
        Self { stream: TextStream::new(input), piece: 0, ends: Ends::default(), rooted: false }
    }

    /// Returns the text of the piece that was cut last.
    pub(crate) fn piece(&self) -> &str {
        &self.stream.text()[..self.piece]
    }

    /// Returns where the piece that was cut last starts.
    pub(crate) fn at(&self) -> Position {
        self.stream.at()
    }

    /// Returns the encoding that was read if the file declares another one.
    pub(crate) fn ignored_declaration(&self) -> Option<&'static str> {
        self.stream.ignored_declaration()
    }

    /// Drops the piece that was cut last. Returns how many undecodable sequences it had.
    pub(crate) fn drop_piece(&mut self) -> u64 {
        self.stream.consume(std::mem::take(&mut self.piece))
    }

    /// Cuts the next piece.
    pub(crate) fn next(&mut self) -> Result<Piece> {
        self.drop_piece();
        while self.stream.text().is_empty() {
            if !self.stream.fill()? {
                return Ok(Piece::End);
            }
        }
        if let Some(text) = self.find_tag(0) {
            if text > 0 {
                return Ok(self.cut(text, Piece::Between));
            }
            return self.tag();
        }
        let all = self.stream.text().len();
        Ok(self.cut(all, Piece::Between))
    }

    fn cut(&mut self, len: usize, piece: Piece) -> Piece {
        self.piece = len;
        piece
    }

    // The window starts with `<`.
    fn tag(&mut self) -> Result<Piece> {
        if let Some(section) = self.section(0)? {
            return Ok(self.cut(section.unwrap_or(1), Piece::Between));
        }
        let Some(end) = self.tag_end(0)? else { return Ok(self.tag_without_end()) };
        self.rooted = true;
        let tag = &self.stream.text()[..end];
        let piece = match local_name(tag) {
            "trans-unit" | "unit" => Piece::Unit,
            "tag" | "cmt-def" => Piece::Definition,
            _ => return Ok(self.cut(end, Piece::Tag)),
        };
        if tag.starts_with("</") || tag.ends_with("/>") {
            return Ok(self.cut(end, if tag.starts_with("</") { Piece::Tag } else { piece }));
        }
        let name = qualified_name(tag).to_owned();
        self.unit_end(&name, end, piece)
    }

    fn tag_without_end(&mut self) -> Piece {
        let name = qualified_name(self.stream.text());
        let piece = match local_name(name) {
            "trans-unit" | "unit" => {
                Piece::Broken(Syntax::Malformed(format!("a <{name}> tag without its end")))
            }
            _ => Piece::Between,
        };
        self.cut(1, piece)
    }

    // Cuts the unit whose start tag, of a name, ends at a byte of the window.
    fn unit_end(&mut self, name: &str, start: usize, whole: Piece) -> Result<Piece> {
        let mut from = start;
        loop {
            if from > LONGEST_UNIT {
                let found = Syntax::Malformed(format!("a <{name}> of more than 16 MiB"));
                return Ok(self.cut(from, Piece::Broken(found)));
            }
            let Some(at) = self.find_tag(from) else {
                from = self.stream.text().len();
                if !self.stream.fill()? {
                    return Ok(self.cut(from, Piece::Broken(Syntax::Truncated(format!("<{name}>")))));
                }
                continue;
            };
            if let Some(section) = self.section(at)? {
                from = section.unwrap_or(at + 1);
                continue;
            }
            from = at + 1;
            let tag = &self.stream.text()[at..];
            if tag.starts_with("</") && qualified_name(tag) == name {
                if let Some(end) = self.tag_end(at)? {
                    return Ok(self.cut(end, whole));
                }
            } else if opens_or_ends_more(tag, name) {
                return Ok(self.cut(at, Piece::Broken(Syntax::Truncated(format!("<{name}>")))));
            }
        }
    }

    // The next `<` at or behind a byte of the window, with enough behind it to tell what it begins.
    fn find_tag(&mut self, from: usize) -> Option<usize> {
        const LONGEST_NAME: usize = 64;
        let found = from + memchr::memchr(b'<', self.stream.text().as_bytes().get(from..)?)?;
        // A failing input fails again where the window is filled next.
        while self.stream.text().len() < found + LONGEST_NAME && self.stream.fill().unwrap_or(false) {}
        Some(found)
    }

    // The end of the comment, CDATA section, instruction or document type at a byte of the window: `None` if there
    // is none of them, `Some(None)` if it has no end.
    fn section(&mut self, at: usize) -> Result<Option<Option<usize>>> {
        let text = &self.stream.text()[at..];
        let end = match text {
            _ if text.starts_with("<!--") => self.ends.find(&mut self.stream, at, b"-->")?,
            _ if text.starts_with("<![CDATA[") => self.ends.find(&mut self.stream, at, b"]]>")?,
            _ if text.starts_with("<?") => self.ends.find(&mut self.stream, at, b"?>")?,
            _ if text.starts_with("<!DOCTYPE") && !self.rooted => self.ends.doctype(&mut self.stream, at)?,
            _ => return Ok(None),
        };
        Ok(Some(end))
    }

    // The end of the tag at a byte of the window; none if another begins before it ends. `>` may stand in a value.
    fn tag_end(&mut self, at: usize) -> Result<Option<usize>> {
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

// What cannot stand in a unit: the next one, or the end of what holds it.
fn opens_or_ends_more(tag: &str, name: &str) -> bool {
    if tag.starts_with("</") {
        let core = |prefix: &str, local: &str| {
            qualified_name(tag)
                .strip_suffix(local)
                .is_some_and(|before| before.trim_end_matches(':') == prefix)
        };
        let prefix = name.rsplit_once(':').map_or("", |(prefix, _)| prefix);
        return ["file", "body", "xliff"].iter().any(|end| core(prefix, end));
    }
    qualified_name(tag) == name
}
