//! [`PieceCutter`]: cuts an XLIFF file into its units and the pieces of text between them. Joined in order,
//! the pieces are the file.

use std::io::Read;

use crate::error::{Position, Result, Syntax};
use crate::format::{Limits, bytes};
use crate::formats::xml::tags::{local_name, qualified_name};
use crate::formats::xml::window::{TagInUnit, UnitEnd, Window};

/// Cuts an XLIFF file without parsing it: a unit is one piece, and the text between units is cut at each tag.
/// Takes linear time and holds one piece at a time.
pub(super) struct PieceCutter<R>(Window<R>);

/// The kind of a piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
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

impl<R: Read> PieceCutter<R> {
    pub(super) fn new(input: R) -> Self {
        Self(Window::new(input))
    }

    /// Sets the limits, which hold from the next unit on.
    pub(super) fn set_limits(&mut self, limits: Limits) {
        self.0.limits = limits;
    }

    /// Returns the limits.
    pub(super) fn limits(&self) -> &Limits {
        &self.0.limits
    }

    /// Returns the text of the piece that was cut last.
    pub(super) fn piece(&self) -> &str {
        self.0.piece()
    }

    /// Returns where the piece that was cut last starts.
    pub(super) fn at(&self) -> Position {
        self.0.at()
    }

    /// Returns the encoding in which the file was read, if the file declares another one.
    pub(super) fn ignored_declaration(&self) -> Option<&'static str> {
        self.0.ignored_declaration()
    }

    /// Drops the piece that was cut last. Returns the number of undecodable sequences in it.
    pub(super) fn drop_piece(&mut self) -> u64 {
        self.0.drop_piece()
    }

    /// Cuts the next piece.
    pub(super) fn next(&mut self) -> Result<Piece> {
        self.drop_piece();
        while self.0.text().is_empty() {
            if !self.0.fill()? {
                return Ok(Piece::End);
            }
        }
        let text = self.0.text();
        match memchr::memchr(b'<', text.as_bytes()).unwrap_or(text.len()) {
            0 => self.tag(),
            text => Ok(self.cut(text, Piece::Between)),
        }
    }

    fn cut(&mut self, len: usize, piece: Piece) -> Piece {
        self.0.cut(len);
        piece
    }

    // Cuts the piece at the start of the window, which begins with `<`.
    fn tag(&mut self) -> Result<Piece> {
        self.0.read_name(0)?;
        if let Some(section) = self.0.section_end(0)? {
            return Ok(self.cut(section.unwrap_or(1), Piece::Between));
        }
        let Some(end) = self.0.tag_end(0)? else { return Ok(self.tag_without_end()) };
        self.0.root_seen();
        let tag = &self.0.text()[..end];
        let piece = match local_name(tag) {
            "trans-unit" | "unit" => Piece::Unit,
            "tag" | "cmt-def" => Piece::Definition,
            _ => return Ok(self.cut(end, Piece::Tag)),
        };
        if tag.starts_with("</") || tag.ends_with("/>") {
            return Ok(self.cut(end, if tag.starts_with("</") { Piece::Tag } else { piece }));
        }
        let name = qualified_name(tag).to_owned();
        self.unit(&name, end, piece)
    }

    fn tag_without_end(&mut self) -> Piece {
        let name = qualified_name(self.0.text());
        let piece = match local_name(name) {
            "trans-unit" | "unit" => {
                Piece::Broken(Syntax::Malformed(format!("a <{name}> tag without its end")))
            }
            _ => Piece::Between,
        };
        self.cut(1, piece)
    }

    // Cuts the unit with this name whose start tag ends at `start` in the window.
    fn unit(&mut self, name: &str, start: usize, whole: Piece) -> Result<Piece> {
        let end = self.0.unit_end(start, |tag| {
            if tag.starts_with("</") && qualified_name(tag) == name {
                TagInUnit::End
            } else if opens_or_ends_more(tag, name) {
                TagInUnit::Beyond
            } else {
                TagInUnit::Part
            }
        })?;
        Ok(match end {
            UnitEnd::Whole(end) => self.cut(end, whole),
            UnitEnd::Missing(seen) => {
                self.cut(seen, Piece::Broken(Syntax::Malformed(format!("a <{name}> without its end"))))
            }
            UnitEnd::EndOfFile(seen) => self.cut(seen, Piece::Broken(Syntax::Truncated(format!("<{name}>")))),
            UnitEnd::TooLong(seen) => {
                let most = bytes(self.0.limits.unit_bytes as u64);
                let found = Syntax::Malformed(format!("a <{name}> of more than {most}"));
                self.cut(seen, Piece::Broken(found))
            }
        })
    }
}

// Returns true for a tag that cannot stand in a unit: the start of the next unit, or the end of an element
// around units.
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
