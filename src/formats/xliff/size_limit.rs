//! [`SizeLimit`]: how long a translation may be.

use std::borrow::Cow;

use super::version::Version;
use crate::formats::xml::tags::Element;

/// The most characters and bytes that a translation may have; `None` where the file sets no limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct SizeLimit {
    chars: Option<usize>,
    bytes: Option<usize>,
}

impl SizeLimit {
    /// Reads the limit of a unit, or of a segment in it.
    pub(super) fn of(element: Element<'_>) -> Self {
        Self::read(|name| element.attribute(name))
    }

    /// Reads the limit of a unit, a segment, a group or a file from the attributes of its tag: `maxwidth` and
    /// `maxbytes` of 1.2, memoQ's `mq:maxlengthchars`, `slr:sizeRestriction` of 2.x (`5` or `2,5`).
    pub(super) fn read<'t>(attribute: impl Fn(&str) -> Option<Cow<'t, str>>) -> Self {
        let number = |name: &str| attribute(name).and_then(|value| value.trim().parse::<f64>().ok());
        let number = |name: &str| number(name).filter(|number| *number >= 0.0).map(|number| number as usize);
        let restriction = attribute("slr:sizeRestriction").and_then(|restriction| {
            restriction.rsplit(',').next().and_then(|most| most.trim().parse::<usize>().ok())
        });
        let in_bytes = attribute("size-unit").as_deref() == Some("byte");
        // `maxwidth` may be in pixels. A character is at least one pixel wide, so the number bounds the
        // characters in any case.
        let width = number("maxwidth");
        Self {
            chars: width.filter(|_| !in_bytes).or_else(|| number("mq:maxlengthchars")).or(restriction),
            bytes: width.filter(|_| in_bytes).or_else(|| number("maxbytes")),
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
        Self { chars: joined(self.chars, outer.chars), bytes: joined(self.bytes, outer.bytes) }
    }

    /// Returns true if a text is short enough.
    pub(super) fn allows(self, text: &str) -> bool {
        self.chars.is_none_or(|most| text.chars().count() <= most)
            && self.bytes.is_none_or(|most| text.len() <= most)
    }
}
