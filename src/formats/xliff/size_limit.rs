//! [`SizeLimit`]: how long a translation may be.

use std::borrow::Cow;

use super::version::Version;
use crate::formats::xml::tags::Element;

/// The most characters, bytes and lines that a translation may have; `None` where the file sets no limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct SizeLimit {
    chars: Option<usize>,
    bytes: Option<usize>,
    lines: Option<usize>,
    storage: Storage,
}

/// The encoding in which the bytes of a translation are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Storage {
    #[default]
    Utf8,
    Utf16,
    Utf32,
}

impl Storage {
    /// Returns the encoding that a profile of 2.x names (`xliff:utf16`); UTF-8 for any other.
    pub(super) fn named(profile: &str) -> Self {
        match profile {
            "xliff:utf16" => Self::Utf16,
            "xliff:utf32" => Self::Utf32,
            _ => Self::Utf8,
        }
    }

    fn bytes(self, text: &str) -> usize {
        match self {
            Self::Utf8 => text.len(),
            Self::Utf16 => 2 * text.encode_utf16().count(),
            Self::Utf32 => 4 * text.chars().count(),
        }
    }
}

impl SizeLimit {
    /// Reads the limit of a unit, or of a segment in it.
    pub(super) fn of(element: Element<'_>) -> Self {
        Self::read(|name| element.attribute(name))
    }

    /// Reads the limit of a unit, a segment, a group, a file or a mark from the attributes of its tag:
    /// `maxwidth` and `maxbytes` of 1.2, memoQ's `mq:maxlengthchars`, `slr:sizeRestriction` and
    /// `slr:storageRestriction` of 2.x (`5` or `2,5`).
    pub(super) fn read<'t>(attribute: impl Fn(&str) -> Option<Cow<'t, str>>) -> Self {
        let number = |name: &str| attribute(name).and_then(|value| value.trim().parse::<f64>().ok());
        let number = |name: &str| number(name).filter(|number| *number >= 0.0).map(|number| number as usize);
        let restriction = |name: &str| {
            let restriction = attribute(name)?;
            restriction.rsplit(',').next().and_then(|most| most.trim().parse::<usize>().ok())
        };
        let (mut width, unit) = (number("maxwidth"), attribute("size-unit"));
        let (mut of_bytes, mut of_lines) = (None, None);
        match unit.as_deref() {
            Some("byte") => of_bytes = width.take(),
            Some("row") => of_lines = width.take(),
            // The number of characters says nothing about these lengths.
            Some("cm" | "em" | "ex" | "in" | "mm" | "percent") => width = None,
            // A character is at least one pixel wide, so the number bounds the characters in any case.
            _ => {}
        }
        Self {
            chars: width
                .or_else(|| number("mq:maxlengthchars"))
                .or_else(|| restriction("slr:sizeRestriction")),
            bytes: of_bytes.or_else(|| number("maxbytes")).or_else(|| restriction("slr:storageRestriction")),
            lines: of_lines,
            storage: Storage::default(),
        }
    }

    /// Returns the limit of an element inside a group or file that has a limit. In 1.2 the element's own
    /// limit replaces the inherited one. In 2.x a group bounds everything in it, so that the smaller limit
    /// counts.
    pub(super) fn inside(self, outer: Self, version: Version) -> Self {
        let joined = |own: Option<usize>, outer: Option<usize>| match version {
            Version::V1 => own.or(outer),
            Version::V2 => own.into_iter().chain(outer).min(),
        };
        Self {
            chars: joined(self.chars, outer.chars),
            bytes: joined(self.bytes, outer.bytes),
            lines: joined(self.lines, outer.lines),
            storage: outer.storage,
        }
    }

    /// Returns the limit with its bytes counted in this encoding.
    pub(super) fn stored_in(self, storage: Storage) -> Self {
        Self { storage, ..self }
    }

    /// Returns the limit with its bytes counted as those of another limit are.
    pub(super) fn stored_as(self, other: Self) -> Self {
        self.stored_in(other.storage)
    }

    /// Returns true if a text is short enough.
    pub(super) fn allows(self, text: &str) -> bool {
        self.chars.is_none_or(|most| text.chars().count() <= most)
            && self.bytes.is_none_or(|most| self.storage.bytes(text) <= most)
            && self.lines.is_none_or(|most| text.lines().count() <= most)
    }
}
