//! [`ElementCutter`]: cuts a TMX or TBX file into its header and its units, without parsing them. A table of
//! [`Elements`] names the tags at which to cut.

use std::io::Read;

use super::tags::local_name;
use super::window::{TagInUnit, UnitEnd, Window};
use crate::error::{Error, Position, Result, Syntax};
use crate::format::{Limits, bytes};

/// The names of a format's elements, whose units stand one after the other.
pub(crate) struct Elements {
    /// What a message calls a file of the format.
    pub(crate) file: &'static str,
    pub(crate) root: &'static [&'static str],
    pub(crate) header: &'static str,
    /// The start of the header's end tag.
    pub(crate) header_end: &'static [u8],
    pub(crate) unit: &'static [&'static str],
    /// Elements that stand only inside units.
    pub(crate) parts: &'static [&'static str],
    /// Elements that enclose all units, and end after the last.
    pub(crate) around: &'static [&'static str],
}

/// Cuts a file into its header and its units without parsing them, so that a damaged unit ends where the next
/// one starts. Takes linear time and holds one unit at a time.
pub(crate) struct ElementCutter<R> {
    elements: &'static Elements,
    window: Window<R>,
    started: bool,
    closed: bool,
    // Whether a part of a unit that stands outside any unit has been reported since the last unit.
    strays_reported: bool,
}

/// A piece of a file.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum ElementPiece {
    /// The start tag of the root element.
    Root,
    /// The header, whole.
    Header,
    /// A unit, whole.
    Unit,
    /// The end of the file.
    End,
}

/// The role of a tag in a file of the format.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Root,
    Header,
    Unit,
    UnitEnd,
    Stray,
    Close,
    Other,
}

impl<R: Read> ElementCutter<R> {
    pub(crate) fn new(elements: &'static Elements, input: R) -> Self {
        let window = Window::new(input);
        Self { elements, window, started: false, closed: false, strays_reported: false }
    }

    /// Sets the limits, which hold from the next unit on.
    pub(crate) fn set_limits(&mut self, limits: Limits) {
        self.window.limits = limits;
    }

    /// Returns the limits.
    pub(crate) fn limits(&self) -> &Limits {
        &self.window.limits
    }

    /// Returns the encoding that was read if the file declares another one.
    pub(crate) fn ignored_declaration(&self) -> Option<&'static str> {
        self.window.ignored_declaration()
    }

    /// Returns the text of the piece that was cut last.
    pub(crate) fn piece(&self) -> &str {
        self.window.piece()
    }

    /// Returns where the piece that was cut last starts.
    pub(crate) fn at(&self) -> Position {
        self.window.at()
    }

    /// Drops the piece that was cut last. Returns how many undecodable sequences it had.
    pub(crate) fn drop_piece(&mut self) -> u64 {
        self.window.drop_piece()
    }

    /// Finds the next piece. After an error the next call goes on after the damage, unless reading failed.
    pub(crate) fn next(&mut self) -> Result<ElementPiece> {
        self.drop_piece();
        while self.skip_to_tag()? {
            self.window.read_name(0)?;
            if let Some(end) = self.window.section_end(0)? {
                self.window.pass(end.unwrap_or(1));
                continue;
            }
            let role = self.elements.role(self.window.text());
            if !matches!(role, Role::Stray | Role::UnitEnd | Role::Close | Role::Other) {
                self.started = true;
                self.window.root_seen();
            }
            let (len, cut) = match role {
                Role::Unit => {
                    (self.closed, self.strays_reported) = (false, false);
                    (Some(self.unit_end()?), ElementPiece::Unit)
                }
                Role::Header => (self.header_end()?, ElementPiece::Header),
                Role::Root => (self.window.find(0, b">")?, ElementPiece::Root),
                Role::Stray if self.started && !self.strays_reported => return Err(self.stray()),
                Role::Close | Role::Stray | Role::UnitEnd | Role::Other => {
                    self.closed |= role == Role::Close;
                    (None, ElementPiece::End)
                }
            };
            if let Some(len) = len {
                self.window.cut(len);
                return Ok(cut);
            }
            self.window.pass(1);
        }
        self.finish()
    }

    fn finish(&mut self) -> Result<ElementPiece> {
        let found = match (self.started, self.closed) {
            (false, _) => {
                (self.started, self.closed) = (true, true);
                // What is missing is missing from the start on.
                let start = Position { line: 1, column: 1, byte: 0 };
                return Err(Error::syntax(start, Syntax::NotThis(self.elements.file)));
            }
            (true, false) => Syntax::NoEnd(format!("</{}>", self.elements.root[0])),
            (true, true) => return Ok(ElementPiece::End),
        };
        (self.started, self.closed) = (true, true);
        Err(Error::syntax(self.window.at(), found))
    }

    fn stray(&mut self) -> Error {
        self.strays_reported = true;
        let at = self.window.at();
        self.window.pass(1);
        let found = format!("a part of a unit outside any <{}>", self.elements.unit[0]);
        Error::syntax(at, Syntax::Malformed(found))
    }

    // Drops the text before the next `<`. Returns false if there is none.
    fn skip_to_tag(&mut self) -> Result<bool> {
        loop {
            let text = self.window.text();
            let found = memchr::memchr(b'<', text.as_bytes());
            let passed = found.unwrap_or(text.len());
            self.window.pass(passed);
            if found.is_some() {
                return Ok(true);
            }
            if !self.window.fill()? {
                return Ok(false);
            }
        }
    }

    fn unit_end(&mut self) -> Result<usize> {
        if let Some(end) = self.window.tag_end(0)?
            && self.window.text()[..end].ends_with("/>")
        {
            return Ok(end);
        }
        let elements = self.elements;
        let end = self.window.unit_end("<".len(), |tag| match elements.role(tag) {
            Role::UnitEnd => TagInUnit::End,
            Role::Unit | Role::Close => TagInUnit::Beyond,
            _ => TagInUnit::Part,
        })?;
        let name = self.elements.unit[0];
        match end {
            UnitEnd::Whole(end) => Ok(end),
            UnitEnd::Missing(seen) => {
                Err(self.broken(seen, Syntax::Malformed(format!("a <{name}> without its end"))))
            }
            UnitEnd::EndOfFile(seen) => {
                self.closed = true;
                Err(self.broken(seen, Syntax::Truncated(format!("<{name}>"))))
            }
            UnitEnd::TooLong(seen) => {
                let most = bytes(self.window.limits.unit_bytes as u64);
                Err(self.broken(seen, Syntax::Malformed(format!("a <{name}> of more than {most}"))))
            }
        }
    }

    // Gives up a unit, and drops the part of it that was seen.
    fn broken(&mut self, seen: usize, found: Syntax) -> Error {
        let start = self.window.at();
        self.window.pass(seen);
        self.strays_reported = true;
        Error::syntax(start, found)
    }

    fn header_end(&mut self) -> Result<Option<usize>> {
        let Some(start_tag) = self.window.find(0, b">")? else { return Ok(None) };
        if self.window.text()[..start_tag].ends_with("/>") {
            return Ok(Some(start_tag));
        }
        match self.window.find(start_tag, self.elements.header_end)? {
            Some(end) => Ok(self.window.find(end, b">")?),
            None => Ok(Some(start_tag)),
        }
    }
}

impl Elements {
    fn role(&self, tag: &str) -> Role {
        let name = local_name(tag);
        let named = |names: &[&str]| names.contains(&name);
        match tag.starts_with("</") {
            true if named(self.unit) => Role::UnitEnd,
            true if named(self.around) => Role::Close,
            true => Role::Other,
            false if named(self.unit) => Role::Unit,
            false if named(self.parts) => Role::Stray,
            false if named(self.root) => Role::Root,
            false if name == self.header => Role::Header,
            false => Role::Other,
        }
    }
}
