//! [`Repair`]: a repair that a reader or writer made so that a unit could be kept.

use std::fmt;

use crate::error::Position;

/// A repair that a reader or writer made so that the unit could be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Repair {
    /// Where the unit starts that was mended.
    pub at: Position,
    /// What was mended.
    pub what: Repaired,
    /// How often, in this unit.
    pub count: u64,
}

/// What was mended.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Repaired {
    /// The file is not in the encoding it declares; it was read in this one.
    Encoding(&'static str),
    /// Bytes that are no text became U+FFFD.
    Bytes,
    /// A character that XML forbids was left out (a lone surrogate became U+FFFD).
    Character(u32),
    /// An entity that is not declared anywhere, or a bare `&`, was kept as text.
    Entity(String),
    /// An element that the format does not know was kept as an inline code.
    Element(String),
    /// A segment of the target that no segment of the source corresponds to was left out; its `mid`.
    Segment(String),
    /// The two texts of a row stood each in the column of the other's language, and were exchanged.
    Languages,
    /// A value that cannot be read was left out.
    Value(String),
}

/// The repairs of one unit: the same one twice is one, counted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Repairs(Vec<Repair>);

impl Repairs {
    // The most different repairs kept for one unit. Chosen by hand: a unit that consists of unknown entities
    // must not fill the memory.
    const MOST: usize = 64;

    pub(crate) fn note(&mut self, at: Position, what: Repaired) {
        if let Some(repair) = self.0.iter_mut().find(|repair| repair.what == what) {
            repair.count += 1;
        } else if self.0.len() < Self::MOST {
            self.0.push(Repair { at, what, count: 1 });
        }
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    pub(crate) fn as_slice(&self) -> &[Repair] {
        &self.0
    }
}

impl Repair {
    /// Returns what was mended and how often, without the place.
    #[must_use]
    pub fn reason(&self) -> String {
        match self.count {
            1 => self.what.to_string(),
            count => format!("{} ({count} times)", self.what),
        }
    }
}

impl fmt::Display for Repair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.at, self.reason())
    }
}

impl fmt::Display for Repaired {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Encoding(name) => write!(f, "not in the encoding it declares: read as {name}"),
            Self::Bytes => f.write_str("bytes that are no text became U+FFFD"),
            Self::Character(0xD800..=0xDFFF) => f.write_str("a lone surrogate became U+FFFD"),
            Self::Character(c) => write!(f, "U+{c:04X}, which XML forbids, left out"),
            Self::Entity(text) => write!(f, "{text} is not an entity, kept as text"),
            Self::Element(name) => write!(f, "<{name}> is not an element of this format, kept as a code"),
            Self::Segment(id) => write!(f, "target segment {id} has no source segment, left out"),
            Self::Languages => f.write_str("the languages were the wrong way round"),
            Self::Value(value) => write!(f, "cannot read {value}, left out"),
        }
    }
}
